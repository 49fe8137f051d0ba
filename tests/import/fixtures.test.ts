// Every file of tests/fixtures/import with what must come out of it beside it. A bug report becomes two files, not code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading } from './support/publisher.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/import');
const EXPECTED = '.expected.json';
const names = readdirSync(FOLDER).filter((name) => !name.endsWith(EXPECTED));

describe('copy in the shapes that desks and strangers file', () => {
  it('has an expectation for every fixture, and a fixture for every expectation', () => {
    const expected = readdirSync(FOLDER).filter((name) => name.endsWith(EXPECTED));
    expect(expected.map((name) => name.slice(0, -EXPECTED.length))).toEqual(names.map(caseOf));
  });

  it.each(names)('comes out right: %s', async (name) => {
    const { copies, kills, faults, remarks } = await readSource(name, readFileSync(join(FOLDER, name)), reading);
    const comparable = copies.map(({ sourceHash, file, otherIds, hasOwnSlug, ...copy }) => copy);
    const placed = faults.map(({ line, message }) => ({ line, message }));
    const killed = kills.map(({ line, instruction }) => ({ line, instruction }));
    expect({ copies: comparable, ...(kills.length === 0 ? {} : { kills: killed }), faults: placed, remarks }).toEqual(expectedOf(name));
  });
});

function caseOf(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}

function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, `${caseOf(name)}${EXPECTED}`), 'utf8'));
}
