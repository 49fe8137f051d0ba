// What would follow from terms that are not stored: which of the newest articles the partner would get, what changes, who has to accept, the notice.
import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import type { NoticeExample } from '../../../domain/partners/notice-examples.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { Headline } from '../../layout/headline.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { ChangedTerms, type TermsDifference } from '../../signed-in/terms.tsx';
import type { ConsoleFrame } from '../console-layout.tsx';

export interface PreviewedArticle {
  slug: string;
  headline: string;
  language: string;
  /** What the partner would get, in words. Absent: nothing. */
  form?: string | undefined;
  /** Why it would get nothing, or less than the agreement says. */
  reason?: string | undefined;
  /** What it gets now. Absent: there is no agreement yet. */
  now?: string | undefined;
}

export interface AgreementCheckProps {
  frame: ConsoleFrame;
  summary: string;
  /** Version that saving would make; that of the present terms if they are the same. */
  version: number;
  outcome: 'created' | 'changed' | 'unchanged';
  /** Absent: there is no version yet. */
  difference?: TermsDifference | undefined;
  acceptance: Acceptance;
  /** When the term begins, if another version is in force until then. */
  pending?: { until: Instant; meanwhile: number } | undefined;
  /** The scheduled version that would be cancelled. */
  dropped?: number | undefined;
  /** The instant for which the articles are decided. */
  asOf: Instant;
  isAhead: boolean;
  /** Of every state. Absent: the person may not read articles. */
  articles?: readonly PreviewedArticle[] | undefined;
  /** Absent: the person may not read articles. */
  sources?: KnownSources | undefined;
  notices: readonly NoticeExample[];
}

export interface KnownSources {
  /** Sources that the terms name and no article has. */
  unseen: readonly string[];
  /** Sources of articles. */
  seen: readonly string[];
}

export function AgreementCheck(props: AgreementCheckProps) {
  const { frame, summary, outcome, version, difference } = props;
  return (
    <>
      <p class="licence" dir="auto">
        {summary}
      </p>
      {outcome === 'unchanged' && <p>These are the terms of version {version}. Saving them makes no new version.</p>}
      {outcome === 'changed' && difference !== undefined && (
        <>
          <h3>What version {version} would change</h3>
          <ChangedTerms difference={difference} language={localeOf(frame).language} />
        </>
      )}
      {outcome !== 'unchanged' && <Consequences {...props} />}
      {props.sources !== undefined && <Sources {...props.sources} />}
      {props.articles !== undefined && <Articles {...props} articles={props.articles} />}
      <Notices {...props} />
    </>
  );
}

function Consequences({ frame, version, acceptance: { state, due }, pending, dropped }: AgreementCheckProps) {
  const locale = localeOf(frame);
  return (
    <>
      {pending !== undefined && (
        <p>
          Version {version} would be scheduled: its term begins <When instant={pending.until} locale={locale} />. Version{' '}
          {pending.meanwhile} stays in force until then, or until its own end.
        </p>
      )}
      {dropped !== undefined && <p class="message">Version {dropped}, which is scheduled, would be cancelled.</p>}
      {state === 'accepted' ? (
        <p>Nobody has to accept the notice again.</p>
      ) : (
        <p class="message">
          The notice changes, and the partner has to accept it
          {due !== undefined && (
            <>
              {' '}
              by <When instant={due} locale={locale} />
            </>
          )}
          .{' '}
          {state === 'overdue'
            ? 'Until it does, it gets headlines and links only.'
            : 'After that it gets headlines and links only until it does.'}
        </p>
      )}
    </>
  );
}

/** A name with a mistake in it lets nothing through, or keeps nothing out. */
function Sources({ unseen, seen }: KnownSources) {
  return (
    <>
      {unseen.length > 0 && (
        <p class="message">
          {unseen.length === 1 ? 'No article has had this source yet' : 'No article has had these sources yet'}: <Names names={unseen} />.
          Look whether {unseen.length === 1 ? 'its name is' : 'their names are'} spelled right.
        </p>
      )}
      {seen.length > 0 && (
        <p class="hint">
          Sources of the articles here: <Names names={seen} />. Any name of a well-known agency means that agency.
        </p>
      )}
    </>
  );
}

/** Most names in a sentence. */
const NAMED = 20;

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.slice(0, NAMED).map((name, index) => (
        <>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </>
      ))}
      {names.length > NAMED && ` and ${names.length - NAMED} others`}
    </>
  );
}

function Articles({ frame, articles, isAhead, asOf }: AgreementCheckProps & { articles: readonly PreviewedArticle[] }) {
  const granted = articles.filter(({ form }) => form !== undefined);
  const refused = articles.filter(({ form }) => form === undefined);
  return (
    <>
      <h3>
        {articles.length === 0
          ? 'There is no article yet'
          : `It would get ${granted.length} of the ${articles.length} articles that changed last`}
      </h3>
      {isAhead && (
        <p class="hint">
          As at the beginning of the term, <When instant={asOf} locale={localeOf(frame)} />.
        </p>
      )}
      <Groups articles={granted} isOpen titleOf={({ form = '', reason }) => (reason === undefined ? form : `${form}, because ${reason}`)} />
      <Groups articles={refused} isOpen={false} titleOf={({ reason = '' }) => `not delivered, because ${reason}`} />
    </>
  );
}

interface GroupsProps {
  articles: readonly PreviewedArticle[];
  isOpen: boolean;
  titleOf: (article: PreviewedArticle) => string;
}

/** Articles with the same result together. */
function Groups({ articles, isOpen, titleOf }: GroupsProps) {
  return (
    <>
      {Object.entries(Object.groupBy(articles, titleOf)).map(([title, among = []]) => (
        <details open={isOpen}>
          <summary>
            {among.length}: {title}
          </summary>
          <ul class="plain">
            {among.map((article) => (
              <li>
                <ArticleName article={article} />
                {article.now !== undefined && article.now !== (article.form ?? NOTHING) && <span class="hint">Now: {article.now}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** What a partner gets that is refused. */
export const NOTHING = 'nothing';

function ArticleName({ article: { headline, language } }: { article: PreviewedArticle }) {
  return (
    <bdi lang={language}>
      <Headline text={headline} />
    </bdi>
  );
}

function Notices({ notices }: AgreementCheckProps) {
  return (
    <>
      <h3>The notice, with an invented article</h3>
      {notices.map(({ language, source, text }) => (
        <figure class="notice">
          {notices.length > 1 && (
            <figcaption>
              Articles of <bdi>{source}</bdi> in {language}
            </figcaption>
          )}
          {text.split('\n').map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </figure>
      ))}
    </>
  );
}
