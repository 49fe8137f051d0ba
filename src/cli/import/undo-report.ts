// The report of an undone import: a line for each article, at once for programs, and after the progress bar for a person; then a summary.
import type { RunArticle } from '../client/desk-client.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** How many articles a person has to scroll through. */
const SHOWN_ARTICLES = 200;

/** Why an article is not undone, and what can be done. */
const WHY: Readonly<Record<string, (slug: string) => string>> = {
  edited: () => 'the desk has changed it since; --force undoes it all the same',
  'not created': (slug) => `the import changed an article that existed; see: npx --no tearsheet history ${slug}`,
};

export type UndoReport = ReturnType<typeof undoReport>;

export function undoReport(terminal: Terminal, dryRun: boolean) {
  const summary: Record<string, number> = {};
  const rows: string[][] = [];
  return {
    add: ({ slug, headline }: RunArticle, outcome: string, problem?: string) => {
      summary[outcome] = (summary[outcome] ?? 0) + 1;
      const why = problem ?? WHY[outcome]?.(slug);
      terminal.record({ slug, headline, outcome, ...(why === undefined ? {} : { why }) });
      const row = [outcome, slug, why ?? headline];
      if (terminal.isInteractive || terminal.draws) rows.push(row);
      else terminal.fields(row);
    },
    failed: () => summary['refused'] ?? 0,
    end: (run: string) => {
      terminal.record({ summary, run, dryRun });
      if (terminal.json) return;
      const told = terminal.isInteractive ? rows.filter(([outcome]) => outcome !== 'unchanged') : rows;
      const shown = terminal.isInteractive ? told.slice(0, SHOWN_ARTICLES) : told;
      if (shown.length > 0) terminal.table([headingOf(dryRun), 'Slug', 'Headline or reason'], shown);
      if (told.length > shown.length)
        terminal.note(`${told.length - shown.length} more. Pipe the output into a file, or use --json, to see all.`, 'faint');
      terminal.table(
        [headingOf(dryRun), 'Articles'],
        Object.entries(summary).map(([outcome, count]) => [outcome, String(count)]),
      );
      if (dryRun) terminal.note('Dry run: nothing was changed.', 'strong');
    },
  };
}

function headingOf(dryRun: boolean): string {
  return dryRun ? 'Planned outcome' : 'Outcome';
}
