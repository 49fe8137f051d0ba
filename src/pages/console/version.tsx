// One version of an article at the console: who made it, and what it changed.
import { raw } from 'hono/html';
import type { Article } from '../../domain/articles/article.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { withOwnIds } from '../public/entry-ids.ts';
import { type Difference, Differences } from '../signed-in/differences.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';
import { type VersionLine, VersionWords } from './version-words.tsx';

interface VersionProps {
  frame: ConsoleFrame;
  article: Article;
  /** Changes of this version, oldest first. */
  lines: readonly VersionLine[];
  /** The change before them. Absent: there is none. */
  former?: VersionLine | undefined;
  /** Absent: this is the first version, or the former one is not stored. */
  differences?: readonly Difference[] | undefined;
  isLast: boolean;
}

export function versionPage({ frame, article, lines, former, differences, isLast }: VersionProps): string {
  const { slug, version, headline, language } = article;
  const path = `${ARTICLES_PATH}/${slug}`;
  return renderConsolePage({
    frame,
    title: `Version ${version}: ${headline}`,
    children: (
      <>
        <p class="over">
          <a href={ARTICLES_PATH}>Articles</a> ·{' '}
          <a href={path} dir="auto" lang={language}>
            <Headline text={headline} />
          </a>
        </p>
        <h1>Version {version}</h1>
        {lines.map((line, index) => (
          <p class="lead">
            <VersionWords line={line} former={lines[index - 1] ?? former} locale={localeOf(frame)} />,{' '}
            <When instant={line.at} locale={localeOf(frame)} /> by <bdi>{line.who}</bdi>
            {line.note !== undefined && <bdi>: {line.note}</bdi>}
          </p>
        ))}
        {differences === undefined ? (
          <p>There is no earlier version to compare it with.</p>
        ) : (
          <Differences differences={differences} language={language} />
        )}
        <details class="text" open={differences === undefined}>
          <summary>The whole text</summary>
          <div class="copy" lang={language} dir="auto">
            <p>
              <strong>{headline}</strong>
            </p>
            {article.standfirst !== undefined && <p class="standfirst">{article.standfirst}</p>}
            {raw(withOwnIds(article.bodyHtml, slug))}
          </div>
        </details>
        <p class="tools">
          {version > 1 && <a href={`${path}/versions/${version - 1}`}>Earlier version</a>}
          {!isLast && <a href={`${path}/versions/${version + 1}`}>Later version</a>}
        </p>
      </>
    ),
  });
}
