// One token: what it may, who is signed in with it, and what ends when it is revoked.

import type { Instant } from '../../../domain/values/instant.ts';
import { DateFact, Fact } from '../../signed-in/facts.tsx';
import { Tick } from '../../signed-in/fields/choice-fields.tsx';
import { errorsIn, formOf, type Refusal } from '../../signed-in/fields/form-state.ts';
import { FormToken, localeOf } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { scopesInWords } from './scope-words.ts';
import { SETTINGS_PATH } from './settings.tsx';
import { type ListedToken, TOKENS_PATH } from './tokens.tsx';

interface TokenProps {
  frame: ConsoleFrame;
  token: ListedToken & { revoked?: Instant | undefined };
  /** Browsers in which somebody is signed in with it. */
  browsers: readonly string[];
  isLive: boolean;
  /** It is the token of whoever looks at the page. */
  isOwn: boolean;
  /** No other live token may make tokens. */
  isLastMinter: boolean;
  message?: Refusal | undefined;
}

export function tokenPage(props: TokenProps): string {
  const { frame, token, browsers, isLive, message } = props;
  const locale = localeOf(frame);
  const { name, id, scopes, created, expires, lastUsed, revoked } = token;
  return renderConsolePage({
    frame,
    title: `Token of ${name}`,
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a> · <a href={TOKENS_PATH}>Tokens</a>
        </p>
        <h1>
          Token of <bdi>{name}</bdi>
        </h1>
        <RefusalMessage message={message} said="The token was not revoked." />
        <dl class="facts">
          <Fact label="May" text={scopesInWords(scopes)} />
          <DateFact label="Made" instant={created} locale={locale} />
          {lastUsed !== undefined && <DateFact label="Last used (to a minute)" instant={lastUsed} locale={locale} />}
          {expires !== undefined && <DateFact label="Expires" instant={expires} locale={locale} />}
          {revoked !== undefined && <DateFact label="Revoked" instant={revoked} locale={locale} />}
          <Fact label="Signed in" text={browsers.join('; ')} />
          <Fact label="Id" text={id} />
        </dl>
        <p class="tools">
          <a href={`/console/audit?who=${encodeURIComponent(name)}`}>What was done with it</a>
        </p>
        {isLive && <Revocation {...props} />}
      </>
    ),
  });
}

function Revocation({ frame, token, browsers, isOwn, isLastMinter, message }: TokenProps) {
  const ending = browsers.length === 1 ? 'the session in one browser ends' : `the sessions in ${browsers.length} browsers end`;
  return (
    <form method="post" action={`${TOKENS_PATH}/${token.id}/revocation`} class="narrow">
      <FormToken frame={frame} />
      <h2>Revoke</h2>
      <p>
        It is refused from the next request on, and cannot be made valid again
        {browsers.length > 0 && `; ${ending} at once`}.{isOwn && ' You are signed in with it, so you are signed out.'}
      </p>
      {isLastMinter && (
        <>
          <p class="message">
            It is the last token that may make tokens. Afterwards the only way in for somebody new is the bootstrap secret: whoever operates
            the service has it (DESK_TOKEN), and <code>npx --no tearsheet console</code> opens a link with it.
          </p>
          <Tick {...formOf({}, errorsIn(message))} name="last" label="We have the bootstrap secret." isRequired />
        </>
      )}
      <button type="submit">Revoke it</button>
    </form>
  );
}
