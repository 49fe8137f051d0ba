// One operation of the document. Pure.
import type { Endpoint, RequestBody } from '../endpoint.ts';
import { EXAMPLES } from '../examples/examples.ts';
import { REQUESTS } from '../schemas/named.ts';
import { SUBJECTS } from '../subjects.ts';
import { ENDPOINT_WORDS } from '../words/all-words.ts';
import { refTo } from './json-schema.ts';
import { parametersOf } from './parameters.ts';
import { responsesOf } from './responses.ts';
import { securityOf } from './security.ts';

export function operationOf(endpoint: Endpoint): object {
  const { id, body } = endpoint;
  const words = ENDPOINT_WORDS[id];
  const parameters = parametersOf(endpoint);
  return {
    operationId: id,
    ...(words === undefined ? {} : { summary: words.summary, description: words.says.join('\n\n') }),
    tags: SUBJECTS.filter(({ endpoints }) => endpoints.includes(endpoint)).map(({ title }) => title),
    security: securityOf(endpoint),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: requestBodyOf(body, EXAMPLES[id]?.request.body) }),
    responses: responsesOf(endpoint),
  };
}

/** Of NDJSON, the schema is that of a line, which OpenAPI 3.1 has no word for. */
function requestBodyOf({ mediaType, schema, isOptional }: RequestBody, example: unknown): object {
  const id = schema === undefined ? undefined : REQUESTS.get(schema)?.id;
  return {
    required: isOptional !== true,
    content: { [mediaType]: { ...(id === undefined ? {} : { schema: refTo(id) }), ...(example === undefined ? {} : { example }) } },
  };
}
