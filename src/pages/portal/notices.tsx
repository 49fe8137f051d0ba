// The notices of an agreement: as they are printed, what changed in them, and the form that accepts one.

import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { Holders } from '../../domain/partners/holders.ts';
import type { NoticePart } from '../../domain/partners/printed-notice.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { AcceptanceWords } from '../signed-in/acceptance.tsx';
import { type Difference, Differences } from '../signed-in/differences.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { FormToken, localeOf } from '../signed-in/own-page.tsx';
import { PORTAL_FORMS } from './forms.ts';
import type { PortalFrame } from './portal-layout.tsx';

export interface ShownNotice {
  acceptance: Acceptance;
  /** As it is printed, with its rules. */
  parts: readonly NoticePart[];
  /** The notice that it replaces. Absent: it is accepted, or none is known. */
  former?: readonly NoticePart[];
  differences?: readonly Difference[];
  /** When it comes into force. Absent: it is in force. */
  from?: Instant;
}

interface NoticesProps {
  frame: PortalFrame;
  notices: readonly ShownNotice[];
  /** Names of users of the portal who accepted one, by id. */
  holders: Holders;
}

export function Notices({ frame, notices, holders }: NoticesProps) {
  return (
    <section id="notice">
      {notices.map((notice) => (
        <Notice frame={frame} notice={notice} holders={holders} />
      ))}
    </section>
  );
}

interface NoticeProps {
  frame: PortalFrame;
  notice: ShownNotice;
  holders: NoticesProps['holders'];
}

function Notice({ frame, notice, holders }: NoticeProps) {
  const { acceptance, parts, former, differences, from } = notice;
  const isAccepted = acceptance.state === 'accepted';
  return (
    <>
      <h2>
        {from === undefined ? (
          'Notice'
        ) : (
          <>
            Notice from <When instant={from} locale={localeOf(frame)} precision="day" />
          </>
        )}
      </h2>
      {isAccepted ? (
        <p>
          <AcceptanceWords frame={frame} acceptance={acceptance} holders={holders} />
        </p>
      ) : (
        <Due frame={frame} notice={notice} />
      )}
      {former === undefined ? (
        <Printed parts={parts} />
      ) : (
        <div class="beside">
          <div>
            <h3>{from === undefined ? 'The notice that you accepted' : 'The notice now'}</h3>
            <Printed parts={former} />
          </div>
          <div>
            <h3>The new notice</h3>
            <Printed parts={parts} />
          </div>
        </div>
      )}
      {differences !== undefined && (
        <>
          <h3>What is different</h3>
          <Differences differences={differences} language="en" />
        </>
      )}
      {!isAccepted && <AcceptanceForm frame={frame} sha256={acceptance.sha256} />}
    </>
  );
}

function Due({ frame, notice: { acceptance, from } }: Omit<NoticeProps, 'holders'>) {
  const { state, due } = acceptance;
  const when = due !== undefined && <When instant={due} locale={localeOf(frame)} />;
  if (state === 'overdue')
    return (
      <p class="message">
        This notice had to be accepted by {when}. You get headlines and links only until somebody of your organisation accepts it.
      </p>
    );
  return (
    <p class="message">
      {from === undefined ? 'The notice has changed.' : 'The agreement has another notice from then on. You can accept it now.'} Accept it
      by {when}. After that you get headlines and links only, until somebody of your organisation accepts it.
    </p>
  );
}

function Printed({ parts }: { parts: readonly NoticePart[] }) {
  return (
    <dl class="differences">
      {parts.map(({ label, text, language }) => (
        <>
          <dt>{label}</dt>
          <dd dir="auto" lang={language}>
            {text}
          </dd>
        </>
      ))}
    </dl>
  );
}

/** Names the notice that the page shows, so that no other one is accepted. */
function AcceptanceForm({ frame, sha256 }: { frame: PortalFrame; sha256: string }) {
  if (frame.person?.mode === 'test') return <p class="hint">A key for the sandbox cannot accept a notice.</p>;
  return (
    <form method="post" action={`/portal/account/acceptance${queryWith({ agreement: frame.agreement })}`}>
      <FormToken frame={frame} />
      <input type="hidden" name="sha256" value={sha256} />
      <button type="submit">{PORTAL_FORMS.acceptance.button}</button>
      <p class="hint">Your name and the time are stored with the acceptance.</p>
    </form>
  );
}

interface UnacceptedProps {
  frame: PortalFrame;
  acceptance: Acceptance;
}

/** On pages with copy: the notice in force is not accepted. Nothing if it is. */
export function UnacceptedNotice({ frame, acceptance: { state, due } }: UnacceptedProps) {
  if (state === 'accepted') return null;
  const canAccept = frame.person?.rights.includes('account') === true;
  return (
    <p class="message" role="alert">
      {canAccept ? (
        <a href={`/portal/account${queryWith({ agreement: frame.agreement })}#notice`}>The notice of your agreement has changed</a>
      ) : (
        'The notice of your agreement has changed'
      )}
      {state === 'overdue' ? ' and is not accepted: you get headlines and links only. ' : ' and is not accepted yet. '}
      {state === 'pending' && due !== undefined && (
        <>
          From <When instant={due} locale={localeOf(frame)} /> on you get headlines and links only.{' '}
        </>
      )}
      {!canAccept && 'A person of your organisation with the right to see the account can accept it.'}
    </p>
  );
}
