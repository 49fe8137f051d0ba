// The rights of a partner's users in words: for the console, the command line and the portal. Pure.
import type { UserRight } from './portal-user.ts';

/** In the order in which they are listed. `means` is what a person with the right may do, as docs/agreements.md says it. */
export const RIGHT_WORDS: Readonly<Record<UserRight, { label: string; means: string }>> = {
  read: { label: 'List', means: 'see the list of articles that the agreements grant' },
  copy: { label: 'Copy', means: 'open and copy articles, which is a delivery, as a pull with a key is' },
  account: { label: 'Account', means: 'see the agreement and the usage, and accept notices' },
  keys: { label: 'Keys', means: 'see and rotate the keys under the agreements, make and revoke test keys, and see the users' },
  sandbox: { label: 'Sandbox', means: 'publish synthetic articles in the sandbox, and see what programs do with them' },
  embargoed: { label: 'Embargoed copy', means: 'receive articles before their embargo ends, if the agreement grants it' },
};

/** What everybody who signs in may do, whatever their rights are. */
export const EVERY_USER = 'Every user sees withdrawals.';

/** For example: list, copy, account. */
export function rightsInWords(rights: readonly UserRight[]): string {
  const ordered = Object.keys(RIGHT_WORDS).flatMap((right) => rights.find((one) => one === right) ?? []);
  return ordered.map((right) => RIGHT_WORDS[right].label.toLowerCase()).join(', ');
}
