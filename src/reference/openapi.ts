// The OpenAPI 3.1 document of the HTTP API, made of the table of endpoints, the schemas and the words. Pure: the same sources make the same document.
import { describedSchemas } from './document/described.ts';
import { operationOf } from './document/operation.ts';
import { PARAMETER_FIELDS } from './document/parameters.ts';
import { ANSWER_FIELDS, refusals } from './document/responses.ts';
import { SECURITY_SCHEMES } from './document/security.ts';
import type { Endpoint } from './endpoint.ts';
import { AUDIENCES, ENDPOINTS, SUBJECTS } from './subjects.ts';

const DESCRIPTION = [
  'Tearsheet gives the copy of one publisher to readers, as feeds, and to partners, under agreements. Its desk publishes the copy and writes the agreements.',
  'Every error is application/problem+json (RFC 9457), and its type is the path of a page that says what to do. Clients have to ignore members of an answer that they do not know: later versions may add some.',
  'HEAD answers what GET would answer, without the body, and delivers nothing.',
].join('\n\n');

/** `version` is that of the program. */
export function openApiDocument(version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) paths[endpoint.path] = { ...paths[endpoint.path], [keyOf(endpoint)]: operationOf(endpoint) };
  return {
    openapi: '3.1.1',
    info: { title: 'Tearsheet', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: SUBJECTS.map(({ title }) => ({ name: title })),
    'x-tagGroups': tagGroups(),
    paths,
    components: {
      schemas: describedSchemas(),
      responses: refusals(ENDPOINTS),
      parameters: PARAMETER_FIELDS,
      headers: ANSWER_FIELDS,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

function keyOf({ method }: Pick<Endpoint, 'method'>): string {
  return method.toLowerCase();
}

/** Subjects by audience, as several viewers show them. A subject of several audiences is in the group of its first endpoint. */
function tagGroups(): { name: string; tags: string[] }[] {
  return Object.entries(AUDIENCES).map(([audience, name]) => ({
    name,
    tags: SUBJECTS.filter(({ endpoints }) => endpoints[0]?.audience === audience).map(({ title }) => title),
  }));
}
