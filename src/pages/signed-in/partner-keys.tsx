// The keys and feed tokens of a partner, those that can be used first. Each leads to its page.
import type { References } from '../../domain/partners/holders.ts';
import type { ListedKey } from '../../domain/partners/key.ts';
import { When } from '../layout/dates.tsx';
import { AgreementName } from './agreement-name.tsx';
import { Badge } from './badges.tsx';
import { Cards } from './cards.tsx';
import { MODE_NAMES, scopesInWords, stateOfKey } from './key-words.ts';
import { type LocaleFrame, localeOf } from './own-page.tsx';

/** Most keys in the list of those that have ended. */
const ENDED_LISTED = 20;

interface KeysProps {
  frame: LocaleFrame;
  /** Path of the pages of keys. */
  path: string;
  keys: readonly ListedKey[];
  references: References | undefined;
  nowMs: number;
}

export function PartnerKeys({ keys, ...props }: KeysProps) {
  const usable = keys.filter((key) => stateOfKey(key, props.nowMs) === undefined);
  const ended = keys.filter((key) => stateOfKey(key, props.nowMs) !== undefined);
  const feeds = usable.filter(({ mode }) => mode === 'feed');
  return (
    <>
      <h2>Keys</h2>
      <KeyTable {...props} keys={usable.filter(({ mode }) => mode !== 'feed')} otherwise="No key can be used." />
      {feeds.length > 0 && (
        <>
          <h2>Feed tokens</h2>
          <p class="lead">
            Each is part of the address of a feed, for readers that can send neither a header nor a password. The whole address was shown
            once and cannot be shown again, because only a hash of the token is stored. Rotate a token whose address was lost.
          </p>
          <KeyTable {...props} keys={feeds} otherwise="" />
        </>
      )}
      {ended.length > 0 && (
        <details>
          <summary>
            {ended.length === 1 ? '1 key has' : `${ended.length} keys have`} ended
            {ended.length > ENDED_LISTED && `; the last ${ENDED_LISTED} are listed`}
          </summary>
          <KeyTable {...props} keys={ended.slice(0, ENDED_LISTED)} otherwise="" />
        </details>
      )}
    </>
  );
}

function KeyTable({ keys, otherwise, ...props }: KeysProps & { otherwise: string }) {
  if (keys.length === 0) return <p class="lead">{otherwise}</p>;
  return (
    <Cards columns={['Key', 'Access', 'Made', 'Last used', 'Ends']}>
      {keys.map((key) => (
        <KeyRow {...props} listed={key} />
      ))}
    </Cards>
  );
}

function KeyRow({ frame, path, listed, references, nowMs }: Omit<KeysProps, 'keys'> & { listed: ListedKey }) {
  const locale = localeOf(frame);
  const { id, name, mode, agreement, created, lastUsed, cidrs } = listed;
  return (
    <tr>
      <td>
        <a href={`${path}/${id}`}>
          <bdi>{name}</bdi>
          <span class="visually-hidden">, what can be done with it</span>
        </a>
        <span class="hint key-id">
          {MODE_NAMES[mode]} · {id}
        </span>
      </td>
      <td data-label="Access">
        <AgreementName id={agreement} references={references} />: {scopesInWords(listed)}
        {cidrs.length > 0 && <span class="hint">Only from {cidrs.join(', ')}</span>}
      </td>
      <td data-label="Made">
        <When instant={created} locale={locale} />
      </td>
      <td data-label="Last used">
        {lastUsed === undefined ? <span class="unknown">never</span> : <When instant={lastUsed.at} locale={locale} />}
        {lastUsed?.addressPrefix !== undefined && ` from ${lastUsed.addressPrefix}`}
      </td>
      <td data-label="Ends">
        <KeyEnd frame={frame} listed={listed} nowMs={nowMs} />
      </td>
    </tr>
  );
}

export function KeyEnd({ frame, listed, nowMs }: { frame: LocaleFrame; listed: ListedKey; nowMs: number }) {
  const { expires, revoked, replacedBy } = listed;
  const state = stateOfKey(listed, nowMs);
  const end = revoked ?? expires;
  return (
    <>
      {state !== undefined && <Badge label={state} />} {end === undefined ? 'never' : <When instant={end} locale={localeOf(frame)} />}
      {/* A key has the name of the one that it replaces. */}
      {replacedBy !== undefined && (
        <>
          , replaced by <bdi>{listed.name}</bdi> {replacedBy}
        </>
      )}
    </>
  );
}
