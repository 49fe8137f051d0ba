// Every answer of the Worker in a test is compared with the document of the API. An answer that is not described fails the test that asked for it.
import { exports } from 'cloudflare:workers';
import { checkAnswer } from '../answer-check.ts';

type Fetch = typeof exports.default.fetch;

const worker: { fetch: Fetch } = exports.default;
const fetchUnchecked: Fetch = worker.fetch.bind(worker);

/** From now on, whoever asks the Worker by `exports.default.fetch`. */
export function checkEveryAnswer(): void {
  worker.fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, { ...init, body: null });
    const method = init?.method ?? request.method;
    const answer = await fetchUnchecked(input, init);
    await checkAnswer(method, new URL(request.url).pathname, answer);
    return answer;
  };
}
