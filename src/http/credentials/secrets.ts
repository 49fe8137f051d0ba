// Checks the secrets of this deployment. Routes that need an unusable one answer 503 to everybody: a short secret could be guessed, and half of
// a malformed one would be another secret than its operator means.
import { objectionToDeskToken, objectionToPeppers } from '../../domain/publisher/secrets.ts';
import { namesOf } from '../../domain/values/stored.ts';
import { objectionToReceiptKeys } from '../../rights/receipts/keys.ts';
import type { Host } from '../isolate/isolate.ts';
import { ProblemError } from '../responses/problem.ts';

const OBJECTIONS = {
  DESK_TOKEN: objectionToDeskToken,
  KEY_PEPPERS: objectionToPeppers,
  RECEIPT_KEYS: objectionToReceiptKeys,
} as const satisfies Partial<Record<keyof Env, (text: string) => string | undefined | Promise<string | undefined>>>;

export type SecretName = keyof typeof OBJECTIONS;
type Secrets = Pick<Host, SecretName | 'isolate'>;

const RETRY_SECONDS = 300;

/** Each isolate logs once why a secret cannot be used. Promises are not cached, because a request may not await one of another request. */
async function isUsable(secrets: Secrets, name: SecretName): Promise<boolean> {
  // On a machine without a file of secrets the binding is missing.
  const text = secrets[name] ?? '';
  const { usableSecrets: known } = secrets.isolate;
  const kept = known.get(name);
  if (kept?.text === text) return kept.isUsable;
  const objection = await OBJECTIONS[name](text);
  const isLogged = known.get(name)?.text === text;
  if (objection !== undefined && !isLogged) console.error(JSON.stringify({ event: 'secret-unusable', secret: name, objection }));
  known.set(name, { text, isUsable: objection === undefined });
  return objection === undefined;
}

/** Whether this isolate has checked the secret before and found it usable. */
export function isKnownUsable(secrets: Secrets, name: SecretName): boolean {
  const kept = secrets.isolate.usableSecrets.get(name);
  return kept?.isUsable === true && kept.text === secrets[name];
}

export async function unusableSecrets(secrets: Secrets): Promise<SecretName[]> {
  const unusable: SecretName[] = [];
  for (const name of namesOf(OBJECTIONS)) if (!(await isUsable(secrets, name))) unusable.push(name);
  return unusable;
}

/** Throws the problem that names the first of them that cannot be used. */
export async function requireSecrets(secrets: Secrets, names: readonly SecretName[]): Promise<void> {
  for (const name of names) if (!(await isUsable(secrets, name))) throw unusable(name);
}

/** The answer contains neither the value nor what is wrong with it; the log says what is wrong. */
export function unusable(name: SecretName): ProblemError {
  const detail = `The secret ${name} of this service is missing or cannot be used. Operators: make another (docs/operations.md says how) and give it to the service with "npx wrangler secret put ${name}".`;
  return new ProblemError('secret-unusable', { detail, headers: { 'retry-after': String(RETRY_SECONDS) } });
}
