// One key of a partner: what it opens, and what stops if it is rotated or revoked.

import type { ListedKey } from '../../../domain/partners/key.ts';
import { When } from '../../layout/dates.tsx';
import { partnerPath } from '../agreements/agreement-paths.ts';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, FormToken, localeOf, renderConsolePage } from '../console-layout.tsx';
import { Fact } from '../facts.tsx';
import { errorsIn, formOf, type Refusal } from '../fields/form-state.ts';
import { Line } from '../fields/text-fields.tsx';
import { FORMS } from '../forms.ts';
import { RefusalMessage } from '../refusal-message.tsx';
import { MODE_NAMES, scopesInWords, stateOfKey } from './key-words.ts';
import { KeyEnd } from './partner-keys.tsx';

export interface KeyPageProps {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
  listed: ListedKey;
  /** Deliveries with the key in the last 31 days, repeats included. */
  deliveries: number;
  /** Number of other keys for the same agreement that can be used. */
  others: number;
  nowMs: number;
  message?: Refusal | undefined;
  /** What was written in the form for a rotation. */
  overlapHours?: string | undefined;
}

export function keyPage(props: KeyPageProps): string {
  const { frame, partner, listed, message, nowMs } = props;
  const canChange = frame.scopes?.includes('partners') === true && stateOfKey(listed, nowMs) === undefined;
  return renderConsolePage({
    frame,
    title: `Key ${listed.name}`,
    children: (
      <>
        <Place partner={partner} />
        <h1>
          Key <bdi>{listed.name}</bdi>
        </h1>
        <RefusalMessage message={message} />
        <div class="columns">
          <div>
            <KeyFacts {...props} />
          </div>
          {canChange && (
            <aside class="actions" aria-label="What you can do">
              {listed.replacedBy === undefined && <Rotation {...props} />}
              <Revocation {...props} />
            </aside>
          )}
        </div>
      </>
    ),
  });
}

function KeyFacts({ frame, listed, deliveries, nowMs }: KeyPageProps) {
  const { id, mode, agreement, cidrs, created, lastUsed } = listed;
  return (
    <dl class="facts">
      <Fact label="Id" text={id} />
      <Fact label="Kind" text={MODE_NAMES[mode]} />
      <Fact label="Agreement" text={agreement} />
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
      <Fact label="Deliveries in 31 days" text={deliveries.toLocaleString('en-GB')} />
    </dl>
  );
}

function Rotation({ frame, partner, listed, message, overlapHours = '168' }: KeyPageProps) {
  const { title, button, texts } = FORMS.rotation;
  return (
    <details class="action-panel" open>
      <summary>{title}</summary>
      <form method="post" action={`${partnerPath(partner.id)}/keys/${listed.id}/rotation`}>
        <FormToken frame={frame} />
        <p>A new key with the same access is shown once, on the next page. The partner changes to it while both are valid.</p>
        <Line
          {...formOf({ overlapHours }, errorsIn(message))}
          name="overlapHours"
          label={texts.overlapHours}
          type="number"
          min={0}
          max={720}
          hint="Give a number from 0 to 720. With 0 this key ends at once, and everything that uses it stops until it has the new one."
          isRequired
        />
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}

function Revocation(props: KeyPageProps) {
  const { frame, partner, listed } = props;
  const { title, button } = FORMS.revocation;
  return (
    <details class="action-panel">
      <summary>{title}</summary>
      <form method="post" action={`${partnerPath(partner.id)}/keys/${listed.id}/revocation`}>
        <FormToken frame={frame} />
        <p>{consequencesOf(props)}</p>
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}

function consequencesOf({ listed, deliveries, others, partner }: KeyPageProps): string {
  const stops =
    listed.mode === 'feed'
      ? 'The feed at its address stops at once.'
      : 'Every request with it is refused from then on, also for withdrawals and the account.';
  const use =
    deliveries === 0
      ? 'Nothing was delivered with it in 31 days.'
      : `It made ${deliveries === 1 ? '1 delivery' : `${deliveries.toLocaleString('en-GB')} deliveries`} in 31 days.`;
  const rest =
    others === 0
      ? `${partner.name} has no other key for this agreement, and gets no copy under it until you make one.`
      : `${partner.name} has ${others === 1 ? 'one other key' : `${others} other keys`} for this agreement.`;
  return `${stops} ${use} ${rest} This cannot be undone.`;
}
