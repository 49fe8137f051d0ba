// What is known of a key, at the console and at the portal.
import type { References } from '../../domain/partners/holders.ts';
import type { ListedKey } from '../../domain/partners/key.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { When } from '../layout/dates.tsx';
import { AgreementName } from './agreement-name.tsx';
import { Fact } from './facts.tsx';
import { MODE_NAMES, scopesInWords } from './key-words.ts';
import { type LocaleFrame, localeOf } from './own-page.tsx';
import { KeyEnd } from './partner-keys.tsx';

interface FactsProps {
  frame: LocaleFrame;
  listed: ListedKey;
  references: References | undefined;
  /** Deliveries with the key in the last 31 days, repeats included. Absent: they are not shown. */
  deliveries?: number | undefined;
  nowMs: number;
}

export function KeyFacts({ frame, listed, references, deliveries, nowMs }: FactsProps) {
  const { id, mode, agreement, cidrs, created, lastUsed } = listed;
  return (
    <dl class="facts">
      <Fact label="Id" text={id} />
      <Fact label="Kind" text={MODE_NAMES[mode]} />
      <dt>Agreement</dt>
      <dd>
        <AgreementName id={agreement} references={references} />
      </dd>
      <Fact label="Access" text={scopesInWords(listed)} />
      <Fact label="Only from" text={cidrs.join(', ')} />
      <dt>Made</dt>
      <dd>
        <When instant={created} locale={localeOf(frame)} />
      </dd>
      <dt>Last used</dt>
      <dd>
        {lastUsed === undefined ? 'never' : <When instant={lastUsed.at} locale={localeOf(frame)} />}
        {lastUsed?.addressPrefix !== undefined && ` from ${lastUsed.addressPrefix}`}
      </dd>
      <dt>Ends</dt>
      <dd>
        <KeyEnd frame={frame} listed={listed} nowMs={nowMs} />
      </dd>
      <Fact label="Deliveries in 31 days" text={deliveries === undefined ? '' : grouped(deliveries)} />
    </dl>
  );
}
