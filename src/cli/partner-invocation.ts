// What every command about a partner starts from.
import type { Command } from 'commander';
import { Failure } from './client/failure.ts';
import { type PartnerDesk, partnerClient } from './client/partner-client.ts';
import { type Invocation, openInvocation } from './invocation.ts';

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
