// Where somebody is signed in, and how to end that.
import type { ConsoleSession } from '../../domain/publisher/console-session.ts';
import { When } from '../layout/dates.tsx';
import { Cards } from './cards.tsx';
import { ActionForm, type ConsoleFrame, localeOf, renderConsolePage } from './console-layout.tsx';

interface SessionsProps {
  frame: ConsoleFrame;
  /** The last used first. */
  sessions: readonly ConsoleSession[];
  /** Id of the session that asks. */
  current: string;
}

const WAYS = { token: 'with a token', link: 'by a link' } as const;

export function sessionsPage({ frame, sessions, current }: SessionsProps): string {
  return renderConsolePage({
    frame,
    title: 'Sessions',
    children: (
      <>
        <h1>Where you are signed in</h1>
        <p class="lead">
          You are signed in as <bdi>{frame.person}</bdi>. A session ends after twelve hours without use and after seven days, and at once if
          its token is revoked.
        </p>
        <Cards columns={['Browser', 'Signed in', 'Last used']} buttons="End it">
          {sessions.map((session) => (
            <SessionRow frame={frame} session={session} isCurrent={session.id === current} />
          ))}
        </Cards>
        <h2>Sign out everywhere</h2>
        <p class="lead">This ends all these sessions, also this one. The token itself stays valid.</p>
        <ActionForm frame={frame} action="/console/sessions/end" label="Sign out everywhere" />
      </>
    ),
  });
}

function SessionRow({ frame, session, isCurrent }: { frame: ConsoleFrame; session: ConsoleSession; isCurrent: boolean }) {
  const browser = session.browser ?? 'Unknown browser';
  return (
    <tr>
      <td data-label="Browser">
        {browser} {isCurrent && <span class="badge">this one</span>}
      </td>
      <td data-label="Signed in">
        <When instant={session.created} locale={localeOf(frame)} /> {WAYS[session.way]}
      </td>
      <td data-label="Last used">
        <When instant={session.lastSeen} locale={localeOf(frame)} />
      </td>
      <td>
        {!isCurrent && (
          <ActionForm
            frame={frame}
            action="/console/sessions/end"
            label="End"
            about={`the session in ${browser}`}
            fields={{ session: session.id }}
          />
        )}
      </td>
    </tr>
  );
}

/** For people who have no session here. */
export function accessPage({ frame }: Pick<SessionsProps, 'frame'>): string {
  return renderConsolePage({
    frame,
    title: 'Sessions',
    children: (
      <>
        <h1>Where you are signed in</h1>
        <p class="lead">
          You are signed in as <bdi>{frame.person}</bdi> through Cloudflare Access, which keeps your sessions. Your scopes here are{' '}
          {frame.scopes?.join(', ')}.
        </p>
      </>
    ),
  });
}
