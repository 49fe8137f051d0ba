// Addresses of the console's pages about a partner and its agreements. Pure.

export const PARTNERS_PATH = '/console/partners';

export function partnerPath(partner: string): string {
  return `${PARTNERS_PATH}/${partner}`;
}

export function agreementPath(partner: string, agreement: string): string {
  return `${partnerPath(partner)}/agreements/${agreement}`;
}
