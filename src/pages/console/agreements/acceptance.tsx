// Whether the partner has accepted the notice of its agreement, and which one.
import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import { When } from '../../layout/dates.tsx';
import { type LocaleFrame, localeOf } from '../console-layout.tsx';

export function AcceptanceState({ frame, acceptance }: { frame: LocaleFrame; acceptance: Acceptance }) {
  return (
    <>
      <AcceptanceWords frame={frame} acceptance={acceptance} />{' '}
      <span class="hint">
        Notice {acceptance.templateVersion}, SHA-256 <code>{acceptance.sha256}</code>
      </span>
    </>
  );
}

export function AcceptanceWords({ frame, acceptance: { state, accepted, due } }: { frame: LocaleFrame; acceptance: Acceptance }) {
  const locale = localeOf(frame);
  if (state === 'accepted')
    return accepted === undefined || accepted === 'contract' ? (
      <>Accepted with the contract.</>
    ) : (
      <>
        Accepted <When instant={accepted.at} locale={locale} /> with the key <code>{accepted.by}</code>.
      </>
    );
  return (
    <>
      {state === 'overdue'
        ? 'Not accepted in time: headlines and links only are delivered until the partner accepts it. It was due '
        : 'Not accepted yet. After this time headlines and links only are delivered until the partner accepts it: '}
      {due !== undefined && <When instant={due} locale={locale} />}
    </>
  );
}
