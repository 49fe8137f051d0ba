// Finds front matter at the top of a file and parses it: YAML, TOML or JSON, in the fences of Jekyll, Hugo, Hexo and others. Pure.
import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { afterComments } from '../format.ts';
import { Unreadable } from '../imported-article.ts';
import type { SaidText } from '../partial-article.ts';
import { refuseDeepText, refuseDeepValue } from '../text/nesting.ts';
import { lineAt } from '../text/source-text.ts';
import { plainFields } from './plain-fields.ts';
import { plainYaml } from './plain-yaml.ts';
import { type Members, membersOf } from './unknown-json.ts';
import { indented } from './yaml-lines.ts';

export interface FrontMatter {
  values: Members;
  /** Lines of the file by name, as far as they are known. */
  lines: ReadonlyMap<string, number>;
  /** The text after it. */
  rest: string;
  /** What was read otherwise than it stands. */
  remarks: string[];
  /** What is written for people who edit the file. */
  comments: SaidText[];
}

type Language = 'YAML' | 'TOML' | 'JSON';

interface Part {
  language: Language;
  text: string;
  /** The line of the file on which the text starts. */
  line: number;
  rest: string;
}

const FRONT_MATTER_CHARS = 200_000;

/** `undefined` if there is none. Throws `Unreadable`, with the line, if it is broken or no map. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const start = startOf(text);
  const part = fenced(text, start) ?? bareJson(text, start) ?? hexoJson(text, start);
  if (part === undefined) return plainFields(text, start);
  if (part.text.length > FRONT_MATTER_CHARS) throw new Unreadable('has front matter that is longer than any', part.line);
  refuseDeepText(part.text, part.language);
  const { values, remarks } = READERS[part.language](part);
  refuseDeepValue(values);
  const members = membersOf(values ?? {});
  if (members === undefined) throw new Unreadable('front matter is not a list of "name: value"');
  return {
    values: members,
    lines: linesIn(part),
    rest: part.rest,
    remarks,
    comments: [...commentBefore(text, start), ...commentsIn(part)],
  };
}

/** Comments may come before front matter. */
function startOf(text: string): number {
  const blank = text.length - text.trimStart().length;
  if (!text.startsWith('<!--', blank)) return blank;
  const head = text.slice(blank, blank + COMMENTS_CHARS);
  return blank + head.length - afterComments(head).length;
}

const COMMENTS_CHARS = 4_000;

function commentBefore(text: string, start: number): SaidText[] {
  const words = text
    .slice(0, start)
    .replace(/<!--|-->/g, ' ')
    .trim();
  return words === '' ? [] : [{ field: 'comment', text: words, line: 1, isProse: true }];
}

const FENCE = /(---|\+\+\+|;;;)(json|toml|yaml|yml)?[ \t]*(?:\n|$)/iy;
const LANGUAGES: Readonly<Record<string, Language>> = {
  '---': 'YAML',
  '+++': 'TOML',
  ';;;': 'JSON',
  yaml: 'YAML',
  yml: 'YAML',
  toml: 'TOML',
  json: 'JSON',
};

/** A name at the margin, or a value that is no prose. */
const FIELD = /^(?:["']?[\p{L}_][\p{L}\d_ -]{0,60}["']?[ \t]*:|[[{]|- )/mu;

/** Between two lines of `---`, `+++` or `;;;`. Three dashes may be a rule of Markdown as well: without a name below they are one. */
function fenced(text: string, start: number): Part | undefined {
  FENCE.lastIndex = start;
  const [opening, mark = '', named] = FENCE.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const from = start + opening.length;
  const closing = new RegExp(mark === '---' ? '^(?:---|\\.\\.\\.)[ \\t]*$' : `^${mark.replaceAll('+', '\\+')}[ \\t]*$`, 'gm');
  closing.lastIndex = from;
  const end = closing.exec(text);
  const isRule = mark === '---' && named === undefined && !FIELD.test(text.slice(from, end?.index ?? from + 1_000));
  if (end === null) {
    if (isRule) return undefined;
    throw new Unreadable(`opens front matter with "${mark}" and never closes it`);
  }
  if (isRule && text.slice(from, end.index).trim() !== '') return undefined;
  const language = LANGUAGES[named?.toLowerCase() ?? mark];
  const rest = text.slice(end.index + end[0].length).replace(/^\n/, '');
  return { language: language ?? 'YAML', text: text.slice(from, end.index), line: lineAt(text, from), rest };
}

/** Hugo: an object at the very top, without a fence. */
function bareJson(text: string, start: number): Part | undefined {
  if (!/^\{\s*"[^"\n]{1,80}"\s*:/.test(text.slice(start, start + 200))) return undefined;
  let depth = 0;
  for (const { 0: token, index } of text.slice(start, start + FRONT_MATTER_CHARS).matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    if (token !== '}' || depth > 0) continue;
    const end = start + index + 1;
    return { language: 'JSON', text: text.slice(start, end), line: lineAt(text, start), rest: text.slice(end).replace(/^[ \t]*\n/, '') };
  }
  throw new Unreadable('opens front matter with "{" and never closes it');
}

/** Hexo: members without braces, up to a line of `;;;`. */
function hexoJson(text: string, start: number): Part | undefined {
  if (!/^"[^"\n]{1,80}"\s*:/.test(text.slice(start, start + 200))) return undefined;
  const end = /^;;;[ \t]*(?:\n|$)/m.exec(text);
  if (end === null) return undefined;
  return { language: 'JSON', text: text.slice(start, end.index), line: lineAt(text, start), rest: text.slice(end.index + end[0].length) };
}

const MOST_COMMENTS = 50;

function commentsIn({ text, line, language }: Part): SaidText[] {
  if (language === 'JSON') return [];
  const comments: SaidText[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const comment = /^[ \t]*#+[ \t]*(\S.{0,500})/.exec(written)?.[1];
    if (comment !== undefined && comments.length < MOST_COMMENTS)
      comments.push({ field: 'comment', text: comment, line: index + line, isProse: true });
  }
  return comments;
}

interface Values {
  values: unknown;
  remarks: string[];
}

const READERS: Readonly<Record<Language, (part: Part) => Values>> = { YAML: readYaml, TOML: readToml, JSON: readJson };

/** As the tools of the field read it, of which most use libyaml: quoted text may go on at the margin, and of two fields of one name the last counts. */
function readYaml({ text, line }: Part): Values {
  const plain = plainYaml(text);
  if (plain !== undefined) return { values: plain, remarks: [] };
  let { document, lines } = parsed(text);
  if (document.errors.length > 0 && document.errors.length <= MOST_FAULTS) {
    const again = parsed(indented(text));
    if (again.document.errors.length === 0) ({ document, lines } = again);
  }
  const [error] = document.errors;
  if (error !== undefined) throw new Unreadable(`front matter: ${error.message}`, lines.linePos(error.pos[0]).line + line - 1);
  visit(document, {
    Scalar(_, node) {
      // "1.10" and "007" are a title or a number of a page: as numbers they would lose a digit.
      if (typeof node.value === 'number' && node.source !== undefined && String(node.value) !== node.source) node.value = node.source;
    },
  });
  const twice = namedTwice(document.contents);
  return {
    values: document.toJS({ maxAliasCount: 50 }),
    remarks: twice.map((name) => `Front matter names "${name}" twice: the last one was read.`),
  };
}

/** Text that another reading of its indentation makes sound has few. */
const MOST_FAULTS = 500;

declare global {
  interface ErrorConstructor {
    /** How many calls V8 writes into the stack of an error. */
    stackTraceLimit: number;
  }
}

/** The library makes an `Error` of every fault, of which hostile text has one for each of its characters, and V8 would trace the stack of each. */
function parsed(text: string) {
  const lines = new LineCounter();
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', uniqueKeys: false, merge: true });
    return { document, lines };
  } finally {
    Error.stackTraceLimit = frames;
  }
}

function namedTwice(contents: unknown): string[] {
  const texts = isMap(contents) ? contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
  return [...new Set(texts.filter((name, index) => name !== '' && name !== '<<' && texts.indexOf(name) !== index))];
}

function readToml({ text, line }: Part): Values {
  try {
    return { values: withoutDates(parseToml(text)), remarks: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new Unreadable(`front matter: ${error.message.split('\n', 1)[0]}`, error.line + line - 1);
  }
}

/** Dates as written: a local one has no zone, and a `Date` would have one. */
function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutDates);
  const members = membersOf(value);
  if (members === undefined) return typeof value === 'bigint' ? String(value) : value;
  return Object.fromEntries(Object.entries(members).map(([name, entry]) => [name, withoutDates(entry)]));
}

function readJson({ text, line }: Part): Values {
  const whole = text.trim().startsWith('{') ? text : `{${text.replace(/,\s*$/, '')}}`;
  try {
    return { values: JSON.parse(whole), remarks: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message)?.[1];
    throw new Unreadable(`front matter: ${message}`, line + (position === undefined ? 0 : lineAt(whole, Number(position)) - 1));
  }
}

/** Exact enough for a message: the first line that begins with each name. */
function linesIn({ text, line, language }: Part): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, written] of text.split('\n').entries()) {
    const name = NAMES[language].exec(written)?.[1]?.trim();
    if (name !== undefined && !lines.has(name)) lines.set(name, index + line);
  }
  return lines;
}

const NAMES: Readonly<Record<Language, RegExp>> = {
  YAML: /^["']?([^\s"':#][^"':]*)["']?\s*:/,
  TOML: /^\s*["']?([\w-]+)["']?\s*=/,
  JSON: /^\s*\{?\s*"([^"]+)"\s*:/,
};
