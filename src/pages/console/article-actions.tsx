// What the desk can do with an article at the console. Each form says what follows before it is sent.
import type { Article } from '../../domain/articles/article.ts';
import { isEmbargoed } from '../../domain/articles/article.ts';
import { STUB_MS } from '../../domain/withdrawals/withdrawal.ts';
import { type ArticleAction, type FormProps, Panel } from './action-panel.tsx';
import type { ArticleProps } from './article.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { feedsInWords } from './changed-feeds.tsx';
import { EmbargoPanel } from './embargo-panel.tsx';
import { FORMS } from './forms.ts';

/** Nothing for somebody whose token may not change articles. */
export function ArticleActions({ frame, article, etag, given }: ArticleProps) {
  if (frame.scopes?.includes('articles') !== true) return null;
  const form = { frame, article, etag };
  return (
    <aside class="actions" aria-label="What you can do">
      {article.pubStatus !== 'canceled' && (
        <p class="tools">
          <a href={`${ARTICLES_PATH}/${article.slug}/edit`}>Edit</a>
          {article.firstPublished !== undefined && <a href={`${ARTICLES_PATH}/${article.slug}/correction`}>Correct the text</a>}
        </p>
      )}
      {actionsOf(article).map((action) => {
        const written = given?.action === action ? given : undefined;
        switch (action) {
          case 'withdrawal':
            return <Withdrawal {...form} given={written} />;
          case 'correction':
            return <Correction {...form} given={written} />;
          case 'embargo':
            return <EmbargoPanel {...form} given={written} />;
          default:
            return <StateChange {...form} action={action} />;
        }
      })}
    </aside>
  );
}

function actionsOf({ pubStatus, firstPublished }: Article): ArticleAction[] {
  switch (pubStatus) {
    case 'canceled':
      return ['reinstatement'];
    case 'withheld':
      return firstPublished === undefined ? ['release', 'embargo', 'withdrawal'] : ['release', 'withdrawal'];
    case 'usable':
      return firstPublished === undefined ? ['embargo', 'hold', 'withdrawal'] : ['withdrawal', 'correction', 'hold'];
  }
}

const STUB_DAYS = STUB_MS / 86_400_000;
const NOTE_CHARS = 2_000;

function Withdrawal({ given, ...form }: FormProps) {
  const { firstPublished } = form.article;
  const follows =
    firstPublished === undefined
      ? 'It was never published, so readers are shown nothing.'
      : `It leaves ${feedsInWords(form.article)} at once. Your note takes its place there for ${STUB_DAYS} days, and stays at its address. Partners that received it are notified, and asked to take it down.`;
  return (
    <Panel {...form} action="withdrawal" follows={follows} changesFeeds={firstPublished !== undefined} isOpen={given !== undefined}>
      {firstPublished !== undefined && (
        <div data-live={`${ARTICLES_PATH}/${form.article.slug}/receivers`} data-once>
          <p class="hint">
            <a href={`${ARTICLES_PATH}/${form.article.slug}/receivers`}>Which partners received it?</a>
          </p>
        </div>
      )}
      <TextField
        name="note"
        label={FORMS.withdrawal.texts.note}
        value={given?.note}
        hint="Left empty, it says that the article was withdrawn."
      />
      <TextField name="reason" label={FORMS.withdrawal.texts.reason} value={given?.reason} isRequired />
    </Panel>
  );
}

function Correction({ given, ...form }: FormProps) {
  const follows = `The note is shown with the article in ${feedsInWords(form.article)} and on its page, and partners are notified. The text stays as it is.`;
  return (
    <Panel {...form} action="correction" follows={follows} changesFeeds isOpen={given !== undefined}>
      <TextField name="note" label={FORMS.correction.texts.note} value={given?.note} isRequired />
      <label class="check">
        <input type="checkbox" name="kind" value="clarification" />
        <span>{FORMS.correction.choices.kind}</span>
      </label>
      <p class="hint">
        If the text has to be changed too, <a href={`${ARTICLES_PATH}/${form.article.slug}/correction`}>correct the text beside the note</a>
        .
      </p>
    </Panel>
  );
}

type StateAction = Exclude<ArticleAction, 'withdrawal' | 'correction' | 'embargo'>;

function StateChange({ action, ...form }: FormProps & { action: StateAction }) {
  const { article } = form;
  const changesFeeds = action === 'hold' ? article.firstPublished !== undefined : action === 'reinstatement' || !isEmbargoed(article);
  return <Panel {...form} action={action} follows={followsFrom(action, article)} changesFeeds={changesFeeds} isOpen={false} />;
}

function followsFrom(action: StateAction, article: Article): string {
  const feeds = feedsInWords(article);
  switch (action) {
    case 'reinstatement':
      return `It is in its ${feeds} again, with the text that it had. Partners are notified that the withdrawal is lifted.`;
    case 'hold':
      return article.firstPublished === undefined
        ? 'It is not published when its embargo ends, but when you release it.'
        : `It leaves ${feeds} at once, without a note. Its address says that it is not available at the moment. Partners are not asked to take it down.`;
    case 'release':
      if (isEmbargoed(article)) return 'It is published when its embargo ends.';
      return `It is ${article.firstPublished === undefined ? 'published' : 'shown again'} in ${feeds} at once.`;
  }
}

function TextField({ name, label, value, hint, isRequired = false }: TextFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea name={name} rows={3} maxlength={NOTE_CHARS} required={isRequired}>
        {value}
      </textarea>
      {hint !== undefined && <span class="hint">{hint}</span>}
    </label>
  );
}

interface TextFieldProps {
  name: string;
  label: string;
  value: string | undefined;
  hint?: string;
  isRequired?: boolean;
}
