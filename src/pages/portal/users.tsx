// The people of the partner who may sign in at the portal, with their rights. Nothing can be changed here.
import type { References } from '../../domain/partners/holders.ts';
import type { PortalUser } from '../../domain/partners/portal-user.ts';
import { rightsInWords } from '../../domain/partners/user-rights.ts';
import { When } from '../layout/dates.tsx';
import { AgreementNames } from '../signed-in/agreement-name.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface UsersProps {
  frame: PortalFrame;
  users: readonly PortalUser[];
  references: References;
  /** Position of the next page. Absent: there is none. */
  next?: string | undefined;
}

const PORTAL_USERS_PATH = '/portal/users';

export function portalUsersPage({ frame, users, references, next }: UsersProps): string {
  return renderPortalPage({
    frame,
    title: 'People',
    children: (
      <>
        <h1>People of your organisation</h1>
        <p class="lead">
          They sign in here by name. The publisher’s desk adds, changes and revokes them: write to it if somebody has left.
        </p>
        {users.length === 0 ? (
          <p>Nobody of your organisation can sign in by name.</p>
        ) : (
          <Cards columns={['Person', 'Agreements', 'Rights', 'Last seen']}>
            {users.map((user) => (
              <Row frame={frame} references={references} user={user} />
            ))}
          </Cards>
        )}
        {next !== undefined && (
          <p class="tools">
            <a href={`${PORTAL_USERS_PATH}${queryWith({ agreement: frame.agreement, cursor: next })}`}>More people</a>
          </p>
        )}
      </>
    ),
  });
}

function Row({ frame, references, user }: Pick<UsersProps, 'frame' | 'references'> & { user: PortalUser }) {
  const { id, name, email, agreements, rights, lastSeen } = user;
  return (
    <tr>
      <td>
        <bdi>{name}</bdi>
        {id === frame.person?.id && ' (you)'}
        <span class="hint">
          <bdi>{email}</bdi>
        </span>
      </td>
      <td data-label="Agreements">
        <AgreementNames ids={agreements} references={references} />
      </td>
      <td data-label="Rights">{rightsInWords(rights)}</td>
      <td data-label="Last seen">
        {lastSeen === undefined ? <span class="unknown">never</span> : <When instant={lastSeen} locale={localeOf(frame)} />}
      </td>
    </tr>
  );
}
