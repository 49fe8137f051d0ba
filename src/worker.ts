// Entry: what the platform calls, handed on. No logic.
import { WorkerEntrypoint } from 'cloudflare:workers';
import { beat } from './consumers/heartbeat.ts';
import { consumePurges, type PurgeBatch } from './consumers/purges.ts';
import { answerRequest } from './http/app.ts';
import { hostOf, Isolate } from './http/isolate/isolate.ts';

export { Catalogue } from './objects/catalogue.ts';
export { Directory } from './objects/directory.ts';
export { Partner } from './objects/partner.ts';

/** A class, because a purge reaches only the cache of the entrypoint it is called in: the one that serves the feeds. */
export default class Worker extends WorkerEntrypoint<Env> {
  /** What this isolate remembers between requests. */
  static isolate = new Isolate();

  override fetch(request: Request): Promise<Response> {
    return answerRequest(request, hostOf(this.env, Worker.isolate), this.ctx);
  }

  override async queue(batch: PurgeBatch): Promise<void> {
    await consumePurges(batch, this.ctx.cache);
  }

  override async scheduled(): Promise<void> {
    await beat(this.env);
  }
}
