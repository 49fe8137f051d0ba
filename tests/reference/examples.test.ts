// The examples of the reference are what the document says: each fits the schemas of its request and of its answer.
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../src/reference/examples/examples.ts';
import { openApiDocument } from '../../src/reference/openapi.ts';
import { REQUESTS } from '../../src/reference/schemas/named.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';
import { endpointOf, schemaOf } from '../support/described-endpoints.ts';

const examples = Object.entries(EXAMPLES);

describe('the examples', () => {
  it('are of endpoints that exist', () => {
    expect(Object.keys(EXAMPLES).filter((id) => !ENDPOINTS.some((endpoint) => endpoint.id === id))).toEqual([]);
    expect(examples.length).toBeGreaterThan(50);
  });

  it.each(examples)('%s is a request of its endpoint, with an answer that is described', (id, { request, answer }) => {
    const described = endpointOf(request.method, request.path.split('?')[0] ?? '');
    expect(described?.endpoint.id).toBe(id);
    const mediaType = answer.headers['content-type']?.split(';')[0];
    const types = described?.answers.get(answer.status);
    if (answer.body === undefined) return;
    expect([...(types?.keys() ?? [])]).toContain(mediaType);
    const schema = types?.get(mediaType ?? '');
    if (schema === undefined || typeof answer.body === 'string') return;
    expect(schemaOf(schema).safeParse(answer.body).error?.issues).toBeUndefined();
  });

  it.each(examples.filter(([, { request }]) => typeof request.body === 'object'))(
    '%s has a body that the Worker accepts',
    (id, { request }) => {
      const schema = ENDPOINTS.find((endpoint) => endpoint.id === id)?.body?.schema;
      expect(schema?.safeParse(request.body).error?.issues).toBeUndefined();
      const name = schema === undefined ? undefined : REQUESTS.get(schema)?.id;
      expect(schemaOf(name ?? '').safeParse(request.body).error?.issues).toBeUndefined();
    },
  );

  it('are in the document, where they belong', () => {
    const { paths } = openApiDocument('1.0.0');
    const operation = JSON.parse(JSON.stringify(paths['/v1/decide']?.['post']));
    expect(operation.requestBody.content['application/json'].example).toEqual(EXAMPLES['decideUse']?.request.body);
    expect(operation.responses[200].content['application/json'].example).toEqual(EXAMPLES['decideUse']?.answer.body);
  });
});
