// Makes the types of a client from the OpenAPI document, as a partner's developer would.
import openapiTS, { astToString } from 'openapi-typescript';

/** `document`: the address of the document. Returns TypeScript. Fields of requests that have a default may be left out. */
export async function clientTypes(document: string): Promise<string> {
  return astToString(await openapiTS(new URL(document), { defaultNonNullable: false }));
}
