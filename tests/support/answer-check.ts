// Compares an answer with the document of the API: its status, its media type and, where it is JSON, its members.
import { type Described, endpointOf, schemaOf } from './described-endpoints.ts';

let checked = 0;

/** How many answers were compared so far. */
export function answersChecked(): number {
  return checked;
}

/** Throws if the document does not describe the answer. Addresses that it does not have are not compared. */
export async function checkAnswer(method: string, path: string, answer: Response): Promise<void> {
  const endpoint = endpointOf(method, path);
  if (endpoint === undefined) return;
  checked += 1;
  const fault = await faultOf(endpoint, method, answer);
  if (fault !== undefined) throw new Error(`The reference does not describe this answer of ${method} ${path}: ${fault}`);
}

async function faultOf(endpoint: Described, method: string, answer: Response): Promise<string | undefined> {
  const { status, headers } = answer;
  const mediaType = headers.get('content-type')?.split(';')[0] ?? '';
  const types = endpoint.answers.get(status);
  if (types === undefined) return `status ${status} ${status < 400 ? '' : (await answer.clone().text()).slice(0, 300)}`;
  if (mediaType === '') return method === 'HEAD' || types.size === 0 || status === 304 ? undefined : `status ${status} without a body`;
  if (!types.has(mediaType)) return `status ${status} with ${mediaType}`;
  if (method === 'HEAD' || !/\bjson$/.test(mediaType)) return undefined;
  const body: unknown = JSON.parse(await answer.clone().text());
  const id = mediaType === 'application/problem+json' ? problemOf(body) : types.get(mediaType);
  if (id === undefined || !endpoint.schemas.has(id)) return `status ${status} with ${id ?? mediaType}`;
  const result = schemaOf(id).safeParse(body);
  return result.success ? undefined : `status ${status}, ${id}: ${JSON.stringify(result.error.issues).slice(0, 1_500)}`;
}

function problemOf(body: unknown): string | undefined {
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
  return `Problem.${type.replace('/problems/', '')}`;
}
