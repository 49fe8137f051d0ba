// Where somebody is signed in at the portal, and how to end that.
import type { PortalSession } from '../../domain/partners/portal-session.ts';
import { RIGHT_WORDS } from '../../domain/partners/user-rights.ts';
import { AgreementNames } from '../signed-in/agreement-name.tsx';
import { ActionForm } from '../signed-in/own-page.tsx';
import { SessionList } from '../signed-in/session-list.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface SessionsProps {
  frame: PortalFrame;
  /** The last used first. */
  sessions: readonly PortalSession[];
  /** Id of the session that asks. */
  current: string;
}

const WAYS = { invitation: 'by an invitation', key: 'with a key' } as const;

export function sessionsPage({ frame, sessions, current }: SessionsProps): string {
  const holder = frame.person?.kind === 'key' ? 'the key is revoked or expires' : 'the publisher revokes your access';
  return renderPortalPage({
    frame,
    title: 'Sessions',
    children: (
      <>
        <h1>Where you are signed in</h1>
        <p class="lead">
          You are signed in as <bdi>{frame.person?.name}</bdi> of <bdi>{frame.partner}</bdi>. A session ends after twelve hours without use
          and after seven days, and at once if {holder}.
        </p>
        <SessionList
          frame={frame}
          sessions={sessions.map((session) => ({ ...session, way: WAYS[session.way] }))}
          current={current}
          action="/portal/sessions/end"
        />
        <Rights frame={frame} />
        <h2>Sign out everywhere</h2>
        <p class="lead">This ends all these sessions, also this one.</p>
        <ActionForm frame={frame} action="/portal/sessions/end" label="Sign out everywhere" />
      </>
    ),
  });
}

function Rights({ frame: { person, references } }: { frame: PortalFrame }) {
  if (person === undefined) return null;
  return (
    <>
      <h2>What you may do</h2>
      <ul class="entry">
        {person.rights.map((right) => (
          <li>
            {RIGHT_WORDS[right].label}: {RIGHT_WORDS[right].means}
          </li>
        ))}
        <li>Withdrawals: see what was withdrawn after you received it</li>
      </ul>
      <p class="hint">
        The publisher’s desk gives rights, for {person.agreements.length === 1 ? 'the agreement' : 'the agreements'}{' '}
        <AgreementNames ids={person.agreements} references={references} />.
      </p>
    </>
  );
}
