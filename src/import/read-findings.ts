// From what the readers found to articles that are sent: the steps that every format shares. Pure.
import { copyOf } from './build-draft.ts';
import { dateByNote } from './date-by-note.ts';
import { draftPathIn, orderInFileName } from './file-names.ts';
import { repairText } from './garbled-text.ts';
import { type Findings, lineWithin, messageOf } from './import-findings.ts';
import {
  type Copy,
  type Fault,
  type Kill,
  type Reading,
  type ReadingOptions,
  type Remark,
  Unreadable,
  type Waiting,
} from './imported-article.ts';
import { applyInstructions, holdFor } from './instructions/apply-instructions.ts';
import { killOf } from './instructions/kill-notice.ts';
import { nameAgency } from './name-agency.ts';
import type { Found, SaidText } from './partial-article.ts';
import { tidyText } from './public-text.ts';
import { identityOf } from './source-identity.ts';

/** Builds the articles that are sent. `name` is the source's. */
export async function readingOf(findings: Findings, name: string, options: ReadingOptions): Promise<Reading> {
  const { found, faults, remarks, isForKills } = findings;
  let { leftOut = 0 } = findings;
  const allFaults: (Fault & { line: number })[] = faults.map((fault) => ({ file: name, ...fault }));
  if (draftPathIn(name) !== undefined) return { copies: [], kills: [], faults: allFaults, remarks: [], leftOut: 0 };
  const copies: Copy[] = [];
  const kills: Kill[] = [];
  const waiting: Waiting[] = [];
  const said: Remark[] = remarks.map(ofWholeFile);
  for (const article of found) {
    try {
      repairText(article);
      tidyText(article);
      dateByNote(article, options);
      applyInstructions(article, options.now);
      const order = orderInFileName(name);
      // An hour in the copy says more.
      if (order !== undefined && article.embargoedUntil === undefined) holdFor(article, { field: 'name of the file', text: order });
      if (options.noticesOnly !== true) nameAgency(article, options);
      if (article.kill === undefined && isWaiting(article, options)) waiting.push(await waitingOf(article, name));
      if (article.kill !== undefined) kills.push(await killOf(article, article.kill, name));
      else if (options.noticesOnly === true) continue;
      else if (article.draft !== undefined) {
        said.push({ text: draftRemark(article, article.draft, name), line: article.draft.line ?? article.line });
        leftOut += 1;
      } else if (isForKills !== true) copies.push(await copyOf(article, name, options));
    } catch (error) {
      allFaults.push({ file: name, line: Math.max(article.line, lineWithin(error)), message: messageOf(error) });
    }
  }
  if (isForKills === true) return { copies: [], kills, faults: [], remarks: [], leftOut: 0 };
  return { copies, kills, waiting, faults: allFaults.sort((a, b) => a.line - b.line), remarks: said, leftOut };
}

function isWaiting({ hold, embargoedUntil }: Found, { now }: ReadingOptions): boolean {
  return hold !== undefined || (embargoedUntil !== undefined && (embargoedUntil === 'unread' || embargoedUntil > now));
}

async function waitingOf(article: Found, file: string): Promise<Waiting> {
  return { file, line: article.line, ...(await identityOf(article)) };
}

/** The remark on a source that is a draft by its path, of which nothing is imported. */
export function draftPathRemark(name: string): Remark[] {
  const reason = draftPathIn(name);
  return reason === undefined ? [] : [ofWholeFile(`${name} is left out: ${reason}.`)];
}

export function ofWholeFile(text: string): Remark {
  return { text, line: 1 };
}

function draftRemark({ headline, sourceId }: Found, { field, text }: SaidText, name: string): string {
  const subject = sourceId === name ? name : (headline ?? sourceId);
  return text === '' ? `${subject} is left out: it is marked as a draft.` : `${subject} is left out: its ${field} is ${text}.`;
}

/** Passes on what was found. Throws `Unreadable` if a slug or a headline was given for several articles. */
export async function* ofOne(parts: AsyncIterable<Findings>, options: ReadingOptions): AsyncGenerator<Findings> {
  if (options.slug === undefined && options.headline === undefined) return yield* parts;
  const all: Findings[] = [];
  let count = 0;
  for await (const part of parts) {
    // No more is kept than is needed to know that there are several.
    if (count < 2) all.push(part);
    if (part.isForKills !== true) count += part.found.length;
  }
  if (count > 1) throw new Unreadable(`contains ${count} articles: a slug or a headline can be given for one only`);
  yield* all;
}

export function faultReading(file: string, error: unknown): Reading {
  return { copies: [], kills: [], faults: [{ file, line: lineWithin(error), message: messageOf(error) }], remarks: [], leftOut: 0 };
}
