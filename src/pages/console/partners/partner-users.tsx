// The people of a partner who sign in at its portal, and those who no longer may. Each leads to a page.
import type { References } from '../../../domain/partners/holders.ts';
import type { PortalUser } from '../../../domain/partners/portal-user.ts';
import { rightsInWords } from '../../../domain/partners/user-rights.ts';
import { When } from '../../layout/dates.tsx';
import { AgreementNames } from '../../signed-in/agreement-name.tsx';
import { Badge } from '../../signed-in/badges.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { userPath } from '../agreements/agreement-paths.ts';
import type { ConsoleFrame } from '../console-layout.tsx';

/** Most users in the list of those who were revoked. */
const REVOKED_LISTED = 20;

interface UsersProps {
  frame: ConsoleFrame;
  /** Id of the partner. */
  partner: string;
  users: readonly PortalUser[];
  references: References;
}

export function PartnerUsers({ users, ...props }: UsersProps) {
  const live = users.filter(({ revoked }) => revoked === undefined);
  const revoked = users.filter((user) => user.revoked !== undefined);
  return (
    <>
      <h2 id="people">People</h2>
      {live.length === 0 ? (
        <p class="lead">Nobody of this partner can sign in by name at the partners’ portal.</p>
      ) : (
        <UserTable {...props} users={live} />
      )}
      {revoked.length > 0 && (
        <details>
          <summary>
            {revoked.length === 1 ? '1 person was' : `${revoked.length} people were`} revoked
            {revoked.length > REVOKED_LISTED && `; the last ${REVOKED_LISTED} are listed`}
          </summary>
          <UserTable {...props} users={revoked.slice(0, REVOKED_LISTED)} />
        </details>
      )}
    </>
  );
}

function UserTable({ users, ...props }: UsersProps) {
  return (
    <Cards columns={['Person', 'Agreements', 'Rights', 'Last seen', 'Invitation']}>
      {users.map((user) => (
        <UserRow {...props} user={user} />
      ))}
    </Cards>
  );
}

/** An address is kept on one line, unless it would be wider than its column. */
const WHOLE_CHARS = 40;

function UserRow({ frame, partner, references, user }: Omit<UsersProps, 'users'> & { user: PortalUser }) {
  const { id, name, email, agreements, rights, lastSeen } = user;
  return (
    <tr>
      <td>
        <a href={userPath(partner, id)}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class={email.length > WHOLE_CHARS ? 'hint' : 'hint email'}>
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
      <td data-label="Invitation">
        <InvitationState frame={frame} user={user} />
      </td>
    </tr>
  );
}

export function InvitationState({ frame, user: { revoked, invitation, lastSeen } }: { frame: ConsoleFrame; user: PortalUser }) {
  const locale = localeOf(frame);
  if (revoked !== undefined)
    return (
      <>
        <Badge label="Revoked" /> <When instant={revoked} locale={locale} />
      </>
    );
  if (invitation === undefined) return lastSeen === undefined ? <Badge label="Not invited" /> : <span class="unknown">none open</span>;
  return (
    <>
      <Badge label="Invited" /> until <When instant={invitation.expires} locale={locale} />
    </>
  );
}
