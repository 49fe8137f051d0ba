// A client whose types are generated from the document that the started service serves: it compiles, a mistake in it does not, and it pulls the sample.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientTypes } from '../client/generate.ts';
import { ROOT } from '../support/run-cli.ts';
import { type SharedSample, sharedSample } from '../support/shared-sample.ts';

const run = promisify(execFile);
const CLIENT = join(ROOT, 'tests', 'client');
const TSC = join(ROOT, 'node_modules', '.bin', 'tsc');
/** A copy of the client in which a mistake was made. */
const WRONG = join(CLIENT, 'wrong.ts');

let program: SharedSample;

beforeAll(async () => {
  program = await sharedSample();
  const folder = join(ROOT, 'dist', 'client');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'api.d.ts'), await clientTypes(`${program.server}/openapi.json`));
});

afterAll(() => rmSync(WRONG, { force: true }));

/** What the compiler objects to; empty if the client compiles. */
async function compile(): Promise<string> {
  return run(TSC, ['-p', CLIENT], { cwd: ROOT }).then(
    () => '',
    (fault: { stdout: string }) => fault.stdout,
  );
}

describe('a generated client', () => {
  test('compiles, and does not with a field, a value or an address that the document does not have', async () => {
    expect(await compile()).toBe('');
    const source = readFileSync(join(CLIENT, 'pull-sample.ts'), 'utf8');
    const mistakes = [
      [/outcome: 'removed'/, "outcome: 'burnt'"],
      [/limit: 2 /, "limit: 'two' "],
      [/\bby: 'Night desk'/, "who: 'Night desk'"],
      [/'\/v1\/decide'/, "'/v1/decides'"],
      [/bodies\[0\]\?\.value/, 'bodies[0]?.text'],
    ] as const;
    writeFileSync(
      WRONG,
      mistakes.reduce((text, [right, wrong]) => text.replace(right, wrong), source),
    );
    const objections = await compile();
    const lines = readFileSync(WRONG, 'utf8').split('\n');
    const refused = [...objections.matchAll(/wrong\.ts\((\d+),/g)].map(([, line]) => lines[Number(line) - 1] ?? '');
    for (const [, wrong] of mistakes)
      expect(
        refused.filter((line) => line.includes(wrong)),
        `${wrong}: ${objections}`,
      ).not.toEqual([]);
    expect(objections).not.toContain('pull-sample.ts');
  });

  test('follows changes, pulls the sample, asks before it uses an article, and handles a withdrawal', async () => {
    const { server, token } = program;
    const { stdout } = await run(process.execPath, [join(CLIENT, 'pull-sample.ts'), server, token], { cwd: ROOT });
    const { slugs, feed, article, decided, ...found } = JSON.parse(stdout);
    expect(slugs).toContain('corvina-ferry-returns');
    expect(feed).toHaveLength(2);
    expect(feed[0].notice).toContain('Generated Client');
    expect(article).toMatchObject({ uri: expect.stringMatching(/^tag:/), notice: expect.stringContaining('Generated Client') });
    expect(article.body).toBeGreaterThan(500);
    expect(decided).toMatchObject({ form: 'full', notice: expect.stringContaining('©') });
    expect(found).toEqual({
      refused: ['The agreement does not grant this channel.'],
      missing: '/problems/not-found',
      gone: '/problems/withdrawn',
      withdrawal: 'sandbox-withdrawn',
      outcome: 'acknowledged',
      by: 'Night desk',
    });
  });
});
