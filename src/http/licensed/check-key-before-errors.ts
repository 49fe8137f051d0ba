// A faulty request gets its error only after its key was found good, and counts against the key's rate. A revoked or expired key that got
// this error instead of a 401 would show that it was once genuine.
import type { Context } from 'hono';
import { PROBLEM_TYPES } from '../../domain/problems/problem.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';
import { admitKey } from './partner-call.ts';

type Answer = (context: Context<AppEnv>) => Response | Promise<Response>;

export function checkKeyBeforeErrors(answer: Answer): Answer {
  return async (context) => {
    try {
      return await answer(context);
    } catch (fault) {
      if (fault instanceof ProblemError && needsKeyCheck(fault) && !isAnswered(context)) await admitKey(context);
      throw fault;
    }
  };
}

/** Whether the fault may have been thrown before the key was admitted. Forged keys were refused earlier. An object that does not answer is not
 *  called a second time. */
function needsKeyCheck({ problemName: name }: ProblemError): boolean {
  return name === 'secret-unusable' || (PROBLEM_TYPES[name].status < 500 && name !== 'unauthorised');
}

/** The partner's object has accepted the key, and has admitted the request or refused it for its rate, its scope or its terms: it is asked
 *  about the same key no second time. */
function isAnswered(context: Context<AppEnv>): boolean {
  return context.get('allowance') !== undefined;
}
