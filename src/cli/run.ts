// One command, from its arguments to its exit code. Failures are printed here, all in one shape; faults of our own are thrown.
import { type Command, CommanderError } from 'commander';
import { EXIT_USAGE, Failure, linesOf, mistake, type PlacedObjection, type Problem } from './client/failure.ts';
import { COMMAND, optionsOf, program, wordsOf } from './program.ts';
import { openTerminal } from './terminal/terminal.ts';

/** Exit codes: 0 done, 1 refused or failed, 2 wrong usage or not confirmed, 3 killed by its source, 130 stopped. */
export async function run(typed: readonly string[]): Promise<number> {
  const root = await program(typed);
  try {
    await root.parseAsync(typed, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // The message is the help itself, which commander has printed already.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT_USAGE;
    const failure = error instanceof CommanderError ? misuse(root, typed, error) : error;
    if (!(failure instanceof Failure)) throw failure;
    printProblem(failure.problem, typed.includes('--json'), optionsOf(root, typed));
    return failure.exitCode;
  }
}

/** Commander's message about a wrong command, in the shape of every other failure. */
function misuse(root: Command, typed: readonly string[], { message }: CommanderError): Failure {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  const words = wordsOf(root, typed);
  // An option directly after the program's name is taken by npx.
  const help = words.length === 0 ? 'help' : [...words, '--help'].join(' ');
  return mistake(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}. See: ${COMMAND} ${help}`);
}

/** A program gets the problem unchanged; for a person, objections name the options that were typed. */
function printProblem(problem: Problem, json: boolean, options: ReadonlyMap<string, string>): void {
  const terminal = openTerminal(json);
  terminal.record({ problem });
  if (json) return;
  const typed = ({ pointer, ...rest }: PlacedObjection) => ({ ...rest, pointer: options.get(pointer.split('/')[1] ?? '') ?? pointer });
  const objections = problem.objections?.map((objection) => (objection.at === undefined ? typed(objection) : objection));
  const shown = objections === undefined ? problem : { ...problem, objections };
  for (const [index, line] of linesOf(shown).entries()) terminal.note(line, index === 0 ? 'bad' : undefined);
}
