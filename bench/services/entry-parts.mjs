// What the generated entry module adds around the untouched bundle: a `control` entrypoint with a socket of its own, and SQL for fills.
import { WorkerEntrypoint } from 'cloudflare:workers';
import unsafe from 'workerd:unsafe';

/** A Durable Object class with one more method, so that a benchmark can put a million rows in without a million requests. */
export function withSql(Base) {
  return class extends Base {
    benchSql(statements) {
      return statements.map(({ sql, params = [] }) => {
        const cursor = this.ctx.storage.sql.exec(sql, ...params);
        return { rows: cursor.toArray(), rowsWritten: cursor.rowsWritten };
      });
    }
  };
}

/** `?do=BINDING&name=NAME` says which object. */
export class control extends WorkerEntrypoint {
  async fetch(request) {
    const url = new URL(request.url);
    const answer = await this.#answer(url, request);
    return answer === undefined ? new Response('unknown control call', { status: 404 }) : Response.json(answer);
  }

  async #answer({ pathname, searchParams }, request) {
    const stub = searchParams.has('do') ? this.env[searchParams.get('do')].getByName(searchParams.get('name')) : undefined;
    if (pathname === '/sql') return await stub.benchSql(await request.json());
    if (pathname === '/rpc') return (await stub[searchParams.get('method')](...(await request.json()))) ?? null;
    // Graceful: memory is lost, storage stays.
    if (pathname === '/memory') return { bytes: globalThis.memoryBytes() };
    if (pathname === '/entered') return { offsets: takeEntered() };
    if (pathname === '/evict') return done(await unsafe.evict(stub));
    if (pathname === '/evict-all') return done(await unsafe.evictAllDurableObjects());
    // Hard: calls in flight reject.
    if (pathname === '/abort-all') return done(await unsafe.abortAllDurableObjects());
    return undefined;
  }
}

/** Only a traced bundle has the set. */
function takeEntered() {
  const offsets = [...globalThis.enteredFunctions];
  globalThis.enteredFunctions.clear();
  return offsets;
}

function done(_) {
  return 'ok';
}
