// How many calls of objects a page of the console costs, whatever the number of partners and articles.
import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { directoryOf } from '../../../src/http/isolate/stubs.ts';
import { Catalogue } from '../../../src/objects/catalogue.ts';
import { Directory } from '../../../src/objects/directory.ts';
import { Partner } from '../../../src/objects/partner.ts';
import { replaceCalls } from '../../support/worker/calls.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { publishMany, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';

isolateTests();

let browser: Browser;

beforeEach(async () => {
  await setUpPublisher();
  ({ browser } = await signedIn('Ada Brink', ['read', 'articles', 'partners']));
});

const CALLS: Record<string, string[]> = {
  '/console/today': ['Catalogue.session', 'Catalogue.today', 'Directory.today'],
  '/console/articles': ['Catalogue.list', 'Catalogue.listSuggestions', 'Catalogue.session'],
  '/console/articles?section=world&state=published&sort=newest': ['Catalogue.list', 'Catalogue.listSuggestions', 'Catalogue.session'],
  '/console/partners': ['Catalogue.session', 'Directory.listSummaries'],
};

/** Records the calls of all objects. */
function recordCalls(): string[] {
  const calls: string[] = [];
  for (const object of [Partner, Catalogue, Directory]) {
    replaceCalls(object, (name, call) => {
      calls.push(`${object.name}.${name}`);
      return call();
    });
  }
  return calls;
}

test.each(Object.entries(CALLS))('%s', async (path, expected) => {
  await browser.get(path);
  const calls = recordCalls();
  const callsFor = async () => {
    calls.splice(0);
    expect((await browser.get(path)).status).toBe(200);
    return calls.splice(0).sort();
  };
  const few = await callsFor();
  await publishMany(3, 'story-');
  await licensee();
  for (let number = 0; number < 60; number++) await directoryOf(env).put({ id: `p-${number}`, name: `Partner ${number}` });
  await browser.get(path);
  expect([few, await callsFor()]).toEqual([expected, expected]);
});
