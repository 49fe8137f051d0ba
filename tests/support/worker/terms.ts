// The desk's merges of subjects and authors, over HTTP, and what they lead to.
import { flush, runAlarm, select } from './catalogue.ts';
import { advanceClock, SECOND_MS } from './clock.ts';
import { callDesk, publish } from './desk.ts';
import { newIsolate } from './isolation.ts';
import { keysIn, type Licensee } from './partner.ts';
import { getFeed } from './reader.ts';

interface Answer {
  outcome?: string;
  term?: { code: string; name: string };
  type?: string;
  dividedAgreements?: { partner: string; agreement: string; reference: string }[];
  more?: number;
  objections?: { pointer: string; detail: string }[];
}

export const merge = (code: string, into: string, { kind = 'subjects', query = '' } = {}) =>
  callDesk<Answer>('POST', `/desk/${kind}/${code}/merge${query}`, { body: { into } });
export const rename = (code: string, body: { code?: string; name?: string }, { kind = 'subjects', query = '' } = {}) =>
  callDesk<Answer>('POST', `/desk/${kind}/${code}/rename${query}`, { body });

interface Listed {
  code: string;
  name: string;
  articles: number;
  aliases: { code: string }[];
  merge?: { into: string; state: string; agreements: unknown[]; more?: number };
}

export async function listed(kind = 'subjects'): Promise<Listed[]> {
  return (await callDesk<{ terms: Listed[] }>('GET', `/desk/${kind}`)).body.terms;
}

/** Runs the alarm until every merge has ended. */
export async function finish(): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if ((await select("SELECT 1 AS one FROM merge WHERE state <> 'refused'")).length === 0) break;
    advanceClock(SECOND_MS);
    await runAlarm();
  }
  await flush();
  newIsolate();
}

export const pullSlugs = async ({ key }: Licensee, query = '') => (await keysIn(key, query)).sort();
export const slugsIn = async (feed: string) => (await getFeed(`/feeds/${feed}.json`)).items.map(({ title }) => title).sort();

export async function fileTwo(): Promise<void> {
  await publish('warming', { headline: 'Warming', subjects: ['Climate change'] });
  await publish('drought', { headline: 'Drought', subjects: ['Climate'] });
}
