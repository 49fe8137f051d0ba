// The sessions of a person, at the console or at the portal: where they are signed in, each with a button that ends it.
import type { Instant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { Cards } from './cards.tsx';
import { ActionForm, localeOf, type OwnFrame } from './own-page.tsx';

interface ListedSession {
  id: string;
  created: Instant;
  lastSeen: Instant;
  /** How the person signed in, such as "with a key". */
  way: string;
  browser?: string | undefined;
}

interface SessionListProps {
  frame: Pick<OwnFrame, 'publisher' | 'formToken'>;
  /** The last used first. */
  sessions: readonly ListedSession[];
  /** Id of the session that asks. */
  current: string;
  /** Path of the form that ends a session, or all of them. */
  action: string;
}

export function SessionList({ frame, sessions, current, action }: SessionListProps) {
  return (
    <Cards columns={['Browser', 'Signed in', 'Last used']} buttons="End it">
      {sessions.map(({ id, created, lastSeen, way, browser = 'Unknown browser' }) => (
        <tr>
          <td data-label="Browser">
            {browser} {id === current && <span class="badge">this one</span>}
          </td>
          <td data-label="Signed in">
            <When instant={created} locale={localeOf(frame)} /> {way}
          </td>
          <td data-label="Last used">
            <When instant={lastSeen} locale={localeOf(frame)} />
          </td>
          <td>
            {id !== current && (
              <ActionForm frame={frame} action={action} label="End" about={`the session in ${browser}`} fields={{ session: id }} />
            )}
          </td>
        </tr>
      ))}
    </Cards>
  );
}
