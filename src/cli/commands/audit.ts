// `tearsheet audit`: who did what at the desk.
import type { Command } from 'commander';
import { absenceOf } from '../../domain/agreements/fields/agreement-fields.ts';
import { changedTerms, termsOf, textOf } from '../agreements/changed-terms.ts';
import type { AuditRow } from '../client/desk-client.ts';
import { parseJsonObject } from '../client/json-object.ts';
import { runName, wholeNumber } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { named } from '../terminal/named.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { actionInWords } from './action-words.ts';
import { inPublisherZone } from './publisher-zone.ts';

export function addAuditCommand(root: Command): void {
  root
    .command('audit')
    .description('show who did what, newest first')
    .option('--limit <number>', 'how many entries', wholeNumber, 50)
    .option('--run <run>', 'only changes that this run of an import made', runName)
    .option('--cursor <cursor>', 'go on where the last list ended')
    .action(async (query: { run?: string; limit: number; cursor?: string }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await inPublisherZone({ desk, terminal }, desk.listAudit(query));
      terminal.show(body, () => {
        showAudit(terminal, body.entries);
        if (body.next !== undefined) terminal.note(`There are more: --cursor ${body.next}`, 'faint');
      });
    });
}

/** Only the differences are shown. With --json a program gets both states as they were recorded. */
export function showAudit(terminal: Terminal, entries: readonly AuditRow[]): void {
  const isRead = terminal.isInteractive;
  const hasRuns = entries.some(({ run }) => run !== undefined);
  const hasNames = entries.some(({ whoName, subjectName }) => whoName !== undefined || subjectName !== undefined);
  const rows = entries.map((entry): Cell[] => {
    const { at, who, whoName, tokenId = '', action, subject, subjectName, run = '' } = entry;
    const runs = hasRuns ? [run] : [];
    const token = [tokenId];
    const change = { text: changeIn(entry), instants: 'dated' as const };
    const when = { text: at, instants: 'dated' as const };
    if (isRead) return [when, named(who, whoName), ...token, actionInWords(action), named(subject, subjectName), change, ...runs];
    // In a pipe the token, the run of an import and the names come last, because programs count the fields before them.
    return [when, who, action, subject, change, ...token, ...runs, ...(hasNames ? [whoName ?? '', subjectName ?? ''] : [])];
  });
  terminal.table(['When', 'Who', 'Token', 'What', 'On', 'Change', ...(hasRuns ? ['Run'] : [])], rows, 'There are no entries yet.');
}

/** For a new record: enough to recognise it by. */
const SHOWN_TERMS = 5;
const KNOWN_BY = ['name', 'reference', 'mode', 'form', 'agreement', 'scopes', 'validFrom', 'validUntil', 'expires'];
/** Records of earlier versions of the service contain only what changed after these. */
const PARTIAL_AFTER = ['key.rotate', 'key.revoke'];

export function changeIn({ action, before = '', after = '' }: Pick<AuditRow, 'action' | 'before' | 'after'>): string {
  const [was, is] = [parseJsonObject(before), parseJsonObject(after)];
  if (is === undefined) return valueIn(action, before, after);
  if (was === undefined) return newIn(is);
  const now = PARTIAL_AFTER.includes(action) ? { ...was, ...is } : is;
  const [from, to] = [byCode(was), byCode(now)];
  const [old, current] = [termsOf(from), termsOf(to)];
  const changes = changedTerms(from, to, action.startsWith('agreement.') ? absenceOf : undefined);
  return changes
    .map(
      ({ term, before: then, after: next }) =>
        `${term}: ${entriesIn(old.get(term), current.get(term)) ?? `${short(then)} → ${short(next)}`}`,
    )
    .join('; ');
}

/** The number of a version, or of restored records. */
function valueIn(action: string, before: string, after: string): string {
  const value = before === '' ? after : `${before} → ${after}`;
  return action.startsWith('article.') && value !== '' ? `version: ${value}` : value;
}

/** Lists of sections and desks become records by their codes, so that a change in one does not show all of them. */
function byCode(record: object): object {
  const members: [string, unknown][] = Object.entries(record);
  return Object.fromEntries(members.map(([name, value]) => [name, isCoded(value) ? keyed(value) : value]));
}

function keyed(list: readonly { code: string }[]): object {
  const entries = list.map(({ code, ...others }) => [code, Object.keys(others).length === 0 ? 'listed' : others] as const);
  return { ...Object.fromEntries(entries), order: list.map(({ code }) => code) };
}

function isCoded(value: unknown): value is { code: string }[] {
  const hasCode = (one: unknown) => typeof one === 'object' && one !== null && 'code' in one && typeof one.code === 'string';
  return Array.isArray(value) && value.length > 0 && value.every(hasCode);
}

/** What was added to a list and what was removed; `undefined` for other values. */
function entriesIn(before: unknown, after: unknown): string | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const [was, is] = [before.map(textOf), after.map(textOf)];
  const added = is.filter((one) => !was.includes(one));
  const removed = was.filter((one) => !is.includes(one));
  const parts = [
    ...(added.length === 0 ? [] : [`added ${short(added.join(', '))}`]),
    ...(removed.length === 0 ? [] : [`removed ${short(removed.join(', '))}`]),
  ];
  return parts.length === 0 ? 'in another order' : parts.join(', ');
}

/** Longer values are cut here; --json has them whole. */
const SHOWN_CHARS = 80;

function short(value: string): string {
  return value.length <= SHOWN_CHARS ? value : `${value.slice(0, SHOWN_CHARS - 1)}…`;
}

/** The field that identifies it comes first. */
function newIn(record: object): string {
  const place = (term: string) => (KNOWN_BY.includes(term) ? KNOWN_BY.indexOf(term) : KNOWN_BY.length);
  const terms = [...termsOf(byCode(record))]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([term, value]) => `${term}: ${short(textOf(value))}`);
  const others = terms.length - SHOWN_TERMS;
  return [...terms.slice(0, SHOWN_TERMS), ...(others > 0 ? [`and ${others} more (--json)`] : [])].join('; ');
}
