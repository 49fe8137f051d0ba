// Opens the terminal and the connection to the desk, as the global options and the environment say. Every command starts with it.
import type { Command } from 'commander';
import { type ConnectionOptions, connectionFrom } from '../client/connection.ts';
import { type Desk, deskClient } from '../client/desk-client.ts';
import { localServices } from '../client/local-services.ts';
import { type PartnerDesk, partnerClient } from '../client/partner-client.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

export interface Invocation {
  terminal: Terminal;
  desk: Desk;
}

export function openInvocation(command: Command): Invocation {
  const options = command.optsWithGlobals<ConnectionOptions & { json?: boolean }>();
  const connection = connectionFrom(options, process.env, localServices());
  return { terminal: openTerminal(options.json === true), desk: deskClient(connection) };
}

export function openPartners(command: Command): Invocation & { partners: PartnerDesk } {
  const invocation = openInvocation(command);
  return { ...invocation, partners: partnerClient(invocation.desk.connection) };
}
