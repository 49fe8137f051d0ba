// Signing in at the console: with a token, or by a one-time link.
import type { LinkHolder } from '../../domain/publisher/console-session.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { When } from '../layout/dates.tsx';
import { errorsIn, formOf, type Refusal } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { SignedOut } from '../signed-in/signed-out.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';

interface SignInProps {
  frame: ConsoleFrame;
  /** Path of the page to show afterwards. Absent: the first page of the console. */
  to?: string | undefined;
  /** Why the last try failed. */
  message?: Refusal | undefined;
}

export function signInPage({ frame, to, message }: SignInProps): string {
  return renderConsolePage({
    frame,
    title: 'Sign in',
    children: (
      <div class="narrow">
        <h1>Sign in to the desk</h1>
        <RefusalMessage message={message} said="You are not signed in." />
        <form method="post" action="/console/sign-in">
          {to !== undefined && <input type="hidden" name="to" value={to} />}
          <Line
            {...formOf({}, errorsIn(message))}
            name="token"
            label="Desk token"
            type="password"
            autocomplete="current-password"
            hint="A desk token begins with tsd_. Whoever runs the service can give you one, or a link that signs you in."
            isRequired
          />
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
  message?: Refusal | undefined;
}

/** Shows whom the link signs in. It changes nothing: programs that check links in mail open them too. */
export function linkPage({ frame, path, holder, expires, name, message }: LinkProps): string {
  return renderConsolePage({
    frame,
    title: 'Sign in',
    children: (
      <div class="narrow">
        <h1>{holder.kind === 'token' ? <SignInAs name={holder.name} /> : 'Who are you?'}</h1>
        <RefusalMessage message={message} said="You are not signed in." />
        <form method="post" action={path}>
          {holder.kind === 'bootstrap' && (
            <Line
              {...formOf({ name }, errorsIn(message))}
              name="name"
              label="Your name"
              autocomplete="name"
              maxChars={NAME_CHARS}
              hint="Your name is recorded with everything that you do here. A token with this name is made for you, which can be revoked."
              isRequired
            />
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
      <SignedOut everywhere={everywhere}>
        <p>
          <a href="/console/sign-in">Sign in again</a>
        </p>
      </SignedOut>
    ),
  });
}
