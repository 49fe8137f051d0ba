// Subjects, authors and sections at the console: found, and shown one by one. What changes them is in term-changes.ts.
import type { Context } from 'hono';
import * as z from 'zod';
import type { TermKind, TermView } from '../../../domain/publisher/term-merge.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { CURSORS, cursorQuery } from '../../../domain/values/query-fields.ts';
import { codeSchema } from '../../../domain/values/term.ts';
import { textSchema } from '../../../domain/values/text-schema.ts';
import { progressFragment, type ShownProgress, termPage } from '../../../pages/console/settings/term.tsx';
import { termsPage } from '../../../pages/console/settings/terms.tsx';
import type { AppEnv } from '../../bindings.ts';
import { catalogueOf, directoryOf } from '../../isolate/stubs.ts';
import { parsed } from '../../requests/request-body.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { emptyIsAbsent } from '../form-fields.ts';

type ConsoleContext = Context<AppEnv>;

export const TERMS_LISTED = 50;
const ONGOING_LISTED = 20;
const ABSENT: Readonly<Record<TermKind, string>> = {
  subjects: 'No public article has had a subject with this code.',
  authors: 'No public article has had an author with this code.',
  sections: 'There is no section with this code, and none was joined to another.',
};

export const termSearchFields = { q: z.preprocess(emptyIsAbsent, textSchema(NAME_CHARS).optional()), ...cursorQuery(CURSORS.code) };
const listSchema = z.strictObject(termSearchFields);

export function showTerms(kind: TermKind) {
  return async function showTermsOfKind(context: ConsoleContext): Promise<Response> {
    const { q, cursor } = parsed(listSchema, context.req.query());
    const catalogue = catalogueOf(context.env);
    const [frame, list, ongoing] = await Promise.all([
      signedInFrameOf(context),
      catalogue.terms({ kind, q, limit: TERMS_LISTED, after: cursor }),
      catalogue.ongoingMerges(kind, ONGOING_LISTED),
    ]);
    return answerConsole(context, termsPage({ frame, kind, ...list, ongoing, q }));
  };
}

export function showTerm(kind: TermKind) {
  return async function showTermOfKind(context: ConsoleContext): Promise<Response> {
    const [frame, term] = await Promise.all([signedInFrameOf(context), termOf(context, kind)]);
    return answerConsole(context, termPage({ frame, kind, term, progress: await progressOf(context.env, kind, term) }));
  };
}

export async function termOf(context: ConsoleContext, kind: TermKind): Promise<TermView> {
  const code = codeSchema.safeParse(context.req.param('code'));
  const term = code.success ? await catalogueOf(context.env).term(kind, code.data) : undefined;
  if (term === undefined) throw new ProblemError('not-found', { detail: ABSENT[kind] });
  return term;
}

/** What the page of a term fetches again and again while it is open. */
export function showMergeProgress(kind: TermKind) {
  return async function showProgressOfKind(context: ConsoleContext): Promise<Response> {
    return answerConsole(context, progressFragment(kind, await progressOf(context.env, kind, await termOf(context, kind))));
  };
}

async function progressOf(env: Env, kind: TermKind, { merge }: TermView): Promise<ShownProgress | undefined> {
  if (merge === undefined || merge.state !== 'reviewing' || kind === 'authors') return merge;
  return { ...merge, partners: await partnersAsked(env, merge.askedUpTo).catch(() => undefined) };
}

const PARTNERS_PER_CALL = 500;
/** Calls of the Directory at most. With more partners the count is left out. */
const CALLS = 10;

async function partnersAsked(env: Env, askedUpTo: string): Promise<{ asked: number; of: number } | undefined> {
  const counted = { asked: 0, of: 0 };
  let after: string | undefined;
  for (let call = 0; call < CALLS; call++) {
    const { partners, next } = await directoryOf(env).list(PARTNERS_PER_CALL, after);
    counted.of += partners.length;
    counted.asked += partners.filter(({ id }) => id <= askedUpTo).length;
    if (next === undefined) return counted;
    after = next;
  }
  return undefined;
}
