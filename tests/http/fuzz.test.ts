// Three thousand requests over every route there is, most of them nearly right, and others in each run. None may be a fault of ours, and every refusal
// has the one shape. The seed is printed: FUZZ_SEED repeats a run, whose failure names the request. FUZZ_PARTS asks for more of them.
import { exports } from 'cloudflare:workers';
import { afterAll, describe, expect, inject, test, vi } from 'vitest';
import { runAlarm } from '../support/worker/catalogue.ts';
import { advanceClock } from '../support/worker/clock.ts';
import { ORIGIN } from '../support/worker/desk.ts';
import { BODIES, FORMS, LINES } from '../support/worker/fuzz/bodies.ts';
import { checkAnswer, learn, shown } from '../support/worker/fuzz/checks.ts';
import { Dice } from '../support/worker/fuzz/dice.ts';
import { type FuzzRequest, nameOf, type Route, requestFor, routes, takesBody } from '../support/worker/fuzz/requests.ts';
import { withShownTag } from '../support/worker/fuzz/shown-tag.ts';
import { newWorld, type World } from '../support/worker/fuzz/world.ts';
import { isolateTests } from '../support/worker/isolation.ts';
import { textOf } from '../support/worker/partner.ts';
import { get } from '../support/worker/reader.ts';

isolateTests();

declare module 'vitest' {
  interface ProvidedContext {
    fuzzSeed: number;
    fuzzParts: number;
  }
}

const SEED = inject('fuzzSeed');
/** Each test sends a part of the requests to a new world: earlier ones switch off partners and keys, and all that follow would be refused. */
const PARTS = inject('fuzzParts');

/** `count`: requests in a part. */
const BORDERS: Readonly<Record<string, { count: number; has: (route: Route) => boolean }>> = {
  public: { count: 360, has: ({ pattern }) => !/^\/(?:desk|v1\/|f\/|console|portal)/.test(pattern) },
  licensed: { count: 400, has: ({ pattern }) => /^\/(?:v1|f)\//.test(pattern) },
  desk: { count: 400, has: ({ pattern }) => /^\/desk\//.test(pattern) && !/\/(?:restore|export)$/.test(pattern) },
  pages: { count: 300, has: ({ pattern }) => /^\/(?:console|portal)/.test(pattern) },
  backup: { count: 50, has: ({ pattern }) => /\/(?:restore|export)$/.test(pattern) },
};

/** What the desk did is then looked at by everybody else. */
const READ = routes().filter(({ method, pattern }) => method === 'GET' && !/^\/(?:desk\/|console|portal)/.test(pattern));

let sent = 0;

async function send({ method, path, headers, body }: FuzzRequest): Promise<{ answer: Response; text: string } | undefined> {
  let request: Request;
  try {
    request = new Request(`${ORIGIN}${path}`, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  } catch {
    return undefined; // No client can send it.
  }
  const answer = await exports.default.fetch(request);
  return { answer, text: await textOf(answer) };
}

async function run(border: string, part: number, world: World): Promise<void> {
  const { count, has } = BORDERS[border] ?? { count: 0, has: () => false };
  const reached = routes().filter(has);
  const dice = new Dice(SEED + part);
  let accepted = 0;
  for (let number = 1; number <= count; ) {
    const request = await withShownTag(requestFor(dice.pick(dice.chance(0.25) ? READ : reached), world, dice), world);
    const received = await send(request);
    if (received === undefined) continue;
    try {
      checkAnswer(request, received.answer, received.text);
    } catch (fault) {
      throw new Error(
        `seed ${SEED}, ${border} ${part}, request ${number}: ${String(fault)}\n${received.text.slice(0, 1_000)}\n${shown(request)}`,
        {
          cause: fault,
        },
      );
    }
    learn(world, received.answer.headers, received.text);
    accepted += Number(received.answer.status < 400);
    advanceClock(dice.below(1_500));
    if (number % 100 === 0) await runAlarm();
    number += 1;
    sent += 1;
  }
  expect(accepted, 'noise tries nothing: some of it has to be accepted').toBeGreaterThan(count / 5);
}

test('every route that takes a body has one to begin with', () => {
  const missing = routes().filter(
    (route) => takesBody(route) && !(nameOf(route) in BODIES) && !(nameOf(route) in LINES) && !(nameOf(route) in FORMS),
  );
  expect(missing).toEqual([]);
  expect(routes().filter((route) => !Object.values(BORDERS).some(({ has }) => has(route)))).toEqual([]);
});

describe(`hostile requests (seed ${SEED})`, () => {
  const parts = Array.from({ length: PARTS }, (_, index) => index + 1);
  test.each(Object.keys(BORDERS).flatMap((border) => parts.map((part) => [border, part] as const)))(
    'to %s routes are answered or refused, and none fails (part %i)',
    async (border, part) => {
      const world = await newWorld();
      const logged: unknown[] = [];
      vi.spyOn(console, 'error').mockImplementation((line) => logged.push(line));
      await run(border, part, world);
      await runAlarm();
      expect(logged).toEqual([]);
      expect((await get('/healthz')).status).toBe(200);
      expect((await get('/feeds/all.rss')).status).toBeLessThan(500);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  afterAll(() => {
    console.info(`fuzz: ${sent} requests, seed ${SEED}`);
    expect(sent).toBeGreaterThanOrEqual(PARTS * 1_500);
  });
});
