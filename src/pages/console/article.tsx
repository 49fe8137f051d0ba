// One article at the console: its current version, its former ones, and what the desk can do with it.
import { raw } from 'hono/html';
import type { Article } from '../../domain/articles/article.ts';
import { articleState } from '../../domain/articles/article-state.ts';
import { correctionTitle } from '../../domain/articles/correction-title.ts';
import { articlePath } from '../../domain/feeds/feed-name.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { withOwnIds } from '../public/entry-ids.ts';
import { ArticleBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { DateFact, Fact } from '../signed-in/facts.tsx';
import { ErrorList } from '../signed-in/fields/error-list.tsx';
import type { Refusal } from '../signed-in/fields/form-state.ts';
import { localeOf } from '../signed-in/own-page.tsx';
import type { Given } from './action-panel.tsx';
import { ArticleActions } from './article-actions.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';
import { type VersionLine, VersionWords } from './version-words.tsx';

export interface ArticleProps {
  frame: ConsoleFrame;
  article: Article;
  /** Names the version, for the forms. */
  etag: string;
  /** Oldest first. Absent: they cannot be read. */
  versions: readonly VersionLine[];
  nowMs: number;
  /** Why the last change was refused, and what was written in its form. */
  message?: Refusal | undefined;
  /** Whether it was refused because somebody else had changed the article. */
  isChanged?: boolean | undefined;
  given?: Given | undefined;
  /** What has just been done with it. */
  done?: DoneName | undefined;
}

const DONE = {
  published: 'The article is published. Feeds have it within seconds.',
  scheduled: 'The article is scheduled. Nobody outside sees it before its embargo ends.',
  held: 'The article is stored and held. Nobody outside sees it until you release it.',
  saved: 'The change is stored. Feeds have it within seconds.',
  unchanged: 'Nothing was stored, because nothing was changed.',
  released: 'The article is released.',
  reinstated: 'The withdrawal is lifted, and partners are notified.',
  corrected: 'The correction is published. Readers see the note with the article, and partners are notified.',
} as const;

export type DoneName = keyof typeof DONE;

export function isDoneName(name: string): name is DoneName {
  return Object.hasOwn(DONE, name);
}

export function articlePage(props: ArticleProps): string {
  const { frame, article, message, isChanged = false, done } = props;
  return renderConsolePage({
    frame,
    title: article.headline,
    children: (
      <>
        <p class="over">
          <a href={ARTICLES_PATH}>Articles</a>
        </p>
        <h1 dir="auto" lang={article.language}>
          <Headline text={article.headline} />
        </h1>
        {done !== undefined && message === undefined && (
          <p class="message done" role="status">
            {DONE[done]}
          </p>
        )}
        {typeof message === 'object' && <ErrorList errors={message} form={props.given?.action} />}
        {typeof message === 'string' && (
          <p class="message" role="alert">
            {message}
            {isChanged && (
              <>
                {' '}
                <a href={`${ARTICLES_PATH}/${article.slug}/versions/${article.version}`} target="_blank" rel="noopener">
                  What version {article.version} changed (opens a tab)
                </a>
              </>
            )}
          </p>
        )}
        <div class="columns">
          <div>
            <Facts {...props} />
            <Text article={article} />
            <Versions {...props} />
          </div>
          <ArticleActions {...props} />
        </div>
      </>
    ),
  });
}

function Facts({ frame, article, nowMs }: ArticleProps) {
  const locale = localeOf(frame);
  const state = articleState(article, toInstant(nowMs));
  const { firstPublished, embargoedUntil, expires, withdrawal, edNote } = article;
  const names = [...article.by.names, ...article.by.desks].map(({ name }) => name).join(', ');
  return (
    <>
      <p class="lead">
        <ArticleBadge state={state} />{' '}
        {firstPublished !== undefined && state !== 'held' && <a href={articlePath(article.slug)}>What readers see</a>}
      </p>
      <dl class="facts">
        <Fact label="By" text={names} />
        <Fact label="Section" text={article.sections.map(({ name }) => name).join(', ')} />
        <Fact label="Subjects" text={article.subjects.map(({ name }) => name).join(', ')} />
        <Fact label="Source" text={article.source} />
        {firstPublished !== undefined && <DateFact label="Published" instant={firstPublished} locale={locale} />}
        {state === 'scheduled' && embargoedUntil !== undefined && (
          <DateFact label="Will be published" instant={embargoedUntil} locale={locale} />
        )}
        {expires !== undefined && <DateFact label="Expires" instant={expires} locale={locale} />}
        {withdrawal !== undefined && <Fact label="Note to the public" text={withdrawal.note} />}
        {withdrawal !== undefined && <Fact label="Reason, for the desk only" text={withdrawal.reason} />}
        {edNote !== undefined && <Fact label="Note to the desk" text={edNote} />}
        {article.corrections.map((correction) => (
          <Fact label={correctionTitle(correction)} text={correction.note} />
        ))}
      </dl>
    </>
  );
}

/** Its HTML was sanitised when it was stored. */
function Text({ article }: { article: Article }) {
  return (
    <details class="text">
      <summary>Text</summary>
      <div class="copy" lang={article.language} dir="auto">
        {article.standfirst !== undefined && <p class="standfirst">{article.standfirst}</p>}
        {raw(withOwnIds(article.bodyHtml, article.slug))}
      </div>
    </details>
  );
}

function Versions({ frame, article, versions }: ArticleProps) {
  return (
    <>
      <h2>Versions</h2>
      <Cards columns={['Version', 'What', 'When', 'Who', 'Note']}>
        {versions
          .map((line, index) => ({ line, former: versions[index - 1] }))
          .toReversed()
          .map(({ line, former }) => (
            <tr>
              <td data-label="Version">
                <a href={`${ARTICLES_PATH}/${article.slug}/versions/${line.version}`}>
                  {line.version}
                  <span class="visually-hidden">: what it changed</span>
                </a>
              </td>
              <td data-label="What">
                <VersionWords line={line} former={former} locale={localeOf(frame)} />
              </td>
              <td data-label="When">
                <When instant={line.at} locale={localeOf(frame)} />
              </td>
              <td data-label="Who">
                <bdi>{line.who}</bdi>
              </td>
              <td data-label="Note" dir="auto">
                {line.note}
              </td>
            </tr>
          ))}
      </Cards>
    </>
  );
}
