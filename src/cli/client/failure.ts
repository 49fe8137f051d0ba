// How a command ends badly: what a person is told, and the exit code. No message ever carries a token.
import type { Objection } from '../../domain/values/objection.ts';
import type { Fault } from '../../import/imported-article.ts';

export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

/** `at`: file and line, where what was sent came from a file. */
export type PlacedObjection = Objection & { at?: string };

/** RFC 9457 §3.1, and what our server adds. Also the shape of failures that never reached a server. */
export interface Problem {
  type?: string;
  title: string;
  status?: number;
  detail?: string;
  instance?: string;
  objections?: PlacedObjection[];
  /** How many objections there are beyond those listed. */
  more?: number;
}

/** The server said no, could not be reached, or answered like no Tearsheet; or a file could not be read. */
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
  return new Failure({ title: 'The command cannot be run like this', detail }, EXIT_USAGE);
}

/** The lines that tell a person about a problem, most important first. */
export function linesOf(problem: Problem): string[] {
  const lines = [problem.status === undefined ? problem.title : `${problem.title} (${problem.status})`];
  if (problem.detail !== undefined) lines.push(`  ${problem.detail}`);
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

/** Nothing where every objection is listed. */
function unlisted({ objections, more }: Problem): string[] {
  return objections === undefined || more === undefined || more < 1 ? [] : [`and ${more} more`];
}

/** Where something is in a file, as compilers write it, so that editors can jump there. An address takes no line behind it. */
export function placeOf({ file, line }: Pick<Fault, 'file' | 'line'>): string {
  if (/^https?:\/\//i.test(file)) return line === undefined || line === 1 ? file : `${file}, line ${line}`;
  return line === undefined ? file : `${file}:${line}`;
}

export function faultLine(fault: Fault): string {
  return `${placeOf(fault)}: ${fault.message}`;
}

/** Whether a problem is of one of our types, wherever the server that names it stands. */
export function isOfType(problem: Problem, name: string): boolean {
  return problem.type?.endsWith(`/problems/${name}`) ?? false;
}
