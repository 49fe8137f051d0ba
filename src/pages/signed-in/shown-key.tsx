// A new key, which is shown once.
import type { References } from '../../domain/partners/holders.ts';
import type { PartnerKey } from '../../domain/partners/key.ts';
import { When } from '../layout/dates.tsx';
import { AgreementName } from './agreement-name.tsx';
import { Copyable } from './copyable.tsx';
import { MODE_NAMES, scopesInWords } from './key-words.ts';
import { type LocaleFrame, localeOf } from './own-page.tsx';

/** What the key can be tried with. */
export interface KeyExample {
  label: string;
  text: string;
}

export interface ShownKeyProps {
  made: PartnerKey;
  references: References | undefined;
  /** The key itself. */
  secret: string;
  examples: readonly KeyExample[];
  /** Why the key cannot be used yet. */
  caution?: string | undefined;
  /** Id of the key that this one replaces, and for how many hours that one is still valid. */
  replaces?: { id: string; overlapHours: number } | undefined;
}

export function ShownKey({ frame, made, references, secret, examples, caution, replaces }: ShownKeyProps & { frame: LocaleFrame }) {
  return (
    <>
      <h1>
        The key <bdi>{made.name}</bdi>
      </h1>
      <p class="message" role="status">
        {made.mode === 'feed' ? 'Copy the token now, or the whole address of the feed below.' : 'Copy the key now.'} It is shown on this
        page only, and cannot be shown again.
      </p>
      <Copyable id="secret" text={secret} label="the key" />
      {caution !== undefined && <p class="message">{caution}</p>}
      <KeyFacts frame={frame} made={made} references={references} />
      {replaces !== undefined && <Replaced {...replaces} />}
      <h2>To try it</h2>
      {examples.map(({ label, text }, index) => (
        <>
          <p>{label}</p>
          <Copyable id={`example-${index}`} text={text} label={label} />
        </>
      ))}
    </>
  );
}

function KeyFacts({ frame, made, references }: Pick<ShownKeyProps, 'made' | 'references'> & { frame: LocaleFrame }) {
  return (
    <dl class="facts">
      <dt>Kind</dt>
      <dd>{MODE_NAMES[made.mode]}</dd>
      <dt>Agreement</dt>
      <dd>
        <AgreementName id={made.agreement} references={references} />
      </dd>
      <dt>Access</dt>
      <dd>{scopesInWords(made)}</dd>
      <dt>Ends</dt>
      <dd>{made.expires === undefined ? 'never' : <When instant={made.expires} locale={localeOf(frame)} />}</dd>
      {made.cidrs.length > 0 && (
        <>
          <dt>Only from</dt>
          <dd>{made.cidrs.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

function Replaced({ id, overlapHours }: { id: string; overlapHours: number }) {
  return (
    <p>
      The old key, <code>{id}</code>,{' '}
      {overlapHours === 0 ? 'has ended.' : `is valid for ${overlapHours === 1 ? 'one hour' : `${overlapHours} hours`} more at most.`}
    </p>
  );
}
