// An agreement or the publisher's settings in a file, YAML or JSON (which is YAML too), with the line of each value, so that an objection
// can name its line.
import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Objection } from '../../domain/values/objection.ts';
import { Failure, faultLine, type Problem } from '../client/failure.ts';
import { unreadable } from './file-errors.ts';

export interface PlacedFile {
  /** The path as it was typed. */
  file: string;
  value: unknown;
  /** The line of the value that a JSON pointer (RFC 6901) names, or of its parent if it is missing. Counts from 1. */
  lineAt(pointer: string): number;
}

/** Throws Failure if the file cannot be read, with the line if its contents are the reason. */
export async function readPlacedFile(file: string): Promise<PlacedFile> {
  const lines = new LineCounter();
  const document = parseDocument(await textOf(file), { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) throw malformed(file, faultLine({ file, line: lines.linePos(fault.pos[0]).line, message: fault.message }));
  return { file, value: contentsOf(document, file), lineAt: (pointer) => lineOf(document, lines, pointer) };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The parser refuses aliases that would make a small file a large value. */
function contentsOf(document: Document, file: string): unknown {
  try {
    const value: unknown = document.toJS();
    return value;
  } catch (error) {
    throw malformed(file, error instanceof Error ? error.message : String(error));
  }
}

function malformed(file: string, detail: string): Failure {
  return new Failure({ title: `${file} is not YAML or JSON`, detail });
}

function lineOf(document: Document, lines: LineCounter, pointer: string): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const part of partsOf(pointer)) {
    const found = within(node, part);
    if (found === undefined) break;
    node = found.value;
    offset = found.offset;
  }
  return lines.linePos(offset).line;
}

/** The place of a map's member is that of its name. */
function within(node: unknown, part: string): { value: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
    const offset = offsetOf(pair?.key);
    return pair === undefined || offset === undefined ? undefined : { value: pair.value, offset };
  }
  const item = isSeq(node) ? node.items[Number(part)] : undefined;
  const offset = offsetOf(item);
  return offset === undefined ? undefined : { value: item, offset };
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** RFC 6901 §4. */
function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Waits for the desk's answer about the file; throws a refusal with the line of every objection. */
export async function withPlaces<T>(read: PlacedFile, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof Failure ? placedIn(read, error.problem) : error;
  }
}

/** The problem of a refusal, every objection with its line. */
export function placedIn(read: PlacedFile, problem: Problem): Failure {
  const place = (objection: Objection) => ({ ...objection, at: `${read.file}:${read.lineAt(objection.pointer)}` });
  return new Failure({ ...problem, ...(problem.objections === undefined ? {} : { objections: problem.objections.map(place) }) });
}
