// The publisher's settings at the console: shown as a form, checked, and saved as they were checked.
import type { Context } from 'hono';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import type { PublisherResult } from '../../../objects/catalogue/commands/publisher-change.ts';
import { PUBLISHER_PATH, type PublisherProps, publisherPage } from '../../../pages/console/settings/publisher.tsx';
import type { AppEnv } from '../../bindings.ts';
import { expireFreshness } from '../../isolate/freshness.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import type { Form } from '../../requests/form.ts';
import { tagsOfForm } from '../../requests/preconditions.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { mergedWith } from './publisher-conflict.ts';
import { planOf } from './publisher-consequences.ts';
import { compacted, fieldsOfPublisher, readPublisher, rowCounts } from './publisher-form.ts';
import { examplesOf } from './publisher-notice.ts';
import { firstFields, withoutSuggested, withSuggestions } from './publisher-suggestions.ts';

type ConsoleContext = Context<AppEnv>;

export async function showPublisher(context: ConsoleContext): Promise<Response> {
  const found = await catalogueOf(context.env).publisher();
  const isSaved = context.req.query('saved') !== undefined;
  if (found === undefined) return answerForm(context, { fields: firstFields(context.req.raw), etag: '', base: '', isFirst: true });
  const { publisher, etag } = found;
  return answerForm(context, { fields: fieldsOfPublisher(publisher), etag, base: await nameOf(publisher), isFirst: false, isSaved });
}

interface Shown extends Partial<Omit<PublisherProps, 'frame' | 'rows' | 'examples'>> {
  fields: Form;
  etag: string;
  base: string;
  isFirst: boolean;
  /** List that gets more empty rows. */
  more?: string | undefined;
  status?: number;
}

/** Each is looked for at each field, of which there can be many. */
const MOST_ERRORS = 100;

async function answerForm(context: ConsoleContext, shown: Shown): Promise<Response> {
  const { fields, errors = [], more, status = 200, ...page } = shown;
  const frame = await signedInFrameOf(context);
  const [rows, examples] = [rowCounts(fields, more), examplesOf(fields, Date.now())];
  return answerConsole(context, publisherPage({ ...page, frame, fields, errors: errors.slice(0, MOST_ERRORS), rows, examples }), status);
}

/** Names settings by their content. */
function nameOf(publisher: Publisher): Promise<string> {
  return sha256Hex(canonicalJson(publisher));
}

/** Nothing is saved that was not shown as a change first. */
export async function changePublisher(context: ConsoleContext): Promise<Response> {
  const sent = context.get('form');
  const [etag, base] = [sent.get('etag') ?? '', sent.get('base') ?? ''];
  const isFirst = etag === '';
  const [wanted = 'check', list] = (sent.get('do') ?? 'check').split(' ');
  const fields = isFirst && wanted !== 'rows' ? withSuggestions(compacted(sent), Date.now()) : compacted(sent);
  const shown = { fields, etag, base, isFirst };
  if (wanted === 'rows') return answerForm(context, { ...shown, more: list });
  const read = readPublisher(fields);
  if (read.kind === 'objections')
    return answerForm(context, {
      ...shown,
      errors: isFirst ? withoutSuggested(read.objections, fields) : read.objections,
      status: 422,
    });
  const checked = await checkedName(read.publisher, etag);
  if (wanted === 'save' && sent.get('checked') === checked) return save(context, shown, read.publisher);
  return check(context, shown, read.publisher);
}

/** Names a change: what is wanted, and what it was made from. */
function checkedName(publisher: Publisher, etag: string): Promise<string> {
  return sha256Hex(canonicalJson([publisher, etag]));
}

async function check(context: ConsoleContext, shown: Shown, publisher: Publisher): Promise<Response> {
  const before = await catalogueOf(context.env).publisher();
  const result = await catalogueOf(context.env).setPublisher(publisher, etagsOf(context, shown), context.get('caller').actor, true);
  if (result.kind === 'refused') return answerRefused(context, shown, publisher, result.refusal);
  const plan = await planOf(context.env, before?.publisher, result.publisher);
  return answerForm(context, { ...shown, plan: { ...plan, checked: await checkedName(publisher, shown.etag) } });
}

async function save(context: ConsoleContext, shown: Shown, publisher: Publisher): Promise<Response> {
  const result = await catalogueOf(context.env).setPublisher(publisher, etagsOf(context, shown), context.get('caller').actor);
  expireFreshness(context.env);
  if (result.kind === 'refused') return answerRefused(context, shown, publisher, result.refusal);
  return context.redirect(`${PUBLISHER_PATH}?saved`, 303);
}

/** Without settings there is no entity tag. */
function etagsOf(context: ConsoleContext, { etag }: Shown): string[] | undefined {
  return etag === '' ? undefined : tagsOfForm(context.get('form'));
}

type Refusal = Extract<PublisherResult, { kind: 'refused' }>['refusal'];

function answerRefused(context: ConsoleContext, shown: Shown, publisher: Publisher, refusal: Refusal): Promise<Response> {
  if (refusal.reason !== 'objections') return answerConflict(context, shown, publisher);
  const errors = refusal.objections.map(({ pointer, detail }) => ({
    field: pointer.slice(1).replaceAll('/', '.'),
    message: `The code ${detail}.`,
  }));
  return answerForm(context, { ...shown, errors, status: 422 });
}

/** Somebody else was faster: what was typed stays, and what they changed is shown. */
async function answerConflict(context: ConsoleContext, shown: Shown, typed: Publisher): Promise<Response> {
  const { publisher: merged, current, other } = await mergedWith(context.env, typed, shown.base);
  const fields = fieldsOfPublisher(merged);
  const now = current === undefined ? { etag: '', base: '' } : { etag: current.etag, base: await nameOf(current.publisher) };
  return answerForm(context, { fields, ...now, isFirst: current === undefined, other, status: 409 });
}
