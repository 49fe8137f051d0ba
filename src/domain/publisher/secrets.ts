// Checks the secrets DESK_TOKEN and KEY_PEPPERS, for the Worker and for `npm start` (RECEIPT_KEYS: src/rights/receipts/keys.ts). No objection quotes
// a secret or tells its length. Pure.

/** Minimum length of a secret, so that it cannot be guessed. */
const SECRET_CHARS = 32;

const TOO_SHORT = `shorter than ${SECRET_CHARS} characters`;

/** Returns the rest of a sentence that begins with the name of the secret; `undefined` if the secret can be used. It may be empty, which disables
 *  the bootstrap token. */
export function objectionToDeskToken(text: string): string | undefined {
  if (text === '') return undefined;
  // RFC 6750 §2.1: a bearer token has no other characters.
  if (!/^[A-Za-z0-9._~+/=-]+$/.test(text))
    return 'has a character that no token may have: only letters, digits and . _ ~ + / = - can be sent';
  return text.length < SECRET_CHARS ? `is ${TOO_SHORT}` : undefined;
}

export const PEPPER_ID = /^[A-Za-z0-9]{1,16}$/;

export interface Pepper {
  id: string;
  secret: string;
}

/** A stored key or token. */
export interface Peppered {
  /** Id of the pepper that made it. Absent: unknown, because an earlier program made it and it has not been used since. */
  pepper?: string;
}

/** A key or token in a list. */
export type Listed<T extends Peppered> = T & {
  /** KEY_PEPPERS does not have its pepper, so it can never be used again. */
  pepperRemoved?: true;
};

/** Marks the keys or tokens whose pepper is not among these. Nothing is said of an unknown pepper. */
export function withPepperStatus<T extends Peppered>(secrets: readonly T[], peppers: readonly Pick<Pepper, 'id'>[]): Listed<T>[] {
  const known = new Set(peppers.map(({ id }) => id));
  return secrets.map((secret) => (secret.pepper === undefined || known.has(secret.pepper) ? secret : { ...secret, pepperRemoved: true }));
}

type Peppers = { kind: 'usable'; peppers: Pepper[] } | { kind: 'unusable'; objection: string };

/** Reads `KEY_PEPPERS`: pairs `id:secret` separated by commas. New keys are minted with the first. If one pair is unusable the whole list is, because
 *  a partial list would refuse partners' keys without a warning to the operator. */
export function readPeppers(text: string): Peppers {
  if (text.trim() === '') return { kind: 'unusable', objection: 'is empty' };
  const peppers: Pepper[] = [];
  for (const [index, part] of text.split(',').entries()) {
    const [id = '', secret = '', ...more] = part.trim().split(':');
    const objection = objectionToPepper({ id, secret, more }, peppers);
    if (objection !== undefined) return { kind: 'unusable', objection: `cannot be read: part ${index + 1} ${objection}` };
    peppers.push({ id, secret });
  }
  return { kind: 'usable', peppers };
}

function objectionToPepper({ id, secret, more }: Pepper & { more: string[] }, before: readonly Pepper[]): string | undefined {
  if (more.length > 0) return 'has a second colon';
  if (!PEPPER_ID.test(id)) return 'does not begin with an id of 1 to 16 letters and digits';
  if (secret === '') return 'has no secret after its id';
  if (!/^[\x21-\x7e]+$/.test(secret)) return 'has a secret with white space or with a character that is not ASCII';
  if (secret.length < SECRET_CHARS) return `has a secret that is ${TOO_SHORT}`;
  return before.some((pepper) => pepper.id === id) ? 'has the id of another part' : undefined;
}

export function objectionToPeppers(text: string): string | undefined {
  const read = readPeppers(text);
  return read.kind === 'usable' ? undefined : read.objection;
}
