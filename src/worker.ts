import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';

export class Catalogue extends DurableObject<Env> {}

export default class extends WorkerEntrypoint<Env> {
  override fetch(): Response {
    return new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } });
  }
}
