// The least that a Worker can do that asks a Durable Object about every request: one call, with an argument and an answer of the size that a
// poll of licensed copy has, and then a constant answer.
import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';

let constant;
let question;

export default {
  async fetch(_request, env) {
    const { etag } = await env.OBJECT.getByName('one').ask(question);
    const { status, headers } = constant;
    return new Response(null, { status, headers: { ...headers, etag } });
  },
};

/** SQLite, as ours; it has no table, because a poll of licensed copy reads none. */
export class OneCall extends DurableObject {
  ask({ etag }) {
    return { kind: 'unchanged', etag, rate: { limit: 100_000, windowSeconds: 1, remaining: 99_999, resetSeconds: 1 } };
  }
}

/** POST with `{"status", "headers": [[name, value]]}`. */
export class admin extends WorkerEntrypoint {
  async fetch(request) {
    const { status, headers } = await request.json();
    const fields = Object.fromEntries(headers);
    constant = { status, headers: fields };
    question = questionOf(fields.etag);
    return Response.json({ loaded: 1 });
  }
}

/** What our poll sends: the fields of `AdmitRequest`, each with a value of the usual length. */
function questionOf(etag) {
  return {
    credential: { partner: 'measured', mode: 'live', hash: '0'.repeat(64) },
    scope: 'feed',
    representation: '["1","https://feeds.m10news.example","0123456789abcdef0123456789abcdef",1790000000000,"rss","/v1/feed.rss"]',
    candidateListId: '0'.repeat(40),
    settings: 1_790_000_000_000,
    ifNoneMatch: etag,
    heldEtag: etag,
    licenceTag: '0'.repeat(64),
    head: false,
    single: false,
    etag,
  };
}
