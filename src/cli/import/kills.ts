// The article that a kill is about, as far as its words say, if its identity is that of no article. Such an article is not withdrawn by an import.
import { codeFor } from '../../domain/values/term.ts';
import type { Fault, Kill } from '../../import/imported-article.ts';
import type { ArticleRow } from '../client/article-page.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';

const MOST_QUERIES = 6;
const HEADLINE_WORDS = 6;
const SHORTEST_QUERY_CHARS = 6;
const KILL_PREFIX =
  /^[\s*([_]*(?:(?:bulletin|mandatory|urgent|story|photo)\s+)*(?:kill|withdrawal|withdrawn|elimination|retraction|disregard|do not use)[\s*)\]_]*[:–—-]?\s*/i;

export interface FoundKill {
  fault: Fault;
  /** The slug of the article that is likely meant. Absent: none was found. */
  likely?: string;
}

/** Continues the name of a file. */
export function killWords({ instruction }: Kill): string {
  return `is a kill and is not published: its ${instruction.field} says "${instruction.text.slice(0, 200)}".`;
}

/** Asks the desk for the article that a kill names by its slug or by words of its headline. */
export async function findKilled(desk: Desk, kill: Kill): Promise<FoundKill> {
  const { file, line } = kill;
  const row = (await namedBySlug(desk, kill)) ?? (await namedByHeadline(desk, kill));
  const words = killWords(kill);
  if (row === undefined)
    return {
      fault: {
        file,
        line,
        message: `${words} No article that it may be about was found. A story that arrives later under its id is left out. To withdraw an article: npx --no tearsheet withdraw SLUG --reason TEXT`,
      },
    };
  if (row.pubStatus === 'canceled')
    return { fault: { file, line, message: `${words} It is likely about ${row.slug}, which is withdrawn already.` }, likely: row.slug };
  const message = `${words} It is likely about ${row.slug} ("${row.headline}"). To withdraw that: npx --no tearsheet withdraw ${row.slug} --reason "Killed by its source"`;
  return { fault: { file, line, message }, likely: row.slug };
}

/** "slugged Bridge-Closure", and what the end of the source's id says. */
async function namedBySlug(desk: Desk, { text, sourceId }: Kill): Promise<ArticleRow | undefined> {
  const named = [...text.slice(0, 4_000).matchAll(/\b(?:slugged|slug:?|keyword:?)\s+["“']?([\p{L}\p{N}][\p{L}\p{N}_.-]{2,63})/giu)].map(
    ([, slug = '']) => slug,
  );
  const slugs = [...named, /([^/:#]+)$/.exec(sourceId)?.[1] ?? ''].map((slug) => codeFor(slug.replace(/\.[a-z]+$|[.]+$/i, '')));
  for (const slug of new Set(slugs.slice(0, MOST_QUERIES))) {
    const article = await desk.getArticle(slug).catch(ifMissing);
    if (article !== undefined) return article.body;
  }
  return undefined;
}

/** Words in quotes, the headline after "KILL:", and the first words of each line, which a headline may begin with. */
async function namedByHeadline(desk: Desk, { headline, text }: Kill): Promise<ArticleRow | undefined> {
  const quoted = [...text.matchAll(/["“«]([^"”»\n]{6,200})["”»]/g)].map(([, words = '']) => words);
  const lines = [headline ?? '', ...text.split('\n')].map((line) => line.replace(KILL_PREFIX, '').trim());
  const queries = [...quoted, ...lines, ...lines.map((line) => line.split(/\s+/).slice(0, HEADLINE_WORDS).join(' '))]
    .map((query) => query.replace(/[.\s]+$/, ''))
    .filter((query) => query.length >= SHORTEST_QUERY_CHARS && query.length <= 200);
  for (const q of [...new Set(queries)].slice(0, MOST_QUERIES)) {
    const [row] = (await desk.listArticles({ q, limit: 1 })).body.articles;
    if (row !== undefined) return row;
  }
  return undefined;
}

function ifMissing(error: unknown): undefined {
  if (error instanceof Failure && (error.problem.status === 404 || error.problem.status === 400)) return undefined;
  throw error;
}
