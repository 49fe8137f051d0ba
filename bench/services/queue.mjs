// A queue in memory, in the wire protocol of workerd's queue binding. Messages wait until `/drain` delivers them to the Worker under test.
import { WorkerEntrypoint } from 'cloudflare:workers';

const stats = { sent: 0, delivered: 0, retried: 0, dead: 0 };
let pending = [];

function add(type, data, delaySeconds) {
  stats.sent++;
  const dueAtMs = Date.now() + (Number(delaySeconds) || 0) * 1000;
  pending.push({ id: crypto.randomUUID(), timestamp: new Date(), attempts: 0, type, data, dueAtMs });
}

export default {
  async fetch(request) {
    const metrics = { backlogCount: pending.length, backlogBytes: 0, oldestMessageTimestamp: 0 };
    const { pathname } = new URL(request.url);
    if (pathname === '/metrics') return Response.json(metrics);
    const raw = new Uint8Array(await request.arrayBuffer());
    const delay = request.headers.get('X-Msg-Delay-Secs');
    if (pathname === '/message') add(request.headers.get('X-Msg-Fmt') ?? 'v8', raw, delay);
    else for (const message of batchOf(raw)) add(message.contentType ?? 'v8', bytesOf(message.body), message.delaySecs ?? delay);
    // An empty answer is an error to the binding.
    return Response.json({ metadata: { metrics } });
  },
};

function batchOf(raw) {
  return JSON.parse(new TextDecoder().decode(raw)).messages;
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function messageFor({ id, timestamp, attempts, type, data }) {
  if (type === 'v8') return { id, timestamp, attempts, serializedBody: data };
  const text = new TextDecoder().decode(data);
  return { id, timestamp, attempts, body: type === 'json' ? JSON.parse(text) : type === 'text' ? text : data };
}

/** `/drain?all=1&max=100` delivers what is due (with `all`, what is delayed as well); `/cron?cron=` fires a schedule. */
export class admin extends WorkerEntrypoint {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/cron') {
      return Response.json(await this.env.CONSUMER.scheduled({ cron: searchParams.get('cron'), scheduledTime: new Date() }));
    }
    if (pathname === '/drain') await this.#drain(searchParams.has('all'), Number(searchParams.get('max') ?? 100));
    return Response.json({ ...stats, pending: pending.length });
  }

  async #drain(all, max) {
    const due = pending.filter(({ dueAtMs }) => all || dueAtMs <= Date.now());
    pending = pending.filter((message) => !due.includes(message));
    while (due.length > 0) {
      const batch = due.splice(0, max);
      for (const message of batch) message.attempts++;
      const result = await this.env.CONSUMER.queue(this.env.QUEUE_NAME, batch.map(messageFor));
      for (const message of batch) settle(message, result);
    }
  }
}

function settle(message, { outcome, ackAll, explicitAcks = [], retryBatch, retryMessages = [] }) {
  const again = retryMessages.find(({ msgId }) => msgId === message.id);
  const acknowledged = ackAll || explicitAcks.includes(message.id);
  if (acknowledged || (outcome === 'ok' && !retryBatch?.retry && again === undefined)) {
    stats.delivered++;
    return;
  }
  stats.retried++;
  pending.push({ ...message, dueAtMs: Date.now() + (again?.delaySeconds ?? 0) * 1000 });
}
