// Signing in at the console: with a token, or by a one-time link.
import type { LinkHolder } from '../../domain/publisher/console-session.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { type ConsoleFrame, localeOf, renderConsolePage } from './console-layout.tsx';

interface SignInProps {
  frame: ConsoleFrame;
  /** Path of the page to show afterwards. Absent: the first page of the console. */
  to?: string | undefined;
  /** Why the last try failed. */
  message?: string | undefined;
}

export function signInPage({ frame, to, message }: SignInProps): string {
  return renderConsolePage({
    frame,
    title: 'Sign in',
    children: (
      <div class="narrow">
        <h1>Sign in to the desk</h1>
        <Message text={message} />
        <form method="post" action="/console/sign-in">
          {to !== undefined && <input type="hidden" name="to" value={to} />}
          <label class="field">
            <span>Desk token</span>
            <input type="password" name="token" required autocomplete="current-password" spellcheck={false} aria-describedby="token-hint" />
            <span class="hint" id="token-hint">
              It begins with tsd_. Whoever runs the service can give you one, or a link that signs you in.
            </span>
          </label>
          <button type="submit">Sign in</button>
        </form>
      </div>
    ),
  });
}

interface LinkProps {
  frame: ConsoleFrame;
  /** Path of the link itself, to which the form is sent. */
  path: string;
  holder: LinkHolder;
  expires: Instant;
  /** What was given as a name before, and what is wrong with it. */
  name?: string | undefined;
  message?: string | undefined;
}

/** Shows whom the link signs in. It changes nothing: programs that check links in mail open them too. */
export function linkPage({ frame, path, holder, expires, name, message }: LinkProps): string {
  return renderConsolePage({
    frame,
    title: 'Sign in',
    children: (
      <div class="narrow">
        <h1>{holder.kind === 'token' ? <SignInAs name={holder.name} /> : 'Who are you?'}</h1>
        <Message text={message} />
        <form method="post" action={path}>
          {holder.kind === 'bootstrap' && (
            <label class="field">
              <span>Your name</span>
              <input type="text" name="name" required maxlength={200} autocomplete="name" value={name} aria-describedby="name-hint" />
              <span class="hint" id="name-hint">
                It is recorded with everything that you do here. A token with this name is made for you, which can be revoked.
              </span>
            </label>
          )}
          <button type="submit">Sign in</button>
        </form>
        <p class="hint">
          This link works once, until <When instant={expires} locale={localeOf(frame)} />.
        </p>
      </div>
    ),
  });
}

function SignInAs({ name }: { name: string }) {
  return (
    <>
      Sign in as <bdi>{name}</bdi>
    </>
  );
}

export function usedLinkPage({ frame }: { frame: ConsoleFrame }): string {
  return renderConsolePage({
    frame,
    title: 'This link cannot be used',
    children: (
      <div class="narrow">
        <h1>This link cannot be used</h1>
        <p>
          A link works once, within ten minutes, and only as long as the token that it is for has not ended. Ask for another one, or sign in
          with a token.
        </p>
        <p>
          <a href="/console/sign-in">Sign in with a token</a>
        </p>
      </div>
    ),
  });
}

export function signedOutPage({ frame, everywhere }: { frame: ConsoleFrame; everywhere: boolean }): string {
  return renderConsolePage({
    frame,
    title: 'Signed out',
    children: (
      <div class="narrow">
        <h1>You are signed out</h1>
        {everywhere && <p>All your sessions have ended, in other browsers too.</p>}
        <p>
          <a href="/console/sign-in">Sign in again</a>
        </p>
      </div>
    ),
  });
}

function Message({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="message" role="alert">
      {text}
    </p>
  );
}
