// What holds for every path, whoever may ask for it.
import { HonoBase } from 'hono/hono-base';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import type { AppEnv } from './bindings.ts';
import { answerFault, answerMissing, type ProblemPage } from './faults.ts';
import { requireOrigin } from './requests/origin.ts';
import { redirectSpellings } from './requests/redirect-spellings.ts';
import { denyCaching } from './responses/cache-policy.ts';
import { denySniffing } from './responses/nosniff.ts';

/** An app without routes. Hono's default router would choose this one of two, because it supports every path of ours. Naming it keeps the other out of
 *  the bundle.
 *  @param ownProblemPage absent: a person reads about an error on a public page. */
export function newApp(ownProblemPage?: ProblemPage): HonoBase<AppEnv> {
  const app = new HonoBase<AppEnv>({ strict: true, router: new RegExpRouter() });
  app.use(denySniffing(), denyCaching(), requireOrigin(), redirectSpellings());
  app.onError((fault, context) => answerFault(fault, context, ownProblemPage));
  app.notFound((context) => answerMissing(context, ownProblemPage));
  return app;
}
