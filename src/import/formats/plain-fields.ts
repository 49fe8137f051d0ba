// Fields without a fence at the top of Markdown: "Title: …", a line each (MultiMarkdown, Pelican), ".. title: …", often in a comment (Nikola), or up to three
// lines that begin with "%" (Pandoc); and the properties that Notion writes below the heading. Pure.
import { lineAt } from '../text/source-text.ts';
import { OTHER_NAMES } from './front-matter-names.ts';
import type { FrontMatter } from './front-matter-text.ts';
import { plainName } from './other-members.ts';

/** `undefined` if the first paragraph is anything else. A title must be among the fields, because prose may begin with a word and a colon. `start`: behind the
 *  comments that the text begins with, in which Nikola's fields are. */
export function plainFields(text: string, start: number): FrontMatter | undefined {
  const comment = text.length - text.trimStart().length;
  return fieldsAt(text, start) ?? (comment === start ? propertiesAt(text, start) : fieldsAt(text, comment));
}

const HEADING = /# {1,3}(\S[^\n]{0,300})\n(?:[ \t]*\n){0,3}/y;
/** Fields of whoever edits a page. Those of an event, such as its date and place, are none. */
const OF_PAGE =
  /^(?:authors?|by|byline|status|state|stage|tags?|keywords|slug|url|section|category|categories|draft|published|publisher|publish(?:ed)?(?:date|on|at)|publicationdate|created(?:time|at|on|by)?|modified|last(?:edited(?:time|by)|updated|modified)|updated|edited|embargo(?:ed)?(?:until)?|editor|desk|redaktion|estado|etiketten|etiquetas|tagwörter|stichwörter|veröffentlicht|erstellt|publié|créé|publicado|creado)$/u;

/** Each line below the heading is a property. At least two, and half of all, are such as pages have: a box with facts of the story may look the same. */
function propertiesAt(text: string, start: number): FrontMatter | undefined {
  HEADING.lastIndex = start;
  const [head, title] = HEADING.exec(text) ?? [];
  if (head === undefined || title === undefined) return undefined;
  const from = start + head.length;
  const length = text.slice(from, from + 10_000).search(/\n[ \t]*\n/);
  const lines = text.slice(from, from + Math.max(length, 0)).split('\n');
  const fields = lines.map((line) => /^(\p{L}[\p{L}\d_ /-]{0,40}?)::?[ \t]+(\S.{0,1000})$/u.exec(line.trimEnd()));
  const known = fields.filter((field) => isOfPage(plainName(field?.[1] ?? ''))).length;
  if (length === -1 || fields.includes(null) || known < 2 || known < fields.length / 2) return undefined;
  const named = fields.map((field) => [field?.[1] ?? '', field?.[2] ?? ''] as const);
  const first = lineAt(text, from);
  return {
    values: { title: title.replace(/[ #]+$/, ''), ...Object.fromEntries(named) },
    lines: new Map(named.map(([name], index) => [name, first + index])),
    rest: text.slice(from + length),
    remarks: [],
    comments: [],
  };
}

function isOfPage(name: string): boolean {
  return OF_PAGE.test(name) || Object.hasOwn(OTHER_NAMES, name);
}

function fieldsAt(text: string, start: number): FrontMatter | undefined {
  const length = text.slice(start, start + 10_000).search(/\n[ \t]*\n/);
  if (length === -1) return undefined;
  const all = text.slice(start, start + length).split('\n');
  const isComment = all[0]?.trim() === '<!--' && all.at(-1)?.trim() === '-->';
  const lines = (isComment ? all.slice(1, -1) : all).map((line) => line.replace(/^\.\. /, ''));
  const fields = lines.every((line) => line.startsWith('%')) ? titleBlock(lines) : namedLines(lines);
  if (fields === undefined) return undefined;
  const first = lineAt(text, start) + (isComment ? 1 : 0);
  const places = new Map(
    lines.flatMap((line, index) => (line.includes(':') ? [[line.slice(0, line.indexOf(':')), first + index] as const] : [])),
  );
  return { values: Object.fromEntries(fields), lines: places, rest: text.slice(start + length), remarks: [], comments: [] };
}

type Fields = [string, string][];

function namedLines(lines: readonly string[]): Fields | undefined {
  const fields: Fields = [];
  for (const line of lines) {
    const [, name, value] = /^([\p{L}][\p{L}\d_-]{0,30}):(?:[ \t]+(\S.{0,1000}))?$/u.exec(line.trimEnd()) ?? [];
    if (name === undefined) return undefined;
    if (value !== undefined) fields.push([name, value]);
  }
  return fields.some(([name]) => /^title$/i.test(name)) && fields.length > 1 ? fields : undefined;
}

function titleBlock(lines: readonly string[]): Fields | undefined {
  const [title, author, date, ...more] = lines.map((line) => line.slice(1).trim());
  if (title === undefined || title === '' || more.length > 0) return undefined;
  const fields: Fields = [['title', title]];
  if (author !== undefined && author !== '') fields.push(['author', author]);
  if (date !== undefined && date !== '') fields.push(['date', date]);
  return fields;
}
