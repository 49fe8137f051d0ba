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
      if (fault instanceof ProblemError && isOfRequest(fault)) await admitKey(context);
      throw fault;
    }
  };
}

/** Faults of ours reveal nothing about the key, and need no call. */
function isOfRequest({ problemName: name }: ProblemError): boolean {
  return PROBLEM_TYPES[name].status < 500 && name !== 'unauthorised';
}
