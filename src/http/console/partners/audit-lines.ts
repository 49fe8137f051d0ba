// Entries of a partner's audit trail as people read them: what is different since, in the words of the forms. Pure.
import { agreementSchema } from '../../../domain/agreements/agreement.ts';
import { changedTerms } from '../../../domain/agreements/words/changed-terms.ts';
import { dateInWords, type WordsPublisher } from '../../../domain/agreements/words/phrases.ts';
import { holderIdIn, holderName, type PartnerNames, subjectName } from '../../../domain/partners/holders.ts';
import { USER_RIGHTS } from '../../../domain/partners/portal-user.ts';
import { rightsInWords } from '../../../domain/partners/user-rights.ts';
import { changedMembers } from '../../../domain/values/changed-members.ts';
import { present } from '../../../domain/values/present.ts';
import type { AuditEntry } from '../../../objects/sqlite/audit.ts';
import type { AuditChange, AuditLine } from '../../../pages/console/partners/partner-audit.tsx';

/** `names`: of the keys and people whose ids are in the entries, and of the agreements. */
export function linesOf(entries: readonly AuditEntry[], publisher: WordsPublisher, names: PartnerNames): AuditLine[] {
  const { holders } = names;
  return entries.map((entry) => {
    const { at, who, action, subject } = entry;
    const named = { whoName: holderName(holders, holderIdIn(who) ?? ''), subjectName: subjectName(entry, names) };
    return { ...present(named), at, who, action, subject, holders, changes: changesOf(entry, publisher) };
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
      const words = (text: string) => (action.startsWith('user.') && name === 'rights' ? rightsIn(text) : inWords(text, publisher));
      return { label: labelOf(name), before: words(former), after: words(latter) };
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
  email: 'E-mail',
};

function labelOf(name: string): string {
  return LABELS[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function inWords(text: string, publisher: WordsPublisher): string {
  return INSTANT.test(text) ? dateInWords(text, publisher) : text;
}

/** Rights that this program does not know are shown as they are. */
function rightsIn(text: string): string {
  const rights = text.split(', ');
  const known = USER_RIGHTS.filter((right) => rights.includes(right));
  return known.length === rights.length ? rightsInWords(known) : text;
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
