// Opens the terminal and the connection to the desk, as the global options and the environment say. Every command starts with it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { type ConnectionOptions, connectionFrom } from '../client/connection.ts';
import { type Desk, deskClient } from '../client/desk-client.ts';
import { readDevVars } from '../client/dev-vars.ts';
import { type PartnerDesk, partnerClient } from '../client/partner-client.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

export interface Invocation {
  terminal: Terminal;
  desk: Desk;
}

export function openInvocation(command: Command): Invocation {
  const options = command.optsWithGlobals<ConnectionOptions & { json?: boolean }>();
  const connection = connectionFrom(options, process.env, devToken);
  return { terminal: openTerminal(options.json === true), desk: deskClient(connection) };
}

/** Returns the token of the service on this machine, from the nearest `.dev.vars` in this folder or above: the command also works in a
 *  folder below the project's. */
function devToken(): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, '.dev.vars');
    if (existsSync(file)) return readDevVars(file).get('DESK_TOKEN') || undefined;
    if (folder === dirname(folder)) return undefined;
  }
}

export function openPartners(command: Command): Invocation & { partners: PartnerDesk } {
  const invocation = openInvocation(command);
  return { ...invocation, partners: partnerClient(invocation.desk.connection) };
}
