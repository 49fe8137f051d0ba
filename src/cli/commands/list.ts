// `tearsheet list`, `show` and `history`: lists articles, and shows one with its versions.
import { type Command, Option } from 'commander';
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleQuery, ArticleRow } from '../client/article-page.ts';
import { currentPublisher } from '../client/current-publisher.ts';
import type { Desk } from '../client/desk-client.ts';
import { mistake } from '../client/failure.ts';
import { articleSlug, isCode, wholeNumber } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { actionInWords } from './action-words.ts';
import { inPublisherZone } from './publisher-zone.ts';

/** The desk's names for the states of an article, and the API's (IPTC's, as in ninjs). */
const STATUSES: Readonly<Record<string, string>> = { published: 'usable', held: 'withheld', withdrawn: 'canceled' };

/** The states that a list can be narrowed to. The API has them by these names, except that of everything that was never published. */
const LISTED_STATES = ['published', 'scheduled', 'held', 'withdrawn', 'expired', 'embargoed'];

export function addListCommands(root: Command): void {
  root
    .command('list')
    .description('list articles, last changed first')
    .addOption(new Option('--status <status>', 'in this state').choices(LISTED_STATES))
    .option('--section <section>', 'code or name of the section')
    .option('--subject <code>', 'on this subject')
    .option('--author <code>', 'by this person or desk')
    .option('--source <name>', 'whose copy it is')
    .option('--q <text>', 'words of the headline, the standfirst and the text')
    .option('--from <date>', 'first published on this day or later')
    .option('--to <date>', 'first published on this day or before')
    .addOption(new Option('--sort <order>', 'in this order').choices(['changed', 'newest', 'oldest']))
    .option('--limit <number>', 'how many', wholeNumber, 50)
    .option('--cursor <cursor>', 'go on where the last list ended')
    .action(listArticles);
  root
    .command('show')
    .description('show an article, or an older version of it')
    .argument('<slug>', 'slug of the article', articleSlug)
    .option('--version <number>', 'an older version', wholeNumber)
    .action(async (slug: string, { version }: { version?: number }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body, etag } = await inPublisherZone({ desk, terminal }, desk.getArticle(slug, version));
      terminal.show({ ...body, etag }, () => printArticle(terminal, body, etag));
    });
  root
    .command('history')
    .description('show what happened to an article, and who did it')
    .argument('<slug>', 'slug of the article', articleSlug)
    .action(async (slug: string, _options: unknown, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await inPublisherZone({ desk, terminal }, desk.getVersions(slug));
      terminal.show(body, () => {
        const rows = body.versions.map(({ version, action, at, who, tokenId = '', note = '' }): Cell[] => [
          String(version),
          terminal.isInteractive ? actionInWords(action) : action,
          { text: at, instants: 'dated' },
          who,
          note,
          tokenId,
        ]);
        terminal.table(['Version', 'What', 'When', 'Who', 'Note', 'Token'], rows);
      });
    });
}

async function listArticles({ status, section, ...query }: ArticleQuery, command: Command): Promise<void> {
  const { terminal, desk } = openInvocation(command);
  const filters = { ...query, ...(status === undefined ? {} : { [status === 'embargoed' ? 'status' : 'state']: status }) };
  const listing = section === undefined ? desk.listArticles(filters) : listOfSection(desk, section, filters);
  const { body } = await inPublisherZone({ desk, terminal }, listing);
  const { author, subject, source, q, from, to } = query;
  terminal.show(body, () => {
    const heads = ['Article', 'Version', 'Status', 'Changed', 'Third-party copy', 'Headline'];
    terminal.table(heads, body.articles.map(rowOf), otherwiseFor([status, section, author, subject, source, q, from, to], body));
    if (body.indexing !== undefined) terminal.note(indexingLine(body.indexing));
    if (body.lookedAt !== undefined) terminal.note(`The server stopped after it had looked at ${body.lookedAt} articles.`);
    if (body.next !== undefined) terminal.note(`There are more: --cursor ${body.next}`, 'faint');
  });
}

function indexingLine({ done, of }: { done: number; of: number }): string {
  return `${done} of ${of} articles are indexed so far. The others cannot be found by word, section, subject or author until then.`;
}

/** A former section that an article still names can be listed too. */
async function listOfSection(desk: Desk, wanted: string, query: ArticleQuery): Promise<Awaited<ReturnType<Desk['listArticles']>>> {
  const sections = (await currentPublisher(desk))?.body.sections ?? [];
  const isNamed = ({ code, name }: { code: string; name: string }) => [code, name.toLowerCase()].includes(wanted.trim().toLowerCase());
  const section = sections.find(isNamed)?.code;
  const reply = section === undefined && !isCode(wanted) ? undefined : await desk.listArticles({ ...query, section: section ?? wanted });
  if (reply !== undefined && (section !== undefined || reply.body.articles.length > 0)) return reply;
  const known = sections.map(({ code, name }) => `${code} (${name})`).join(', ');
  throw mistake(`There is no section "${wanted}". ${known === '' ? 'The publisher has none yet.' : `The sections are: ${known}.`}`);
}

function otherwiseFor(filters: readonly (string | undefined)[], { lookedAt }: { lookedAt?: number }): string {
  if (lookedAt !== undefined) return 'No article was found so far.';
  if (filters.some((filter) => filter !== undefined))
    return 'No article matches all of these options. Leave some out to see more: "npx --no tearsheet list" lists all articles.';
  return 'No article was found. "npx --no tearsheet import PATH" imports articles, "npx --no tearsheet publish FILE" publishes one.';
}

function rowOf(article: ArticleRow): Cell[] {
  const { slug, version, versionCreated, headline } = article;
  return [slug, String(version), { text: statusOf(article), instants: 'dated' }, versionCreated, thirdPartyCopy(article), headline];
}

/** The source of copy that is not the publisher's own, and what is public of it. Empty for own copy. */
function thirdPartyCopy({ source, publicContent }: Pick<ArticleRow, 'source' | 'publicContent'>): string {
  return publicContent === undefined ? '' : `${source}: ${publicContent}`;
}

/** The state in a word or two. An article under embargo or after its expiry is `usable` to the API, although no reader can see it. */
export function statusOf({
  pubStatus,
  firstPublished,
  embargoedUntil,
  expires,
}: Pick<Article, 'pubStatus' | 'firstPublished' | 'embargoedUntil' | 'expires'>): string {
  if (pubStatus === 'usable' && firstPublished !== undefined && expires !== undefined && Date.parse(expires) <= Date.now())
    return 'expired';
  if (pubStatus === 'usable' && firstPublished === undefined && embargoedUntil !== undefined) return `embargoed until ${embargoedUntil}`;
  return Object.keys(STATUSES).find((name) => STATUSES[name] === pubStatus) ?? pubStatus;
}

export function printArticle(terminal: Terminal, article: Article, etag: string | undefined): void {
  terminal.say(article.headline, 'strong');
  if (article.standfirst !== undefined) terminal.say(article.standfirst);
  terminal.say('');
  terminal.table(['Field', 'Value'], factsOf(article, etag));
  terminal.say('');
  for (const line of article.bodyHtml.split('\n')) terminal.verbatim(line);
}

/** The ETag is the value for `--if-match`. */
function factsOf(article: Article, etag: string | undefined): Cell[][] {
  const names = (terms: readonly { name: string; code: string }[]) => terms.map(({ name, code }) => `${name} (${code})`).join(', ');
  const facts: [string, string | undefined][] = [
    ['slug', article.slug],
    ['version', `${article.version}, ${article.versionCreated}`],
    ['ETag', etag],
    ['status', statusOf(article)],
    ['by', names([...article.by.names, ...article.by.desks])],
    ['contact', article.by.contact],
    ['dateline', article.located],
    ['sections', names(article.sections)],
    ['subjects', names(article.subjects)],
    ['source', article.source],
    ['language', article.language],
    ['url', article.url],
    ['uri', article.uri],
    ['first published', article.firstPublished],
    ['expires', article.expires],
    ['urgency', article.urgency?.toString()],
    ['note for the desk', article.edNote],
    ...article.images.map((image): [string, string] => ['image', `${image.url} ${image.credit ?? ''}`.trim()]),
    ...article.corrections.map(({ kind, note, at }): [string, string] => [kind ?? 'correction', `${at} ${note}`]),
    ['withdrawn', article.withdrawal && `${article.withdrawal.at} ${article.withdrawal.reason}`],
    ['note to readers', article.withdrawal?.note],
  ];
  return facts.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [[name, { text, instants: 'dated' }]]));
}
