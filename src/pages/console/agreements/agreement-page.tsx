// One agreement at the console: what it says, whether its notice is accepted, and its versions.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { TermsChapter } from '../../../domain/agreements/words/terms-in-words.ts';
import type { AgreementLine, AgreementRecord } from '../../../domain/partners/agreement-write.ts';
import type { Holders } from '../../../domain/partners/holders.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { AcceptanceState } from '../../signed-in/acceptance.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import type { Refusal } from '../../signed-in/fields/form-state.ts';
import { localeOf } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { Terms } from '../../signed-in/terms.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { AgreementEnding, type GivenEnding } from './agreement-ending.tsx';
import { agreementPath, partnerPath } from './agreement-paths.ts';
import { Place } from './agreement-place.tsx';
import { Steps } from './steps.tsx';

export interface AgreementProps {
  frame: ConsoleFrame;
  record: AgreementRecord;
  /** Names of users of the portal by their ids. */
  holders: Holders;
  /** The version in force, in sentences. */
  chapters: readonly TermsChapter[];
  summary: string;
  now: Instant;
  /** Why the form that ends the agreement was refused, and what was written in it. */
  message?: Refusal | undefined;
  given?: GivenEnding | undefined;
  /** The page follows the form of the partner's first agreement. */
  isFirst?: boolean | undefined;
}

export function agreementPage(props: AgreementProps): string {
  const { frame, record, chapters, summary, message } = props;
  const { partner, summary: state } = record;
  const { id, version } = state.agreement;
  const path = agreementPath(partner.id, id);
  const mayChange = frame.scopes?.includes('partners') === true;
  return renderConsolePage({
    frame,
    title: `Agreement ${id} of ${partner.name}`,
    children: (
      <>
        <Place partner={partner} />
        <h1>
          Agreement {id} of <bdi>{partner.name}</bdi>
        </h1>
        {props.isFirst === true && <NextStep partner={partner.id} />}
        <RefusalMessage message={message} />
        <p class="lead" dir="auto">
          {summary}
        </p>
        <div class="columns">
          <div>
            <State {...props} />
            {mayChange && (
              <p class="tools">
                <a href={`${path}/terms`}>{state.scheduled === undefined ? 'Change the terms' : 'Change the scheduled terms'}</a>
              </p>
            )}
            <h2>What version {version} says</h2>
            <Terms chapters={chapters} />
            <h2>Versions</h2>
            <Versions frame={frame} record={record} />
          </div>
          {mayChange && <AgreementEnding {...props} />}
        </div>
      </>
    ),
  });
}

function NextStep({ partner }: { partner: string }) {
  return (
    <>
      <Steps current={3} />
      <p class="message">
        The agreement is stored. The partner gets copy with a key: <a href={`${partnerPath(partner)}#keys`}>make its first key</a> and hand
        it over.
      </p>
    </>
  );
}

function State({ frame, record, holders, now }: AgreementProps) {
  const { agreement, acceptance, scheduled } = record.summary;
  const locale = localeOf(frame);
  const { validFrom, validUntil } = agreement.terms;
  return (
    <dl class="facts">
      <dt>Term</dt>
      <dd>
        <Badge agreement={agreement} now={now} /> <When instant={validFrom} locale={locale} /> –{' '}
        {validUntil === undefined ? 'until it is ended' : <When instant={validUntil} locale={locale} />}
      </dd>
      <dt>Notice</dt>
      <dd>
        <AcceptanceState frame={frame} acceptance={acceptance} holders={holders} />
      </dd>
      {scheduled !== undefined && (
        <>
          <dt>Scheduled</dt>
          <dd>
            <a href={`${agreementPath(record.partner.id, agreement.id)}/versions/${scheduled.agreement.version}`}>
              Version {scheduled.agreement.version}
            </a>{' '}
            from <When instant={scheduled.agreement.terms.validFrom} locale={locale} />. Its notice:{' '}
            <AcceptanceState frame={frame} acceptance={scheduled.acceptance} holders={holders} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Badge({ agreement: { terms }, now }: { agreement: AgreementVersion; now: Instant }) {
  if (now < terms.validFrom) return <span class="badge">Not begun</span>;
  if (terms.validUntil !== undefined && now >= terms.validUntil) return <span class="badge bad">Ended</span>;
  return <span class="badge good">In force</span>;
}

function Versions({ frame, record }: Pick<AgreementProps, 'frame' | 'record'>) {
  const { partner, summary, versions } = record;
  return (
    <>
      <Cards columns={['Version', 'What', 'When', 'Who']}>
        {versions.map((line) => (
          <VersionRow frame={frame} record={record} line={line} />
        ))}
      </Cards>
      {(versions.at(-1)?.version ?? 1) > 1 && (
        <p>
          <a href={`${agreementPath(partner.id, summary.agreement.id)}/versions/${(versions.at(-1)?.version ?? 2) - 1}`}>
            Earlier versions
          </a>
        </p>
      )}
    </>
  );
}

function VersionRow({ frame, record, line }: Pick<AgreementProps, 'frame' | 'record'> & { line: AgreementLine }) {
  const { agreement, scheduled } = record.summary;
  const state =
    line.version === agreement.version ? 'Current terms' : line.version === scheduled?.agreement.version ? 'Scheduled' : 'Replaced';
  return (
    <tr>
      <td data-label="Version">
        <a href={`${agreementPath(record.partner.id, agreement.id)}/versions/${line.version}`}>
          {line.version}
          <span class="visually-hidden">: what it {line.version === 1 ? 'says' : 'changed'}</span>
        </a>
      </td>
      <td data-label="What">{state}</td>
      <td data-label="When">
        <When instant={line.made} locale={localeOf(frame)} />
      </td>
      <td data-label="Who">{line.who === undefined ? <span class="unknown">not recorded</span> : <bdi>{line.who}</bdi>}</td>
    </tr>
  );
}
