// Whether the partner has accepted the notice of its agreement, and which one.
import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import { When } from '../../layout/dates.tsx';
import { type LocaleFrame, localeOf } from '../console-layout.tsx';

interface AcceptanceProps {
  frame: LocaleFrame;
  acceptance: Acceptance;
  /** Names of users of the portal by their ids. Whoever is not among them is a key. */
  names: Readonly<Record<string, string>>;
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

export function AcceptanceWords({ frame, acceptance: { state, accepted, due }, names }: AcceptanceProps) {
  const locale = localeOf(frame);
  if (state === 'accepted')
    return accepted === undefined || accepted === 'contract' ? (
      <>Accepted with the contract.</>
    ) : (
      <>
        Accepted <When instant={accepted.at} locale={locale} /> <By id={accepted.by} name={names[accepted.by]} />.
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

function By({ id, name }: { id: string; name: string | undefined }) {
  return name === undefined ? (
    <>
      with the key <code>{id}</code>
    </>
  ) : (
    <>
      by <bdi>{name}</bdi>
    </>
  );
}
