// What every command starts from: the terminal to speak to and the desk to speak with, as the options say.

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type ConnectionOptions, connectionFrom } from './client/connection.ts';
import { type Desk, deskClient } from './client/desk-client.ts';
import { readDevVars } from './client/dev-vars.ts';
import { Failure } from './client/failure.ts';
import { type PartnerDesk, partnerClient } from './client/partner-client.ts';
import { openTerminal, type Terminal } from './terminal/terminal.ts';

export interface Invocation {
  terminal: Terminal;
  desk: Desk;
}

export function openInvocation(command: Command): Invocation {
  const options = command.optsWithGlobals<ConnectionOptions & { json?: boolean }>();
  const connection = connectionFrom(options, process.env, () => readDevVars('.dev.vars').get('DESK_TOKEN') || undefined);
  return { terminal: openTerminal(options.json === true), desk: deskClient(connection) };
}

/** npm runs its scripts in the project's folder, and keeps where its user stood in INIT_CWD. */
const SCRIPTS = ['tearsheet', 'start'];

/** A path as its user meant it, and as short as it was typed where that says the same. */
export function userPath(path: string): string {
  const { npm_lifecycle_event: script = '', INIT_CWD: stoodIn = process.cwd() } = process.env;
  return SCRIPTS.includes(script) && stoodIn !== process.cwd() ? resolve(stoodIn, path) : path;
}

export function openPartners(command: Command): Invocation & { partners: PartnerDesk } {
  const invocation = openInvocation(command);
  return { ...invocation, partners: partnerClient(invocation.desk.connection) };
}

/** `undefined` for what is not there. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Failure && error.problem.status === 404) return undefined;
    throw error;
  }
}
