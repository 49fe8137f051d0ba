// What an import tells: a line per article for programs and logs, a bar for people, and what it came to in the end.

import type { Copy, Fault } from '../../import/imported-article.ts';
import type { BulkResult } from '../client/bulk.ts';
import { faultLine, isOfType, sentenceOf } from '../client/failure.ts';
import type { Terminal, Tone } from '../terminal/terminal.ts';

export interface Summary {
  created: number;
  updated: number;
  corrected: number;
  unchanged: number;
  /** The desk has changed the article since it was imported. */
  conflicts: number;
  /** Refused, unreadable or unanswered. */
  errors: number;
}

export type ImportReport = ReturnType<typeof importReport>;

export function importReport(terminal: Terminal, dryRun: boolean) {
  const summary: Summary = { created: 0, updated: 0, corrected: 0, unchanged: 0, conflicts: 0, errors: 0 };
  const waiting: [string, Tone][] = [];
  const note = (text: string, tone: Tone) => {
    if (terminal.draws) waiting.push([text, tone]);
    else terminal.note(text, tone);
  };
  return {
    summary,
    fault: (fault: Fault) => {
      summary.errors += 1;
      terminal.record({ file: fault.file, line: fault.line, fault: fault.message });
      note(faultLine(fault), 'bad');
    },
    remark: (file: string, remark: string) => note(`${file}: ${remark}`, 'warning'),
    result: (copy: Copy, result: BulkResult) => {
      const { file, line, slug } = copy;
      const remarks = remarksOn(copy, result);
      const outcome = count(summary, result);
      terminal.record({ file, line, slug, ...result, ...(remarks.length === 0 ? {} : { remarks }) });
      for (const remark of remarks) note(`${file}:${line}: ${remark}`, 'warning');
      if (result.problem !== undefined) note(faultLine({ file, line, message: `${slug}: ${sentenceOf(result.problem)}` }), 'bad');
      else if (!terminal.watched) terminal.fields([outcome, result.slug, `${file}:${line}`]);
    },
    /** Whether anything was found at all: without it a summary says nothing. */
    hasResults: () => Object.values(summary).some((number) => number > 0),
    /** Once nothing is drawn any more: the lines that had to wait, and the summary. */
    end: () => {
      for (const [text, tone] of waiting.splice(0)) terminal.note(text, tone);
      terminal.record({ summary, dryRun });
      if (terminal.json) return;
      if (dryRun) terminal.note('A dry run: nothing was written.', 'strong');
      terminal.table(
        ['Outcome', 'Articles'],
        Object.entries(summary).map(([name, number]) => [name, String(number)]),
      );
    },
  };
}

function count(summary: Summary, result: BulkResult): string {
  if (result.problem !== undefined) {
    summary[isOfType(result.problem, 'import-conflict') ? 'conflicts' : 'errors'] += 1;
    return 'refused';
  }
  const { outcome } = result;
  if (outcome === 'created' || outcome === 'updated' || outcome === 'corrected' || outcome === 'unchanged') summary[outcome] += 1;
  return outcome;
}

function remarksOn(copy: Copy, result: BulkResult): string[] {
  if (result.problem !== undefined || result.slug === copy.slug) return copy.remarks;
  return [...copy.remarks, `its slug is ${result.slug}: other copy has ${copy.slug} already`];
}
