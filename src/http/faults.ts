// The only place where an exception becomes an answer. A ProblemError is sent as it is. Any other exception is our own fault: it is logged
// under an id, and the caller gets the id and no detail.
import type { Context } from 'hono';
import { problemPage } from '../pages/problems/problem-page.tsx';
import type { AppEnv } from './bindings.ts';
import { redirectToFeed } from './public/moved-feeds.ts';
import { answerPage, frameOf } from './public/page-response.ts';
import { publicPolicy, wantsPage } from './responses/navigation.ts';
import { ProblemError, problem } from './responses/problem.ts';
import { loggablePath, withoutSecrets } from './responses/redact.ts';

/** The page about an error of an app whose pages are for one person, such as the console's. */
export type ProblemPage = (context: Context<AppEnv>, about: ShownProblem, status: number) => Promise<Response>;

interface ShownProblem {
  name: ProblemError['problemName'];
  detail: string | undefined;
  instance: string | undefined;
}

/** @param ownPage absent: the page is public. */
export async function answerFault(fault: Error, context: Context<AppEnv>, ownPage?: ProblemPage): Promise<Response> {
  if (fault instanceof ProblemError) {
    const moved = fault.problemName === 'not-found' ? await redirectToFeed(context) : undefined;
    return moved ?? answerProblem(fault, context, ownPage);
  }
  const instance = `urn:uuid:${crypto.randomUUID()}`;
  // No query and no header, because a token may be in them.
  const { method, path } = context.req;
  const text = withoutSecrets(fault.stack ?? String(fault));
  console.error(JSON.stringify({ event: 'fault', instance, method, path: loggablePath(path), fault: text }));
  if (isUnreachable(fault))
    return answerProblem(new ProblemError('unavailable', { extensions: { instance }, headers: { 'retry-after': '10' } }), context, ownPage);
  return answerProblem(new ProblemError('internal', { extensions: { instance } }), context, ownPage);
}

/** Whether an object failed or could not be reached (`remote`, `retryable` or `overloaded` on the error). */
function isUnreachable(fault: Error): boolean {
  return ['remote', 'retryable', 'overloaded', 'durableObjectReset'].some((mark) => Reflect.get(fault, mark) === true);
}

export async function answerMissing(context: Context<AppEnv>, ownPage?: ProblemPage): Promise<Response> {
  const moved = await redirectToFeed(context);
  if (moved !== undefined) return moved;
  const hint = /^\/(?:v1|f)\//.test(context.req.path) ? ' GET /v1 lists the addresses for partners.' : '';
  return answerProblem(new ProblemError('not-found', { detail: `There is nothing at this address.${hint}` }), context, ownPage);
}

/** A person in a browser gets a page, every other client problem+json. Routes for keys and tokens always answer problem+json; answers of the
 *  others may be read from any origin, except at the console and the portal. */
async function answerProblem(
  { problemName: name, members }: ProblemError,
  context: Context<AppEnv>,
  ownPage: ProblemPage | undefined,
): Promise<Response> {
  const isOfKeys = isPrivate(context);
  if (!isOfKeys && wantsPage(context)) return problemAsPage(context, name, members, ownPage);
  const headers: Record<string, string> =
    isOfKeys || ownPage !== undefined
      ? { ...members.headers }
      : { 'access-control-allow-origin': '*', vary: 'Sec-Fetch-Dest', ...members.headers };
  const answer = problem(name, { ...members, headers, policy: publicPolicy(context, members.policy ?? 'none') });
  return context.req.method === 'HEAD' ? new Response(null, answer) : answer;
}

/** Whether the address is for desks or partners. */
function isPrivate({ req }: Context<AppEnv>): boolean {
  return /^\/(?:desk|v1|f)\//.test(req.path);
}

async function problemAsPage(
  context: Context<AppEnv>,
  name: ProblemError['problemName'],
  { detail, headers, extensions }: ProblemError['members'],
  ownPage: ProblemPage | undefined,
): Promise<Response> {
  const instance = typeof extensions?.['instance'] === 'string' ? extensions['instance'] : undefined;
  const { status } = problem(name);
  const about = { name, detail, instance };
  const answer = await (ownPage === undefined ? answerPublicly(context, about, status) : ownPage(context, about, status));
  for (const [field, value] of Object.entries(headers ?? {})) if (field !== 'cache-tag') answer.headers.set(field, value);
  return answer;
}

async function answerPublicly(context: Context<AppEnv>, about: ShownProblem, status: number): Promise<Response> {
  return answerPage(context, { html: problemPage({ frame: await frameOf(context), ...about }), modifiedMs: 0, tags: [], status });
}
