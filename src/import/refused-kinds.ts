// Kinds of file that are no copy in any format that is read here. Each is recognised and refused by its name, because as plain text it would be
// published with its markup, headers and control codes. Pure.
import { Unreadable } from './imported-article.ts';
import { machineKind } from './machine-text.ts';

/** By the first bytes, as characters of the same numbers. Office files since 2007, OpenDocument and EPUB are zip archives. */
const BY_BYTES: readonly (readonly [string, readonly string[]])[] = [
  ['RTF', ['{\\rtf', '{\\\\rtf']],
  ['a PDF', ['%PDF-']],
  ['PostScript', ['%!PS']],
  ['a zip archive, or a document of an office program', ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']],
  ['a document of an office program', ['\xd0\xcf\x11\xe0']],
  ['a compressed archive', ['\x1f\x8b', 'BZh', '7z\xbc\xaf', 'Rar!', '\xfd7zXZ', '\x28\xb5\x2f\xfd']],
  ['a picture', ['\x89PNG', 'GIF87a', 'GIF89a', '\xff\xd8\xff', 'II*\x00', 'MM\x00*']],
  ['a sound or a film', ['ID3\x02', 'ID3\x03', 'ID3\x04', 'OggS\x00', 'fLaC\x00', '\x1aE\xdf\xa3', '\xff\xfb']],
  ['a program or its data', ['SQLite format 3\x00', '\x7fELF', 'MZ\x90', '\xca\xfe\xba\xbe', 'wOFF\x00', 'wOF2\x00', 'bplist00']],
];

const FIRST_CHARACTERS: ReadonlySet<string> = new Set(BY_BYTES.flatMap(([, marks]) => marks.map((mark) => mark.charAt(0))));

/** Throws `Unreadable` for a binary kind that its first bytes name. */
export function refuseBytes(bytes: Uint8Array): void {
  // Without a spread, which takes several times as long.
  const start: string = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(0, 400));
  const bare = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  const mayBeMark = FIRST_CHARACTERS.has(start.charAt(0)) || FIRST_CHARACTERS.has(bare.charAt(0));
  const kind = mayBeMark
    ? BY_BYTES.find(([, marks]) => marks.some((mark) => start.startsWith(mark) || bare.startsWith(mark)))?.[0]
    : undefined;
  if (kind !== undefined) throw refused(kind);
  const wire = start.startsWith(SOH) || start.startsWith(SYN) ? wireKind(start) : undefined;
  if (wire !== undefined) throw refused(wire);
  // RIFF and ISO 14496 have their mark behind a length.
  if (/^(?:RIFF[\s\S]{4}(?:WEBP|WAVE|AVI )|[\s\S]{4}ftyp[a-z0-9]{3})/.test(start)) throw refused('a picture, a sound or a film');
}

const BY_ENDING: readonly (readonly [string, string])[] = [
  ['rtf', 'RTF'],
  ['csv tsv tab psv', 'a table'],
  ['eml mbox msg emlx', 'mail'],
  ['nitf', 'NITF'],
  ['doc docx docm dot odt pages wpd wri', 'a document of an office program'],
  ['xls xlsx ods ppt pptx odp key numbers', 'a document of an office program'],
  ['pdf ps eps', 'a PDF or PostScript'],
  ['zip gz tgz tar bz2 xz 7z rar zst epub', 'a compressed archive'],
  ['ics ical vcf vcs', 'a calendar or an address book'],
  ['jsonl ndjson', 'a list of JSON values'],
  ['yaml yml toml ini cfg conf plist', 'data or settings'],
  ['js mjs cjs ts jsx tsx css scss py rb php java c h go rs sh sql', 'source code'],
  ['mdx adoc asciidoc rst org textile tex', 'a kind of markup that is not read: convert it to Markdown or HTML'],
  ['log', 'a log'],
];

const KIND_BY_ENDING = new Map(BY_ENDING.flatMap(([endings, kind]) => endings.split(' ').map((ending) => [ending, kind] as const)));

/** Throws `Unreadable` for a file whose ending names another kind. */
export function refuseEnding(name: string): void {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const kind = ending === undefined ? undefined : KIND_BY_ENDING.get(ending);
  if (kind !== undefined) throw refused(kind);
  if (/(?:^|\/)(?:robots|llms(?:-full)?)\.txt$/i.test(name)) throw refused('a file for programs');
}

/** SOH begins the header and STX the text, in both wire formats; SYN and device controls come before. */
const [SOH, STX, SYN] = ['\u0001', '\u0002', '\u0016'];
const WIRE_CONTROLS = new RegExp(`^[${SOH}${STX}\\u0011\\u0013\\u0016\\s]{0,200}`);
/** IPTC 7901 §3: source and number, priority, category, word count. */
const IPTC_7901 = /^(?:ZCZC\b|[a-z]{2,4}\d{3,4}[ \t]+[1-9][ \t]+[a-z]{1,4}[ \t]+\d{1,5}\b)/i;
/** ANPA 84-2: service level and number, then priority, category and, on the same line or the next, the slug line with its date and time. */
const ANPA_1312 = /^[a-z]\d{4}[a-z0-9]{0,5}\s{1,4}[a-z]{1,2}[ \t]+[a-z][ \t]*\n?[^\n]{0,120}\b\d{1,2}[-/]\d{1,2}[ \t]+(?:\d{4}|\d{1,3})\b/i;
const ANPA_END = /^[A-Z]{2,3}-[A-Z]{2,4}-\d\d-\d\d-\d\d[ \t]+\d{4}[A-Z]{2,4}<?[ \t]*$/m;

/** Throws `Unreadable` for text of a kind that is not read. `format` is what it would be read as. */
export function refuseText(text: string, format: 'wire' | 'markdown' | 'html'): void {
  const start = text.slice(0, 8_000).trimStart();
  const isPlain = format === 'wire';
  const kind =
    textKind(start) ??
    wireKind(text) ??
    (isMail(start) ? 'mail' : undefined) ??
    (format !== 'html' && isTable(start, isPlain ? ',;\t|' : ',;\t') ? 'a table' : undefined) ??
    (isPlain ? machineKind(text) : undefined);
  if (kind !== undefined) throw refused(kind);
  if (format !== 'html' && !WORDS.test(text)) throw new Unreadable('contains no words');
}

/** Two letters, or one of a script that writes words or syllables. */
const WORDS = /\p{L}\P{L}?\p{L}|\p{Lo}/u;

function wireKind(text: string): string | undefined {
  const start = text.slice(0, 8_000);
  const lead = WIRE_CONTROLS.exec(start)?.[0] ?? '';
  const head = start.slice(lead.length);
  if (IPTC_7901.test(head)) return 'wire copy with an IPTC 7901 header';
  if (ANPA_1312.test(head) || ANPA_END.test(text.slice(-2_000))) return 'wire copy with an ANPA 1312 header';
  return lead.includes(SOH) && start.includes(STX) ? 'wire copy with a header' : undefined;
}

/** Its fields, a line of hyphens, and the name of the first part. Six Apart's Movable Type Import/Export Format. */
const MOVABLE_TYPE = /^(?:[A-Z][A-Z ]{2,30}: ?[^\n]{0,500}\n\s{0,5}){2,30}-----\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS):/;

function textKind(start: string): string | undefined {
  if (/^\{\\rtf/i.test(start)) return 'RTF';
  if (/^BEGIN:V(?:CALENDAR|CARD|EVENT)\b/i.test(start)) return 'a calendar or an address book';
  if (/^-----BEGIN [A-Z ]{1,40}-----/.test(start)) return 'a key or a certificate';
  if (/^(?:#!\/|<\?php|\/\*|#include\b|-- (?:MySQL|PostgreSQL|MariaDB) )/i.test(start)) return 'source code';
  if (/^\\(?:documentclass|documentstyle|begin\{document\})/.test(start))
    return 'a kind of markup that is not read: convert it to Markdown or HTML';
  if (/^(?:PDF-1|%PDF-)/.test(start)) return 'a PDF';
  if (MOVABLE_TYPE.test(start)) return 'an export of Movable Type: convert it to WXR';
  return undefined;
}

/** RFC 5322 §3.6, RFC 2045 and what servers and programs add. */
const MAIL_FIELD =
  /^(?:von|an|kopie|betreff|gesendet|datum|de|à|cc|objet|envoyé|para|asunto|assunto|enviado|da|a|oggetto|inviato|van|aan|onderwerp|verzonden|från|till|ämne|skickat|from|to|cc|bcc|reply-to|sender|subject|date|sent|message-id|in-reply-to|references|received|return-path|delivered-to|mime-version|content-[a-z-]{1,40}|list-[a-z-]{1,40}|dkim-signature|authentication-results|arc-[a-z-]{1,40}|thread-[a-z-]{1,40}|importance|x-[a-z0-9-]{1,60})[ \t]*:/i;
const MAIL_ONLY =
  /^(?:betreff|gesendet|objet|envoyé|asunto|assunto|oggetto|inviato|onderwerp|verzonden|ämne|skickat|from|subject|message-id|received|return-path|mime-version|content-type)[ \t]*:/i;

/** A first paragraph of nothing but mail fields and their continued lines, or the line that begins each message of a mailbox. */
function isMail(start: string): boolean {
  if (/^From \S+@\S+ |^From \S+ (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /.test(start)) return true;
  if (/^--[^\n]{1,80}\ncontent-[a-z-]{1,40}:/i.test(start)) return true;
  const lines = (start.split(/\n[ \t]*\n/, 1)[0] ?? '').split('\n');
  const fields = lines.filter((line, index) => index === 0 || !/^[ \t]/.test(line));
  const known = fields.filter((line) => MAIL_FIELD.test(line));
  return known.length >= 2 && known.length * 5 >= fields.length * 4 && known.some((line) => MAIL_ONLY.test(line));
}

const TABLE_ROWS = 30;

/** Rows of the same number of cells, with nothing between the cells but the separator. */
function isTable(start: string, separators: string): boolean {
  const head = start.slice(0, HEAD_CHARS);
  return [...separators].some((separator) => {
    // Prose has a space after each comma, and no row is without separators.
    if (separator === ',' ? !/,\S/.test(head) : !head.includes(separator)) return false;
    if (rowsIn(start, separator, 2).every(({ length }) => length < 2)) return false;
    const rows = rowsIn(start, separator);
    if (start.length >= 8_000) rows.pop();
    const [first, ...others] = rows;
    // A title may be above the table.
    const table = first?.length === 1 && others.length >= LONG_ROWS ? others : rows;
    return isTableOf(table.slice(0, TABLE_ROWS), separator);
  });
}

const HEAD_CHARS = 1_000;

/** So many rows are a table without names of columns. */
const LONG_ROWS = 3;

function isTableOf([head, ...others]: readonly (readonly string[])[], separator: string): boolean {
  if (head === undefined || head.length < 2) return false;
  const isLong = head.length >= 3 && others.length >= LONG_ROWS - 1 && [head, ...others].every(isOfShortCells);
  if (!isLong && !head.every((cell) => /^[\p{L}_#][^.!?]{0,40}$/u.test(cell.trim()))) return false;
  // Prose has a space after each comma.
  if (separator !== '\t' && head.slice(1).some((cell) => /^\s/.test(cell))) return false;
  return others.length >= (head.length >= 3 ? 1 : 2) && others.every((cells) => cells.length === head.length);
}

function isOfShortCells(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.length <= 60 && !/[.!?]["”’)]?$|^\s+\S/.test(cell));
}

/** RFC 4180 §2: a cell in quotes may hold separators and line ends. */
function rowsIn(text: string, separator: string, most = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  let row = [''];
  let quoted = false;
  let start = 0;
  const fill = (end: number) => {
    row[row.length - 1] += text.slice(start, end);
    start = end + 1;
  };
  const end = () => {
    if (row.length > 1 || row[0]?.trim() !== '') rows.push(row);
    row = [''];
  };
  for (const { index, 0: mark } of text.matchAll(new RegExp(`["\\n${separator}]`, 'g'))) {
    if (quoted && mark !== '"') continue;
    fill(index);
    if (mark === '"') quoted = !quoted;
    else if (mark === '\n') end();
    else row.push('');
    if (rows.length >= most) return rows;
  }
  fill(text.length);
  end();
  return rows;
}

const BY_ROOT: Readonly<Record<string, string>> = {
  nitf: 'NITF',
  newsItem: 'NewsML-G2',
  newsMessage: 'NewsML-G2',
  packageItem: 'NewsML-G2',
  conceptItem: 'NewsML-G2',
  NewsML: 'NewsML 1',
  opml: 'a list of feeds (OPML): import the feeds that it names',
  urlset: 'a sitemap',
  sitemapindex: 'a list of sitemaps',
  svg: 'a picture',
};

/** The fault of an XML document with this root element, which is no feed. */
export function refusedRoot(root: string): Unreadable {
  const kind = Object.hasOwn(BY_ROOT, root) ? BY_ROOT[root] : undefined;
  return kind === undefined ? new Unreadable(`is XML but no feed: its root element is <${root}>`) : refused(kind);
}

function refused(kind: string): Unreadable {
  if (kind.includes(': ')) return new Unreadable(`is ${kind}`);
  const remedy = /RTF|PDF|office/.test(kind) ? ': save it as text, Markdown or HTML' : '';
  return new Unreadable(`is ${kind}, which is not read${remedy}`);
}
