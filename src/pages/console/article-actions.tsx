// What the desk can do with an article at the console. Each form says what follows before it is sent.
import type { Article } from '../../domain/articles/article.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { type ArticleAction, type FormProps, Panel } from './action-panel.tsx';
import type { ArticleProps } from './article.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type Consequence, consequenceOf } from './consequences.ts';
import { EmbargoPanel } from './embargo-panel.tsx';
import { FORMS } from './forms.ts';

/** Nothing for somebody whose token may not change articles. */
export function ArticleActions({ frame, article, etag, given, nowMs }: ArticleProps) {
  if (frame.scopes?.includes('articles') !== true) return null;
  const form = { frame, article, etag };
  return (
    <aside class="actions" aria-label="What you can do">
      {article.pubStatus !== 'canceled' && (
        <p class="tools">
          <a class="button" href={`${ARTICLES_PATH}/${article.slug}/edit`}>
            Edit
          </a>
          {article.firstPublished !== undefined && (
            <a class="button" href={`${ARTICLES_PATH}/${article.slug}/correction`}>
              Correct the text
            </a>
          )}
        </p>
      )}
      {actionsOf(article).map((action) => {
        const written = given?.action === action ? given : undefined;
        if (action === 'embargo') return <EmbargoPanel {...form} given={written} />;
        const stated = { ...form, given: written, consequence: consequenceOf(action, article, toInstant(nowMs)) };
        switch (action) {
          case 'withdrawal':
            return <Withdrawal {...stated} />;
          case 'correction':
            return <Correction {...stated} />;
          default:
            return <Panel {...stated} action={action} isOpen={false} />;
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

const NOTE_CHARS = 2_000;

type StatedProps = FormProps & { consequence: Consequence };

function Withdrawal({ given, ...form }: StatedProps) {
  const { firstPublished } = form.article;
  return (
    <Panel {...form} action="withdrawal" isOpen={given !== undefined}>
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

function Correction({ given, ...form }: StatedProps) {
  return (
    <Panel {...form} action="correction" isOpen={given !== undefined}>
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
