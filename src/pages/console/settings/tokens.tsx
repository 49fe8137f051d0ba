// The tokens with which people and programs work at the desk, the form for a new one, and the page that shows it once.
import { DESK_SCOPES, type DeskScope } from '../../../domain/publisher/desk-scope.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { type Box, Boxes } from '../../signed-in/fields/choice-fields.tsx';
import { ErrorList } from '../../signed-in/fields/error-list.tsx';
import type { FormState } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FormToken, localeOf } from '../../signed-in/own-page.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { SCOPE_WORDS, scopesInWords } from './scope-words.ts';
import { SETTINGS_PATH } from './settings.tsx';

export const TOKENS_PATH = `${SETTINGS_PATH}/tokens`;

export interface ListedToken {
  id: string;
  name: string;
  scopes: readonly DeskScope[];
  created: Instant;
  expires?: Instant | undefined;
  lastUsed?: Instant | undefined;
}

interface TokensProps extends FormState {
  frame: ConsoleFrame;
  tokens: readonly ListedToken[];
  /** Number of ongoing sessions by the id of the token. */
  sessions: Readonly<Record<string, number>>;
  next?: string | undefined;
  /** Id of the token that the form makes, so that a form that is sent twice makes one. */
  newId: string;
}

export function tokensPage(props: TokensProps): string {
  const { frame, tokens, next, errors } = props;
  return renderConsolePage({
    frame,
    title: 'Tokens',
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a>
        </p>
        <h1>Tokens</h1>
        <p class="lead">
          Each person and each program has a token with a name, which is recorded with everything that is done with it. Where you are signed
          in yourself is listed under <a href="/console/sessions">sessions</a>. The last use, also at the console, is exact to a minute.
        </p>
        <ErrorList errors={errors} said="No token was made." />
        {tokens.length === 0 ? <p class="lead">There is no token.</p> : <List {...props} />}
        {next !== undefined && (
          <p class="paging">
            <a href={`${TOKENS_PATH}?cursor=${encodeURIComponent(next)}`}>Older tokens</a>
          </p>
        )}
        <h2>New token</h2>
        <NewToken {...props} />
      </>
    ),
  });
}

function List({ frame, tokens, sessions }: Pick<TokensProps, 'frame' | 'tokens' | 'sessions'>) {
  const locale = localeOf(frame);
  return (
    <Cards columns={['Name', 'May', 'Made', 'Last used', 'Expires', 'Signed in']}>
      {tokens.map(({ id, name, scopes, created, lastUsed, expires }) => (
        <tr>
          <td>
            <a href={`${TOKENS_PATH}/${id}`} dir="auto">
              {name}
            </a>
          </td>
          <td data-label="May">{scopesInWords(scopes)}</td>
          <td data-label="Made">
            <When instant={created} locale={locale} precision="minute" />
          </td>
          <td data-label="Last used">{lastUsed === undefined ? 'never' : <When instant={lastUsed} locale={locale} />}</td>
          <td data-label="Expires">{expires === undefined ? 'never' : <When instant={expires} locale={locale} />}</td>
          <td data-label="Signed in">{sessions[id] ?? 0}</td>
        </tr>
      ))}
    </Cards>
  );
}

function NewToken({ frame, newId, ...form }: TokensProps) {
  return (
    <form method="post" action={TOKENS_PATH} class="narrow" data-guard>
      <FormToken frame={frame} />
      <input type="hidden" name="id" value={newId} />
      <Line
        {...form}
        name="name"
        label="Name"
        isRequired
        hint="Name the person or the program, for example Ada Brink, or Import of the wire."
        maxChars={200}
      />
      <Boxes {...form} name="scope.read" label="What it may do" isRequired boxes={DESK_SCOPES.map((scope) => boxOf(scope, frame, form))} />
      <Line {...form} name="expires" type="date" label="Last day" hint="If you leave it empty, the token is valid until it is revoked." />
      <button type="submit">Make the token</button>
    </form>
  );
}

function boxOf(scope: DeskScope, { scopes = [] }: ConsoleFrame, { fields }: FormState): Box {
  const { label, allows } = SCOPE_WORDS[scope];
  const isOwn = scopes.includes(scope);
  return {
    name: `scope.${scope}`,
    value: 'yes',
    label,
    hint: isOwn ? allows : `${allows} Your own token does not have this scope.`,
    isTicked: fields.has(`scope.${scope}`),
    isDisabled: !isOwn,
  };
}

/** The only page that ever shows a token. */
export function mintedTokenPage({ frame, name, secret }: { frame: ConsoleFrame; name: string; secret: string }): string {
  return renderConsolePage({
    frame,
    title: 'New token',
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a> · <a href={TOKENS_PATH}>Tokens</a>
        </p>
        <h1>
          Token of <bdi>{name}</bdi>
        </h1>
        <p class="message" role="status">
          Copy it now: it is shown only once, and only a hash of it is stored. Whoever has it can do what it allows.
        </p>
        <p class="secret">
          <code id="token">{secret}</code>
          <button type="button" class="quiet" data-copy={secret} hidden>
            Copy
          </button>
        </p>
        <p>A person pastes it at the sign-in page of the console; a program sends it as a bearer token.</p>
        <p class="tools">
          <a href={TOKENS_PATH}>All tokens</a>
        </p>
      </>
    ),
  });
}
