// The bundle holds a stand-in for the half of zod that writes JSON Schema (docs/decisions/0017-zod-without-json-schema.md). Built both ways, what comes in at
// the borders is read the same.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { parse } from 'yaml';
import type { ZodType } from 'zod';

const ALIAS = Object.entries(unstable_readConfig({ config: 'wrangler.toml' }, { hideWarnings: true }).alias ?? {});
const RELATIVE = ALIAS.filter(([name]) => name.startsWith('.'));
const BORDERS = ['agreements/agreement', 'articles/draft', 'publisher/publisher', 'partners/partner', 'articles/command'];

/** As wrangler does it: by the very words of an import. */
const aliases: Plugin = {
  name: 'aliases',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/core\// }, ({ path }) => {
      const stands = RELATIVE.find(([name]) => name === path)?.[1];
      return stands === undefined ? undefined : { path: resolve(String(stands)) };
    });
  },
};

async function bordersWith(plugins: Plugin[]) {
  const contents = BORDERS.map((name) => `export * as ${name.split('/')[1]} from './src/domain/${name}.ts';`).join('\n');
  const stdin = { contents, resolveDir: resolve('.'), loader: 'ts' } as const;
  const built = await build({ stdin, bundle: true, format: 'esm', write: false, metafile: true, logLevel: 'silent', plugins });
  const code = built.outputFiles[0]?.text ?? '';
  const modules: Record<string, Record<string, unknown>> = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  return {
    code,
    warnings: built.warnings.map(({ text }) => text),
    inputs: Object.keys(built.metafile.inputs),
    schemas: schemasOf(modules),
  };
}

function schemasOf(modules: Record<string, Record<string, unknown>>): Map<string, ZodType> {
  const exported = Object.values(modules).flatMap((module) => Object.entries(module));
  return new Map(exported.filter((entry): entry is [string, ZodType] => /Schema$/.test(entry[0])));
}

const deployed = await bordersWith([aliases]);
const whole = await bordersWith([]);

test('the bundle asks the stand-in for nothing it lacks, and has nothing of what it stands for', () => {
  expect(RELATIVE).toHaveLength(2);
  expect(deployed.warnings).toEqual([]);
  expect(deployed.code).not.toContain('json-schema.org');
  expect(whole.code).toContain('json-schema.org');
  expect(deployed.inputs).toContain('src/domain/stand-ins/zod-json-schema.ts');
});

describe('a border reads the same', () => {
  const agreements = globSync('docs/agreements/*.yaml').map((path) => parse(readFileSync(path, 'utf8')) as unknown);
  const publisher = JSON.parse(readFileSync(join('src', 'cli', 'sample', 'publisher.json'), 'utf8')) as unknown;
  const given = [
    ...agreements,
    ...agreements.map((one) => ({
      ...(one as object),
      validFrom: 'soon',
      form: 'half',
      domains: ['not a domain'],
      quota: { articles: -1 },
    })),
    publisher,
    { name: 'x'.repeat(10_000), contact: 7 },
    { headline: 'Ferry', source: 'M10News', sections: ['harbour'], bodyHtml: '<p>Text</p>', urgency: 11 },
    {},
    [],
    null,
    'text',
    Number.POSITIVE_INFINITY,
  ];

  test.each([...whole.schemas.keys()])('%s', (name) => {
    const [ours, theirs] = [deployed.schemas.get(name), whole.schemas.get(name)];
    const outcomes = (schema: ZodType | undefined) => given.map((value) => JSON.stringify(schema?.safeParse(value)));
    expect(outcomes(ours)).toEqual(outcomes(theirs));
  });

  test('there are borders, and they take some of it and refuse some', () => {
    expect(whole.schemas.size).toBeGreaterThan(5);
    const outcomes = given.map((value) => deployed.schemas.get('agreementSchema')?.safeParse(value).success);
    expect(new Set(outcomes)).toEqual(new Set([true, false]));
  });
});
