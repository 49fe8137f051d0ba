// The list of what an agreement grants, newest first. It is only looked at: nothing is delivered, counted or written to the ledger.
import type { Context } from 'hono';
import * as z from 'zod';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { languageSchema, textSchema } from '../../domain/values/text-schema.ts';
import { articlesPage, type ListedArticle } from '../../pages/portal/articles.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { openPage, sealPage } from '../licensed/cursors/cursor.ts';
import { listedPage, withinMessage } from '../licensed/page-list.ts';
import { type Admitted, admit, beginPull, type Chosen, type Pull, representationOf } from '../licensed/pull.ts';
import { badParameter, parameters, readQuery } from '../licensed/query.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

const LISTED = 50;

/** A field that was left empty, or has spaces only, narrows nothing. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional());
}

const query = parameters(
  z.strictObject({
    agreement: z.string().optional(),
    section: optional(codeSchema),
    subject: optional(codeSchema),
    language: optional(languageSchema),
    since: optional(z.iso.date({ error: 'must be a date' })),
    words: optional(textSchema(NAME_CHARS)),
    page: z.string().optional(),
  }),
);
type Query = z.output<(typeof query)['schema']>;

export async function showArticles(context: PortalContext): Promise<Response> {
  const asked = readQuery(context, query);
  const pull = await beginPull(context);
  const admitted = await admittedList(context, pull, asked);
  if (admitted.kind === 'unchanged') throw new Error('a list that is looked at was answered with a validator');
  const { granted = [], withdrawn = [], chosen, snapshot, quota } = admitted;
  const received = new Set(admitted.received);
  const facts = new Map(chosen.candidates.map((one) => [one.slug, one]));
  const articles = granted.flatMap(({ slug, grant }): ListedArticle[] => {
    const found = facts.get(slug);
    return found === undefined ? [] : [{ facts: found, grant, isReceived: received.has(slug) }];
  });
  const page = {
    frame: await portalFrameOf(context),
    publisher: pull.publisher,
    terms: snapshot.agreement.terms,
    query: asked,
    articles,
    withdrawn: withdrawn.length,
    quota,
    acceptance: snapshot.acceptance,
    left: context.get('atPortal').session.left,
    next:
      chosen.next === undefined
        ? undefined
        : await sealPage({ epoch: pull.fresh.epoch, before: chosen.next }, context.get('credential'), context.env),
    canOpen: context.get('atPortal').person.rights.includes('copy'),
  };
  return answerConsole(context, articlesPage(page));
}

/** The slug of the newest article that the agreement grants, which is only looked at too. */
export async function newestGranted(context: PortalContext): Promise<string | undefined> {
  const admitted = await admittedList(context, await beginPull(context), {});
  return admitted.kind === 'unchanged' ? undefined : admitted.granted?.[0]?.slug;
}

type ChosenList = Chosen & Pick<Awaited<ReturnType<typeof listedPage>>, 'next'>;

async function admittedList(context: PortalContext, pull: Pull, asked: Query): Promise<Admitted<ChosenList>> {
  const before = await positionOf(context, pull, asked.page);
  const { section, subject, language, since, words } = asked;
  const filters = { section, subject, language, since: since === undefined ? undefined : `${since}T00:00:00.000Z`, words, limit: LISTED };
  const choose = async (snapshot: LicenceSnapshot): Promise<ChosenList> => {
    const page = await withinMessage(context, await listedPage(pull.source, snapshot, filters, before));
    return { ...page, representation: representationOf(context, pull, ['portal', JSON.stringify(asked)]) };
  };
  return admit(context, pull, { route: 'the portal', single: false, looks: true, besides: 'received', choose });
}

async function positionOf(context: PortalContext, { fresh }: Pull, page: string | undefined) {
  if (page === undefined) return undefined;
  const opened = await openPage(page, context.get('credential'), context.env);
  if (opened !== undefined && (opened.epoch === fresh.epoch || context.get('credential').mode === 'test')) return opened.before;
  throw badParameter('page', 'is not the next page of this list, or not any more: begin again without it');
}
