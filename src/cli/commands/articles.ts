// `tearsheet publish`, `update` and `correct`: one article from one file.
import type { Command } from 'commander';
import type { Article } from '../../domain/articles/article.ts';
import type { DraftChangesInput, DraftInput } from '../../domain/articles/draft.ts';
import { EMPTIABLE_FIELDS, type EmptiableField } from '../../domain/articles/emptiable-fields.ts';
import type { Copy } from '../../import/imported-article.ts';
import type { ArticleAnswer, Condition, Desk } from '../client/desk-client.ts';
import { embedSentences } from '../client/embed-changes.ts';
import { Failure, isOfType, type Problem } from '../client/failure.ts';
import { differingFields } from '../import/changed-fields.ts';
import { draftOf } from '../import/draft-from-article.ts';
import type { CopyOptions } from '../import/reading.ts';
import { articleSlug, emptiableFields } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import { confirm } from '../terminal/question.ts';
import { inHelp } from '../terminal/sentences.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { showAnswer } from './lifecycle.ts';
import { printArticle } from './list.ts';

export function addArticleCommands(root: Command): void {
  withCopyOptions(root.command('publish'))
    .description('publish the article in a file')
    .argument('<file>', 'plain text, Markdown, HTML, a feed, WXR or ninjs; a URL; or - for standard input')
    .option('--slug <slug>', 'slug of the article; default: from the copy, or from its headline if it comes by standard input', articleSlug)
    .option(...DRY_RUN)
    .action(async (file: string, options: PublishOptions, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const copy = await read(desk, terminal, file, options);
      const { body } = await put(desk, copy, { ifNoneMatch: '*' }, options).catch((error) => {
        throw isSlugTaken(error) ? slugTaken(error.problem, copy.slug, file) : error;
      });
      noteCorrections(terminal, copy);
      showPut(terminal, body, options);
    });
  withCopyOptions(root.command('update'))
    .description('replace an article by the one in a file')
    .argument('<slug>', 'slug of the article', articleSlug)
    .argument('<file>', 'as for publish')
    .option('--significant', 'mark the change as significant: the article moves up in feed readers')
    .option(...DRY_RUN)
    .option(...IF_MATCH)
    .addHelpText('after', inHelp(WHY_IF_MATCH))
    .action(async (slug: string, file: string, options: UpdateOptions, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      // The article is read before the file: if somebody edits it while a long file or a slow URL is read, that edit is not lost.
      const { body: current, etag } = await desk.getArticle(slug);
      const ifMatch = options.ifMatch ?? etag ?? '';
      const copy = await read(desk, terminal, file, { ...options, slug }, current);
      const { body } = await put(desk, copy, { ifMatch }, options);
      noteCorrections(terminal, copy);
      showPut(terminal, body, options);
    });
  withCopyOptions(root.command('correct'))
    .description('add a correction note, and replace the text if a file is given')
    .argument('<slug>', 'slug of the article', articleSlug)
    .argument('[file]', 'the corrected article, as for publish')
    .requiredOption('--note <text>', 'what was wrong, for readers')
    .option('--clarification', 'the article was not wrong, but could be misread')
    .option('--empty <fields>', `fields to empty, separated by commas: ${EMPTIABLE_FIELDS.join(', ')}`, emptiableFields)
    .option(...IF_MATCH)
    .addHelpText('after', inHelp(WHY_IF_MATCH))
    .action(async (slug: string, file: string | undefined, options: CorrectOptions, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { changes, ifMatch } = await changesIn(desk, terminal, slug, { file, ...options });
      if (file === undefined && changes === undefined && !terminal.json)
        terminal.note('No file was given: the text stays as it is, and the note is added.', 'faint');
      if (file !== undefined && changes === undefined) {
        terminal.note(`${shown(file)}: contains no change to the article. Only the note would be added.`, 'warning');
        await confirm(terminal, options.yes === true, 'Add the note without a change to the text?');
      }
      const correction = { note: options.note, ...(options.clarification === true ? { kind: 'clarification' as const } : {}) };
      const { body } = await desk.correct(slug, correction, changes, ifMatch);
      showAnswer(terminal, body);
    });
}

/** With --strict the server is asked first whether it would change anything in the text. */
async function put(desk: Desk, { slug, article }: Pick<Copy, 'slug' | 'article'>, condition: Condition, options: UpdateOptions) {
  const { strict, significant, dryRun } = options;
  if (strict === true) refuseChanges(slug, (await desk.putArticle(slug, article, condition, { dryRun: true })).body);
  return desk.putArticle(slug, article, condition, { significant, dryRun });
}

function refuseChanges(slug: string, answer: ArticleAnswer): void {
  const [change, ...more] = embedSentences(answer);
  if (change === undefined) return;
  const others = more.length === 0 ? '' : `, and ${counted(more.length, 'more remark')}`;
  throw new Failure({ title: `${slug} is refused, because every remark is an error with --strict`, detail: `${change}${others}` });
}

/** A dry run shows the article as it would be. */
function showPut(terminal: Terminal, answer: ArticleAnswer, { dryRun = false }: PublishOptions): void {
  if (!dryRun) showAnswer(terminal, answer);
  else showDryRun(terminal, answer);
}

function showDryRun(terminal: Terminal, answer: ArticleAnswer): void {
  terminal.show(answer, () => {
    printArticle(terminal, answer.article, undefined);
    for (const sentence of embedSentences(answer)) terminal.note(`${answer.article.slug}: ${sentence}`, 'warning');
    terminal.note(`The article ${outcomeInWords(answer.outcome, true)}.`, 'strong');
    sayDryRun(terminal, true);
  });
}

function isSlugTaken(error: unknown): error is Failure {
  return error instanceof Failure && isOfType(error.problem, 'precondition-failed');
}

function slugTaken(problem: Problem, slug: string, file: string): Failure {
  const detail = `Nothing was changed. To replace it: npx --no tearsheet update ${slug} ${inShell(file)}. To publish under another slug: --slug SLUG.`;
  return new Failure({ ...problem, title: `An article ${slug} exists already`, detail });
}

function shown(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** A path as it is typed in a shell. */
function inShell(path: string): string {
  return /^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

const DRY_RUN = ['--dry-run', 'show the article as it would be, and write nothing'] as const;

const IF_MATCH = [
  '--if-match <etag>',
  'only if this version is current (default: the one that is current when the command starts)',
] as const;

const WHY_IF_MATCH =
  'Name the version that your copy was made from with --if-match, as "npx --no tearsheet show SLUG" prints it (ETag). If somebody has changed the ' +
  'article since, nothing is written, and the command fails. Without it, the copy replaces the version that is current when the command starts.';

/** The article is read before the file, and only the fields that the file changes are sent, and those to empty. */
async function changesIn(
  desk: Desk,
  terminal: Terminal,
  slug: string,
  asked: CorrectOptions & { file: string | undefined },
): Promise<Changes> {
  const { file, empty = [], ifMatch } = asked;
  if (file === undefined && empty.length === 0) return ifMatch === undefined ? {} : { ifMatch };
  const { body: current, etag } = await desk.getArticle(slug);
  const written = file === undefined ? {} : await changesOf(desk, terminal, current, { ...asked, file, slug, etag });
  const changes = { ...written, ...Object.fromEntries(empty.map((name) => [name, null])) };
  return { ifMatch: ifMatch ?? etag ?? '', ...(Object.keys(changes).length === 0 ? {} : { changes }) };
}

type CopyToRead = CorrectOptions & { file: string; slug: string; etag: string | undefined };

async function changesOf(desk: Desk, terminal: Terminal, current: Article, options: CopyToRead): Promise<Partial<DraftInput>> {
  const { file, slug } = options;
  const { article } = await read(desk, terminal, file, options, current);
  const { storedBody } = await import('../../import/stored-body.ts');
  const bodyHtml = storedBody(article.bodyHtml, article.url ?? current.url);
  const isSameBody = bodyHtml === current.bodyHtml;
  const changes = differingFields(isSameBody ? { ...article, bodyHtml } : article, current);
  if (options.strict === true) {
    const whole = { ...draftOf(current), ...changes };
    const ifMatch = options.ifMatch ?? options.etag ?? '';
    refuseChanges(slug, (await desk.putArticle(slug, whole, { ifMatch }, { dryRun: true })).body);
  }
  return changes;
}

interface Changes {
  /** Absent: there are none. */
  changes?: DraftChangesInput;
  ifMatch?: string;
}

interface CorrectOptions extends CopyOptions {
  note: string;
  clarification?: boolean;
  empty?: EmptiableField[];
  yes?: boolean;
  ifMatch?: string;
}

interface PublishOptions extends CopyOptions {
  dryRun?: boolean;
}

interface UpdateOptions extends PublishOptions {
  significant?: boolean;
  ifMatch?: string;
}

/** The options that override what the copy says; `import` has them too. */
export function withCopyOptions(command: Command): Command {
  return command
    .option('--headline <text>', 'headline')
    .option('--section <section>', 'code or name of the section')
    .option(
      '--source <name>',
      'whose copy it is (default: as the copy says; for a feed of another site its title, for a page its site; else the publisher)',
    )
    .option('--desk <desk>', 'desk byline for unsigned copy')
    .option('--own', 'the copy is yours: its ids are kept, so that feed readers recognise the articles')
    .option('--encoding <name>', 'encoding of files that are not UTF-8, such as windows-1251')
    .option('--strict', 'refuse an article about which there is a remark, because something in it was guessed, left out or not read');
}

/** `current`: the article that is replaced, whose sections stay if the copy names none. */
async function read(desk: Desk, terminal: Terminal, file: string, options: CopyOptions, current?: Article): Promise<Copy> {
  // Loaded only when there is a file, so that correcting without one does not wait for the parsers.
  const { readingOptionsFor, readOne } = await import('../import/reading.ts');
  const replacedSections = current?.sections.map(({ code }) => code);
  const copy = await readOne(file, { ...(await readingOptionsFor(desk, options)), replacedSections });
  for (const { text } of copy.remarks) terminal.note(`${shown(file)}: ${text}`, 'warning');
  return copy;
}

/** A PUT has no field for corrections; an import has one. */
function noteCorrections(terminal: Terminal, { slug, corrections }: Copy): void {
  for (const note of corrections) {
    terminal.note(
      `The copy carries a correction, which was left out: "${note}" To add it: npx --no tearsheet correct ${slug} --note TEXT`,
      'warning',
    );
  }
}
