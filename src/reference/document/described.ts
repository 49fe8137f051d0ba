// Schemas with what the words say about them. Pure.
import { SCHEMA_WORDS } from '../words/all-words.ts';
import { absenceOf, meaningOf, type Words } from '../words/words.ts';
import { type JsonSchema, namedSchemas } from './json-schema.ts';

/** The components of the document. A schema or a field without words has no description. */
export function describedSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(namedSchemas()).map(([id, schema]) => [id, describedSchema(id, schema)]));
}

function describedSchema(id: string, schema: JsonSchema): JsonSchema {
  const words = SCHEMA_WORDS[id];
  const { properties, required = [] } = schema;
  const described =
    properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [
              name,
              describedField(field, words?.fields?.[name], required.includes(name)),
            ]),
          ),
        };
  return { ...(words === undefined ? {} : { description: words.says }), ...schema, ...described };
}

/** The absence of a field that is always there means nothing. */
function describedField(field: JsonSchema | boolean, words: Words | undefined, isRequired: boolean): JsonSchema | boolean {
  if (words === undefined || typeof field === 'boolean') return field;
  return { description: isRequired ? meaningOf(words) : sentencesOf(words), ...field };
}

/** What it means, and what its absence means. */
export function sentencesOf(words: Words): string {
  const absent = absenceOf(words);
  return absent === undefined ? meaningOf(words) : `${meaningOf(words)} Absent: ${absent}.`;
}
