// The document of the API: valid, made of nothing but the sources, and of use to tools.
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { PROBLEM_TYPES } from '../../src/domain/problems/problem.ts';
import { openApiDocument } from '../../src/reference/openapi.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';

const document = openApiDocument('1.0.0');
const text = JSON.stringify(document);

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(text))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('would not be valid with a mistake in it', async () => {
    const wrong = JSON.parse(text.replace('"in":"query"', '"in":"queue"'));
    expect(await new Validator().validate(wrong)).toMatchObject({ valid: false });
  });

  it('is the same every time', () => {
    expect(JSON.stringify(openApiDocument('1.0.0'))).toBe(text);
  });

  it('has every component that it refers to, and refers to every one that it has', () => {
    const wanted = new Set([...text.matchAll(/"#\/components\/([^"]+)"/g)].map(([, name]) => name));
    const { securitySchemes: _named, ...components } = document.components;
    const there = Object.entries(components).flatMap(([kind, members]) => Object.keys(members).map((name) => `${kind}/${name}`));
    expect([...wanted].sort()).toEqual(there.sort());
  });

  it('has every type of error with what to do about it', () => {
    const { schemas } = document.components;
    const described = Object.entries(PROBLEM_TYPES).map(([name, { remedy }]) => schemas[`Problem.${name}`]?.description?.includes(remedy));
    expect(new Set(described)).toEqual(new Set([true]));
  });

  it('does not promise that answers never get another member, and refuses unknown members of requests', () => {
    const { schemas } = document.components;
    expect([schemas['Withdrawal']?.additionalProperties, schemas['AcknowledgementRequest']?.additionalProperties]).toEqual([
      undefined,
      false,
    ]);
  });

  it('says how long a text and how large a number may be', () => {
    const { schemas } = document.components;
    expect(schemas['WithdrawalRequest']?.properties?.['reason']).toMatchObject({ type: 'string', minLength: 1, maxLength: 2_000 });
    const [limit] = Object.values(document.paths['/v1/changes'] ?? {}).flatMap((operation) =>
      JSON.parse(JSON.stringify(operation)).parameters.filter(({ name }: { name: string }) => name === 'limit'),
    );
    expect(limit.schema).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 100 });
  });

  it('has a type for every value, so that clients can be generated from it', () => {
    const isUntyped = (field: unknown): boolean => {
      if (typeof field !== 'object' || field === null) return true;
      if ('items' in field) return isUntyped(field.items);
      return !['type', '$ref', 'const', 'anyOf', 'oneOf', 'enum'].some((word) => word in field);
    };
    const untyped = Object.entries(document.components.schemas).flatMap(([id, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => isUntyped(field))
        .map(([name]) => `${id}.${name}`),
    );
    expect(untyped).toEqual([]);
    const parameters = ENDPOINTS.flatMap(({ path }) => Object.values(document.paths[path] ?? {}))
      .flatMap((operation) => JSON.parse(JSON.stringify(operation)).parameters ?? [])
      .filter((parameter) => !('$ref' in parameter) && !('type' in parameter.schema));
    expect(parameters).toEqual([]);
  });
});
