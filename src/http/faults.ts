// The only place where an exception becomes an answer. A ProblemError is sent as it is. Any other exception is our own fault: it is logged
// under an id, and the caller gets the id and no detail.
import type { Context } from 'hono';
import { problemPage } from '../pages/problems/problem-page.tsx';
import type { AppEnv } from './bindings.ts';
import { lateModule } from './late-module.ts';
import { redirectToFeed } from './public/moved-feeds.ts';
import { answerPage, frameOf } from './public/page-response.ts';
import { publicPolicy, wantsPage } from './responses/navigation.ts';
import { ProblemError, problem } from './responses/problem.ts';
import { loggablePath, withoutSecrets } from './responses/redact.ts';

const consoleProblem = lateModule(() => import('./console/problem.ts'));
const portalProblem = lateModule(() => import('./portal/problem.ts'));

export async function answerFault(fault: Error, context: Context<AppEnv>): Promise<Response> {
  if (fault instanceof ProblemError) {
    const moved = fault.problemName === 'not-found' ? await redirectToFeed(context) : undefined;
    return moved ?? answerProblem(fault, context);
  }
  const instance = `urn:uuid:${crypto.randomUUID()}`;
  // No query and no header, because a token may be in them.
  const { method, path } = context.req;
  const text = withoutSecrets(fault.stack ?? String(fault));
  console.error(JSON.stringify({ event: 'fault', instance, method, path: loggablePath(path), fault: text }));
  if (isUnreachable(fault))
    return answerProblem(new ProblemError('unavailable', { extensions: { instance }, headers: { 'retry-after': '10' } }), context);
  return answerProblem(new ProblemError('internal', { extensions: { instance } }), context);
}

/** Whether an object failed or could not be reached (`remote`, `retryable` or `overloaded` on the error). */
function isUnreachable(fault: Error): boolean {
  return ['remote', 'retryable', 'overloaded', 'durableObjectReset'].some((mark) => Reflect.get(fault, mark) === true);
}

export async function answerMissing(context: Context<AppEnv>): Promise<Response> {
  const moved = await redirectToFeed(context);
  if (moved !== undefined) return moved;
  const hint = /^\/(?:v1|f)\//.test(context.req.path) ? ' GET /v1 lists the addresses for partners.' : '';
  return answerProblem(new ProblemError('not-found', { detail: `There is nothing at this address.${hint}` }), context);
}

/** A person in a browser gets a page, every other client problem+json. Routes for keys and tokens always answer problem+json; answers of the
 *  others may be read from any origin, except at the console and the portal. */
async function answerProblem({ problemName: name, members }: ProblemError, context: Context<AppEnv>): Promise<Response> {
  const isOfKeys = isPrivate(context);
  if (!isOfKeys && wantsPage(context)) return problemAsPage(context, name, members);
  const headers: Record<string, string> =
    isOfKeys || ownPagesOf(context) !== undefined
      ? { ...members.headers }
      : { 'access-control-allow-origin': '*', vary: 'Sec-Fetch-Dest', ...members.headers };
  const answer = problem(name, { ...members, headers, policy: publicPolicy(context, members.policy ?? 'none') });
  return context.req.method === 'HEAD' ? new Response(null, answer) : answer;
}

/** Whether the address is for desks or partners. */
function isPrivate({ req }: Context<AppEnv>): boolean {
  return /^\/(?:desk|v1|f)\//.test(req.path);
}

/** The first part of the path, if its pages are for one person. */
function ownPagesOf({ req }: Context<AppEnv>): 'console' | 'portal' | undefined {
  const [, first] = /^\/(console|portal)(?:\/|$)/.exec(req.path) ?? [];
  return first === 'console' || first === 'portal' ? first : undefined;
}

async function problemAsPage(
  context: Context<AppEnv>,
  name: ProblemError['problemName'],
  { detail, headers, extensions }: ProblemError['members'],
): Promise<Response> {
  const instance = typeof extensions?.['instance'] === 'string' ? extensions['instance'] : undefined;
  const { status } = problem(name);
  const answer = await answerProblemPage(context, { name, detail, instance, status });
  for (const [field, value] of Object.entries(headers ?? {})) if (field !== 'cache-tag') answer.headers.set(field, value);
  return answer;
}

interface ShownProblem {
  name: ProblemError['problemName'];
  detail: string | undefined;
  instance: string | undefined;
  status: number;
}

async function answerProblemPage(context: Context<AppEnv>, { status, ...about }: ShownProblem): Promise<Response> {
  switch (ownPagesOf(context)) {
    case 'console':
      return (await consoleProblem()).answerConsoleProblem(context, about, status);
    case 'portal':
      return (await portalProblem()).answerPortalProblem(context, about, status);
    default:
      return answerPage(context, { html: problemPage({ frame: await frameOf(context), ...about }), modifiedMs: 0, tags: [], status });
  }
}
