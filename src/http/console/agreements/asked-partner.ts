// Asks a partner's object for the console. A partner that is not in the Directory is not asked, because a call would create its object.
import type { Context } from 'hono';
import { codeSchema } from '../../../domain/values/term.ts';
import { within } from '../../../objects/rpc-limits.ts';
import type { AppEnv } from '../../bindings.ts';
import { directoryOf, type PartnerStub, partnerOf } from '../../isolate/stubs.ts';
import { ProblemError } from '../../responses/problem.ts';

export type ConsoleContext = Context<AppEnv>;

/** A person waits for the page. */
const ANSWER_MS = 5_000;

/** Returns what the partner's object answers; `undefined` if it or the Directory does not answer. Throws 404 for a partner that is not in the
 *  Directory. */
export async function askedPartner<T>(
  context: ConsoleContext,
  call: (partner: PartnerStub) => Promise<T>,
): Promise<{ answer: T } | undefined> {
  const id = codeOf(context, 'partner');
  const isKnown = await answeredInTime(async () => directoryOf(context.env).has(id));
  if (isKnown?.answer === false) throw new ProblemError('not-found', { detail: 'There is no partner at this address.' });
  return isKnown && answeredInTime(async () => call(partnerOf(context.env, id)));
}

/** `undefined`: there is no answer, or it comes too late for somebody who waits for a page. */
export async function answeredInTime<T>(call: () => Promise<T>): Promise<{ answer: T } | undefined> {
  try {
    return { answer: await within(ANSWER_MS, call) };
  } catch (fault) {
    if (fault instanceof ProblemError) throw fault;
    return undefined;
  }
}

/** The part of the path that names a partner, an agreement or a user. */
export function codeOf(context: ConsoleContext, name: 'partner' | 'agreement' | 'user'): string {
  const code = codeSchema.safeParse(context.req.param(name));
  if (!code.success) throw new ProblemError('not-found', { detail: `There is no ${name} at this address.` });
  return code.data;
}

export function noAgreement(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no agreement at this address.' });
}
