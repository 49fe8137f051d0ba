// How a command fails: the message for a person, and the exit code. No message ever contains a token.
import type { Objection } from '../../domain/values/objection.ts';
import type { Fault } from '../../import/imported-article.ts';

export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;
/** The source has killed a story: somebody has to look whether it was published. */
export const EXIT_KILLED = 3;

/** `at` is the file and line, if what was sent came from a file. */
export type PlacedObjection = Objection & { at?: string };

/** RFC 9457 §3.1 with our server's members. Failures that never reached a server have the same shape. */
export interface Problem {
  type?: string;
  title: string;
  status?: number;
  detail?: string;
  instance?: string;
  /** Ways to go on, a line each. */
  ways?: string[];
  objections?: PlacedObjection[];
  /** The number of objections beyond those listed. */
  more?: number;
}

/** The server refused, could not be reached, or did not answer like a Tearsheet; or a file could not be read. */
export class Failure extends Error {
  readonly problem: Problem;
  readonly exitCode: number;

  constructor(problem: Problem, exitCode = EXIT_FAILED) {
    super(problem.title);
    this.problem = problem;
    this.exitCode = exitCode;
  }
}

/** The command line itself is wrong. */
export function mistake(detail: string): Failure {
  return new Failure({ title: 'Usage error', detail }, EXIT_USAGE);
}

/** The lines that describe a problem to a person, most important first. */
export function linesOf(problem: Problem): string[] {
  const lines = [problem.status === undefined ? problem.title : `${problem.title} (${problem.status})`];
  if (problem.detail !== undefined) lines.push(`  ${problem.detail}`);
  lines.push(...(problem.ways ?? []).map((way) => `  ${way}`));
  for (const { pointer, detail, at } of problem.objections ?? [])
    lines.push(`  ${at === undefined ? '' : `${at}: `}${pointer === '' ? '(the whole)' : pointer} ${detail}`);
  lines.push(...unlisted(problem).map((line) => `  ${line}`));
  if (problem.instance !== undefined) lines.push(`  Reference: ${problem.instance}`);
  return lines;
}

/** The same on one line, for lists. */
export function sentenceOf(problem: Problem): string {
  const objections = (problem.objections ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
  const parts = [problem.title, problem.detail ?? '', [...objections, ...unlisted(problem)].join('; ')];
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

/** Empty if every objection is listed. */
function unlisted({ objections, more }: Problem): string[] {
  return objections === undefined || more === undefined || more < 1 ? [] : [`and ${more} more`];
}

/** A file and its line, as compilers write it, so that editors can jump there. A URL gets no line number. */
export function locationOf({ file, line }: Pick<Fault, 'file' | 'line'>): string {
  if (/^https?:\/\//i.test(file)) return line === undefined || line === 1 ? file : `${file}, line ${line}`;
  return line === undefined ? file : `${file}:${line}`;
}

export function faultLine(fault: Fault): string {
  return `${locationOf(fault)}: ${fault.message}`;
}

/** Whether a problem has one of our types, whatever the host in its URL. */
export function isOfType(problem: Problem, name: string): boolean {
  return problem.type?.endsWith(`/problems/${name}`) ?? false;
}
