// What the desk can do with an article at the console. Each form says what follows before it is sent.
import type { Article } from '../../domain/articles/article.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { NOTE_CHARS } from '../../domain/values/limits.ts';
import { Tick } from '../signed-in/fields/choice-fields.tsx';
import { errorsIn, formOf } from '../signed-in/fields/form-state.ts';
import { Area } from '../signed-in/fields/text-fields.tsx';
import { type ArticleAction, type FormProps, Panel } from './action-panel.tsx';
import type { ArticleProps } from './article.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type Consequence, consequenceOf } from './consequences.ts';
import { EmbargoPanel } from './embargo-panel.tsx';
import { FORMS } from './forms.ts';

/** Nothing for somebody whose token may not change articles. */
export function ArticleActions({ frame, article, etag, given, message, nowMs }: ArticleProps) {
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
        const written = given?.action === action ? { fields: given.fields, errors: errorsIn(message) } : undefined;
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

type StatedProps = FormProps & { consequence: Consequence };

function Withdrawal({ given, ...form }: StatedProps) {
  const { firstPublished } = form.article;
  const written = { ...(given ?? formOf({})), form: 'withdrawal' };
  return (
    <Panel {...form} action="withdrawal" isOpen={given !== undefined}>
      {firstPublished !== undefined && (
        <div data-live={`${ARTICLES_PATH}/${form.article.slug}/receivers`} data-once>
          <p class="hint">
            <a href={`${ARTICLES_PATH}/${form.article.slug}/receivers`}>Which partners received it?</a>
          </p>
        </div>
      )}
      <Area
        {...written}
        name="note"
        label={FORMS.withdrawal.texts.note}
        rows={3}
        maxChars={NOTE_CHARS}
        hint="Readers and partners see it. If you leave it empty, they see that the article was withdrawn."
      />
      <Area {...written} name="reason" label={FORMS.withdrawal.texts.reason} rows={3} maxChars={NOTE_CHARS} isRequired />
    </Panel>
  );
}

function Correction({ given, ...form }: StatedProps) {
  const written = { ...(given ?? formOf({})), form: 'correction' };
  return (
    <Panel {...form} action="correction" isOpen={given !== undefined}>
      <Area
        {...written}
        name="note"
        label={FORMS.correction.texts.note}
        rows={3}
        maxChars={NOTE_CHARS}
        hint="Readers see it with the article, and partners are notified."
        isRequired
      />
      <Tick {...written} name="kind" value="clarification" label={FORMS.correction.choices.kind} />
      <p class="hint">
        If the text has to be changed too, <a href={`${ARTICLES_PATH}/${form.article.slug}/correction`}>correct the text beside the note</a>
        .
      </p>
    </Panel>
  );
}
