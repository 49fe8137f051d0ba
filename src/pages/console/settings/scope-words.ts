// What each scope of a token allows, in words. Pure data.
import type { DeskScope } from '../../../domain/publisher/desk-scope.ts';

export const SCOPE_WORDS = {
  read: { label: 'Read', allows: 'It may read articles in every state, partners, withdrawals, settings and the audit trail.' },
  articles: { label: 'Articles', allows: 'It may write, publish, correct, hold and withdraw articles.' },
  publisher: { label: 'Settings', allows: 'It may change the publisher’s settings, and names of sections, subjects and authors.' },
  partners: { label: 'Partners', allows: 'It may add partners, write agreements, and issue and revoke keys.' },
  tokens: { label: 'Tokens', allows: 'It may make and revoke tokens, and so decide who works here.' },
  backup: { label: 'Backups', allows: 'It may download everything that is stored, and restore it.' },
} as const satisfies Record<DeskScope, { label: string; allows: string }>;

export function scopesInWords(scopes: readonly DeskScope[]): string {
  return scopes.map((scope) => SCOPE_WORDS[scope].label).join(', ');
}
