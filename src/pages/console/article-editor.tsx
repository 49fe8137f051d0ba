// The form in which an article is written, changed, or corrected. It works without script; a script puts an editor in place of the text's field.

import type { Article } from '../../domain/articles/article.ts';
import { feedsOf } from '../../domain/feeds/feed-membership.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { Tick } from '../signed-in/fields/choice-fields.tsx';
import { ErrorList } from '../signed-in/fields/error-list.tsx';
import { Area, Line } from '../signed-in/fields/text-fields.tsx';
import { FormToken } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { type Check, CheckResult } from './article-check.tsx';
import { type Conflict, ConflictButtons, ConflictPanel } from './article-conflict.tsx';
import { BylineFields, CopyFields, DeskFields, field, type GroupsProps, PlaceFields, TimeFields } from './article-groups.tsx';
import { type Merged, MergedPanel } from './article-merged.tsx';
import { RareFields } from './article-rare-fields.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';
import { FORMS } from './forms.ts';
import { PictureFields } from './picture-fields.tsx';

export const NEW_ARTICLE_PATH = '/console/new-article';

export interface EditorProps extends GroupsProps {
  frame: ConsoleFrame;
  kind: EditorKind;
  now: Instant;
  /** Of pictures. */
  rows: number;
  /** Name the version with which the form was opened. Absent for a new article. */
  opened?: { etag: string; version: number } | undefined;
  message?: string | undefined;
  conflict?: Conflict | undefined;
  check?: Check | undefined;
  /** The form was merged with a later version. */
  merged?: Merged | undefined;
}

export type EditorKind = 'new' | 'edit' | 'correct';

export function articleEditorPage(props: EditorProps): string {
  const { frame, kind, article, errors, message, conflict, check, merged } = props;
  const title = titleOf(kind, article);
  return renderConsolePage({
    frame,
    title: errors.length > 0 ? `Error: ${title}` : title,
    hasEditor: true,
    children: (
      <>
        <p class="over">
          <a href={ARTICLES_PATH}>Articles</a>
          {article !== undefined && (
            <>
              {' · '}
              <a href={`${ARTICLES_PATH}/${article.slug}`} dir="auto" lang={article.language}>
                {article.headline}
              </a>
            </>
          )}
        </p>
        <h1>{TITLES[kind]}</h1>
        <RefusalMessage message={message} />
        <ErrorList errors={errors} />
        {conflict !== undefined && <ConflictPanel frame={frame} conflict={conflict} />}
        {merged !== undefined && <MergedPanel {...merged} />}
        {check !== undefined && <CheckResult {...check} />}
        <EditorForm {...props} />
      </>
    ),
  });
}

const TITLES = { new: 'New article', edit: 'Edit', correct: 'Correct' } as const satisfies Record<EditorKind, string>;

function titleOf(kind: EditorKind, article: Article | undefined): string {
  return article === undefined ? TITLES[kind] : `${TITLES[kind]}: ${article.headline}`;
}

/** Where the form is sent. */
export function editorPath(kind: EditorKind, slug: string): string {
  if (kind === 'new') return NEW_ARTICLE_PATH;
  return `${ARTICLES_PATH}/${slug}/${kind === 'edit' ? 'edit' : 'correction'}`;
}

function EditorForm(props: EditorProps) {
  const { frame, kind, article, opened, rows, conflict } = props;
  const action = editorPath(kind, article?.slug ?? '');
  return (
    <form method="post" action={action} class="editor" data-guard>
      {/* What Enter in a field does: the first button of a form, which must change nothing. */}
      <button type="submit" class="visually-hidden" name="do" value="check" tabindex={-1}>
        Check
      </button>
      <FormToken frame={frame} />
      {opened !== undefined && <input type="hidden" name="etag" value={opened.etag} />}
      {opened !== undefined && <input type="hidden" name="version" value={String(opened.version)} />}
      {kind === 'correct' && <NoteFields {...props} />}
      <div class="columns">
        <div>
          <CopyFields {...props} />
          <PictureFields {...props} rows={rows} action={action} />
          <RareFields {...props} />
        </div>
        <div class="margin">
          {kind === 'new' && (
            <Line
              {...field(props, 'slug')}
              hint="It is the end of the article’s address, in a–z, 0–9 and hyphens, and can never be changed. If you leave it empty, it is made from the headline."
            />
          )}
          <PlaceFields {...props} />
          <BylineFields {...props} />
          <TimeFields {...props} />
          <DeskFields {...props} />
        </div>
      </div>
      <div class="decide">
        <p>{followsFrom(props)}</p>
        {kind === 'edit' && article?.firstPublished !== undefined && (
          <Tick {...props} name="significant" value="on" label="The change is significant: feeds show it as new" />
        )}
        <p class="row-buttons">
          <Buttons {...props} />
          {conflict !== undefined && <ConflictButtons conflict={conflict} />}
          <a href={article === undefined ? ARTICLES_PATH : `${ARTICLES_PATH}/${article.slug}`}>Cancel</a>
        </p>
      </div>
    </form>
  );
}

function NoteFields(props: EditorProps) {
  return (
    <fieldset>
      <legend>The note</legend>
      <Area {...field(props, 'note')} rows={3} hint="Readers see it with the article, and partners are notified." />
      <Tick {...props} name="kind" value="clarification" label={FORMS.correction.choices.kind} />
    </fieldset>
  );
}

function Buttons({ kind, fields, conflict, article }: EditorProps) {
  const isEmbargoed = (fields.get('embargoedUntil') ?? '') !== '';
  const isScheduled = article?.pubStatus === 'usable' && article.firstPublished === undefined;
  // To be saved without its embargo.
  const isFreed = isScheduled && !isEmbargoed;
  return (
    <>
      <button type="submit" class="quiet" name="do" value="check">
        Check
      </button>
      {kind === 'new' && (
        <>
          <button type="submit" name="do" value="publish">
            {isEmbargoed ? 'Schedule' : 'Publish'}
          </button>
          <button type="submit" class="quiet" name="do" value="hold">
            Save as held
          </button>
        </>
      )}
      {kind !== 'new' && conflict === undefined && (
        <button type="submit" name="do" value="save">
          {kind === 'correct' ? 'Publish the correction' : isFreed ? 'Publish now' : 'Save the change'}
        </button>
      )}
    </>
  );
}

function followsFrom({ kind, article, conflict, now }: EditorProps): string {
  if (conflict !== undefined)
    return `Merging stores nothing: it shows the form with the changes of both, and says where both of you changed the same. Saving yours stores the form as it is, so that all of what they changed is lost, but stays in version ${conflict.version}.`;
  if (article === undefined)
    return 'Check stores nothing, and shows the article as readers will see it. A published article is in the feeds of its sections, subjects and names at once, or when its embargo ends. Only the desk sees a held article until you release it.';
  const isCorrection = kind === 'correct';
  if (article.pubStatus === 'withheld')
    return `The article is held, and stays so: nobody outside sees ${isCorrection ? 'the note or ' : ''}the change until you release it.`;
  if (article.firstPublished === undefined) return 'The article is scheduled: nobody outside sees the change before its embargo ends.';
  if (article.expires !== undefined && article.expires <= now)
    return `The article has expired, so no feed and no page shows ${isCorrection ? 'the note or ' : ''}the change while that is so.`;
  const feeds = `${feedsOf(article).length} feeds`;
  if (isCorrection)
    return `The note is shown with the article in ${feeds} and on its page, and partners are notified. Fields that you have not changed stay as they are.`;
  return `The change is in ${feeds} and on the article’s page at once. Partners get the new version, without a note. To say what was wrong, correct the article instead.`;
}
