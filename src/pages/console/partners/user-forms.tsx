// What the desk can do with a user of a partner's portal. Each form says what follows before it is sent.
import type { Child } from 'hono/jsx';
import { errorsIn } from '../../signed-in/fields/form-state.ts';
import type { FormTexts } from '../../signed-in/form-texts.ts';
import { FormToken } from '../../signed-in/own-page.tsx';
import { userPath } from '../agreements/agreement-paths.ts';
import { FORMS } from '../forms.ts';
import { UserFields } from './user-fields.tsx';
import type { UserPageProps } from './user-page.tsx';

export function UserForms(props: UserPageProps) {
  return (
    <aside class="actions" aria-label="What you can do">
      <Invitation {...props} />
      {props.user.invitation !== undefined && <Uninvitation {...props} />}
      <Change {...props} />
      <Revocation {...props} />
    </aside>
  );
}

interface PanelProps extends Pick<UserPageProps, 'frame' | 'partner' | 'user'> {
  action: 'invitation' | 'uninvitation' | 'change' | 'revocation';
  texts: Pick<FormTexts, 'title' | 'button'>;
  hidden?: Readonly<Record<string, string>>;
  isOpen?: boolean;
  children?: Child;
}

function Panel({ frame, partner, user, action, texts, hidden = {}, isOpen = false, children }: PanelProps) {
  return (
    <details class="action-panel" open={isOpen}>
      <summary>{texts.title}</summary>
      <form method="post" action={`${userPath(partner.id, user.id)}/${action}`} data-guard={action === 'change' ? '' : undefined}>
        <FormToken frame={frame} />
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <button type="submit">{texts.button}</button>
      </form>
    </details>
  );
}

function Invitation(props: UserPageProps) {
  const { invitation, lastSeen } = props.user;
  return (
    <Panel
      {...props}
      action="invitation"
      texts={FORMS.invitation}
      hidden={{ replaces: invitation?.sent ?? '' }}
      isOpen={invitation === undefined && lastSeen === undefined}
    >
      <p>
        The link is shown once, on the next page, with a text for a mail. You send it yourself. It signs in whoever opens it, once and
        within 72 hours.
      </p>
      {invitation !== undefined && <p>The link that you made before stops working.</p>}
    </Panel>
  );
}

function Uninvitation(props: UserPageProps) {
  return (
    <Panel {...props} action="uninvitation" texts={FORMS.uninvitation}>
      <p>The link that was sent stops working. Sessions go on.</p>
    </Panel>
  );
}

function Change(props: UserPageProps) {
  const { user, references, etag, written, message } = props;
  const given = written && { fields: written, errors: errorsIn(message) };
  return (
    <Panel {...props} action="change" texts={FORMS.change} hidden={{ etag }} isOpen={given !== undefined}>
      <p>It holds from the person’s next page on, in sessions that are open too.</p>
      <UserFields form="change" references={references} given={given} user={user} />
    </Panel>
  );
}

function Revocation(props: UserPageProps) {
  return (
    <Panel {...props} action="revocation" texts={{ title: 'Revoke the access', button: 'Revoke it' }}>
      <p>{endingOf(props)} This cannot be undone. The ledger keeps the name.</p>
    </Panel>
  );
}

function endingOf({ user: { invitation }, sessions }: UserPageProps): string {
  const ends = [
    ...(sessions.length === 0
      ? []
      : [sessions.length === 1 ? 'The session in one browser ends at once.' : `The sessions in ${sessions.length} browsers end at once.`]),
    ...(invitation === undefined ? [] : ['The link that was sent stops working.']),
  ];
  return ['This person can no longer sign in.', ...ends].join(' ');
}
