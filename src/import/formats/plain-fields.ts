// Fields without a fence at the top of Markdown: "Title: …", a line each (MultiMarkdown, Pelican), ".. title: …", often in a comment (Nikola), or up to three
// lines that begin with "%" (Pandoc). Pure.
import { lineAt } from '../text/source-text.ts';
import type { FrontMatter } from './front-matter-text.ts';

/** `undefined` if the first paragraph is anything else. A title must be among the fields, because prose may begin with a word and a colon. `start`: behind the
 *  comments that the text begins with, in which Nikola's fields are. */
export function plainFields(text: string, start: number): FrontMatter | undefined {
  const comment = text.length - text.trimStart().length;
  return fieldsAt(text, start) ?? (comment === start ? undefined : fieldsAt(text, comment));
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
    const [, name, value] = /^([\p{L}][\p{L}\d_-]{0,30}):[ \t]+(\S.{0,1000})$/u.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    fields.push([name, value]);
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
