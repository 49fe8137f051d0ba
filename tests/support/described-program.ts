// Every answer that a test gets of a started program by `fetch` is compared with the document of the API.
import { checkAnswer } from './answer-check.ts';

const fetchUnchecked = globalThis.fetch;

/** `server` is the origin of the program. */
export function checkAnswersOf(server: string): void {
  if (servers.size === 0) globalThis.fetch = fetchChecked;
  servers.add(server);
}

const servers = new Set<string>();

async function fetchChecked(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
  const answer = await fetchUnchecked(input, init);
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  // A redirect that was followed is the answer of another address.
  if (servers.has(origin) && !answer.redirected) await checkAnswer(method, pathname, answer);
  return answer;
}
