// "May I run this?": the decision of every pull, asked beforehand and answered in words.
import { describe, expect, test } from 'vitest';
import { advanceClock, DAY_MS, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { publish, withdraw } from '../../support/worker/desk.ts';
import { licenseeForEachTest } from '../../support/worker/licensed-stage.ts';
import { amend, issue, outcomeOf, pull, pullJson, pullText, setStanding } from '../../support/worker/partner.ts';

const gazette = licenseeForEachTest({ terms: { quota: { articles: 10, per: 'month' } } });

const later = (ms = 3 * SECOND_MS) => advanceClock(ms);

describe('"may I run this?"', () => {
  const ask = (body: unknown, key = gazette.key) => pull(key, '/v1/decide', { method: 'POST', body });
  const decide = async (use: Record<string, unknown>) => (await ask({ article: 'eastern-lock', ...use })).json();

  test('is answered with the form, the duties and the notice', async () => {
    expect(await decide({ channel: 'web', domain: 'www.Harbour-Gazette.example', territory: 'gb' })).toEqual({
      decision: 'grant',
      article: { slug: 'eastern-lock', version: 1 },
      form: 'full',
      images: 'none',
      duties: { withdrawWithinMinutes: 60, correctWithinMinutes: 1_440, reportReproductions: false },
      page: { linkRequired: true, canonical: 'https://www.quay-courier.example/harbour/eastern-lock' },
      usageTerms: expect.stringContaining('QC-2040-7'),
      notice: {
        placement: 'end',
        html: expect.stringContaining('<p>© 2040 The Quay Courier. All rights reserved.</p>'),
        text: expect.stringContaining('© 2040 The Quay Courier. All rights reserved.'),
      },
      reasons: [],
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ channel: 'print' }, 'The agreement does not grant this channel.'],
    [{ domain: 'harbour-gazette.example.evil.example' }, 'The agreement does not name this domain.'],
    [{ domain: 'notharbour-gazette.example' }, 'The agreement does not name this domain.'],
    [{ ai: 'train' }, 'The agreement does not grant this use by machines.'],
    [{ modification: 'translate' }, 'The agreement does not grant this change.'],
  ])('%o is refused in words', async (use, reason) => {
    expect(await decide(use)).toEqual({ decision: 'refuse', reasons: [reason] });
  });

  test('depends on the territory and on the hour', async () => {
    await amend(gazette.id, { territories: { exclude: ['FR'] }, validUntil: fromNow(DAY_MS), displayDays: 1 });
    expect(await decide({ territory: 'FR' })).toEqual({ decision: 'refuse', reasons: ['The agreement does not grant this territory.'] });
    expect(await decide({ at: fromNow(2 * DAY_MS) })).toEqual({ decision: 'refuse', reasons: ['The term of the agreement is over.'] });
    expect(await decide({ at: fromNow(HOUR_MS) })).toMatchObject({ decision: 'grant', until: fromNow(DAY_MS) });
  });

  test('embargoed copy is refused until its release, and then granted', async () => {
    await publish('launch', { headline: 'Launch', embargoedUntil: fromNow(HOUR_MS) });
    later();
    await amend(gazette.id, { embargoed: true });
    const { key } = await issue(gazette.id, { scopes: ['articles', 'embargoed'] });
    const at = fromNow(HOUR_MS - 3 * SECOND_MS);
    const launch = async (more = {}) => (await ask({ article: 'launch', ...more }, key)).json();
    expect(await launch()).toEqual({
      decision: 'refuse',
      reasons: [`It is under embargo until ${at}, and must not be published before then.`],
    });
    expect(await launch({ at })).toMatchObject({ decision: 'grant', embargoedUntil: at });
    expect(await outcomeOf(await ask({ article: 'launch', at }))).toBe('404 not-found');
  });

  test('a later time at which it may no longer be shown is a refusal, without an order to take it down today', async () => {
    await amend(gazette.id, { displayDays: 1 });
    await pullText(gazette.key, '/v1/feed.rss');
    const reasons = ['At that time the agreement no longer grants it.'];
    expect(await decide({ at: fromNow(DAY_MS) })).toEqual({ decision: 'refuse', reasons });
    advanceClock(DAY_MS);
    expect(await outcomeOf(await ask({ article: 'eastern-lock' }))).toBe('410 expired');
  });

  test('says that the quota leaves only the headline, and counts nothing against it', async () => {
    await amend(gazette.id, { quota: { articles: 1, per: 'month' } });
    await publish('western-lock');
    later();
    expect(await decide({})).toMatchObject({ form: 'full', reasons: [] });
    await pullText(gazette.key, '/v1/articles/western-lock');
    const reasons = ['The quota of the period is used up: headlines only until the next.'];
    expect(await decide({})).toMatchObject({ decision: 'grant', form: 'headline', images: 'none', reasons });
    expect(await decide({ article: 'western-lock' })).toMatchObject({ form: 'full', reasons: [] });
  });

  test('says why it comes in less: on probation, a summary', async () => {
    await setStanding(gazette.id, 'probation');
    expect(await decide({})).toMatchObject({ form: 'summary', reasons: ['The partner is on probation: summaries at most.'] });
    await setStanding(gazette.id, 'suspended');
    expect(await decide({})).toEqual({ decision: 'refuse', reasons: ['The partner is suspended.'] });
  });

  test('is 410 for an article that the partner received and must take down, and counts as no delivery', async () => {
    expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toEqual([]);
    await decide({});
    expect((await pullJson<{ rows: unknown[] }>(gazette.key, '/v1/usage')).rows).toEqual([]);
    await pullText(gazette.key, '/v1/feed.rss');
    await withdraw('eastern-lock');
    later();
    expect(await outcomeOf(await ask({ article: 'eastern-lock' }))).toBe('410 withdrawn');
  });

  test('gives all objections to a use at once', async () => {
    const answer = await ask({ article: 'eastern-lock', channel: 'print', ai: 'train', modification: 'translate' });
    expect(await answer.json()).toEqual({
      decision: 'refuse',
      reasons: [
        'The agreement does not grant this channel.',
        'The agreement does not grant this use by machines.',
        'The agreement does not grant this change.',
      ],
    });
  });

  test.each([
    [{}, '/article'],
    [{ article: 'a', channel: 'smoke' }, '/channel'],
    [{ article: 'a', territory: 'Britain' }, '/territory'],
    [{ article: 'a', at: 'soon' }, '/at'],
    [{ article: 'a', embargoed: true }, '/embargoed'],
  ])('%o has an objection with its pointer', async (body, pointer) => {
    const problem = (await (await ask(body)).json()) as { status: number; objections: { pointer: string }[] };
    expect([problem.status, problem.objections.map((one) => one.pointer)]).toEqual([422, [pointer]]);
  });
});
