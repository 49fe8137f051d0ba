// Copy that an import holds: nothing of it is public before the desk releases it.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../../../src/domain/articles/article.ts';
import type { DraftInput } from '../../../../src/domain/articles/draft.ts';
import { DROPPED_NOTE } from '../../../../src/domain/articles/import-source.ts';
import { flush, select } from '../../../support/worker/catalogue.ts';
import { fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import { type BulkLine, callDesk, changeState, publish, replace, sendBulk, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { licensee, pull, pullJson } from '../../../support/worker/partner.ts';
import { get, getText, titlesOf } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

async function importHeld(says: string, changes: Partial<DraftInput> = {}, options: Record<string, unknown> = {}): Promise<BulkLine> {
  const sourceHash = [...says]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0');
  const copy = article({ headline: says, subjects: ['Secret'], ...changes });
  const [line] = await sendBulk([{ op: 'import', slug: 'wire', sourceId: 'wire.txt', sourceHash, article: copy, hold: true, ...options }]);
  if (line === undefined) throw new Error('the line was not answered');
  return line;
}

const stored = async () =>
  (await callDesk<Pick<Article, 'pubStatus' | 'headline' | 'firstPublished' | 'embargoedUntil' | 'sections'>>('GET', '/desk/articles/wire'))
    .body;

describe('held copy', () => {
  test('is on no surface: feeds, pages, lists, licensed routes, the change feed, KV', async () => {
    const { key } = await licensee();
    const { cursor } = await pullJson<{ cursor: string }>(key, '/v1/changes');
    expect(await importHeld('Held')).toMatchObject({ status: 201, outcome: 'created', version: 1 });
    expect(await stored()).toMatchObject({ pubStatus: 'withheld' });
    const keys = (await select<{ key: string }>('SELECT key FROM dirty')).map((row) => row.key);
    expect(keys.filter((name) => name.includes('wire') || name.includes('secret'))).toEqual([]);
    await flush();
    newIsolate();
    expect(await titlesOf()).toEqual([]);
    for (const path of ['/feeds/subjects/secret.rss', '/articles/wire']) expect((await get(path)).status).toBe(404);
    for (const path of ['/', '/feeds', '/feeds.opml?include=subjects,authors', '/sitemap-news.xml'])
      expect(await getText(path)).not.toMatch(/held|secret/i);
    expect((await pull(key, '/v1/articles/wire')).status).toBe(404);
    expect(await pullJson(key, `/v1/changes?cursor=${cursor}`)).toMatchObject({ changes: [] });
    expect(await select("SELECT action FROM change WHERE action <> 'embargo'")).toEqual([]);
  });

  test('is published by a release, with the date that the copy has', async () => {
    const firstPublished = fromNow(-48 * HOUR_MS);
    await importHeld('Held', { firstPublished });
    expect((await stored()).firstPublished).toBeUndefined();
    expect((await changeState('wire', 'release')).body.article).toMatchObject({ pubStatus: 'usable', firstPublished });
    expect(await stored()).not.toHaveProperty('intendedPublication');
    newIsolate();
    expect(await titlesOf()).toEqual(['Held']);
  });

  test('stays under its embargo after a release', async () => {
    const embargoedUntil = fromNow(HOUR_MS);
    await importHeld('Held', { embargoedUntil });
    await changeState('wire', 'release');
    newIsolate();
    expect(await titlesOf()).toEqual([]);
    expect(await stored()).toMatchObject({ pubStatus: 'usable', embargoedUntil });
  });

  test('stays held when it is imported again, changed or not, and also without hold', async () => {
    await importHeld('Held');
    expect(await importHeld('Held')).toMatchObject({ outcome: 'unchanged' });
    const firstPublished = fromNow(-HOUR_MS);
    expect(await importHeld('Held again', { firstPublished }, { hold: false })).toMatchObject({ outcome: 'updated' });
    expect(await stored()).toMatchObject({ pubStatus: 'withheld' });
    expect((await changeState('wire', 'release')).body.article).toMatchObject({ firstPublished, headline: 'Held again' });
  });
});

describe('held copy whose newer version has no embargo any more', () => {
  const note = async () => (await callDesk<Article>('GET', '/desk/articles/wire')).body.edNote;
  const newer = (says: string, edNote: string | undefined, options = {}) =>
    importHeld(says, edNote === undefined ? {} : { edNote }, { hold: false, ...options });

  test('stays held, and its note says that the earlier one is gone, also after another version', async () => {
    await importHeld('First', { edNote: 'EMBARGO: Friday. Pictures come.' });
    for (const [says, edNote] of [
      ['Second', undefined],
      ['Third', 'Pictures come.'],
    ] as const) {
      expect(await newer(says, edNote)).toMatchObject({ outcome: 'updated' });
      expect(await stored()).toMatchObject({ pubStatus: 'withheld' });
      expect(await note()).toBe([DROPPED_NOTE, edNote].filter((part) => part !== undefined).join('\n'));
    }
    await importHeld('Fourth', { edNote: 'EMBARGO: Saturday' });
    expect(await note()).toBe('EMBARGO: Saturday');
  });

  test('keeps a note that the newer version has, too, and what says that it has no section', async () => {
    await importHeld('First', { edNote: 'Pictures come.' });
    await newer('Second', 'Call the desk. Pictures come.');
    expect(await note()).toBe('Call the desk. Pictures come.');
    await newer('Third', 'EMBARGO: Friday', { hold: true, unfiled: true });
    await newer('Fourth', undefined, { unfiled: true });
    expect(await note()).toBe(DROPPED_NOTE);
  });
});

describe('copy under embargo whose newer version names none', () => {
  test('stays under it, and the answer says so', async () => {
    const embargoedUntil = fromNow(HOUR_MS);
    await importHeld('First', { embargoedUntil }, { hold: false });
    const remark = { kind: 'still-embargoed', until: embargoedUntil };
    expect(await importHeld('Second', { firstPublished: fromNow(-HOUR_MS) }, { hold: false })).toMatchObject({
      ...{ status: 200, outcome: 'updated', remark },
    });
    expect(await stored()).toMatchObject({ headline: 'Second', embargoedUntil });
    newIsolate();
    expect(await titlesOf()).toEqual([]);
  });

  test('is published where it says that the embargo is over', async () => {
    const firstPublished = fromNow(-HOUR_MS);
    await importHeld('First', { embargoedUntil: fromNow(HOUR_MS) }, { hold: false });
    const answer = await importHeld('Second', { firstPublished, embargoedUntil: null }, { hold: false });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer).not.toHaveProperty('remark');
    expect(await stored()).toMatchObject({ pubStatus: 'usable', firstPublished });
    newIsolate();
    expect(await titlesOf()).toEqual(['Second']);
  });
});

describe('held copy of an article that is there', () => {
  test('does not replace a public one, unless it is forced, which takes it off first', async () => {
    await importHeld('First', {}, { hold: false });
    expect(await importHeld('Second')).toMatchObject({
      status: 409,
      problem: { type: '/problems/import-conflict', detail: expect.stringContaining('public') },
    });
    expect(await titlesOf()).toEqual(['First']);
    expect(await importHeld('Second', {}, { force: true })).toMatchObject({ status: 200, outcome: 'updated', version: 3 });
    newIsolate();
    expect(await titlesOf()).toEqual([]);
    expect(await select('SELECT version, action FROM change ORDER BY seq')).toEqual([
      { version: 1, action: 'publish' },
      { version: 2, action: 'hold' },
      { version: 3, action: 'update' },
    ]);
    // What was never public is in no document that was public.
    await flush();
    expect(await titlesOf()).toEqual([]);
  });

  test('holds one that is under embargo', async () => {
    const embargoedUntil = fromNow(HOUR_MS);
    await importHeld('First', { embargoedUntil }, { hold: false });
    expect(await importHeld('Second', { embargoedUntil })).toMatchObject({ status: 200 });
    expect(await stored()).toMatchObject({ pubStatus: 'withheld', embargoedUntil });
  });

  test('does not take over an article of the desk', async () => {
    await publish('wire', { headline: 'By the desk' });
    expect(await importHeld('Held')).toMatchObject({ status: 409 });
    expect(await titlesOf()).toEqual(['By the desk']);
  });
});

describe('held copy that nobody has touched', () => {
  const HELD_FIRST = { sections: ['harbour'] };

  test('is filed anew by an import of the same source that reads it otherwise, and stays held', async () => {
    await importHeld('Held', HELD_FIRST);
    expect(await importHeld('Held', HELD_FIRST)).toMatchObject({ outcome: 'unchanged', version: 1 });
    expect(await importHeld('Held', { sections: ['weather'] }, { hold: false })).toMatchObject({ outcome: 'updated', version: 2 });
    expect(await stored()).toMatchObject({ pubStatus: 'withheld', sections: [{ code: 'weather' }] });
    expect(await titlesOf()).toEqual([]);
  });

  test('is left alone once the desk has changed it, or released it', async () => {
    await importHeld('Held', HELD_FIRST);
    await replace('wire', { headline: 'By the desk', sections: ['harbour'] });
    expect(await importHeld('Held', { sections: ['weather'] })).toMatchObject({ outcome: 'unchanged', version: 2 });
    await changeState('wire', 'release');
    expect(await importHeld('Held', { sections: ['weather'] }, { hold: false })).toMatchObject({ outcome: 'unchanged', version: 3 });
    expect(await titlesOf()).toEqual(['By the desk']);
  });
});

describe('copy that names no section', () => {
  const UNFILED = { hold: false, unfiled: true };
  const edNote = async () => (await callDesk<{ edNote?: string }>('GET', '/desk/articles/wire')).body.edNote;

  test('is held with a note to the desk if it is new, and a second import changes nothing', async () => {
    expect(await importHeld('Unfiled', { edNote: 'Pictures on Thursday.' }, UNFILED)).toMatchObject({ outcome: 'created' });
    expect(await stored()).toMatchObject({ pubStatus: 'withheld', sections: [{ code: 'harbour' }] });
    expect(await edNote()).toBe('No section was named. Choose one before the release.\nPictures on Thursday.');
    expect(await importHeld('Unfiled', { edNote: 'Pictures on Thursday.' }, UNFILED)).toMatchObject({ outcome: 'unchanged', version: 1 });
    expect(await importHeld('Another text', {}, UNFILED)).toMatchObject({ outcome: 'updated', version: 2 });
    expect(await edNote()).toBe(`No section was named. Choose one before the release.\n${DROPPED_NOTE}`);
  });

  test('loses the note with the section', async () => {
    await importHeld('Unfiled', {}, UNFILED);
    await importHeld('Unfiled', { sections: ['weather'] }, { hold: false });
    expect(await edNote()).toBeUndefined();
    expect(await stored()).toMatchObject({ pubStatus: 'withheld', sections: [{ code: 'weather' }] });
  });

  test('leaves a public article public, and in its sections', async () => {
    await importHeld('First', { sections: ['weather'] }, { hold: false });
    expect(await importHeld('Second', {}, UNFILED)).toMatchObject({ outcome: 'updated' });
    expect(await stored()).toMatchObject({ pubStatus: 'usable', sections: [{ code: 'weather' }] });
    expect(await edNote()).toBeUndefined();
    expect(await titlesOf()).toEqual(['Second']);
  });

  test('is held also if another article has its slug', async () => {
    await importHeld('First', {}, { hold: false });
    const other = await importHeld('Second', {}, { ...UNFILED, sourceId: 'other.txt' });
    expect(other).toMatchObject({ outcome: 'created', slug: expect.stringMatching(/^wire-\w{6}$/) });
    expect((await callDesk<{ pubStatus: string }>('GET', `/desk/articles/${other.slug}`)).body.pubStatus).toBe('withheld');
    expect(await titlesOf()).toEqual(['First']);
  });
});
