// The sandbox of a partner: synthetic articles, what programs with test keys do with them, and the forms that begin and end it.

import { Tick } from '../signed-in/fields/choice-fields.tsx';
import { errorsIn, type FormState, formOf, type Refusal } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { FormToken } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { PORTAL_FORMS } from './forms.ts';
import { AgreementChoice, renderPortalPage } from './portal-layout.tsx';
import { Board, type BoardProps } from './sandbox-board.tsx';
import { EmbargoField } from './sandbox-parts.tsx';
import { SANDBOX_PATH } from './sandbox-words.ts';
import { PORTAL_KEYS_PATH } from './test-key-form.tsx';

interface SandboxProps extends BoardProps {
  /** What is in the form of a new article. */
  fields: ReadonlyMap<string, string>;
  /** The form that was sent and not carried out. */
  refused?: { form: 'new' | 'clearing'; message: Refusal } | undefined;
  /** What was done by the form that was sent before. */
  done?: string | undefined;
}

export function sandboxPage(props: SandboxProps): string {
  const { frame, board, done, refused } = props;
  const query = queryWith({ agreement: frame.agreement });
  return renderPortalPage({
    frame,
    title: 'Sandbox',
    children: (
      <>
        <h1>Sandbox</h1>
        <p class="lead">
          Try your programs here before real copy depends on them: publish, correct and withdraw synthetic articles, which only test keys
          get, and watch what each key does with them. The{' '}
          <a href="/portal/docs#partners-try-it-in-the-sandbox">programs of the documentation</a> run with a test key as they are.
        </p>
        <AgreementChoice frame={frame} path={SANDBOX_PATH} />
        {(frame.person?.agreements.length ?? 0) > 1 && (
          <p class="hint">Your organisation has one sandbox. What you publish here is within the chosen agreement.</p>
        )}
        {done !== undefined && (
          <p class="message" role="status">
            {done}
          </p>
        )}
        <RefusalMessage message={refused?.message} form={refused?.form} />
        {board.testKeys === 0 && (
          <p class="message">
            Your organisation has no test key yet.{' '}
            {frame.person?.rights.includes('keys') === true ? (
              <>
                <a href={`${PORTAL_KEYS_PATH}${query}`}>Make one among your keys</a>.
              </>
            ) : (
              'Somebody of your organisation with the right “Keys” makes one, or a program does with a live key.'
            )}{' '}
            A program sends it in the same way as a live key.
          </p>
        )}
        <p class="tools to-forms">
          <a class="button" href="#new">
            New article
          </a>
        </p>
        <div class="columns">
          <div data-live={`${SANDBOX_PATH}/board${query}`} data-every="5">
            <Board {...props} />
          </div>
          <aside class="actions" aria-label="What you can do">
            <NewArticle {...props} query={query} />
            <Clearing {...props} query={query} />
          </aside>
        </div>
      </>
    ),
  });
}

type FormProps = SandboxProps & { query: string };

/** Values and errors belong to the form that was sent. */
function stateOf({ fields, refused }: SandboxProps, form: NonNullable<SandboxProps['refused']>['form']): FormState {
  return { fields, errors: refused?.form === form ? errorsIn(refused.message) : [], form };
}

function NewArticle(props: FormProps) {
  const { frame, query } = props;
  const { title, button, texts } = PORTAL_FORMS.new;
  const state = stateOf(props, 'new');
  return (
    <details class="action-panel" id="new" open>
      <summary>{title}</summary>
      <form method="post" action={`${SANDBOX_PATH}/new${query}`} data-guard>
        <FormToken frame={frame} />
        <p>It is published at once, and test keys get it with their next call.</p>
        <Line {...state} name="slug" label={texts.slug} hint="Begins with sandbox-." maxChars={64} isShort isRequired isLeftToServer />
        <Line
          {...state}
          name="headline"
          label={texts.headline}
          hint="A very long one shows whether your pages have room for it. If you leave it empty, it names the version."
          maxChars={500}
        />
        <EmbargoField {...state} label={texts.until} empty=" If you leave it empty, there is none." />
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}

function Clearing(props: FormProps) {
  const { frame, board, query } = props;
  const { title, button, choices } = PORTAL_FORMS.clearing;
  return (
    <details class="action-panel" id="clearing" open={props.refused?.form === 'clearing'}>
      <summary>{title}</summary>
      <form method="post" action={`${SANDBOX_PATH}/clearing${query}`}>
        <FormToken frame={frame} />
        <input type="hidden" name="state" value={board.state} />
        <p>
          All articles are deleted, with what was fetched and acknowledged, and the change feed answers the cursors of programs with 410.
        </p>
        <Tick {...formOf({})} form="clearing" name="sure" label={choices.sure} isRequired />
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}
