// A form that changes an article, closed until somebody opens it. It says what follows before it is sent.
import type { Child } from 'hono/jsx';
import type { Article } from '../../domain/articles/article.ts';
import type { FormState } from '../signed-in/fields/form-state.ts';
import { FormToken } from '../signed-in/own-page.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { ChangedFeeds } from './changed-feeds.tsx';
import type { Consequence } from './consequences.ts';
import type { ConsoleFrame } from './console-layout.tsx';
import { FORMS } from './forms.ts';

/** What was written in a form that was refused. */
export interface Given extends Pick<FormState, 'fields'> {
  action: ArticleAction;
}

/** The last part of the address of each form. */
export type ArticleAction = 'withdrawal' | 'correction' | 'reinstatement' | 'hold' | 'release' | 'embargo';

export interface FormProps {
  frame: ConsoleFrame;
  article: Article;
  etag: string;
  /** Absent: the form was not sent, or was carried out. */
  given?: FormState | undefined;
}

interface PanelProps extends Omit<FormProps, 'given'> {
  action: ArticleAction;
  consequence: Consequence;
  isOpen: boolean;
  children?: Child;
  /** Below the button of the form. */
  after?: Child;
}

export function Panel({ frame, article, etag, action, consequence, isOpen, children, after }: PanelProps) {
  const { title, button } = FORMS[action];
  return (
    <details class="action-panel" open={isOpen}>
      <summary>{title}</summary>
      <form method="post" action={`${ARTICLES_PATH}/${article.slug}/${action}`} data-guard>
        <FormToken frame={frame} />
        <input type="hidden" name="etag" value={etag} />
        <p>{consequence.follows}</p>
        {consequence.changesFeeds && <ChangedFeeds article={article} />}
        {children}
        <button type="submit">{button}</button>
        {after}
      </form>
    </details>
  );
}
