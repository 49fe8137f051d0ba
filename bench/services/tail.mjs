// A streaming tail that counts what the Worker under test does: invocations, RPCs, KV operations, SQL rows, queue sends.
import { WorkerEntrypoint } from 'cloudflare:workers';

let counts = {};

function add(name, amount = 1) {
  counts[name] = (counts[name] ?? 0) + amount;
}

export default {
  tailStream(onset) {
    const entrypoint = onset.event.entrypoint ?? 'default';
    const { type } = onset.event.info;
    add(`call ${entrypoint}.${type}`);
    return {
      spanOpen({ event }) {
        add(`${entrypoint} ${event.name}`);
      },
      attributes({ event, spanContext }) {
        for (const { name, value } of event.info ?? []) {
          const isOwnMethod = name === 'jsrpc.method' && type === 'jsrpc' && spanContext?.spanId === onset.event.spanId;
          if (isOwnMethod) add(`rpc ${entrypoint}.${value}`);
          const rows = /response\.(rows_(?:read|written))$/.exec(name);
          if (rows) add(`${entrypoint} ${rows[1]}`, Number(value));
        }
      },
    };
  },
};

/** GET reads; POST reads and starts again. */
export class admin extends WorkerEntrypoint {
  fetch(request) {
    const before = counts;
    if (request.method === 'POST') counts = {};
    return Response.json(before);
  }
}
