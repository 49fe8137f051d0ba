// The reference says something about every endpoint, every parameter and every field, and what it means when one is absent.
import { describe, expect, it } from 'vitest';
import { namedSchemas } from '../../src/reference/document/json-schema.ts';
import { parametersOf } from '../../src/reference/document/parameters.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';
import { ENDPOINT_WORDS, SCHEMA_WORDS } from '../../src/reference/words/all-words.ts';
import { absenceOf, meaningOf, type Words } from '../../src/reference/words/words.ts';

const schemas = Object.entries(namedSchemas());

/** Why the words of a field are not enough. */
function lacking(words: Words | undefined, isRequired: boolean): string | undefined {
  if (words === undefined || !/^["A-Z0-9].*[.…]"?$/s.test(meaningOf(words))) return 'no sentence';
  const absent = absenceOf(words);
  if (isRequired) return undefined;
  return absent === undefined || absent === '' || absent.endsWith('.') ? 'no clause about its absence' : undefined;
}

describe('the reference', () => {
  it('describes every endpoint, and none that does not exist', () => {
    expect(Object.keys(ENDPOINT_WORDS).sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
    const poor = Object.entries(ENDPOINT_WORDS).filter(
      ([, { summary, says }]) => /\.$/.test(summary) || summary === '' || says.length === 0 || says.some((text) => !text.endsWith('.')),
    );
    expect(poor.map(([id]) => id)).toEqual([]);
  });

  it('describes every parameter, and none that does not exist', () => {
    const wrong = ENDPOINTS.flatMap((endpoint) => {
      const words: Readonly<Record<string, Words>> = ENDPOINT_WORDS[endpoint.id]?.parameters ?? {};
      const names = Object.keys({ ...endpoint.parts, ...endpoint.query?.shape });
      const unknown = Object.keys(words).filter((name) => !names.includes(name));
      const poor = names.flatMap((name) => lacking(words[name], name in (endpoint.parts ?? {})) ?? []);
      return [...unknown, ...poor].map((fault) => `${endpoint.id}: ${fault}`);
    });
    expect(wrong).toEqual([]);
    expect(ENDPOINTS.flatMap(parametersOf).length).toBeGreaterThan(150);
  });

  it('describes every schema, and none that does not exist', () => {
    expect(Object.keys(SCHEMA_WORDS).sort()).toEqual(schemas.map(([id]) => id).sort());
    expect(schemas.filter(([id]) => !SCHEMA_WORDS[id]?.says.endsWith('.')).map(([id]) => id)).toEqual([]);
  });

  it('describes every field, and what the absence of one means', () => {
    const wrong = schemas.flatMap(([id, { properties = {}, required = [] }]) =>
      Object.keys(properties).flatMap((name) => {
        const fault = lacking(SCHEMA_WORDS[id]?.fields?.[name], required.includes(name));
        return fault === undefined ? [] : [`${id}.${name}: ${fault}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('describes no field that does not exist', () => {
    const shared = /^Problem\./;
    const wrong = schemas
      .filter(([id]) => !shared.test(id))
      .flatMap(([id, { properties = {} }]) =>
        Object.keys(SCHEMA_WORDS[id]?.fields ?? {})
          .filter((name) => !(name in properties))
          .map((name) => `${id}.${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('names every schema that has fields, so that none is described within another', () => {
    const unnamed = schemas.filter(([, schema]) => /"properties":/.test(JSON.stringify({ ...schema, properties: undefined })));
    const within = schemas.filter(([, { properties = {} }]) => /"properties":\{/.test(JSON.stringify(Object.values(properties))));
    expect([...unnamed, ...within].map(([id]) => id)).toEqual([]);
  });

  it('has no markup in its words', () => {
    const all = JSON.stringify([ENDPOINT_WORDS, SCHEMA_WORDS]);
    expect(all.match(/`|\*\*|\]\(|<[a-z]/g)).toBeNull();
  });
});
