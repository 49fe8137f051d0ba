// The desk's routes for subjects, authors and sections: their list, merges, and other codes and names.
import type { Context } from 'hono';
import { type SectionUse, usesOfSection } from '../../domain/publisher/joined-sections.ts';
import { termListQuerySchema } from '../../domain/publisher/publisher-queries.ts';
import {
  type DividedAgreements,
  type MergeOutcome,
  type TermKind,
  type TermMerge,
  termMergeSchema,
  termRenameSchema,
} from '../../domain/publisher/term-merge.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError, problem } from '../responses/problem.ts';
import { codeIn, isDryRun } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export function listTerms(kind: TermKind) {
  return async (context: DeskContext): Promise<Response> => {
    const { q, limit, cursor } = parsed(termListQuerySchema, context.req.query());
    return answerJson(await catalogueOf(context.env).terms({ kind, q, limit, after: cursor }));
  };
}

export function mergeTerm(kind: TermKind) {
  return async (context: DeskContext): Promise<Response> => {
    const dryRun = isDryRun(context);
    const { into } = await readJson(context.req.raw, termMergeSchema, NOTE_REQUEST_BYTES);
    return merge(context, { kind, code: codeIn(context, 'code'), target: into }, dryRun);
  };
}

export function renameTerm(kind: TermKind) {
  return async (context: DeskContext): Promise<Response> => {
    const dryRun = isDryRun(context);
    const { code: target, name } = await readJson(context.req.raw, termRenameSchema, NOTE_REQUEST_BYTES);
    const code = codeIn(context, 'code');
    if (name === undefined || (target !== undefined && target !== code)) {
      return merge(context, present({ kind, code, target: target ?? code, renamed: true as const, name }), dryRun);
    }
    const outcome = await catalogueOf(context.env).retitleTerm({ kind, code, name }, context.get('caller').actor, dryRun);
    if (!dryRun) expireFreshness(context.env);
    return answerTo(kind, 'renamed', outcome);
  };
}

async function merge(context: DeskContext, wanted: TermMerge, dryRun: boolean): Promise<Response> {
  const outcome = await catalogueOf(context.env).mergeTerms(wanted, context.get('caller').actor, dryRun);
  if (!dryRun) expireFreshness(context.env);
  const affected = dryRun && wanted.kind === 'sections' ? await affectedBy(context, wanted.code) : undefined;
  return answerTo(wanted.kind, wanted.renamed === true ? 'renamed' : 'merged', outcome, affected);
}

/** What a merge of a section changes, beside the agreements that would be in its way. */
async function affectedBy(context: DeskContext, code: string): Promise<(SectionUse & { articles: number; feed: string }) | undefined> {
  const catalogue = catalogueOf(context.env);
  const [found, term] = await Promise.all([catalogue.publisher(), catalogue.term('sections', code)]);
  if (found === undefined || term === undefined) return undefined;
  return { articles: term.articles, feed: `sections/${code}`, ...usesOfSection(found.publisher, code) };
}

function answerTo(kind: TermKind, name: 'merged' | 'renamed', outcome: MergeOutcome, affected?: object): Response {
  switch (outcome.kind) {
    case 'done':
      return answerJson(present({ outcome: name, term: outcome.term, alias: outcome.alias, affected }));
    case 'reviewing':
      return answerJson({ outcome: 'reviewing' }, 202);
    case 'divides':
      return problem('merge-divides-agreements', {
        detail: `${dividing(outcome)} one of the two codes and not the other. Nothing was changed.`,
        extensions: present({ dividedAgreements: outcome.agreements, more: outcome.more }),
      });
    case 'objection':
      return problem(...problemOfObjections([{ pointer: `/${outcome.field}`, detail: outcome.detail }]));
    case 'no-term':
      throw noTerm(kind);
  }
}

function dividing({ agreements, more = 0 }: DividedAgreements): string {
  const count = agreements.length + more;
  return count === 1 ? 'One agreement includes' : `${count} agreements include`;
}

function noTerm(kind: TermKind): ProblemError {
  return new ProblemError('not-found', {
    detail: `${kind === 'sections' ? 'There is no section' : `No public article has had one of the ${kind}`} with this code. GET /desk/${kind} lists them.`,
  });
}
