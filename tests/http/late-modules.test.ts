// Modules that are imported late, by many requests at the same time.
import { expect, test } from 'vitest';
import { lateModule } from '../../src/http/isolate/late-module.ts';
import { isolateTests, loadLateModules } from '../support/worker/isolation.ts';
import { get } from '../support/worker/reader.ts';

isolateTests();

const AS_BROWSER = { 'sec-fetch-dest': 'document', accept: 'text/html' };

test.each(['/docs', '/console/nowhere', '/portal/nowhere'])(
  'a page that needs one answers many requests at the same time: %s',
  async (path) => {
    await loadLateModules();
    const answers = await Promise.all(Array.from({ length: 12 }, () => get(path, AS_BROWSER)));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies.map((body) => body.length)).size).toBe(1);
  },
);

test('a module is kept once it is there, and no promise of it is', async () => {
  let loads = 0;
  const load = lateModule(async () => ({ at: ++loads }));
  const [first, second] = [load(), load()];
  expect([await first, await second, await load()]).toEqual([{ at: 1 }, { at: 1 }, { at: 1 }]);
  expect(loads).toBe(2);
});
