// The form that ends an agreement. It says what follows before it is sent.
import { dateInWords } from '../../../domain/agreements/words/phrases.ts';
import type { AgreementRecord } from '../../../domain/partners/agreement-write.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { localTime } from '../../../domain/values/local-time.ts';
import { errorsIn, formOf, type Refusal } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FormToken, localeOf } from '../../signed-in/own-page.tsx';
import type { ConsoleFrame } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';
import { agreementPath } from './agreement-paths.ts';

export interface GivenEnding {
  at?: string | undefined;
}

interface EndingProps {
  frame: ConsoleFrame;
  record: AgreementRecord;
  now: Instant;
  given?: GivenEnding | undefined;
  message?: Refusal | undefined;
}

/** Nothing for an agreement that has ended. */
export function AgreementEnding({ frame, record, now, given, message }: EndingProps) {
  const { agreement, scheduled } = record.summary;
  const { validUntil } = agreement.terms;
  if (validUntil !== undefined && now >= validUntil && scheduled === undefined) return null;
  const { title, button, texts } = FORMS.ending;
  const zone = localeOf(frame).timeZone;
  return (
    <aside class="actions" aria-label="What you can do">
      <details class="action-panel" open={given !== undefined}>
        <summary>{title}</summary>
        <form method="post" action={`${agreementPath(record.partner.id, agreement.id)}/ending`} data-guard>
          <FormToken frame={frame} />
          <input type="hidden" name="version" value={String((scheduled?.agreement ?? agreement).version)} />
          <p>{consequences(record, zone)}</p>
          <Line
            {...formOf({ at: given?.at }, errorsIn(message))}
            name="at"
            label={texts.at}
            type="datetime-local"
            max={validUntil === undefined ? undefined : localTime(validUntil, zone)}
            hint={`The time is by the clocks of ${zone}. If you leave it empty, the agreement ends now.`}
          />
          <button type="submit">{button}</button>
        </form>
      </details>
    </aside>
  );
}

function consequences({ partner, summary: { agreement, scheduled } }: AgreementRecord, timeZone: string): string {
  const { afterTerm, validUntil } = agreement.terms;
  return [
    `From then on ${partner.name} gets no copy under this agreement, and its keys for it give access only to withdrawals, the agreement, the account and the usage.`,
    `The partner ${afterTerm === 'keep' ? 'keeps its copies' : 'must remove its copies'}.`,
    validUntil === undefined ? '' : `Without this form it ends on ${dateInWords(validUntil, { timeZone })}; a later date changes nothing.`,
    scheduled === undefined ? '' : `Version ${scheduled.agreement.version}, which is scheduled, is cancelled unless it has begun by then.`,
    'A new version of the terms can extend it.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
