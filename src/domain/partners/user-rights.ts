// The rights of a partner's users in words: for the console, the command line and the portal. Pure.
import type { UserRight } from './portal-user.ts';

/** In the order in which they are listed. `means` is what a person with the right does, after the person's name. */
export const RIGHT_WORDS: Readonly<Record<UserRight, { label: string; means: string }>> = {
  read: { label: 'List', means: 'sees the list of articles that the agreements grant' },
  copy: { label: 'Copy', means: 'opens and copies articles, which is a delivery, as with a key' },
  account: { label: 'Account', means: 'sees the agreements and the usage, and accepts notices' },
  keys: { label: 'Keys', means: 'sees and rotates the partner’s keys, and sees its users' },
  sandbox: { label: 'Sandbox', means: 'publishes synthetic articles, with which programs are tried' },
  embargoed: { label: 'Embargoed copy', means: 'receives articles before their embargo ends, if the agreement grants it' },
};

/** What everybody who signs in may do, whatever their rights are. */
export const EVERY_USER = 'Every user sees withdrawals.';

/** For example: list, copy, account. */
export function rightsInWords(rights: readonly UserRight[]): string {
  const ordered = Object.keys(RIGHT_WORDS).flatMap((right) => rights.find((one) => one === right) ?? []);
  return ordered.map((right) => RIGHT_WORDS[right].label.toLowerCase()).join(', ');
}
