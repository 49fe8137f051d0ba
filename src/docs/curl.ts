// The request of an example as a curl command, and its answer as text. Long texts and lists are cut where "…" is, for reading. Pure.
import type { Example } from '../reference/examples/example.ts';

const LONGEST_TEXT = 110;
const LONGEST_LIST = 2;
const MOST_LINES = 24;
/** Of these. A notice has up to four lines. */
const LAST_LINES = 5;
const LONGEST_LINE = 130;
const LINE_CHARS = 78;
/** Of a command, which is beside the words. */
const COMMAND_CHARS = 58;

/** In the shell of Unix. */
export function curlOf({ request: { method, path, headers, body } }: Example, origin: string): string {
  const parts = [
    ...(method === (body === undefined ? 'GET' : 'POST') ? [] : [`-X ${method}`]),
    ...Object.entries(headers)
      .reverse()
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [dataOf(body)]),
  ];
  const address = /[?&;*()]/.test(path) ? `"${origin}${path}"` : `${origin}${path}`;
  return linesOf(['curl', ...parts, address]);
}

/** In double quotes if it names a variable, else in single ones. */
function quoted(text: string): string {
  return text.includes('$') ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}

function dataOf(body: unknown): string {
  if (typeof body !== 'string') return `-d ${quoted(formatted(shortened(body)))}`;
  return body.startsWith('@') ? `--data-binary ${body}` : `--data-binary ${quoted(body)}`;
}

function linesOf(parts: readonly string[]): string {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = `${last} ${part}`;
    if (last === undefined) lines.push(part);
    else if (joined.split('\n').every((line) => line.length <= COMMAND_CHARS)) lines[lines.length - 1] = joined;
    else lines.push(`  ${part}`);
  }
  return lines.join(' \\\n');
}

export function answerText({ answer: { body } }: Example): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? shortenedText(body) : formatted(shortened(body));
}

function shortenedText(text: string): string {
  return withoutMiddle(text.split('\n'), MOST_LINES)
    .map((line) => lineWithoutMiddle(line, LONGEST_LINE))
    .join('\n');
}

/** At most `most` lines: those of the end too, because a text ends with its notice. */
export function withoutMiddle(lines: readonly string[], most: number, last = LAST_LINES): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - last - 1), '…', ...lines.slice(-last)];
}

/** The end of a text without spaces, such as a receipt, says nothing. */
export function lineWithoutMiddle(line: string, longest: number): string {
  if (line.length <= longest) return line;
  const half = Math.floor(longest / 2);
  return line.includes(' ') ? `${line.slice(0, half)}…${line.slice(-half)}` : `${line.slice(0, longest)}…`;
}

/** JSON of which long texts and lists are cut. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (Array.isArray(value)) {
    const kept = value.slice(0, LONGEST_LIST).map(shortened);
    return value.length > LONGEST_LIST ? [...kept, '…'] : kept;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member)]));
}

/** A list or an object that fits into a line has one. */
function formatted(value: unknown, indent = ''): string {
  const line = onOneLine(value);
  if (value === null || typeof value !== 'object' || indent.length + line.length <= LINE_CHARS - 10) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + formatted(item, inner)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(([name, member]) => `${inner}${JSON.stringify(name)}: ${formatted(member, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function onOneLine(value: unknown): string {
  if (value === '…') return '…';
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`);
  return `{${members.join(', ')}}`;
}
