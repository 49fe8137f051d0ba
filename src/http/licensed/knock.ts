// What is wrong with a request is told to a key that is good here, and counts against its rate. To one that is revoked or expired it would
// tell that the key was genuine once: every failure of authentication looks like every other (design §2.11).
import type { Context } from 'hono';
import { PROBLEM_TYPES } from '../../domain/problem.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../problem.ts';
import { callPartner } from './partner-call.ts';

type Answer = (context: Context<AppEnv>) => Response | Promise<Response>;

export function telling(answer: Answer): Answer {
  return async (context) => {
    try {
      return await answer(context);
    } catch (fault) {
      if (fault instanceof ProblemError && isOfRequest(fault) && !hasAsked(context)) await knock(context);
      throw fault;
    }
  };
}

/** Where we are at fault, nothing is told of the key. */
function isOfRequest({ problemName: name }: ProblemError): boolean {
  return PROBLEM_TYPES[name].status < 500 && name !== 'unauthorised';
}

/** The partner's object has let the key in: what it said of the rate is there. */
function hasAsked(context: Context<AppEnv>): boolean {
  return context.get('allowance') !== undefined;
}

/** Throws what the partner's object has against the key. */
async function knock(context: Context<AppEnv>): Promise<void> {
  const credential = context.get('credential');
  const scope = context.get('keyScope');
  await callPartner(context, async (partner) => await partner.knock(credential, scope));
}
