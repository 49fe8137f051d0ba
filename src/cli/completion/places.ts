// The commands as shell completion needs them: each place on the command line, and what may follow there. Read from the parser itself.
import type { Argument, Command, Option } from 'commander';

export interface Word {
  word: string;
  /** One line. */
  about: string;
}

export interface Flag extends Word {
  /** `undefined`: it takes no value. Empty: any value. */
  values: readonly string[] | undefined;
}

export interface Place {
  /** The words that lead there, such as `partner add`; empty at the beginning. */
  path: string;
  commands: readonly Word[];
  flags: readonly Flag[];
  /** Values that an argument may have, if there are only some. */
  choices: readonly string[];
  /** A file may follow as well as a command. */
  files: boolean;
}

export function placesOf(command: Command, path = ''): Place[] {
  const help = command.createHelp();
  const children = help.visibleCommands(command);
  const own = help.visibleOptions(command);
  // The version of the program is asked for without a command.
  const inherited = help.visibleGlobalOptions(command).filter(({ long }) => long !== '--version');
  const place: Place = {
    path,
    commands: children.map((child) => ({ word: child.name(), about: firstLine(help.subcommandDescription(child)) })),
    flags: [...own, ...inherited].map(flagOf),
    choices: command.registeredArguments.flatMap(({ argChoices }: Argument) => argChoices ?? []),
    files: children.length > 0 && command.registeredArguments.length > 0,
  };
  return [place, ...children.flatMap((child) => placesOf(child, path === '' ? child.name() : `${path} ${child.name()}`))];
}

function flagOf({ short, long, description, required, optional, argChoices }: Option): Flag {
  const values = required || optional ? (argChoices ?? []) : undefined;
  return { word: long ?? short ?? '', about: firstLine(description), values };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** In single quotes, as each of the three shells reads it; fish wants no more than this for text without a backslash. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export function quotedList(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}
