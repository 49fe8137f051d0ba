// The least that a Worker can do: constant answers. What they are is loaded once, from what the real Worker answered, so that
// status, headers and bytes are the same and only the work differs. The stream of a Blob is the cheapest body there is, at every size.
import { WorkerEntrypoint } from 'cloudflare:workers';

const answers = new Map();

export default {
  fetch(request) {
    const { status, headers, body } = answers.get(pathOf(request.url));
    return new Response(body === null ? null : body.stream(), { status, headers });
  },
};

/** Without a URL parser, which alone costs a tenth of a constant answer. */
function pathOf(url) {
  return url.slice(url.indexOf('/', 8));
}

/** POST `/{path}` with `{"status", "headers": [[name, value]], "bodyBase64"}`; an absent body is none. */
export class admin extends WorkerEntrypoint {
  async fetch(request) {
    const { status, headers, bodyBase64 } = await request.json();
    const body = bodyBase64 === undefined ? null : new Blob([Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0))]);
    answers.set(pathOf(request.url), { status, headers, body });
    return Response.json({ loaded: answers.size });
  }
}
