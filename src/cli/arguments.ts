// Arguments as they are typed. A wrong one is a usage error, which is reported before anything is sent.

import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InvalidArgumentError } from 'commander';
import type { Instant } from '../domain/values/instant.ts';
import { mistake } from './client/failure.ts';
import { unreadable } from './files.ts';

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** Parses the value of `option` as an instant. The schema is loaded here, because most commands take no instant and need not wait for
 *  it. */
export async function instantIn(option: string, text: string): Promise<Instant> {
  const { instantSchema } = await import('../domain/values/instant.ts');
  const parsed = instantSchema.safeParse(text);
  if (!parsed.success) throw mistake(`${option} ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

/** `a,b` as a list; empty parts are dropped. */
export function commaList(text: string): string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new InvalidArgumentError('It must name at least one, separated by commas.');
  return parts;
}

export function partnerId(text: string): string {
  return codeOr(text, 'The id of a partner is 1 to 64 of a-z, 0-9 and "-".');
}

/** The name of an agreement or a key. */
export function partnerCode(text: string): string {
  return codeOr(text, 'It must be 1 to 64 of a-z, 0-9 and "-".');
}

export function hourCount(text: string): number {
  if (!/^(?:0|[1-9]\d{0,5})$/.test(text)) throw new InvalidArgumentError('It must be a whole number of hours.');
  return Number(text);
}

export function articleSlug(text: string): string {
  return codeOr(text, 'A slug is 1 to 64 of a-z, 0-9 and "-".');
}

function codeOr(text: string, otherwise: string): string {
  if (!/^[a-z0-9-]{1,64}$/.test(text)) throw new InvalidArgumentError(otherwise);
  return text;
}

/** As UTF-8; `-` is standard input. Throws Failure where it cannot be read. */
export async function readGiven(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}
