// Answers with pages of the console. No cache stores them, and they run no script but our own.
import type { Context } from 'hono';
import type { ConsoleFrame } from '../../pages/console/console-layout.tsx';
import { consolePolicy } from '../../pages/console/console-policy.ts';
import type { AppEnv } from '../bindings.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { CACHE_POLICIES } from '../responses/cache-policy.ts';

type ConsoleContext = Context<AppEnv>;

/** What surrounds a page: the publisher's name, and who is signed in. What is unavailable is left out. A form that was carried out is answered with a
 *  redirection, or with a page that has no form. */
export async function consoleFrameOf(context: ConsoleContext): Promise<ConsoleFrame> {
  const found = await publisherNow(context.env).catch(() => undefined);
  const publisher =
    found === undefined
      ? undefined
      : { name: found.publisher.name, language: found.publisher.language, timeZone: found.publisher.timeZone };
  return { publisher, path: context.req.path, nonce: nonceOf(context), isUnstored: context.req.method === 'POST' };
}

/** One for each answer: it is made with the first part of the page that needs it. */
function nonceOf(context: ConsoleContext): string {
  const known = context.get('nonce') ?? btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  context.set('nonce', known);
  return known;
}

/** The same with the person and the token of the forms, on pages that need a session. */
export async function signedInFrameOf(context: ConsoleContext): Promise<ConsoleFrame> {
  const { actor, scopes } = context.get('caller');
  const isSession = context.get('signedIn') !== undefined;
  return { ...(await consoleFrameOf(context)), person: actor.name, scopes, formToken: context.get('formToken'), isSession };
}

/** `hasEditor`: the page was rendered with the text editor. */
export function answerConsole(context: ConsoleContext, html: string, status = 200, hasEditor = false): Response {
  // Fields that were set before are added by `body`. To read them here would make an answer that nobody gets.
  const page = context.body(html, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': consolePolicy(nonceOf(context), hasEditor),
    'referrer-policy': context.get('referrerPolicy') ?? 'same-origin',
    ...CACHE_POLICIES.none,
  });
  const isHead = context.req.method === 'HEAD';
  return status === 200 && !isHead ? page : new Response(isHead ? null : html, { status, headers: page.headers });
}
