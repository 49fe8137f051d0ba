// The entry point of the Worker. It hands each call of the platform on and contains no logic.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { consumeFailedPurges } from './consumers/failed-purges.ts';
import { checkCatalogue } from './consumers/heartbeat.ts';
import { consumePurges, isDeadLetter, type PurgeBatch } from './consumers/purges.ts';
import { answerRequest } from './http/app.ts';
import { hostOf, Isolate } from './http/isolate/isolate.ts';

export { Catalogue } from './objects/catalogue.ts';
export { Directory } from './objects/directory.ts';
export { Partner } from './objects/partner.ts';

/** A class, because a purge reaches only the cache of the entrypoint that makes the call, and that must be the one that serves the feeds. */
export default class Worker extends WorkerEntrypoint<Env> {
  /** Caches that this isolate keeps between requests. */
  static isolate = new Isolate();

  override fetch(request: Request): Promise<Response> {
    return answerRequest(request, hostOf(this.env, Worker.isolate), this.ctx);
  }

  override async queue(batch: PurgeBatch): Promise<void> {
    if (isDeadLetter(batch)) await consumeFailedPurges(batch, this.env);
    else await consumePurges(batch, this.ctx.cache);
  }

  override async scheduled(): Promise<void> {
    await checkCatalogue(this.env);
  }
}
