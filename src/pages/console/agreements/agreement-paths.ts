// Addresses of the console's pages about a partner and its agreements. Pure.

export const PARTNERS_PATH = '/console/partners';
export const NEW_PARTNER_PATH = '/console/new-partner';

export function partnerPath(partner: string): string {
  return `${PARTNERS_PATH}/${partner}`;
}

/** Of a user of the partner's portal. */
export function userPath(partner: string, user: string): string {
  return `${partnerPath(partner)}/users/${user}`;
}

/** Of the form for another agreement. */
export function newAgreementPath(partner: string): string {
  return `${partnerPath(partner)}/new-agreement`;
}

export function agreementPath(partner: string, agreement: string): string {
  return `${partnerPath(partner)}/agreements/${agreement}`;
}
