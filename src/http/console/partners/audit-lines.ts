// Entries of a partner's audit trail as people read them: what is different since, in the words of the forms. Pure.
import { agreementSchema } from '../../../domain/agreements/agreement.ts';
import { changedTerms } from '../../../domain/agreements/words/changed-terms.ts';
import { dateInWords, type WordsPublisher } from '../../../domain/agreements/words/phrases.ts';
import { changedMembers } from '../../../domain/values/changed-members.ts';
import type { AuditEntry } from '../../../objects/sqlite/audit.ts';
import type { AuditChange, AuditLine } from '../../../pages/console/partners/partner-audit.tsx';

export function linesOf(entries: readonly AuditEntry[], publisher: WordsPublisher): AuditLine[] {
  return entries.map((entry) => {
    const { at, who, action, subject } = entry;
    return { at, who, action, subject, changes: changesOf(entry, publisher) };
  });
}

/** The page of a new agreement has its terms. */
function changesOf({ action, before, after }: AuditEntry, publisher: WordsPublisher): AuditChange[] {
  if (action === 'agreement.add') return [];
  const [was, is] = [recordIn(before), recordIn(after)];
  if (action === 'agreement.change') {
    const [former, latter] = [agreementSchema.safeParse(was), agreementSchema.safeParse(is)];
    // An earlier program may have stored terms that this one does not accept.
    if (former.success && latter.success) return changedTerms(former.data, latter.data, publisher);
  }
  return changedMembers(was, is)
    .filter(({ name }) => !UNTOLD.has(name))
    .map(({ name, before: former, after: latter }) => {
      return { label: labelOf(name), before: inWords(former, publisher), after: inWords(latter, publisher) };
    });
}

/** Members that the entry says in another column, or that mean nothing to a person. */
const UNTOLD: ReadonlySet<string> = new Set(['id', 'created', 'pepper', 'sha256', 'lastUsed.at', 'lastUsed.addressPrefix']);

/** Names of members that are no words for people. */
const LABELS: Readonly<Record<string, string>> = {
  mode: 'Kind',
  scopes: 'Opens',
  cidrs: 'Only from',
  expires: 'Ends',
  replacedBy: 'Replaced by',
};

function labelOf(name: string): string {
  return LABELS[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function inWords(text: string, publisher: WordsPublisher): string {
  return INSTANT.test(text) ? dateInWords(text, publisher) : text;
}

/** Most entries have JSON of a record; others have a text. */
function recordIn(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { value: text };
  }
}
