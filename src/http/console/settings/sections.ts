// Sections at the console. They are part of the publisher's settings, so another name of one is a change of the settings.
import type { Context } from 'hono';
import * as z from 'zod';
import { type Publisher, publisherSchema } from '../../../domain/publisher/publisher.ts';
import { clauseOf } from '../../../domain/values/objection.ts';
import type { Term } from '../../../domain/values/term.ts';
import { SECTIONS_PATH, sectionRenamePage, sectionsPage } from '../../../pages/console/settings/sections.tsx';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../../bindings.ts';
import { expireFreshness } from '../../isolate/freshness.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { tagsOfForm } from '../../requests/preconditions.ts';
import { parsed } from '../../requests/request-body.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';

type ConsoleContext = Context<AppEnv>;

/** Former sections, whose feeds stay, are beside the 200 that there may be. */
const FEEDS_READ = 500;

export async function showSections(context: ConsoleContext): Promise<Response> {
  const catalogue = catalogueOf(context.env);
  const [frame, found, list] = await Promise.all([
    signedInFrameOf(context),
    catalogue.publisher(),
    catalogue.listFeeds('sections', FEEDS_READ),
  ]);
  const articles = new Map(list.feeds.map(({ name, live }) => [name, live]));
  const sections = (found?.publisher.sections ?? []).map(({ code, name }) => ({
    code,
    name,
    articles: articles.get(`sections/${code}`) ?? 0,
  }));
  return answerConsole(context, sectionsPage({ frame, sections }));
}

const renameSchema = z.strictObject({ name: z.string().optional() });

export async function askSectionRename(context: ConsoleContext): Promise<Response> {
  const { name } = parsed(renameSchema, context.req.query());
  const { section, publisher, etag } = await sectionOf(context);
  const frame = await signedInFrameOf(context);
  const wanted = name === undefined ? undefined : renamed(publisher, section, name);
  const message = wanted === undefined || name === section.name ? undefined : wanted.message;
  const isNew = wanted?.publisher !== undefined && name !== section.name;
  const consequences = [
    `The feed of the section will be called ${name}. Its address, /feeds/sections/${section.code}, stays.`,
    'Pages and feeds show the new name of the section at once. Articles keep the name that they were filed with.',
    'The caches of all public pages and feeds are purged, so that readers see the change within a minute.',
  ];
  const page = sectionRenamePage({ frame, section, name, etag: isNew ? etag : undefined, consequences, message });
  return answerConsole(context, page, message === undefined ? 200 : 422);
}

export async function renameSection(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const [name, etags] = [form.get('name') ?? '', tagsOfForm(form)];
  const { section, publisher } = await sectionOf(context);
  const wanted = renamed(publisher, section, name);
  const frame = await signedInFrameOf(context);
  if (wanted.publisher === undefined)
    return answerConsole(context, sectionRenamePage({ frame, section, name, message: wanted.message }), 422);
  const result = await catalogueOf(context.env).setPublisher(wanted.publisher, etags, context.get('caller').actor);
  expireFreshness(context.env);
  if (result.kind === 'done') return context.redirect(SECTIONS_PATH, 303);
  const message = 'Somebody has changed the settings since you opened this page. Nothing was done. Check what follows again.';
  return answerConsole(context, sectionRenamePage({ frame, section, name, message }), 409);
}

async function sectionOf(context: ConsoleContext): Promise<{ section: Term; publisher: Publisher; etag: string }> {
  const found = await catalogueOf(context.env).publisher();
  const section = found?.publisher.sections.find(({ code }) => code === context.req.param('code'));
  if (found === undefined || section === undefined) throw new ProblemError('not-found', { detail: 'There is no section with this code.' });
  return { section, publisher: found.publisher, etag: found.etag };
}

function renamed(publisher: Publisher, { code }: Term, name: string): { publisher?: Publisher; message?: FieldError[] } {
  const sections = publisher.sections.map((section) => (section.code === code ? { ...section, name } : section));
  const taken = sections.find((section) => section.code !== code && section.name.toLowerCase() === name.trim().toLowerCase());
  if (taken !== undefined) return { message: [{ field: 'name', message: `The section ${taken.code} has this name already.` }] };
  const wanted = publisherSchema.safeParse({ ...publisher, sections });
  if (wanted.success) return { publisher: wanted.data };
  const [issue] = wanted.error.issues;
  return { message: [{ field: 'name', message: `The name ${issue === undefined ? 'cannot be used' : clauseOf(issue)}.` }] };
}
