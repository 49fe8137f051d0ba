// One key of a partner: what it opens, and what stops if it is rotated or revoked.

import type { References } from '../../../domain/partners/holders.ts';
import type { ListedKey } from '../../../domain/partners/key.ts';
import { grouped } from '../../../domain/values/grouped.ts';
import type { Refusal } from '../../signed-in/fields/form-state.ts';
import { KeyFacts } from '../../signed-in/key-facts.tsx';
import { stateOfKey } from '../../signed-in/key-words.ts';
import { FormToken } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { RotationFields } from '../../signed-in/rotation-fields.tsx';
import { partnerPath } from '../agreements/agreement-paths.ts';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';

export interface KeyPageProps {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
  listed: ListedKey;
  references: References;
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

function Rotation({ frame, partner, listed, message, overlapHours }: KeyPageProps) {
  const { title, button } = FORMS.rotation;
  return (
    <details class="action-panel" open>
      <summary>{title}</summary>
      <form method="post" action={`${partnerPath(partner.id)}/keys/${listed.id}/rotation`}>
        <FormToken frame={frame} />
        <p>A new key with the same access is shown once, on the next page. The partner changes to it while both are valid.</p>
        <RotationFields message={message} overlapHours={overlapHours} />
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
      : `It made ${deliveries === 1 ? '1 delivery' : `${grouped(deliveries)} deliveries`} in 31 days.`;
  const rest =
    others === 0
      ? `${partner.name} has no other key for this agreement, and gets no copy under it until you make one.`
      : `${partner.name} has ${others === 1 ? 'one other key' : `${others} other keys`} for this agreement.`;
  return `${stops} ${use} ${rest} This cannot be undone.`;
}
