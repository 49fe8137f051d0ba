// The report of an import: a line for each article, at once for programs and logs, and after the progress bar for a person; then a summary.

import type { KillOutcome } from '../../domain/articles/source-kill.ts';
import { namesOf } from '../../domain/values/stored.ts';
import type { Copy, Fault, LeftOut, Remark } from '../../import/imported-article.ts';
import type { BulkResult } from '../client/bulk.ts';
import { embedSentences } from '../client/embed-changes.ts';
import { faultLine, isOfType, locationOf, sentenceOf } from '../client/failure.ts';
import { counted } from '../terminal/counted.ts';
import type { Terminal, Tone } from '../terminal/terminal.ts';
import { NO_TOTALS, type Summary, TITLES } from './import-totals.ts';
import type { FoundKill } from './kills.ts';

/** How many lines of changed articles, of left-out files and of remarks a person has to scroll through. Faults and kills are all shown. */
const SHOWN_ARTICLES = 200;
const SHOWN_LEFT_OUT = 10;
const SHOWN_REMARKS = 100;
const HOW_TO_SEE_ALL = 'Pipe the output into a file, or use --json, to see all.';
const CHANGES: readonly string[] = ['created', 'updated', 'corrected', 'withdrawn'];

export type ImportReport = ReturnType<typeof importReport>;

interface ReportOptions {
  dryRun: boolean;
  /** The name of the import. Absent from a dry run. */
  run?: string | undefined;
  /** Sentences that a report before has printed, and this one does not repeat. */
  known?: ReadonlySet<string> | undefined;
}

export function importReport(terminal: Terminal, { dryRun, run, known = new Set() }: ReportOptions) {
  const summary: Summary = { ...NO_TOTALS };
  /** Files that are left out, each with a line of its own. */
  let listed = 0;
  let remarks = 0;
  const waiting: [string, Tone][] = [];
  const changed: string[][] = [];
  const said = new Set<string>();
  const note = (text: string, tone: Tone) => {
    said.add(text);
    if (known.has(text)) return;
    if (terminal.draws) waiting.push([text, tone]);
    else terminal.note(text, tone);
  };
  const remark = (file: string, line: number, text: string) => {
    const sentence = `${locationOf({ file, line })}: ${text}`;
    if (!known.has(sentence)) remarks += 1;
    if (!terminal.draws || remarks <= SHOWN_REMARKS) note(sentence, 'warning');
    else said.add(sentence);
  };
  const article = (outcome: string, slug: string, location: string) => {
    if (!terminal.isInteractive) terminal.fields([inWords(outcome, dryRun), slug, location]);
    else if (outcome !== 'unchanged') changed.push([outcome, slug, location]);
  };
  return {
    summary,
    fault: (fault: Fault) => {
      summary.errors += 1;
      terminal.record({ file: fault.file, line: fault.line, fault: fault.message });
      note(faultLine(fault), 'bad');
    },
    kill: ({ fault, likely }: FoundKill) => {
      summary.kills += 1;
      terminal.record({ file: fault.file, line: fault.line, kill: fault.message, ...(likely === undefined ? {} : { likely }) });
      note(faultLine(fault), 'bad');
    },
    /** The sentences of this report. */
    said,
    /** A kill that asks nothing of a person any more. */
    killed: ({ file, line, message }: Fault, outcome: KillOutcome, slug: string) => {
      terminal.record({ file, line, kill: message, outcome, slug, run });
      note(faultLine({ file, message, ...(line === undefined ? {} : { line }) }), 'warning');
      if (outcome !== 'withdrawn') return;
      summary.withdrawn += 1;
      article(outcome, slug, locationOf({ file, ...(line === undefined ? {} : { line }) }));
    },
    /** How many kills ask something of a person. */
    kills: () => summary.kills,
    leftOut: ({ file, leftOut }: LeftOut) => {
      summary.leftOut += 1;
      listed += 1;
      terminal.record({ file, leftOut });
      if (!terminal.isInteractive || listed <= SHOWN_LEFT_OUT) note(`${file}: left out: ${leftOut}`, 'faint');
    },
    /** Entries of a source, of which its remarks tell. */
    leftOutWithin: (count: number) => {
      summary.leftOut += count;
    },
    remark: (file: string, { line, text }: Remark) => {
      terminal.record({ file, line, remark: text });
      remark(file, line, text);
    },
    result: (copy: Copy, result: BulkResult) => {
      const { file, line } = copy;
      const found = remarksOn(copy, result);
      const outcome = count(summary, result);
      const slug = result.problem === undefined ? result.slug : copy.slug;
      // The server counts the lines of the request, and a person those of the file.
      const isHeld = result.problem === undefined && result.pubStatus === 'withheld';
      if (isHeld && outcome === 'created') summary.held += 1;
      if (isHeld && (outcome === 'updated' || outcome === 'corrected')) summary.heldChanges += 1;
      if (result.problem === undefined && result.remark?.kind === 'moved') summary.renamed += 1;
      const held = isHeld ? { held: true } : {};
      terminal.record({ ...result, file, line, slug, run, ...held, ...(found.length === 0 ? {} : { remarks: found }) });
      // What was guessed about an article that stays as it is has no effect, and was said when it was imported.
      for (const { line, text } of outcome === 'unchanged' ? found.slice(copy.remarks.length) : found) remark(file, line, text);
      if (result.problem === undefined) article(wholeOutcome(outcome, result), slug, locationOf({ file, line }));
      else if (isKilled(result))
        note(`${locationOf({ file, line })}: left out: its source has killed it, so ${slug} is not imported`, 'warning');
      else note(faultLine({ file, line, message: `${slug}: ${sentenceOf(result.problem)}.` }), 'bad');
    },
    /** How many articles and files there are, those included that cannot be read. */
    found: () =>
      summary.created + summary.updated + summary.corrected + summary.unchanged + summary.conflicts + summary.kills + summary.errors,
    /** How many articles differ from what is stored, or would. */
    changes: () => summary.created + summary.updated + summary.corrected,
    /** How many files an import would only find again under another name, which asks nothing of a person. */
    renamed: () => summary.renamed,
    /** Whether anything was found at all: if not, there is no summary. */
    hasResults: () => Object.values(summary).some((number) => number > 0),
    /** Called after the progress bar: prints the lines that waited, and the summary. */
    end: () => {
      for (const [text, tone] of waiting.splice(0)) terminal.note(text, tone);
      terminal.record({ summary, dryRun, run });
      if (terminal.json) return;
      if (terminal.draws && remarks > SHOWN_REMARKS)
        terminal.note(`${counted(remarks - SHOWN_REMARKS, 'more remark')}. ${HOW_TO_SEE_ALL}`, 'faint');
      const unnamed = listed - SHOWN_LEFT_OUT;
      if (terminal.isInteractive && unnamed > 0) terminal.note(`${unnamed} more were left out. ${HOW_TO_SEE_ALL}`, 'faint');
      if (changed.length > 0) terminal.table([headingOf(dryRun), 'Slug', 'From'], changed.slice(0, SHOWN_ARTICLES));
      if (changed.length > SHOWN_ARTICLES) terminal.note(`${changed.length - SHOWN_ARTICLES} more. ${HOW_TO_SEE_ALL}`, 'faint');
      if (changed.length > 0) terminal.say('');
      sum(terminal, summary, dryRun);
      if (run !== undefined && summary.created + summary.updated + summary.corrected + summary.withdrawn > 0)
        terminal.noteVerbatim(`This is run ${run}. ${nextCommand(run, summary)}`);
    },
  };
}

function sum(terminal: Terminal, summary: Summary, dryRun: boolean): void {
  const rows = namesOf(TITLES).map((name) => [
    terminal.isInteractive ? TITLES[name] : inWords(TITLES[name], dryRun),
    String(summary[name]),
  ]);
  terminal.table([headingOf(dryRun), 'Articles'], rows);
  if (summary.conflicts > 0)
    terminal.note('Where there is a conflict, nothing was overwritten. To overwrite the article: --force.', 'warning');
  if (dryRun) terminal.note('Dry run: nothing was written.', 'strong');
}

/** An outcome is followed by why the article is not public. One that stays as it is was reported so when it changed. */
function wholeOutcome(outcome: string, { pubStatus, embargoedUntil }: { pubStatus: string; embargoedUntil?: string }): string {
  if (!CHANGES.includes(outcome)) return outcome;
  if (pubStatus === 'withheld') return `${outcome}, held`;
  return embargoedUntil === undefined ? outcome : `${outcome}, embargoed`;
}

/** Only what the run created can be undone. */
function nextCommand(run: string, { created }: Summary): string {
  if (created > 0) return `To undo it: npx --no tearsheet import undo ${run}`;
  return `To see what it changed: npx --no tearsheet audit --run ${run}`;
}

function headingOf(dryRun: boolean): string {
  return dryRun ? 'Planned outcome' : 'Outcome';
}

/** The heading of a table says that nothing was written. A single line says it itself. */
function inWords(outcome: string, dryRun: boolean): string {
  return dryRun && CHANGES.includes(outcome.replace(/,.*/, '')) ? `would be ${outcome}` : outcome;
}

function count(summary: Summary, result: BulkResult): string {
  if (result.problem !== undefined) {
    if (isKilled(result)) summary.leftOut += 1;
    else summary[isOfType(result.problem, 'import-conflict') ? 'conflicts' : 'errors'] += 1;
    return 'refused';
  }
  const { outcome } = result;
  if (outcome === 'created' || outcome === 'updated' || outcome === 'corrected' || outcome === 'unchanged') summary[outcome] += 1;
  return outcome;
}

function isKilled({ problem }: BulkResult): boolean {
  return problem !== undefined && isOfType(problem, 'killed-by-source');
}

/** What reading the copy says, and what the server says, which is about the whole article. */
function remarksOn(copy: Copy, result: BulkResult): Remark[] {
  if (result.problem !== undefined) return copy.remarks;
  const remarks = CHANGES.includes(result.outcome) ? embedSentences(result) : [];
  if (result.remark?.kind === 'older-version') remarks.push('it is an older version of the article, which was not changed');
  if (result.remark?.kind === 'still-embargoed')
    remarks.push(`it names no embargo any more, and stays under that of an earlier version until ${result.remark.until}`);
  if (result.remark?.kind === 'same-bytes') remarks.push(`the article ${result.remark.slug} has the same text under another id`);
  if (result.remark?.kind === 'moved')
    remarks.push(`it was ${result.remark.from} at the last import, and its article is still ${result.slug}`);
  else if (result.slug !== copy.slug) remarks.push(`it got the slug ${result.slug}, because another article has ${copy.slug}`);
  return [...copy.remarks, ...remarks.map((text) => ({ text, line: copy.line }))];
}
