// An article that is changed or corrected in the form of the console.
import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import { fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { signedIn } from '../../support/worker/console.ts';
import { COPY, CORRECTION, EDIT, Editor, errorsIn, NEW, overIn, PAGE, stored } from '../../support/worker/console-editor.ts';
import { changeState, publish, setUpPublisher, withdraw } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { titlesOf } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';
import { fieldsOfForm } from '../../support/worker/sent-form.ts';

isolateTests();

let editor: Editor;

beforeEach(async () => {
  await setUpPublisher();
  editor = new Editor((await signedIn()).browser);
});

describe('an article', () => {
  /** Every field that the form of a published article has. */
  const EVERYTHING: Partial<DraftInput> = {
    headline: 'Lock "A" <opens>',
    standfirst: 'A standfirst & more.',
    by: {
      names: [{ code: 'ada', name: 'A. Brink' }],
      desks: ['Night Desk'],
      contact: 'desk@quay.example',
    },
    located: 'Quay',
    sections: ['weather', 'code', 'harbour'],
    subjects: ['Paris, Texas', { code: 'c-plus', name: 'C++' }],
    language: 'ar',
    source: 'Harbour Wire',
    bodyHtml: '<p>One.</p><h2>Two</h2><ul><li>Three</li></ul><pre>Four\n\nfive</pre><p dir="rtl">שש</p>',
    images: [
      {
        url: 'https://pics.example/1.jpg',
        alt: 'a',
        caption: 'b',
        credit: 'c',
        source: 'd',
        mediaType: 'image/jpeg',
        widthPixels: 3,
        heightPixels: 2,
        sizeBytes: 9,
      },
    ],
    expires: '2040-10-28T01:30:17.123Z',
    edNote: 'For the desk',
    urgency: 3,
    copyrightHolder: 'Harbour Wire Ltd',
    copyrightNotice: '© Harbour Wire',
    licence: { url: 'https://wire.example/licence', title: 'Wire licence' },
    sourceFeed: { id: 'https://wire.example/feed', title: 'Wire feed', url: 'https://wire.example/feed' },
  };

  test('that is saved as it is stays as it is, to the last field', async () => {
    // The author has another name elsewhere, so that the name alone would not find her.
    await publish('other', { by: { names: [{ code: 'ada', name: 'Ada Brink' }] } });
    await publish('eastern-lock', EVERYTHING);
    const before = await stored();
    const answer = await editor.fill(EDIT, {});
    expect([answer.status, answer.location]).toEqual([303, `${PAGE}?done=unchanged`]);
    expect(await stored()).toEqual(before);
  });

  test('is changed, and only the fields that were changed', async () => {
    await publish('eastern-lock', EVERYTHING);
    const { versionCreated, version, significantChange, excerpt, headline, images, ...before } = await stored();
    await editor.fill(EDIT, { headline: 'Another', 'images.1.credit': 'Another credit', significant: 'on' });
    const after = await stored();
    expect(after).toMatchObject({ ...before, headline: 'Another', version: 2 });
    expect(after.images[0]).toEqual({ ...images[0], credit: 'Another credit' });
    expect(after.significantChange).toBe(after.versionCreated);
    expect((await editor.browser.get(`${PAGE}?done=saved`)).text).toContain('The change is stored.');
  });

  test.each([
    ['edited', EDIT],
    ['corrected', CORRECTION],
  ])('that is %s loses every field that was emptied in the form, and no other', async (_how, path) => {
    await publish('eastern-lock', { ...EVERYTHING, url: 'https://quay.example/old-page' });
    const { headline, sections, source, bodyHtml } = await stored();
    const fields = fieldsOfForm((await editor.browser.get(path)).text, path);
    const kept = /^(?:form|etag|version|headline|bodyHtml|source|section\.(?:main|also\..*))$/;
    const emptied = Object.fromEntries(Object.keys(fields).flatMap((name) => (kept.test(name) ? [] : [[name, '']])));
    expect((await editor.fill(path, { ...emptied, note: 'Much was wrong.' })).status).toBe(303);
    const after = await stored();
    expect(after).toMatchObject({ headline, sections, source, bodyHtml, language: PUBLISHER.language, copyrightHolder: source });
    expect(after).toMatchObject({
      by: { names: [], desks: [] },
      subjects: [],
      images: [],
      url: 'https://www.quay-courier.example/weather/eastern-lock',
    });
    const gone = ['standfirst', 'located', 'expires', 'edNote', 'urgency', 'copyrightNotice', 'licence', 'sourceFeed'];
    expect(gone.filter((name) => name in after)).toEqual([]);
    expect(after.by).not.toHaveProperty('contact');
  });

  test('that is held gets another day of first publication, or none, by that field alone', async () => {
    await publish('other');
    await editor.fill(NEW, { ...COPY, slug: 'eastern-lock', firstPublished: '2039-05-01T12:00' }, { do: 'hold' });
    for (const [written, intended] of [
      ['2039-06-01T12:00', '2039-06-01T10:00:00.000Z'],
      ['', undefined],
    ] as const) {
      expect((await editor.fill(EDIT, { firstPublished: written })).location).toBe(`${PAGE}?done=held`);
      expect((await stored()).intendedPublication).toBe(intended);
    }
  });

  test('that is held is changed and stays held', async () => {
    await publish('eastern-lock');
    await changeState('eastern-lock', 'hold');
    expect((await editor.fill(EDIT, { headline: 'Changed' })).location).toBe(`${PAGE}?done=held`);
    expect(await stored()).toMatchObject({ headline: 'Changed', pubStatus: 'withheld' });
    expect(await titlesOf()).toEqual([]);
  });

  test('that is withdrawn cannot be edited, and says that it has to be reinstated first', async () => {
    await publish('eastern-lock');
    const { text } = await editor.browser.get(EDIT);
    await withdraw('eastern-lock');
    for (const path of [EDIT, CORRECTION]) {
      const answer = await editor.browser.get(path);
      expect([answer.status, answer.text.includes('A withdrawn article cannot be updated')]).toEqual([409, true]);
    }
    const fields = { ...fieldsOfForm(text, EDIT), headline: 'Mine', do: 'save' };
    const late = await editor.browser.post(EDIT, fields);
    expect([late.status, fieldsOfForm(late.text, EDIT)['headline']]).toEqual([409, 'Mine']);
    const over = overIn(late);
    const forced = await editor.browser.post(EDIT, { ...fields, over });
    expect([forced.status, forced.text.includes('A withdrawn article cannot be updated')]).toEqual([409, true]);
    expect(await stored()).toMatchObject({ pubStatus: 'canceled', headline: 'Pilots return to the eastern lock' });
  });

  test('is not shown to be edited to somebody whose token may only read', async () => {
    await publish('eastern-lock');
    const reader = await signedIn('Mo Reed', ['read']);
    expect((await reader.browser.get(PAGE)).text).not.toContain(EDIT);
    expect((await reader.browser.get('/console/articles')).text).not.toContain(NEW);
    for (const path of [NEW, EDIT, CORRECTION]) expect([path, (await reader.browser.get(path)).status]).toEqual([path, 403]);
    const form = await reader.browser.formToken();
    for (const path of [NEW, EDIT, `${PAGE}/embargo`])
      expect((await reader.browser.post(path, { ...COPY, form, do: 'publish' })).status).toBe(403);
  });

  test('that is not there is 404', async () => {
    for (const slug of ['nothing', 'No-Slug'])
      for (const page of ['edit', 'correction']) expect((await editor.browser.get(`/console/articles/${slug}/${page}`)).status).toBe(404);
  });
});

describe('a correction with the corrected text', () => {
  beforeEach(() => publish('eastern-lock', { images: [{ url: 'https://pics.example/1.jpg' }] }));

  test('publishes the note and the fields that differ, in one version', async () => {
    const answer = await editor.fill(CORRECTION, {
      note: 'It was the <western> lock.',
      bodyHtml: '<p>The first tug left the western lock.</p>',
    });
    expect(answer.location).toBe(`${PAGE}?done=corrected`);
    const article = await stored();
    expect(article).toMatchObject({
      version: 2,
      bodyHtml: '<p>The first tug left the western lock.</p>',
      standfirst: 'After nine days of talks the harbour moves again.',
    });
    expect(article.corrections.map(({ note }) => note)).toEqual(['It was the <western> lock.']);
  });

  test('can be a clarification, and a note alone', async () => {
    await editor.fill(CORRECTION, { note: 'It is the old one.', kind: 'clarification' });
    expect((await stored()).corrections).toMatchObject([{ kind: 'clarification', note: 'It is the old one.' }]);
  });

  test('is shown before it is stored, and needs a note', async () => {
    const written = { headline: 'Pilots return to the western lock' };
    const checked = await editor.fill(CORRECTION, written, { do: 'check' });
    expect(checked.text).toContain('Checked, and not stored yet');
    expect(checked.text).toMatch(/<del>.{0,60}eastern/);
    expect(errorsIn(checked)).toEqual([['field-note', expect.stringContaining('Say what was wrong')]]);
    expect((await editor.goOn(checked, CORRECTION, {})).status).toBe(422);
    expect((await stored()).version).toBe(1);
    expect((await editor.goOn(checked, CORRECTION, { note: 'It was the western one.' })).status).toBe(303);
    expect(await stored()).toMatchObject({ ...written, version: 2 });
  });

  test('is refused for an article that was never published', async () => {
    await publish('later', { embargoedUntil: fromNow(HOUR_MS) });
    const answer = await editor.browser.get('/console/articles/later/correction');
    expect([answer.status, answer.text.includes('has had no readers yet')]).toEqual([409, true]);
  });
});
