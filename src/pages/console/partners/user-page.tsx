// One user of a partner's portal: what the user may do, where they are signed in, and what the desk can do.
import type { References } from '../../../domain/partners/holders.ts';
import type { PortalSession } from '../../../domain/partners/portal-session.ts';
import type { PortalUser } from '../../../domain/partners/portal-user.ts';
import { RIGHT_WORDS } from '../../../domain/partners/user-rights.ts';
import { grouped } from '../../../domain/values/grouped.ts';
import { When } from '../../layout/dates.tsx';
import { AgreementNames } from '../../signed-in/agreement-name.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { DateFact, Fact } from '../../signed-in/facts.tsx';
import type { Refusal } from '../../signed-in/fields/form-state.ts';
import { localeOf } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { Contact } from '../contact.tsx';
import { InvitationState } from './partner-users.tsx';
import { UserForms } from './user-forms.tsx';

export interface UserPageProps {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
  user: PortalUser;
  /** Names the state that the form for a change is made from. */
  etag: string;
  /** Of all agreements of the partner. */
  references: References;
  /** Ongoing ones, the last used first. */
  sessions: readonly PortalSession[];
  /** Deliveries to the user in the last 31 days, repeats included. */
  deliveries: number;
  /** The user was added just now. */
  isNew: boolean;
  /** Why the last form was refused. */
  message?: Refusal | undefined;
  /** What was written in the form for a change. Absent: it was not sent, or carried out. */
  written?: ReadonlyMap<string, string> | undefined;
}

export function userPage(props: UserPageProps): string {
  const { frame, partner, user, message, isNew } = props;
  const canChange = frame.scopes?.includes('partners') === true && user.revoked === undefined;
  return renderConsolePage({
    frame,
    title: `${user.name}, ${partner.name}`,
    children: (
      <>
        <Place partner={partner} />
        <h1>
          <bdi>{user.name}</bdi>
        </h1>
        <RefusalMessage message={message} form="change" />
        {isNew && message === undefined && (
          <p class="message" role="status">
            Added. <bdi>{user.name}</bdi> can sign in when you have made an invitation and sent its link.
          </p>
        )}
        <div class="columns">
          <div>
            <UserFacts {...props} />
            <Sessions {...props} />
          </div>
          {canChange && <UserForms {...props} />}
        </div>
      </>
    ),
  });
}

function UserFacts({ frame, user, references, deliveries }: UserPageProps) {
  const { id, email, agreements, rights, created, lastSeen } = user;
  const locale = localeOf(frame);
  return (
    <dl class="facts">
      <dt>E-mail</dt>
      <dd>
        <Contact contact={email} />
      </dd>
      <dt>Agreements</dt>
      <dd>
        <AgreementNames ids={agreements} references={references} />
      </dd>
      <dt>Rights</dt>
      <dd>
        <ul class="entry">
          {rights.map((right) => (
            <li>
              {RIGHT_WORDS[right].label}: {RIGHT_WORDS[right].means}
            </li>
          ))}
        </ul>
      </dd>
      <dt>Invitation</dt>
      <dd>
        <InvitationState frame={frame} user={user} />
      </dd>
      <DateFact label="Added" instant={created} locale={locale} />
      <dt>Last seen</dt>
      <dd>{lastSeen === undefined ? <span class="unknown">never</span> : <When instant={lastSeen} locale={locale} />}</dd>
      <Fact label="Deliveries in 31 days" text={grouped(deliveries)} />
      <dt>Id</dt>
      <dd>
        <code>{id}</code>
      </dd>
    </dl>
  );
}

function Sessions({ frame, user, sessions }: UserPageProps) {
  const locale = localeOf(frame);
  return (
    <>
      <h2>Signed in</h2>
      {sessions.length === 0 ? (
        <p class="lead">
          <bdi>{user.name}</bdi> is not signed in.
        </p>
      ) : (
        <Cards columns={['Browser', 'Signed in', 'Last used']}>
          {sessions.map(({ browser = 'Unknown browser', created, lastSeen }) => (
            <tr>
              <td>{browser}</td>
              <td data-label="Signed in">
                <When instant={created} locale={locale} />
              </td>
              <td data-label="Last used">
                <When instant={lastSeen} locale={locale} />
              </td>
            </tr>
          ))}
        </Cards>
      )}
    </>
  );
}
