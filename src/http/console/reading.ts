// What a token without the scope "read" is not shown. The route of a form names the scope to send it; its answer may be a page that others need "read" for.
import type { Context } from 'hono';
import { errorsIn, type Refusal } from '../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError } from '../responses/problem.ts';

export function mayRead(context: Context<AppEnv>): boolean {
  return context.get('caller').scopes.includes('read');
}

/** A form that is not carried out is shown again on its page. Without the scope for the page, only the reason is given. */
export function requireRead(context: Context<AppEnv>, refused: { message: Refusal } | undefined): void {
  if (mayRead(context)) return;
  const reasons = typeof refused?.message === 'string' ? [refused.message] : errorsIn(refused?.message).map(({ message }) => message);
  const reason = reasons.map((sentence) => `${sentence} `).join('');
  throw new ProblemError('forbidden', { detail: `${reason}Your token does not cover the page of this form: it needs the scope "read".` });
}
