// Stores the article of a form: reads the draft, sanitises its text, and gives the Catalogue the command. With a dry run nothing is stored.
import type { Context } from 'hono';
import type { Command, CommandResult, Condition } from '../../domain/articles/command.ts';
import type { Draft, DraftChanges } from '../../domain/articles/draft.ts';
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { NOTE_CHARS } from '../../domain/values/limits.ts';
import { textSchema } from '../../domain/values/text-schema.ts';
import type { EmbedChange } from '../../markup/embeds/changes.ts';
import type { DoneName } from '../../pages/console/article.tsx';
import { fieldLabel } from '../../pages/console/article-fields.ts';
import type { FieldError } from '../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../bindings.ts';
import { expireFreshness } from '../isolate/freshness.ts';
import { catalogueOf } from '../isolate/stubs.ts';
import type { Form } from '../requests/form.ts';
import { pageAddress } from '../requests/page-address.ts';
import { sanitiseChanges, sanitiseDraft } from '../requests/sanitise-draft.ts';
import { problemOfRefusal } from '../responses/catalogue-refusals.ts';
import { problemBody } from '../responses/problem.ts';
import { draftOf, errorOf, type ReadDraft } from './article-draft.ts';
import { fieldsOfArticle } from './article-fields.ts';
import type { Stage } from './article-stage.ts';
import { hasMarks } from './merged-text.ts';

type ConsoleContext = Context<AppEnv>;

/** `embeds`: what the sanitiser replaced. `changed`: the article is not in the state that the condition names, or there is one already. */
export type Saved =
  | { kind: 'done'; result: Extract<CommandResult, { kind: 'done' }>; embeds: readonly EmbedChange[] }
  | { kind: 'wrong'; errors: FieldError[] }
  | { kind: 'changed' }
  | { kind: 'refused'; message: string };

export interface Order {
  condition: Condition;
  significant?: boolean;
  hold?: boolean;
  dryRun?: boolean;
}

export async function putArticle(context: ConsoleContext, stage: Stage, fields: Form, order: Order): Promise<Saved> {
  const { slug } = stage;
  const read = readForm(fields, stage);
  if (!read.ok) return { kind: 'wrong', errors: read.errors };
  const sanitised = sanitiseDraft(read.draft, await pageAddress(context.env, slug, read.draft));
  if (!sanitised.ok) return wrong(sanitised.objections, fields);
  const { condition, significant = false, hold = false, dryRun = false } = order;
  const command: Command = { op: 'put', slug, article: sanitised.draft, condition, significant, hold, dryRun };
  return apply(context, command, { fields, embeds: sanitised.embeds });
}

/** A note, and the fields that differ from the stored version. */
export async function correctArticle(context: ConsoleContext, stage: Stage, fields: Form, { condition }: Order): Promise<Saved> {
  const { slug } = stage;
  const note = textSchema(NOTE_CHARS).safeParse(fields.get('note') ?? '');
  const errors = note.success ? [] : [noteError()];
  const read = readForm(fields, stage);
  if (!read.ok || !note.success) return { kind: 'wrong', errors: read.ok ? errors : [...errors, ...read.errors] };
  const changes = changesTo(stage, read.draft);
  const sanitised = sanitiseChanges(changes, await pageAddress(context.env, slug, read.draft));
  if (!sanitised.ok) return wrong(sanitised.objections, fields);
  const command: Command = {
    op: 'correct',
    slug,
    note: note.data,
    condition,
    ...(fields.get('kind') === 'clarification' ? { kind: 'clarification' } : {}),
    ...(Object.keys(changes).length === 0 ? {} : { changes: sanitised.draft }),
  };
  return apply(context, command, { fields, embeds: sanitised.embeds });
}

/** A text that has both versions of a part would be published with its marks. */
function readForm(fields: Form, stage: Stage): ReadDraft {
  const read = draftOf(fields, stage);
  if (!hasMarks(fields.get('bodyHtml') ?? '')) return read;
  const message = `${fieldLabel('bodyHtml')} has marks where both of you changed a part. Keep what is right there, and remove the marks.`;
  return { ok: false, errors: [{ field: 'bodyHtml', message }, ...(read.ok ? [] : read.errors)] };
}

export function noteError(): FieldError {
  return { field: 'note', message: `Say what was wrong, in at most ${grouped(NOTE_CHARS)} characters.` };
}

/** A field that was emptied is `null`. */
function changesTo({ stored, ...stage }: Stage, draft: Draft): DraftChanges {
  const before = stored === undefined ? undefined : draftOf(fieldsOfArticle(stored, stage.publisher), { ...stage, stored });
  const former: Partial<Draft> = before?.ok === true ? before.draft : {};
  const texts = new Map(Object.entries(former).map(([name, value]) => [name, canonicalJson({ value })]));
  const changed = Object.entries(draft).filter(([name, value]) => texts.get(name) !== canonicalJson({ value }));
  const emptied = Object.keys(former).filter((name) => !Object.hasOwn(draft, name));
  return Object.fromEntries([...changed, ...emptied.map((name) => [name, null] as const)]);
}

/** What the page of the article says afterwards. */
export function doneName({ kind, stored }: Stage, { outcome, article }: Extract<Saved, { kind: 'done' }>['result']): DoneName {
  if (outcome === 'unchanged') return 'unchanged';
  if (kind === 'correct') return 'corrected';
  if (article.pubStatus === 'withheld') return 'held';
  if (article.firstPublished === undefined) return 'scheduled';
  return stored?.firstPublished === undefined ? 'published' : 'saved';
}

interface Sent {
  fields: Form;
  embeds: readonly EmbedChange[];
}

async function apply(context: ConsoleContext, command: Command, { fields, embeds }: Sent): Promise<Saved> {
  const result = await catalogueOf(context.env).apply(command, { actor: context.get('caller').actor });
  expireFreshness(context.env);
  if (result.kind === 'done') return { kind: 'done', result, embeds };
  const { refusal } = result;
  if (refusal.reason === 'precondition-failed' || refusal.reason === 'missing') return { kind: 'changed' };
  if (refusal.reason === 'objections') return wrong(refusal.objections, fields);
  const [name, members] = problemOfRefusal(refusal, result.current);
  return { kind: 'refused', message: problemBody(name, members).detail };
}

function wrong(objections: readonly { pointer: string; detail: string }[], fields: Form): Saved {
  return { kind: 'wrong', errors: objections.map((objection) => errorOf(objection, fields)) };
}
