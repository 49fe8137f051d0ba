// The publisher's settings as a form. Before they are saved, the same page shows what the change leads to.
import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { type Difference, Differences } from '../../signed-in/differences.tsx';
import { ErrorList } from '../../signed-in/fields/error-list.tsx';
import type { FormState } from '../../signed-in/fields/form-state.ts';
import { FormToken, localeOf } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { PublisherGroups } from './publisher-groups.tsx';
import type { RowList } from './publisher-rows.ts';
import { SETTINGS_PATH } from './settings.tsx';

export const PUBLISHER_PATH = `${SETTINGS_PATH}/publisher`;

/** A notice that a partner would have to accept again. */
export interface AwaitedAcceptance {
  partner: string;
  agreement: string;
  reference: string;
  /** Absent: no time is set. */
  due?: Instant | undefined;
}

export interface NoticeExample {
  /** Where the text is shown. */
  label: string;
  text: string;
}

/** What a change leads to. */
export interface PublisherPlan {
  differences: readonly Difference[];
  /** Whole sentences. */
  consequences: readonly string[];
  acceptances: readonly AwaitedAcceptance[];
  /** Names of partners whose objects did not answer. */
  silent: readonly string[];
  /** How many other partners there are, which were not asked. */
  unasked: number;
  /** Present if the notice changes: examples under the settings in force. */
  formerExamples?: readonly NoticeExample[] | undefined;
  /** Names what was checked, so that nothing else is saved. */
  checked: string;
}

/** What somebody else has changed since the form was opened. */
export interface OtherChange {
  who: readonly string[];
  differences: readonly Difference[];
}

export interface PublisherProps extends FormState {
  frame: ConsoleFrame;
  /** Entity tag of the settings that the form was made from; empty before there are settings. */
  etag: string;
  /** Names the same settings, to find out what others change meanwhile. */
  base: string;
  rows: Readonly<Record<RowList, number>>;
  /** The notice under what is in the form. */
  examples: readonly NoticeExample[];
  /** There are no settings yet. */
  isFirst: boolean;
  plan?: PublisherPlan | undefined;
  other?: OtherChange | undefined;
  message?: string | undefined;
  /** The change that was just saved. */
  isSaved?: boolean;
}

export function publisherPage(props: PublisherProps): string {
  const { frame, errors, isFirst, plan, other, message, isSaved = false } = props;
  const title = isFirst ? 'Set up the newspaper' : 'Publisher';
  return renderConsolePage({
    frame,
    title,
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a>
        </p>
        <h1>{title}</h1>
        <p class="lead">
          {isFirst
            ? 'A name, a website, a contact and one section are enough to begin with. What you leave empty is suggested, and everything can be changed later.'
            : 'What you change here is shown before it is saved. Readers see a change within a minute.'}
        </p>
        {isSaved && (
          <p class="message" role="status">
            The settings were saved.
          </p>
        )}
        <RefusalMessage message={message} />
        {other !== undefined && <Other other={other} />}
        <ErrorList errors={errors} />
        <Form {...props} hasPlan={plan !== undefined} />
      </>
    ),
  });
}

function Form(props: PublisherProps & { hasPlan: boolean }) {
  const { frame, etag, base, fields, examples, plan, isFirst } = props;
  const isNothing = plan !== undefined && plan.differences.length === 0 && !isFirst;
  return (
    <form method="post" action={PUBLISHER_PATH} data-guard>
      <FormToken frame={frame} />
      <input type="hidden" name="etag" value={etag} />
      <input type="hidden" name="base" value={base} />
      {['redirects.empty', 'sectionMaps.empty'].map((name) => fields.has(name) && <input type="hidden" name={name} value="1" />)}
      {/* The return key sends the first button of a form. */}
      <button type="submit" name="do" value="check" class="visually-hidden" tabindex={-1}>
        Check
      </button>
      {plan !== undefined && <Plan frame={frame} plan={plan} examples={examples} isNothing={isNothing} isFirst={isFirst} />}
      <PublisherGroups {...props} notice={<Examples examples={examples} />} />
      <p class="tools">
        <button type="submit" name="do" value="check">
          Check what changes
        </button>
      </p>
    </form>
  );
}

interface PlanProps {
  frame: ConsoleFrame;
  plan: PublisherPlan;
  examples: readonly NoticeExample[];
  isNothing: boolean;
  isFirst: boolean;
}

function Plan({ frame, plan, examples, isNothing, isFirst }: PlanProps) {
  if (isNothing) return <p class="message">These are the settings in force: nothing was changed.</p>;
  return (
    <section class="plan" aria-labelledby="plan">
      <h2 id="plan">{isFirst ? 'What will be set up' : 'What changes'}</h2>
      <Differences differences={plan.differences} language="en" />
      {plan.consequences.length > 0 && (
        <>
          <h3>What follows</h3>
          <ul>
            {plan.consequences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {plan.formerExamples !== undefined && <Notices frame={frame} plan={plan} examples={examples} former={plan.formerExamples} />}
      <input type="hidden" name="checked" value={plan.checked} />
      <p class="tools">
        <button type="submit" name="do" value="save">
          Save
        </button>
        <a href={PUBLISHER_PATH}>Leave everything as it is</a>
      </p>
    </section>
  );
}

function Notices({ frame, plan, examples, former }: Omit<PlanProps, 'isNothing' | 'isFirst'> & { former: readonly NoticeExample[] }) {
  return (
    <>
      <h3>The notice</h3>
      <div class="beside">
        <div>
          <h4>Now</h4>
          <Examples examples={former} />
        </div>
        <div>
          <h4>Afterwards</h4>
          <Examples examples={examples} />
        </div>
      </div>
      <Acceptances frame={frame} plan={plan} />
    </>
  );
}

function Acceptances({ frame, plan: { acceptances, silent, unasked } }: { frame: ConsoleFrame; plan: PublisherPlan }) {
  return (
    <>
      {acceptances.length === 0 ? (
        <p>No partner that was asked has to accept the notice again.</p>
      ) : (
        <>
          <p>
            These partners have to accept the notice again. From the time given here on they get headlines and links only, until they have:
          </p>
          <ul>
            {acceptances.map(({ partner, agreement, reference, due }) => (
              <li>
                <bdi>{partner}</bdi>, agreement <bdi>{agreement}</bdi> (<bdi>{reference}</bdi>)
                {due !== undefined && (
                  <>
                    , until <When instant={due} locale={localeOf(frame)} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {unasked > 0 && (
        <p class="message">
          {unasked === 1 ? 'One more partner was' : `${unasked} more partners were`} not asked. The command line asks all.
        </p>
      )}
      {silent.length > 0 && <p class="message">These partners could not be asked just now: {silent.join(', ')}.</p>}
    </>
  );
}

function Examples({ examples }: { examples: readonly NoticeExample[] }) {
  return (
    <dl class="facts">
      {examples.map(({ label, text }) => (
        <>
          <dt>{label}</dt>
          <dd dir="auto">
            {text.split('\n').map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Other({ other: { who, differences } }: { other: OtherChange }) {
  return (
    <section class="message" role="alert">
      <p>
        {who.length === 0 ? 'Somebody else' : <bdi>{who.join(', ')}</bdi>} has changed the settings since you opened this form. Nothing was
        saved. The form has what you wrote, and what was changed where you wrote nothing. Check it again.
      </p>
      {differences.length > 0 && (
        <>
          <p>What was changed meanwhile:</p>
          <Differences differences={differences} language="en" />
        </>
      )}
    </section>
  );
}
