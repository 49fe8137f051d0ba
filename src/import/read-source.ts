// Reads one source, whatever its format. Pure, and never throws because of its input.

import { copyOf } from './build-draft.ts';
import { type Format, formatOf, hasFrontMatter } from './format.ts';
import { readXmlFeed } from './formats/feed.ts';
import { readHtml } from './formats/html.ts';
import { readJson } from './formats/json-source.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readWireText } from './formats/wire-text.ts';
import { readWxr } from './formats/wxr.ts';
import { type Findings, findEach, lineWithin, messageOf, noFindings } from './import-findings.ts';
import { type Copy, type Fault, type Kill, type Reading, type ReadingOptions, type Remark, Unreadable } from './imported-article.ts';
import { applyInstructions } from './instructions/apply-instructions.ts';
import { isInDraftFolder } from './instructions/draft-words.ts';
import { killOf } from './instructions/kill-notice.ts';
import type { Found, FoundStart, SaidText } from './partial-article.ts';
import { tidyText } from './public-text.ts';
import { refuseBytes, refuseEnding, refuseText } from './refused-kinds.ts';
import { fileSlug, urlSlug } from './text/slug.ts';
import { sourceText } from './text/source-text.ts';

/** The longest text, Markdown or page that is parsed, scripts included. A longer one cannot be one article. */
const ARTICLE_CHARS = 4_000_000;

/** Reads a source. `name` is its path below the import root, with `/`, or its URL; it identifies copy that has no identifier of its own. */
export async function readSource(name: string, bytes: Uint8Array, options: ReadingOptions, mediaType?: string): Promise<Reading> {
  try {
    const findings = findingsIn(name, bytes, options, mediaType);
    return isInDraftFolder(name) ? leftOutAsDrafts(findings, name) : await copiesOf(findings, name, options);
  } catch (error) {
    return { copies: [], kills: [], faults: [{ file: name, line: lineWithin(error), message: messageOf(error) }], remarks: [] };
  }
}

function findingsIn(name: string, bytes: Uint8Array, options: ReadingOptions, mediaType: string | undefined): Findings {
  const address = /^https?:\/\//i.test(name) ? name : undefined;
  refuseBytes(bytes);
  if (address === undefined) refuseEnding(name);
  const charset = /\bcharset\s*=\s*"?([\w.:-]+)/i.exec(mediaType ?? '')?.[1];
  const { text, remark } = sourceText(bytes, { encoding: options.encoding, charset });
  if (text.trim() === '') throw new Unreadable('is empty');
  const format = formatOf(text, address === undefined ? name : new URL(address).pathname, mediaType);
  if (format !== 'xml' && format !== 'json') refuseText(text, format);
  if (format !== 'xml' && format !== 'json' && text.length > ARTICLE_CHARS) throw new Unreadable('is larger than any one article');
  const start: FoundStart = { line: 1, sourceId: name, source: bytes, slugs: [address === undefined ? fileSlug(name) : urlSlug(address)] };
  return withRemark(findingsAs(format, text, start, { options, address }), remark);
}

/** A remark about the whole file goes to its only article, where it is read with the others. */
function withRemark(findings: Findings, remark: string | undefined): Findings {
  if (remark !== undefined) (findings.found.length === 1 ? (findings.found[0] ?? findings) : findings).remarks.push(remark);
  return findings;
}

interface Reader {
  options: ReadingOptions;
  /** Of a page that was fetched; absent for files. */
  address?: string | undefined;
}

function findingsAs(format: Format, text: string, start: FoundStart, { options, address }: Reader): Findings {
  const name = start.sourceId;
  switch (format) {
    case 'xml':
      return isWxr(text) ? readWxr(text, options) : readXmlFeed(text, name, options);
    case 'json':
      return readJson(text, name, options);
    case 'html':
      // Site generators keep pages with front matter, too.
      if (hasFrontMatter(text)) return generatedFrom(text, start, options, true);
      return findEach([{ line: 1 }], () => readHtml(text, start, options, address));
    case 'markdown':
      return generatedFrom(text, start, options, false);
    case 'wire':
      return findEach([{ line: 1 }], () => readWireText(text, start, options));
  }
}

function generatedFrom(text: string, start: FoundStart, options: ReadingOptions, isHtml: boolean): Findings {
  const found = readMarkdown(text, start, options, isHtml);
  return found === undefined
    ? { ...noFindings(), remarks: [`${start.sourceId} is marked as a draft.`] }
    : { ...noFindings(), found: [found] };
}

function isWxr(text: string): boolean {
  return /<rss\b[^>]*\bxmlns:wp\s*=/.test(text.slice(0, 10_000)) || /<wp:wxr_version>/.test(text.slice(0, 10_000));
}

function leftOutAsDrafts({ faults }: Findings, name: string): Reading {
  return {
    copies: [],
    kills: [],
    faults: faults.map((fault) => ({ file: name, ...fault })),
    remarks: [{ text: `${name} is in a folder of drafts.`, line: 1 }],
  };
}

function draftRemark({ headline, sourceId }: Found, { field, text }: SaidText, name: string): string {
  const subject = sourceId === name ? name : (headline ?? sourceId);
  return text === '' ? `${subject} is marked as a draft.` : `${subject} is left out: its ${field} is ${text}.`;
}

/** Builds the articles that are sent from what the readers found. Throws `Unreadable` if a headline or a slug was given for several. */
async function copiesOf({ found, faults, remarks }: Findings, name: string, options: ReadingOptions): Promise<Reading> {
  if (found.length > 1 && (options.slug !== undefined || options.headline !== undefined)) {
    throw new Unreadable(`contains ${found.length} articles: a slug or a headline can be given for one only`);
  }
  const copies: Copy[] = [];
  const kills: Kill[] = [];
  const said: Remark[] = remarks.map((text) => ({ text, line: 1 }));
  const allFaults: (Fault & { line: number })[] = faults.map((fault) => ({ file: name, ...fault }));
  for (const article of found) {
    try {
      tidyText(article);
      applyInstructions(article, options.now);
      if (article.kill !== undefined) kills.push(await killOf(article, article.kill, name));
      else if (article.draft !== undefined)
        said.push({ text: draftRemark(article, article.draft, name), line: article.draft.line ?? article.line });
      else copies.push(await copyOf(article, name, options));
    } catch (error) {
      allFaults.push({ file: name, line: Math.max(article.line, lineWithin(error)), message: messageOf(error) });
    }
  }
  return { copies, kills, faults: allFaults.sort((a, b) => a.line - b.line), remarks: said };
}
