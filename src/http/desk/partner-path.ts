// What the desk's routes below a partner share: reading the path, dry runs, and refusals.

import type { Context } from 'hono';
import { dryRunQuerySchema, noQuerySchema } from '../../domain/values/query-fields.ts';
import { codeSchema } from '../../domain/values/term.ts';
import type { AppEnv } from '../bindings.ts';
import { directoryOf, type PartnerStub, partnerOf } from '../isolate/stubs.ts';
import { parsed } from '../requests/request-body.ts';
import { ProblemError } from '../responses/problem.ts';
import { someOf } from '../responses/some-of.ts';

/** Throws 404 for a partner that is not in the Directory, without calling its object, which would create it. */
export async function requirePartner(context: Context<AppEnv>): Promise<PartnerStub> {
  const id = codeIn(context, 'partner');
  if (!(await directoryOf(context.env).has(id))) throw unknownPartner();
  return partnerOf(context.env, id);
}

export function unknownPartner(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no partner of this name.' });
}

/** Agreements that a problem names; a partner may have any number of them. */
const NAMED_AGREEMENTS = 10;

/** `known`: ids that the partner has. A key's body and a preview's query both name an agreement in "agreement". */
export function noSuchAgreement(known: readonly string[]): ProblemError {
  const detail =
    known.length === 0
      ? 'The partner has no agreement yet. Put one first.'
      : `Name one of them in "agreement". The partner has: ${someOf(known, NAMED_AGREEMENTS)}.`;
  const more = known.length - NAMED_AGREEMENTS;
  const extensions = { agreements: known.slice(0, NAMED_AGREEMENTS), ...(more > 0 ? { more } : {}) };
  return new ProblemError('no-such-agreement', { detail, extensions });
}

/** The part of the path that names a partner, an agreement or a key. */
export function codeIn(context: Context<AppEnv>, name: 'partner' | 'agreement' | 'key' | 'user' | 'code'): string {
  const code = codeSchema.safeParse(context.req.param(name));
  if (!code.success) throw new ProblemError('bad-request', { detail: `The ${name} in the address must be 1 to 64 of a-z, 0-9 and "-".` });
  return code.data;
}

/** With `?dryRun=true` a route says what would happen, and writes nothing. */
export function isDryRun(context: Context<AppEnv>): boolean {
  return parsed(dryRunQuerySchema, context.req.query()).dryRun;
}

/** For routes that have no dry run: a request that asks for one must not write. */
export function refuseQuery(context: Context<AppEnv>): void {
  parsed(noQuerySchema, context.req.query());
}
