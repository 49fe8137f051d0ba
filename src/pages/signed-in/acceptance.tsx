// Whether the partner has accepted the notice of its agreement, and which one.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import { type Holders, holderName } from '../../domain/partners/holders.ts';
import { When } from '../layout/dates.tsx';
import { type LocaleFrame, localeOf } from './own-page.tsx';

interface AcceptanceProps {
  frame: LocaleFrame;
  acceptance: Acceptance;
  /** The key or the person that accepted it. */
  holders: Holders;
}

export function AcceptanceState({ acceptance, ...props }: AcceptanceProps) {
  return (
    <>
      <AcceptanceWords {...props} acceptance={acceptance} />{' '}
      <span class="hint">
        Notice {acceptance.templateVersion}, SHA-256 <code>{acceptance.sha256}</code>
      </span>
    </>
  );
}

export function AcceptanceWords({ frame, acceptance: { state, accepted, due }, holders }: AcceptanceProps) {
  const locale = localeOf(frame);
  if (state === 'accepted')
    return accepted === undefined || accepted === 'contract' ? (
      <>Accepted with the contract.</>
    ) : (
      <>
        Accepted <When instant={accepted.at} locale={locale} /> <By id={accepted.by} holders={holders} />.
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

function By({ id, holders }: { id: string; holders: Holders }) {
  const name = holderName(holders, id);
  if (name === undefined || holders[id]?.isKey === true)
    return (
      <>
        with the key {name !== undefined && <bdi>{name}</bdi>} <code>{id}</code>
      </>
    );
  return (
    <>
      by <bdi>{name}</bdi>
    </>
  );
}
