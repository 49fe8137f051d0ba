// Names of what has ids only at a partner: keys and people, whose ids have one form, and agreements. Pure data.

export interface Holder {
  name: string;
  /** It is a key, and not a person. */
  isKey: boolean;
}

/** By id. An id that is not among them is of nobody who is known. */
export type Holders = Readonly<Record<string, Holder>>;

export function holdersOf(keys: readonly NamedId[], people: readonly NamedId[]): Record<string, Holder> {
  const entries = (named: readonly NamedId[], isKey: boolean) => named.map(({ id, name }) => [id, { name, isKey }] as const);
  return Object.fromEntries([...entries(keys, true), ...entries(people, false)]);
}

interface NamedId {
  id: string;
  name: string;
}

export function holderName(holders: Holders, id: string): string | undefined {
  return Object.hasOwn(holders, id) ? holders[id]?.name : undefined;
}

/** A text such as `key 40636ecfc9ff` or `user 40636ecfc9ff`, which an audit trail has in place of a name. */
const ACTOR = /^(?:key|user) ([0-9a-f]{12})$/;

/** The id of the key or the person who did something; `undefined` if somebody else did. */
export function holderIdIn(who: string): string | undefined {
  return ACTOR.exec(who)?.[1];
}

interface Entry {
  who: string;
  action: string;
  subject: string;
}

/** Ids of the keys and people that did something, or with which something was done. */
export function holdersIn(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap((entry) => [holderIdIn(entry.who) ?? [], subjectHolder(entry) ?? []].flat()))];
}

/** The id of the key or the person whom an entry of a partner's audit trail is about; `undefined` if it is about something else. */
function subjectHolder({ action, subject }: Omit<Entry, 'who'>): string | undefined {
  return /^(?:key|user)\./.test(action) ? subject : undefined;
}

/** Numbers of contracts, by the ids of their agreements. */
export type References = Readonly<Record<string, string>>;

export function referenceOf(references: References | undefined, agreement: string): string | undefined {
  return references !== undefined && Object.hasOwn(references, agreement) ? references[agreement] : undefined;
}

/** An agreement as plain text: its id and the number of its contract, by which people know it. */
export function agreementName(id: string, references: References | undefined): string {
  const reference = referenceOf(references, id);
  return reference === undefined ? id : `${id}, ${reference}`;
}

/** Tells whether an entry of a partner's audit trail is about an agreement, whose id is then its subject. */
export function isAboutAgreement({ action }: Pick<Entry, 'action'>): boolean {
  return /^(?:agreement|notice|quota)\./.test(action);
}

/** The name of the key, person or agreement whom an entry of a partner's audit trail is about; `undefined` if it is about something else. */
export function subjectName(entry: Omit<Entry, 'who'>, { holders, references }: PartnerNames): string | undefined {
  return isAboutAgreement(entry) ? referenceOf(references, entry.subject) : holderName(holders, subjectHolder(entry) ?? '');
}

export interface PartnerNames {
  holders: Holders;
  references: References;
}
