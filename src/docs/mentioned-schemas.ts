// Which named schemas an endpoint sends and answers, directly or within another one. Pure.
import type { JsonSchema } from '../reference/document/json-schema.ts';
import type { Endpoint } from '../reference/endpoint.ts';
import { ANSWERS, REQUESTS } from '../reference/schemas/named.ts';
import { referredId } from './schema-type.tsx';

/** Ids of the schemas of the body and of the answers, whose fields are shown with the endpoint. */
export function schemasOf({ body, answers }: Endpoint): string[] {
  const sent = body?.schema === undefined ? undefined : REQUESTS.get(body.schema)?.id;
  const answered = Object.values(answers).map(({ schema }) => (schema === undefined ? undefined : ANSWERS.get(schema)?.id));
  return [sent, ...answered].filter((id) => id !== undefined);
}

/** Ids of the schemas that need a description of their own: those that others refer to, and those without fields, in the order in which they come. */
export function mentionedBy(ids: readonly string[], schemas: Readonly<Record<string, JsonSchema>>): string[] {
  const found = new Set<string>();
  const visit = (schema: JsonSchema | undefined) => {
    for (const id of referencesIn(schema)) {
      if (found.has(id)) continue;
      found.add(id);
      visit(schemas[id]);
    }
  };
  for (const id of ids) {
    if (schemas[id]?.properties === undefined) found.add(id);
    visit(schemas[id]);
  }
  return [...found];
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (value === null || typeof value !== 'object') return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? referredId({ $ref: value.$ref }) : undefined;
  return own === undefined ? Object.values(value).flatMap(referencesIn) : [own];
}
