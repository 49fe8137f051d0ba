// The agreements of a partner, each in a few sentences. Each leads to its page.
import type { Holders } from '../../../domain/partners/holders.ts';
import { AcceptanceWords } from '../../signed-in/acceptance.tsx';
import { Badge } from '../../signed-in/badges.tsx';
import { agreementPath, newAgreementPath } from '../agreements/agreement-paths.ts';
import type { ConsoleFrame } from '../console-layout.tsx';
import type { PartnerRecord } from './partner-record.ts';

interface AgreementsProps {
  frame: ConsoleFrame;
  /** Id of the partner. */
  partner: string;
  agreements: PartnerRecord['agreements'];
  /** Names of users of the portal by their ids. */
  holders: Holders;
}

export function PartnerAgreements({ frame, partner, agreements, holders }: AgreementsProps) {
  return (
    <>
      <h2>Agreements</h2>
      {agreements === undefined && (
        <p class="message">The publisher’s settings cannot be read at the moment, and the agreements cannot be shown without them.</p>
      )}
      {agreements?.length === 0 && <p class="lead">There is none, so the partner gets no copy.</p>}
      {agreements?.map((agreement) => (
        <Agreement frame={frame} partner={partner} holders={holders} {...agreement} />
      ))}
      {agreements !== undefined && frame.scopes?.includes('partners') === true && (
        <p class="tools">
          <a href={newAgreementPath(partner)}>Add an agreement</a>
        </p>
      )}
    </>
  );
}

type AgreementProps = Pick<AgreementsProps, 'frame' | 'partner' | 'holders'> & NonNullable<PartnerRecord['agreements']>[number];

function Agreement({ frame, partner, holders, summary, sentences }: AgreementProps) {
  const { agreement, inForce, scheduled, acceptance } = summary;
  return (
    <section class="agreement">
      <h3>
        <a href={agreementPath(partner, agreement.id)}>
          {agreement.id}, <bdi>{agreement.terms.reference}</bdi>
        </a>{' '}
        {inForce ? <Badge label="In force" tone="good" /> : <Badge label="Not in force" />}{' '}
        {acceptance.state !== 'accepted' && <Badge label="Notice not accepted" tone={acceptance.state === 'overdue' ? 'bad' : undefined} />}
      </h3>
      <p dir="auto">{sentences.join(' ')}</p>
      <p class="hint">
        Version {agreement.version}. <AcceptanceWords frame={frame} acceptance={acceptance} holders={holders} />
        {scheduled !== undefined && ` Version ${scheduled.agreement.version} is scheduled.`}
      </p>
    </section>
  );
}
