// One version of an article at the console: who made it, and what it changed.
import { raw } from 'hono/html';
import type { Article } from '../../domain/articles/article.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { withOwnIds } from '../public/entry-ids.ts';
import { ARTICLES_PATH } from './articles.tsx';
import { type ConsoleFrame, localeOf, renderConsolePage } from './console-layout.tsx';
import { type VersionLine, VersionWords } from './version-words.tsx';

/** Part of a text: in both versions, only in the later one, or only in the former one. */
export interface DifferencePart {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** A field that a version changed. Without parts, only white space or marks differ. */
export interface Difference {
  label: string;
  parts: readonly DifferencePart[];
}

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

export function Differences({ differences, language }: { differences: readonly Difference[]; language: string }) {
  if (differences.length === 0) return <p>No word was changed.</p>;
  return (
    <dl class="differences">
      {differences.map(({ label, parts }) => (
        <>
          <dt>{label}</dt>
          <dd dir="auto" lang={language}>
            {parts.map((part, index) => (
              <Part {...part} isFirst={index === 0} isLast={index === parts.length - 1} />
            ))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Part({ text, kind, isFirst, isLast }: DifferencePart & { isFirst: boolean; isLast: boolean }) {
  switch (kind) {
    case 'same':
      return <>{shortened(text, isFirst, isLast)}</>;
    case 'added':
      return (
        <ins>
          <span class="visually-hidden">[added: </span>
          {text}
          <span class="visually-hidden">]</span>
        </ins>
      );
    case 'removed':
      return (
        <del>
          <span class="visually-hidden">[removed: </span>
          {text}
          <span class="visually-hidden">]</span>
        </del>
      );
  }
}

const NEAR_CHARS = 240;

/** What is far from a change is left out. The whole text is below. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? '' : (new RegExp(`^[^]{0,${NEAR_CHARS}}(?=\\s)`).exec(text)?.[0] ?? '');
  const end = isLast ? '' : (new RegExp(`(?<=\\s)[^]{0,${NEAR_CHARS}}$`).exec(text)?.[0] ?? '');
  return text.length - start.length - end.length < NEAR_CHARS ? text : `${start} … ${end}`;
}
