// Agreements and a merge of subjects: who may have the articles of both.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Partner } from '../../../src/objects/partner.ts';
import { muteLog } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { signedIn } from '../../support/worker/console.ts';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { amend, type Changes, type Licensee, licensee, problemOf, pull, pullJson } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';
import { fileTwo, finish, listed, merge, pullSlugs } from '../../support/worker/terms.ts';

isolateTests();
beforeEach(() => setUpPublisher());

describe('agreements and a merge', () => {
  let partner: Licensee;
  const scope = (subjects: { include?: string[]; exclude?: string[] }) => ({ scope: { subjects } });
  beforeEach(async () => {
    await fileTwo();
    await publish('other', { headline: 'Other' });
  });

  test('an agreement that excludes the old code denies the articles of both', async () => {
    partner = await licensee({ terms: scope({ exclude: ['climate-change'] }) });
    expect(await pullSlugs(partner)).toEqual(['drought', 'other']);
    expect((await merge('climate-change', 'climate')).status).toBe(200);
    await publish('new', { subjects: ['Climate'] });
    newIsolate();
    expect(await pullSlugs(partner)).toEqual(['other']);
    await finish();
    expect(await pullSlugs(partner)).toEqual(['other']);
    for (const slug of ['drought', 'warming', 'new']) {
      expect((await pull(partner.key, `/v1/articles/${slug}`)).status).toBe(404);
    }
  });

  test('a partner whose scope a merge has changed is told to begin again', async () => {
    partner = await licensee({ terms: scope({ exclude: ['climate-change'] }) });
    const { cursor } = await pullJson<Changes>(partner.key, '/v1/changes');
    await merge('climate-change', 'climate');
    newIsolate();
    expect(await problemOf(await pull(partner.key, `/v1/changes?cursor=${cursor}`))).toMatchObject({
      type: '/problems/resync-required',
      reason: 'terms-changed',
    });
    const again = await pullJson<Changes>(partner.key, '/v1/changes');
    expect(again.changes.map(({ slug }) => slug).sort()).toEqual(['main', 'other']);
  });

  test.each([['climate'], ['climate-change']])('an agreement that includes only %s is in the way, and nothing is changed', async (code) => {
    partner = await licensee({ terms: scope({ include: [code] }) });
    const before = await pullSlugs(partner);
    for (const query of ['', '?dryRun=true']) {
      expect(await merge('climate-change', 'climate', { query })).toMatchObject({
        status: 409,
        body: {
          type: '/problems/merge-divides-agreements',
          dividedAgreements: [{ partner: 'harbour-gazette', agreement: 'main', reference: 'QC-2040-7' }],
        },
      });
    }
    await finish();
    expect(await pullSlugs(partner)).toEqual(before);
    expect((await get('/feeds/subjects/climate-change.rss')).status).toBe(200);
    await amend(partner.id, scope({ include: ['climate', 'climate-change'] }));
    expect((await merge('climate-change', 'climate')).status).toBe(200);
    // Old and new articles, while the feed is moved and after.
    await publish('new', { subjects: ['Climate change'] });
    newIsolate();
    expect(await pullSlugs(partner)).toEqual(['drought', 'new', 'warming']);
    await finish();
    expect(await pullSlugs(partner)).toEqual(['drought', 'new', 'warming']);
  });

  test('of more agreements than a list has, the number of the others is said, by a dry run too', async () => {
    for (const id of ['first', 'second']) await licensee({ id, name: id });
    const found = Array.from({ length: 60 }, (_, index) => ({ agreement: `a-${index}`, reference: `R-${index}` }));
    const review = vi.spyOn(Partner.prototype, 'dividedAgreements').mockReturnValue(found);
    for (const query of ['?dryRun=true', '']) {
      const { status, body } = await merge('climate-change', 'climate', { query });
      expect([status, body]).toEqual([
        409,
        expect.objectContaining({ more: 20, detail: expect.stringContaining('120 agreements include one of the two codes') }),
      ]);
      expect(body.dividedAgreements).toHaveLength(100);
    }
    const state = (await listed()).find(({ code }) => code === 'climate-change')?.merge;
    expect([state?.agreements.length, state?.more]).toEqual([100, 20]);
    const { browser } = await signedIn('Ada Brink', ['read', 'publisher']);
    for (const page of ['climate-change/merge?into=climate', 'climate-change'])
      expect((await browser.get(`/console/settings/subjects/${page}`)).text).toContain('20 more, which are not listed here');
    review.mockRestore();
  });

  test('a scheduled version that includes only one is in the way too', async () => {
    partner = await licensee();
    await amend(partner.id, { validFrom: new Date(Date.now() + 86_400_000).toISOString(), ...scope({ include: ['climate'] }) });
    expect((await merge('climate-change', 'climate')).status).toBe(409);
  });

  test('an agreement that ended, and one without subjects, are not', async () => {
    partner = await licensee({ terms: { validUntil: '2040-01-02T00:00:00Z', ...scope({ include: ['climate'] }) } });
    await licensee({ id: 'second', name: 'Second' });
    expect((await merge('climate-change', 'climate')).status).toBe(200);
  });

  test('an agreement that slipped past the review gets nothing more', async () => {
    partner = await licensee({ terms: scope({ include: ['climate'] }) });
    advanceClock(SECOND_MS);
    const review = vi.spyOn(Partner.prototype, 'dividedAgreements').mockReturnValue([]);
    expect((await merge('climate-change', 'climate')).status).toBe(200);
    review.mockRestore();
    await publish('new', { subjects: ['Climate change'] });
    await finish();
    expect(await pullSlugs(partner)).toEqual([]);
    advanceClock(SECOND_MS);
    await amend(partner.id, scope({ include: ['climate'], exclude: ['nothing'] }));
    newIsolate();
    expect(await pullSlugs(partner)).toEqual(['drought', 'new', 'warming']);
  });

  test('a partner whose object does not answer stops the merge until it does', async () => {
    partner = await licensee({ terms: scope({ include: ['climate'] }) });
    muteLog();
    const review = vi.spyOn(Partner.prototype, 'dividedAgreements').mockImplementation(() => {
      throw new Error('unreachable');
    });
    expect(await merge('climate-change', 'climate')).toMatchObject({ status: 202, body: { outcome: 'reviewing' } });
    expect((await get('/feeds/subjects/climate-change.rss')).status).toBe(200);
    // Until it ends, the term is merged into nothing else; a repeated request waits for the first.
    expect(await merge('climate-change', 'other-subject')).toMatchObject({ status: 422 });
    await publish('third', { subjects: ['Weather'] });
    expect(await merge('climate-change', 'weather')).toMatchObject({ status: 422, body: { objections: [{ pointer: '/into' }] } });
    expect(await merge('climate-change', 'climate')).toMatchObject({ status: 202 });
    review.mockRestore();
    advanceClock(6 * SECOND_MS);
    await finish();
    expect((await listed()).find(({ code }) => code === 'climate-change')?.merge).toMatchObject({
      state: 'refused',
      agreements: [{ partner: 'harbour-gazette' }],
    });
  });
});
