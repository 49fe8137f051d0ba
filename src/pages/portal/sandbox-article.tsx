// One synthetic article: what can be done with it, with what follows from it, beside what programs did with it.
import { possibleActions, type SandboxAction } from '../../domain/pulls/sandbox.ts';
import { Headline } from '../layout/headline.tsx';
import { errorsIn, type Refusal } from '../signed-in/fields/form-state.ts';
import { queryWith } from '../signed-in/filter-form.tsx';
import { FormToken } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { renderPortalPage } from './portal-layout.tsx';
import { EmbargoField } from './sandbox-parts.tsx';
import { Watch, type WatchProps } from './sandbox-watch.tsx';
import { ACTION_WORDS, articlePath, consequenceOf, SANDBOX_PATH } from './sandbox-words.ts';

interface ArticleProps extends WatchProps {
  /** What is in the form of an embargo. */
  fields: ReadonlyMap<string, string>;
  message?: Refusal | undefined;
  done?: string | undefined;
}

export function sandboxArticlePage(props: ArticleProps): string {
  const { frame, article, done, message } = props;
  const { slug, headline, version } = article.facts;
  const query = queryWith({ agreement: frame.agreement, version: String(version) });
  return renderPortalPage({
    frame,
    title: `Sandbox: ${slug}`,
    children: (
      <>
        <p class="over">
          <a href={`${SANDBOX_PATH}${queryWith({ agreement: frame.agreement })}`}>Sandbox</a>
        </p>
        <h1 dir="auto">
          <Headline text={headline} />
        </h1>
        {done !== undefined && (
          <p class="message" role="status">
            {done}
          </p>
        )}
        <RefusalMessage message={message} form="embargo" />
        <div class="columns">
          <div data-live={`${articlePath(slug)}/watch${query}`} data-every="5">
            <Watch {...props} />
          </div>
          <aside class="actions" aria-label="What you can do">
            <h2>What you can do</h2>
            {possibleActions(article.facts).map((action) => (
              <Action {...props} action={action} />
            ))}
          </aside>
        </div>
      </>
    ),
  });
}

function Action({ action, ...props }: ArticleProps & { action: SandboxAction }) {
  const { frame, article, fields, message } = props;
  const { slug, version } = article.facts;
  return (
    <form method="post" action={`${articlePath(slug)}/step${queryWith({ agreement: frame.agreement })}`} class="step" id={action}>
      <FormToken frame={frame} />
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="version" value={String(version)} />
      <p>{consequenceOf(action, article)}</p>
      {action === 'embargo' && <EmbargoField fields={fields} errors={errorsIn(message)} form="embargo" label="End of the embargo" />}
      <button type="submit" class="quiet">
        {ACTION_WORDS[action].action}
      </button>
    </form>
  );
}
