// Where somebody is signed in, and how to end that.
import type { ConsoleSession } from '../../domain/publisher/console-session.ts';
import { ActionForm } from '../signed-in/own-page.tsx';
import { SessionList } from '../signed-in/session-list.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';

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
        <SessionList
          frame={frame}
          sessions={sessions.map((session) => ({ ...session, way: WAYS[session.way] }))}
          current={current}
          action="/console/sessions/end"
        />
        <h2>Sign out everywhere</h2>
        <p class="lead">This ends all these sessions, also this one. The token itself stays valid.</p>
        <ActionForm frame={frame} action="/console/sessions/end" label="Sign out everywhere" />
      </>
    ),
  });
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
