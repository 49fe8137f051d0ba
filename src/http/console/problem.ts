// Answers of the console about an error, to a person in a browser.
import type { Context } from 'hono';
import { consoleProblemPage } from '../../pages/console/problem.tsx';
import type { AppEnv } from '../bindings.ts';
import { type ProblemError, problem } from '../responses/problem.ts';
import { answerConsole, consoleFrameOf, signedInFrameOf } from './console-page.ts';

/** With the navigation, if somebody is signed in. */
export async function answerConsoleProblem(context: Context<AppEnv>, { problemName: name, members }: ProblemError): Promise<Response> {
  const frame = await (context.get('caller') === undefined ? consoleFrameOf(context) : signedInFrameOf(context));
  const { detail, headers, extensions } = members;
  const instance = typeof extensions?.['instance'] === 'string' ? extensions['instance'] : undefined;
  const answer = await answerConsole(context, consoleProblemPage({ frame, name, detail, instance }), problem(name).status);
  for (const [field, value] of Object.entries(headers ?? {})) if (field !== 'cache-tag') answer.headers.set(field, value);
  return answer;
}
