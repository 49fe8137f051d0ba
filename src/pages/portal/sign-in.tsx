// Signing in at the portal: with a key, or by an invitation.
import type { Invitation } from '../../domain/partners/portal-session.ts';
import { When } from '../layout/dates.tsx';
import { formOf } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { SignedOut } from '../signed-in/signed-out.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface SignInProps {
  frame: PortalFrame;
  /** Path of the page to show afterwards. Absent: the first page of the portal. */
  to?: string | undefined;
  /** Why the last try failed. */
  message?: string | undefined;
}

export function signInPage({ frame, to, message }: SignInProps): string {
  return renderPortalPage({
    frame,
    title: 'Sign in',
    children: (
      <div class="narrow">
        <h1>Sign in to the partners’ portal</h1>
        <RefusalMessage message={message} />
        <p>
          If the publisher has sent you an invitation, open its link. An invitation works once. Ask the publisher for another one if you
          have signed out, or if your session has ended.
        </p>
        {to !== undefined && (
          <p>
            Browsers do not say who you are when you follow a link from elsewhere. If you are signed in,{' '}
            <a href={to}>open the page that you asked for</a>.
          </p>
        )}
        <h2>With a key</h2>
        <form method="post" action="/portal/sign-in">
          {to !== undefined && <input type="hidden" name="to" value={to} />}
          <Line
            {...formOf({})}
            name="key"
            label="Key"
            type="password"
            autocomplete="current-password"
            hint="A key of your organisation begins with ts_live_ or ts_test_. You see what the key may see."
            isRequired
          />
          <button type="submit">Sign in</button>
        </form>
      </div>
    ),
  });
}

interface InvitationProps {
  frame: PortalFrame;
  /** Path of the invitation itself, to which the form is sent. */
  path: string;
  invitation: Invitation;
}

/** Shows whom the invitation signs in. It changes nothing: programs that check links in mail open them too. */
export function invitationPage({ frame, path, invitation: { partner, user, expires } }: InvitationProps): string {
  return renderPortalPage({
    frame,
    title: 'Sign in',
    children: (
      <div class="narrow">
        <h1>
          Sign in as <bdi>{user.name}</bdi>
        </h1>
        <p>
          {frame.publisher?.name ?? 'The publisher'} invites you, <bdi>{user.email}</bdi>, to the portal of <bdi>{partner.name}</bdi>.
        </p>
        <form method="post" action={path}>
          <button type="submit">Sign in</button>
        </form>
        <p class="hint">
          This link works once, until <When instant={expires} locale={localeOf(frame)} />. If you are not this person, close the page.
        </p>
      </div>
    ),
  });
}

export function usedInvitationPage({ frame }: { frame: PortalFrame }): string {
  return renderPortalPage({
    frame,
    title: 'This invitation cannot be used',
    children: (
      <div class="narrow">
        <h1>This invitation cannot be used</h1>
        <p>
          An invitation works once and within 72 hours, and a newer one replaces it. Ask the publisher for another one, or sign in with a
          key.
        </p>
        <p>
          <a href="/portal/sign-in">Sign in with a key</a>
        </p>
      </div>
    ),
  });
}

export function signedOutPage({ frame, everywhere }: { frame: PortalFrame; everywhere: boolean }): string {
  return renderPortalPage({
    frame,
    title: 'Signed out',
    children: (
      <SignedOut everywhere={everywhere}>
        <p>To sign in again, ask the publisher for an invitation, or use a key.</p>
        <p>
          <a href="/portal/sign-in">Sign in with a key</a>
        </p>
      </SignedOut>
    ),
  });
}
