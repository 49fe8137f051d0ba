// One version of an agreement at the console: who made it, what it changed, and what it says.
import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { TermsChapter } from '../../../domain/agreements/words/terms-in-words.ts';
import { When } from '../../layout/dates.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { ChangedTerms, Terms, type TermsDifference } from '../../signed-in/terms.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { agreementPath } from './agreement-paths.ts';
import { Place } from './agreement-place.tsx';

interface VersionProps {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
  agreement: AgreementVersion;
  /** Absent: the audit trail does not say who made it. */
  who?: string | undefined;
  /** Absent: this is the first version. */
  difference?: TermsDifference | undefined;
  chapters: readonly TermsChapter[];
  isNewest: boolean;
}

export function agreementVersionPage({ frame, partner, agreement, who, difference, chapters, isNewest }: VersionProps): string {
  const { id, version, made, sha256 } = agreement;
  const path = `${agreementPath(partner.id, id)}/versions`;
  return renderConsolePage({
    frame,
    title: `Version ${version} of the agreement ${id} of ${partner.name}`,
    children: (
      <>
        <Place partner={partner} agreement={id} />
        <h1>Version {version}</h1>
        <p class="lead">
          Made <When instant={made} locale={localeOf(frame)} />
          {who !== undefined && (
            <>
              {' '}
              by <bdi>{who}</bdi>
            </>
          )}
        </p>
        <h2>{difference === undefined ? 'It is the first version' : `What it changed in version ${version - 1}`}</h2>
        {difference !== undefined && <WhatChanged difference={difference} frame={frame} />}
        <details class="text" open={difference === undefined}>
          <summary>What it says</summary>
          <Terms chapters={chapters} />
          <p class="hint">
            SHA-256 of the terms: <code>{sha256}</code>
          </p>
        </details>
        <p class="tools">
          {version > 1 && <a href={`${path}/${version - 1}`}>Earlier version</a>}
          {!isNewest && <a href={`${path}/${version + 1}`}>Later version</a>}
        </p>
      </>
    ),
  });
}

function WhatChanged({ difference, frame }: { difference: TermsDifference; frame: ConsoleFrame }) {
  const { terms, texts } = difference;
  if (terms.length + texts.length === 0) return <p>No term was changed.</p>;
  return <ChangedTerms difference={difference} language={localeOf(frame).language} />;
}
