// What somebody at the desk should look at today, the most urgent first. Each line leads to where it is seen to.
import {
  KEY_NOTICE_MS,
  PARTNER_NEEDS,
  type PartnerNeed,
  type PartnersToday,
  QUOTA_PART,
  SILENT_MS,
} from '../../domain/partners/partner-summary.ts';
import type { CatalogueToday } from '../../domain/publisher/catalogue-today.ts';
import { DAY_MS } from '../../domain/values/instant.ts';
import { relativeTime } from '../signed-in/relative-time.tsx';
import { WITHDRAWALS_PATH } from './withdrawals.tsx';

interface AttentionProps {
  catalogue: CatalogueToday | undefined;
  partners: PartnersToday | undefined;
  nowMs: number;
}

interface Line {
  text: string;
  path: string;
}

export function Attention(props: AttentionProps) {
  const lines = [...linesOfWithdrawals(props), ...linesOfPartners(props)];
  const isKnown = props.catalogue !== undefined && props.partners !== undefined;
  return (
    <>
      <h2>Needs attention</h2>
      {lines.length === 0 ? (
        isKnown && <p class="lead">Nothing needs attention.</p>
      ) : (
        <ul class="attention">
          {lines.map(({ text, path }) => (
            <li>
              <a href={path}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      {props.partners !== undefined && <Age {...props} partners={props.partners} />}
    </>
  );
}

function linesOfWithdrawals({ catalogue }: AttentionProps): Line[] {
  const overdue = catalogue?.withdrawals.overdue ?? 0;
  if (overdue === 0) return [];
  const text = overdue === 1 ? 'One withdrawal is overdue' : `${overdue} withdrawals are overdue`;
  return [{ text: `${text}: a partner has not confirmed in time that the article is gone.`, path: WITHDRAWALS_PATH }];
}

/** A partner that is late with a withdrawal is in the line of the withdrawal. */
function linesOfPartners({ partners }: AttentionProps): Line[] {
  if (partners === undefined) return [];
  return PARTNER_NEEDS.flatMap((need) => {
    if (need === 'overdue' || partners.needs[need] === 0) return [];
    return [{ text: TEXTS[need](partners.needs[need]), path: `/console/partners?need=${need}` }];
  });
}

const PERCENT = 100;
const are = (count: number, one: string, many: string) => (count === 1 ? `One partner ${one}` : `${count} partners ${many}`);

const TEXTS: Readonly<Record<Exclude<PartnerNeed, 'overdue'>, (count: number) => string>> = {
  suspended: (count) => `${are(count, 'is', 'are')} suspended.`,
  quota: (count) => `${are(count, 'has used', 'have used')} ${QUOTA_PART * PERCENT} % of a quota, or more.`,
  key: (count) => `${are(count, 'has', 'have')} a key that ends within ${KEY_NOTICE_MS / DAY_MS} days.`,
  acceptance: (count) => `${are(count, 'has', 'have')} a notice to accept.`,
  silent: (count) => `${are(count, 'has', 'have')} pulled nothing for ${SILENT_MS / DAY_MS} days.`,
};

/** Partners' objects report pulls at most once a minute, what the desk changes at once, and only when something has changed. */
function Age({ partners: { partners, unreported, oldest }, nowMs }: { partners: PartnersToday; nowMs: number }) {
  if (partners === 0) return null;
  return (
    <p class="hint">
      {oldest !== undefined && `Partners report these figures themselves. The oldest report was made ${relativeTime(oldest, nowMs)}. `}
      {unreported > 0 && `${are(unreported, 'has', 'have')} not reported yet.`}
    </p>
  );
}
