// Entries of the audit trail in words: what was done, with what, and what it changed. Entries of older programs are read too. Pure.
import { DESK_SCOPES } from '../../../domain/publisher/desk-scope.ts';
import { ARTICLES_PATH } from '../../../pages/console/articles.tsx';
import type { AuditLine } from '../../../pages/console/settings/audit.tsx';
import { scopesInWords } from '../../../pages/console/settings/scope-words.ts';
import { SETTINGS_PATH } from '../../../pages/console/settings/settings.tsx';
import { TOKENS_PATH } from '../../../pages/console/settings/tokens.tsx';
import { actionName } from '../../../pages/console/version-words.tsx';
import { type ChangedFact, changedFacts } from './publisher-difference.ts';

export interface StoredEntry {
  number: number;
  at: string;
  who: string;
  tokenId?: string;
  action: string;
  subject: string;
  subjectName?: string;
  before?: string;
  after?: string;
  run?: string;
}

const ACTIONS: Readonly<Record<string, string>> = {
  'publisher.change': 'Settings changed',
  'term.rename': 'Renamed',
  'term.merge': 'Joined to another',
  'token.mint': 'Token made',
  'token.revoke': 'Token revoked',
  'session.start': 'Signed in',
  'session.end': 'Signed out',
  'catalogue.export': 'Exported everything',
  'catalogue.restore': 'Restored from a backup',
};

export function lineOf(entry: StoredEntry): AuditLine {
  const { number, at, who, action, subject, subjectName } = entry;
  const what = action.startsWith('article.') ? actionName(action.slice('article.'.length)) : (ACTIONS[action] ?? action);
  const named = action === 'token.mint' ? textsOf(parsed(entry.after)).get(NAME) : undefined;
  // Neither the id of a session nor the epoch that was exported says anything to anybody.
  const shown = action.startsWith('session.') || action === 'catalogue.export' ? '' : (subjectName ?? named ?? subject);
  return { number, at, who, what, subject: shown, href: hrefOf(entry), change: changeOf(entry), changeHref: changeHrefOf(entry) };
}

function hrefOf({ action, subject }: StoredEntry): string | undefined {
  if (action.startsWith('article.')) return `${ARTICLES_PATH}/${encodeURIComponent(subject)}`;
  if (action.startsWith('token.')) return `${TOKENS_PATH}/${encodeURIComponent(subject)}`;
  if (action.startsWith('term.')) return `${SETTINGS_PATH}/${subject.split('/').map(encodeURIComponent).join('/')}`;
  return undefined;
}

/** The page that shows the difference, if there is one to show. */
function changeHrefOf({ number, action, subject, before, after }: StoredEntry): string | undefined {
  if (action.startsWith('session.')) return undefined;
  if (action.startsWith('article.'))
    return /^\d{1,9}$/.test(after ?? '') ? `${ARTICLES_PATH}/${encodeURIComponent(subject)}/versions/${after}` : undefined;
  return before !== undefined || after !== undefined ? `/console/audit/${number}` : undefined;
}

const NAMED_FIELDS = 4;

/** In a few words. */
function changeOf(entry: StoredEntry): string {
  const { action, after } = entry;
  if (action.startsWith('article.')) return after === undefined ? '' : `version ${after}`;
  const facts = factsChanged(entry);
  if (action === 'publisher.change') {
    const labels = [...new Set(facts.map(({ label }) => label.split(': ')[0] ?? label))];
    const more = labels.length - NAMED_FIELDS;
    return `${labels.slice(0, NAMED_FIELDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
  const shown = action === 'token.mint' ? facts.filter(({ label }) => label !== NAME) : facts;
  return shown.map(({ label, before, after: now }) => (before === '' ? now : `${label}: ${before} → ${now}`)).join('; ');
}

/** Field by field, never as JSON. */
export function factsChanged({ action, before, after }: StoredEntry): ChangedFact[] {
  const [was, is] = [parsed(before), parsed(after)];
  if (action === 'publisher.change') return changedFacts(was, is);
  const [former, latter] = [textsOf(was), textsOf(is)];
  return [...new Set([...former.keys(), ...latter.keys()])].flatMap((label) => {
    const [one = '', other = ''] = [former.get(label), latter.get(label)];
    return one === other ? [] : [{ label, before: one, after: other, field: label }];
  });
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // What an older program wrote is shown as it is.
    return text;
  }
}

const NAME = 'Name';
const LABELS: Readonly<Record<string, string>> = { code: 'Code', name: NAME, scopes: 'May', way: 'Way' };
const WAYS: Readonly<Record<string, string>> = { token: 'with a token', link: 'by a link' };

/** The members of a small object, by their labels. */
function textsOf(value: unknown): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object') return new Map([['Records', String(value)]]);
  return new Map(Object.entries(value).map(([member, content]) => [LABELS[member] ?? member, wordsOf(member, content)]));
}

function wordsOf(member: string, content: unknown): string {
  if (member === 'way') return WAYS[String(content)] ?? String(content);
  if (!Array.isArray(content)) return readable(String(content));
  const known = DESK_SCOPES.filter((scope) => content.includes(scope));
  return member === 'scopes' && known.length === content.length ? scopesInWords(known) : content.map(String).join(', ');
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d\.\d{3}Z$/;

/** An instant by day and minute. Other texts are left as they are. */
function readable(text: string): string {
  return text.replace(INSTANT, '$1 $2 UTC');
}
