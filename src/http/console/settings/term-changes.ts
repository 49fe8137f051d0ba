// Renaming and joining subjects and authors, and joining sections, at the console. A page says what follows before a form does it.
import type { Context } from 'hono';
import * as z from 'zod';
import { type SectionUse, usesOfSection } from '../../../domain/publisher/joined-sections.ts';
import type { MergeOutcome, TermKind, TermMerge, TermView } from '../../../domain/publisher/term-merge.ts';
import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { present } from '../../../domain/values/present.ts';
import { codeSchema } from '../../../domain/values/term.ts';
import { textSchema } from '../../../domain/values/text-schema.ts';
import { mergeTargetsPage, termChangePage } from '../../../pages/console/settings/term-change.tsx';
import { termsPath } from '../../../pages/console/settings/terms.tsx';
import type { AppEnv } from '../../bindings.ts';
import { expireFreshness } from '../../isolate/freshness.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import type { Form } from '../../requests/form.ts';
import { parsed } from '../../requests/request-body.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { emptyIsAbsent } from '../form-fields.ts';
import { consequencesOf, refusalInWords } from './term-words.ts';
import { TERMS_LISTED, termOf, termSearchFields } from './terms.ts';

type ConsoleContext = Context<AppEnv>;

const mergeSchema = z.strictObject({ into: z.string().optional(), ...termSearchFields });

/** Without `into`, the terms that it could be joined to. */
export function askMerge(kind: TermKind) {
  return async function askMergeOfKind(context: ConsoleContext): Promise<Response> {
    const { into, q, cursor } = parsed(mergeSchema, context.req.query());
    const term = await termOf(context, kind);
    if (into !== undefined) return ask(context, { kind, term, action: 'merge', fields: { into } });
    const { terms, next } = await catalogueOf(context.env).terms({ kind, q, limit: TERMS_LISTED, after: cursor });
    const candidates = terms.filter(({ code }) => code !== term.code);
    return answerConsole(context, mergeTargetsPage({ frame: await signedInFrameOf(context), kind, term, candidates, q, next }));
  };
}

const renameSchema = z.strictObject({ name: z.string().optional(), code: z.string().optional() });

export function askRename(kind: TermKind) {
  return async function askRenameOfKind(context: ConsoleContext): Promise<Response> {
    const { name = '', code = '' } = parsed(renameSchema, context.req.query());
    return ask(context, { kind, term: await termOf(context, kind), action: 'rename', fields: { name, code } });
  };
}

export function mergeTerm(kind: TermKind) {
  return async function mergeTermOfKind(context: ConsoleContext): Promise<Response> {
    const fields = { into: context.get('form').get('into') ?? '' };
    return change(context, { kind, term: await termOf(context, kind), action: 'merge', fields });
  };
}

export function renameTerm(kind: TermKind) {
  return async function renameTermOfKind(context: ConsoleContext): Promise<Response> {
    const form: Form = context.get('form');
    const fields = { name: form.get('name') ?? '', code: form.get('code') ?? '' };
    return change(context, { kind, term: await termOf(context, kind), action: 'rename', fields });
  };
}

interface Asked {
  kind: TermKind;
  term: TermView;
  action: 'rename' | 'merge';
  fields: Record<string, string>;
}

async function ask(context: ConsoleContext, asked: Asked): Promise<Response> {
  const outcome = await carryOut(context, asked, true);
  return answerAsked(context, asked, outcome, outcome.kind === 'done' || outcome.kind === 'reviewing' ? 200 : 409);
}

async function change(context: ConsoleContext, asked: Asked): Promise<Response> {
  const outcome = await carryOut(context, asked, false);
  expireFreshness(context.env);
  if (outcome.kind === 'done' || outcome.kind === 'reviewing') return context.redirect(`${termsPath(asked.kind)}/${asked.term.code}`, 303);
  return answerAsked(context, asked, outcome, 409);
}

async function answerAsked(context: ConsoleContext, asked: Asked, outcome: MergeOutcome, status: number): Promise<Response> {
  const { kind, action, fields } = asked;
  const into = fields['into'] === undefined ? undefined : await catalogueOf(context.env).term(kind, fields['into']);
  const uses = kind === 'sections' ? await usesOf(context, asked.term.code) : undefined;
  const consequences = consequencesOf({ ...asked, into, outcome, uses });
  const refusal = refusalInWords(outcome, fields);
  const frame = await signedInFrameOf(context);
  return answerConsole(context, termChangePage({ frame, kind, term: asked.term, action, fields, consequences, refusal }), status);
}

async function usesOf(context: ConsoleContext, section: string): Promise<SectionUse | undefined> {
  const found = await catalogueOf(context.env).publisher();
  return found && usesOfSection(found.publisher, section);
}

const newSchema = z.object({
  name: z.preprocess(emptyIsAbsent, textSchema(NAME_CHARS).optional()),
  code: z.preprocess(emptyIsAbsent, codeSchema.optional()),
  into: codeSchema.optional(),
});

/** The same calls as those of the desk's routes. */
async function carryOut(context: ConsoleContext, { kind, term, action, fields }: Asked, dryRun: boolean): Promise<MergeOutcome> {
  const wanted = newSchema.safeParse(fields);
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    const field = z.enum(['name', 'code', 'into']).safeParse(issue?.path[0]).data ?? 'name';
    return { kind: 'objection', field, detail: issue?.message ?? 'cannot be used' };
  }
  const { name, code, into } = wanted.data;
  const [catalogue, { actor }] = [catalogueOf(context.env), context.get('caller')];
  if (action === 'merge') return catalogue.mergeTerms({ kind, code: term.code, target: into ?? '' }, actor, dryRun);
  if (code === undefined || code === term.code) {
    if (name === undefined || name === term.name) return { kind: 'objection', field: 'name', detail: 'is the one that it has already' };
    return catalogue.retitleTerm({ kind, code: term.code, name }, actor, dryRun);
  }
  const merge: TermMerge = present({
    kind,
    code: term.code,
    target: code,
    renamed: true as const,
    name: name === term.name ? undefined : name,
  });
  return catalogue.mergeTerms(merge, actor, dryRun);
}
