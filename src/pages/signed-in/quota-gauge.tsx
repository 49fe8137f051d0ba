// How much of each quota is used.
import type { AgreementQuota } from '../../domain/partners/usage.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { When } from '../layout/dates.tsx';
import { type LocaleFrame, localeOf } from './own-page.tsx';

interface GaugesProps {
  frame: LocaleFrame;
  quotas: readonly AgreementQuota[];
}

export function QuotaGauges({ frame, quotas }: GaugesProps) {
  if (quotas.length === 0) return null;
  return (
    <>
      <h2>Quota</h2>
      {quotas.map((quota) => (
        <Gauge frame={frame} {...quota} />
      ))}
    </>
  );
}

function Gauge({ frame, agreement, reference, quota }: AgreementQuota & { frame: LocaleFrame }) {
  const { used, articles, per, over, resets } = quota;
  const id = `quota-${agreement}`;
  return (
    <p class="gauge">
      <span id={id}>
        {grouped(used)} of {grouped(articles)} articles this {per} under {agreement} (<bdi>{reference}</bdi>)
        {over > 0 && `, of which ${grouped(over)} are beyond the quota`}
      </span>
      <meter
        aria-labelledby={id}
        min={0}
        max={articles}
        high={Math.ceil(0.8 * articles) - 1}
        optimum={0}
        value={Math.min(used, articles)}
      />
      <span class="hint">
        The count begins again <When instant={resets} locale={localeOf(frame)} />.
      </span>
    </p>
  );
}
