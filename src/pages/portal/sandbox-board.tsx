// The part of the page of the sandbox that changes while it is open: room, articles and the newest calls.
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { articleState } from '../../domain/articles/article-state.ts';
import { possibleActions, SANDBOX_ARTICLES, SANDBOX_STEPS } from '../../domain/pulls/sandbox.ts';
import type { ListedSandboxArticle, SandboxBoard } from '../../domain/pulls/sandbox-watch.ts';
import { isDelivered } from '../../domain/pulls/test-use.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { stateForPartner } from '../../domain/withdrawals/withdrawal-state.ts';
import { Headline } from '../layout/headline.tsx';
import { ArticleBadge, ComplianceBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { Countdown } from '../signed-in/relative-time.tsx';
import type { PortalFrame } from './portal-layout.tsx';
import { Barred, Command, Holder, Second, UseLine } from './sandbox-parts.tsx';
import { ACTION_WORDS, articlePath, curlOf, outcomeInWords } from './sandbox-words.ts';

export interface BoardProps {
  frame: PortalFrame;
  board: SandboxBoard;
  /** Of the service, for commands. */
  origin: string;
  nowMs: number;
}

export function sandboxFragment(props: BoardProps): string {
  return (<Board {...props} />).toString();
}

export function Board(props: BoardProps) {
  const { board } = props;
  return (
    <>
      <Barred barred={board.barred} />
      <Room {...board.used} />
      <h2>Articles</h2>
      {board.articles.length === 0 ? <p>There is no article yet.</p> : <List {...props} />}
      <h2>Latest calls</h2>
      {board.latest.length === 0 ? (
        <Command
          id="first"
          label="No test key has called yet. Put one into the variable TEST_KEY, and call:"
          text={curlOf(`${props.origin}/v1/feed.rss`)}
        />
      ) : (
        <ul class="entry">
          {board.latest.map((use) => (
            <UseLine frame={props.frame} names={board.names} use={use} namesArticle />
          ))}
        </ul>
      )}
    </>
  );
}

/** Said before it is full, in time. */
const NEARLY = 0.9;

function Room({ articles, steps }: SandboxBoard['used']) {
  const fullness = Math.max(articles / SANDBOX_ARTICLES, steps / SANDBOX_STEPS);
  return (
    <p class={fullness >= NEARLY ? 'message' : 'hint'}>
      {articles} of {SANDBOX_ARTICLES} articles and {steps.toLocaleString('en-GB')} of {SANDBOX_STEPS.toLocaleString('en-GB')} versions are
      used.
      {fullness >= 1 ? ` The sandbox is full${steps < SANDBOX_STEPS ? ', but its articles can be changed' : ''}. Clear it to go on.` : ''}
    </p>
  );
}

function List(props: BoardProps) {
  return (
    <Cards columns={['Article', 'State', 'Last change', 'Programs']}>
      {props.board.articles.map((article) => (
        <Row {...props} article={article} />
      ))}
    </Cards>
  );
}

interface RowProps extends BoardProps {
  article: ListedSandboxArticle;
}

function Row({ frame, board, nowMs, article }: RowProps) {
  const { facts, last } = article;
  const path = `${articlePath(facts.slug)}${queryWith({ agreement: frame.agreement })}`;
  return (
    <tr>
      <td>
        <a href={path} dir="auto">
          <Headline text={facts.headline} />
        </a>
        <span class="hint">{facts.slug}</span>
      </td>
      <td data-label="State">
        <ArticleBadge state={articleState(facts, toInstant(nowMs))} /> <span class="hint">version {facts.version}</span>
      </td>
      <td data-label="Last change">
        {ACTION_WORDS[last.action].done} <Second frame={frame} instant={last.at} />
        {last.holder !== undefined && (
          <span class="hint">
            by <Holder names={board.names} id={last.holder} />
          </span>
        )}
        <span class="hint">
          {possibleActions(facts).map((action, index) => (
            <>
              {index > 0 && ' · '}
              <a href={`${path}#${action}`}>
                {ACTION_WORDS[action].action}
                <span class="visually-hidden"> {facts.slug}</span>
              </a>
            </>
          ))}
        </span>
      </td>
      <td data-label="Programs">
        <Programs frame={frame} board={board} nowMs={nowMs} article={article} />
      </td>
    </tr>
  );
}

/** What matters about the last version: whether it was fetched, or whether its withdrawal was noticed. */
function Programs({ frame, board, nowMs, article: { facts, uses, withdrawal } }: Omit<RowProps, 'origin'>) {
  const isWithdrawn = facts.pubStatus === 'canceled';
  const told = isWithdrawn ? uses.filter(({ outcome }) => outcome === 'withdrawn' || outcome === 'acknowledged') : uses.filter(isDelivered);
  // The last of what each key did, by whichever address.
  const shown = [...new Map(told.toReversed().map((use) => [use.keyId, use])).values()];
  return (
    <>
      {withdrawal !== undefined && (
        <>
          <ComplianceBadge state={stateForPartner(withdrawal, nowMs)} />{' '}
          {withdrawal.acknowledged === undefined && <Countdown instant={withdrawal.deadline} nowMs={nowMs} />}
        </>
      )}
      {shown.length === 0 ? (
        <span class="unknown">{nothingInWords(facts, withdrawal !== undefined)}</span>
      ) : (
        <ul class="entry">
          {shown.map(({ keyId, outcome, last }) => (
            <li>
              <Holder names={board.names} id={keyId} /> {outcomeInWords(outcome)} <Second frame={frame} instant={last} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function nothingInWords({ pubStatus }: ArticleFacts, isReceived: boolean): string {
  if (pubStatus === 'usable') return 'no key has fetched this version';
  if (pubStatus === 'withheld') return 'no key gets it while it is held';
  return isReceived ? 'no key has noticed it' : 'no key had received it';
}
