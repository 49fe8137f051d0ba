// The part of the page of a synthetic article that changes while it is open: its state, its withdrawals, and what programs did with each version.
import { articleState } from '../../domain/articles/article-state.ts';
import type { SandboxArticle, SandboxVersion } from '../../domain/pulls/sandbox-watch.ts';
import { isDelivered } from '../../domain/pulls/test-use.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { stateForPartner } from '../../domain/withdrawals/withdrawal-state.ts';
import { Said } from '../signed-in/acknowledgement.tsx';
import { ArticleBadge, ComplianceBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { Countdown } from '../signed-in/relative-time.tsx';
import type { PortalFrame } from './portal-layout.tsx';
import { Barred, Command, Holder, Second, UseLine } from './sandbox-parts.tsx';
import { ACTION_WORDS, acknowledgingCurl, articlePath, curlOf, SANDBOX_PATH } from './sandbox-words.ts';

export interface WatchProps {
  frame: PortalFrame;
  article: SandboxArticle;
  origin: string;
  nowMs: number;
  /** The version whose actions the open page offers. */
  offered: number;
}

export function watchFragment(props: WatchProps): string {
  return (<Watch {...props} />).toString();
}

export function goneFragment(): string {
  return (
    <p class="message">
      This article is no longer in the sandbox, because somebody has cleared it. <a href={SANDBOX_PATH}>Back to the sandbox</a>
    </p>
  ).toString();
}

export function Watch(props: WatchProps) {
  const { frame, article, offered } = props;
  const { facts, versions, isCut, withdrawals, barred } = article;
  return (
    <>
      <Barred barred={barred} />
      {facts.version !== offered && (
        <p class="message">
          The article has changed since you opened this page.{' '}
          <a href={`${articlePath(facts.slug)}${queryWith({ agreement: frame.agreement })}`}>Show what can be done now</a>
        </p>
      )}
      <Facts {...props} />
      <ToTry {...props} />
      {withdrawals.map((withdrawal) => (
        <Withdrawal {...props} withdrawal={withdrawal} />
      ))}
      <h2>Versions</h2>
      <Cards columns={['Version', 'What happened', 'What programs did with it']}>
        {versions.map((one) => (
          <VersionRow {...props} one={one} />
        ))}
      </Cards>
      {isCut && <p class="hint">Earlier versions are not listed.</p>}
    </>
  );
}

function Facts({ frame, article: { facts }, nowMs }: WatchProps) {
  const { slug, version, firstPublished, embargoedUntil } = facts;
  return (
    <p>
      <ArticleBadge state={articleState(facts, toInstant(nowMs))} /> <code>{slug}</code>, version {version}
      {firstPublished !== undefined ? (
        <>
          , published <Second frame={frame} instant={firstPublished} />
        </>
      ) : (
        embargoedUntil !== undefined && (
          <strong class="embargo">
            , not before <Second frame={frame} instant={embargoedUntil} />
          </strong>
        )
      )}
    </p>
  );
}

/** The command that does what no program has done with the version of now. */
function ToTry({ article: { facts, uses, withdrawals }, origin }: WatchProps) {
  const { slug, version, pubStatus } = facts;
  const own = uses.filter((use) => use.version === version);
  if (pubStatus === 'withheld' || (pubStatus === 'usable' && own.some(isDelivered))) return null;
  if (pubStatus === 'usable')
    return <Command id="fetch" label="No key has fetched this version. To fetch it:" text={curlOf(`${origin}/v1/articles/${slug}`)} />;
  const open = withdrawals.find((one) => one.version === version);
  if (open === undefined || open.acknowledged !== undefined) return null;
  return (
    <>
      {!own.some(({ outcome }) => outcome === 'withdrawn') && (
        <Command id="notice" label="No key has noticed the withdrawal. It is in the change feed:" text={curlOf(`${origin}/v1/changes`)} />
      )}
      <Command id="acknowledge" label="No key has acknowledged it. To do so:" text={acknowledgingCurl(origin, open)} />
    </>
  );
}

function Withdrawal({ frame, article, withdrawal, nowMs }: WatchProps & { withdrawal: PartnerWithdrawal }) {
  const { version, deadline, acknowledged } = withdrawal;
  const by = article.uses.find((use) => use.version === version && use.outcome === 'acknowledged');
  return (
    <p>
      <ComplianceBadge state={stateForPartner(withdrawal, nowMs)} /> Withdrawal of version {version}, deadline{' '}
      <Second frame={frame} instant={deadline} />
      {acknowledged === undefined ? (
        <>
          , <Countdown instant={deadline} nowMs={nowMs} />
        </>
      ) : (
        <>
          ; acknowledged <Second frame={frame} instant={acknowledged.received} />
          {acknowledged.received > deadline && ', after the deadline,'}
          {by !== undefined && (
            <>
              {' '}
              by <Holder names={article.names} id={by.keyId} />
            </>
          )}
          : <Said frame={frame} said={acknowledged} />
        </>
      )}
    </p>
  );
}

function VersionRow({ frame, article: { names, uses }, one }: WatchProps & { one: SandboxVersion }) {
  const { version, action, at, note, holder } = one;
  const own = uses.filter((use) => use.version === version);
  return (
    <tr>
      <td data-label="Version">{version}</td>
      <td data-label="What happened">
        {ACTION_WORDS[action].done} <Second frame={frame} instant={at} />
        {holder !== undefined && (
          <span class="hint">
            by <Holder names={names} id={holder} />
          </span>
        )}
        {note !== undefined && <span class="hint">{note}</span>}
      </td>
      <td data-label="Programs">
        {own.length === 0 ? (
          <span class="unknown">nothing</span>
        ) : (
          <ul class="entry">
            {own.map((use) => (
              <UseLine frame={frame} names={names} use={use} />
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
