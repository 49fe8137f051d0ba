// Two editors of one article.
import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import { type Answer, signedIn } from '../../support/worker/console.ts';
import { CORRECTION, EDIT, Editor, type Fields, overIn, PAGE, stored } from '../../support/worker/console-editor.ts';
import { publish, replace, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { fieldsOfForm } from '../../support/worker/sent-form.ts';

isolateTests();

let editor: Editor;

beforeEach(async () => {
  await setUpPublisher();
  editor = new Editor((await signedIn()).browser);
});

describe('two editors of one article', () => {
  beforeEach(() => publish('eastern-lock', { images: [{ url: 'https://pics.example/1.jpg' }] }));

  /** The form was opened before somebody else saved the article. */
  async function late(mine: Fields, theirs: Partial<DraftInput>, path = EDIT): Promise<Answer> {
    const { text } = await editor.browser.get(path);
    await replace('eastern-lock', { images: [{ url: 'https://pics.example/1.jpg' }], ...theirs });
    return editor.browser.post(path, { ...fieldsOfForm(text, path), ...mine, do: 'save' });
  }

  /** What the other editor changed, and what both changed. */
  function differencesIn({ text }: Answer): string[] {
    const marked = text.replace(/<span class="visually-hidden">[^<]*<\/span>/g, '');
    return [...marked.matchAll(/<dl class="differences">([\s\S]*?)<\/dl>/g)].map(([, part = '']) => part);
  }

  test('do not overwrite each other: the second sees what the first changed, and what both changed, and loses nothing', async () => {
    const mine = { headline: 'My <headline>', standfirst: 'My standfirst.', 'images.2.url': 'https://pics.example/mine.jpg' };
    const answer = await late(mine, { headline: 'Their headline', bodyHtml: '<p>Their text.</p>' });
    expect(answer.status).toBe(409);
    expect(fieldsOfForm(answer.text, EDIT)).toMatchObject(mine);
    const [theirs = '', both = ''] = differencesIn(answer);
    expect([...theirs.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, label]) => label)).toEqual(['Headline', 'Text']);
    expect([...both.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, label]) => label)).toEqual(['Headline']);
    expect(both).toContain('<del>Their </del><ins>My &lt;</ins>headline<ins>&gt;</ins>');
    expect(answer.text).toContain(`href="${PAGE}/versions/2"`);
    expect(answer.text).toContain('by <bdi>bootstrap</bdi>');
    expect((await stored()).headline).toBe('Their headline');
    // Nothing but the button that says so saves it.
    expect(answer.text).not.toContain('value="save"');
    expect(answer.text).toContain('but stays in version 2');
    expect((await editor.goOn(answer, EDIT, {})).status).toBe(409);
  });

  test('see which pictures were added and removed, each as a whole, and none that only one of them changed', async () => {
    const picture = (number: number) => ({
      url: `https://pics.example/${number}.jpg`,
      alt: `Description ${number}`,
      caption: `Caption ${number}`,
      credit: `Credit ${number}`,
    });
    const fourth = { ...picture(4), caption: 'Theirs' };
    await replace('eastern-lock', { images: [1, 2, 3].map(picture) });
    const theirs = { images: [picture(2), { ...picture(3), caption: 'Their caption 3' }, fourth] };
    const mentioned = (part: string) => (part.includes('<dt>Pictures</dt>') ? part.slice(part.indexOf('<dt>Pictures</dt>')) : '');
    const untouched = differencesIn(await late({ headline: 'Mine' }, theirs));
    expect(mentioned(untouched[1] ?? '')).toBe('');
    expect(mentioned(untouched[0] ?? '')).toContain(
      '<del>Address: https://pics.example/1.jpg\nDescription: Description 1\nCaption: Caption 1\nCredit: Credit 1</del>',
    );
    expect(mentioned(untouched[0] ?? '')).toContain('Caption: <del>Caption</del><ins>Their caption</ins> 3');
    expect(mentioned(untouched[0] ?? '')).toContain('<ins>Address: https://pics.example/4.jpg');
  });

  test('are told by a button what it saves over', async () => {
    const answer = await late({ headline: 'Mine' }, { headline: 'Theirs' });
    expect(answer.text).toContain('Save mine over version 2');
    const over = overIn(answer);
    await replace('eastern-lock', { headline: 'Theirs again' });
    expect((await editor.goOn(answer, EDIT, {}, { over })).status).toBe(409);
    const again = await editor.goOn(answer, EDIT, {});
    const next = overIn(again);
    expect((await editor.goOn(again, EDIT, {}, { over: next })).status).toBe(303);
    expect(await stored()).toMatchObject({ headline: 'Mine', version: 4 });
  });

  test('can have the changes of both, where they changed different fields', async () => {
    const answer = await late(
      { standfirst: 'Mine.', 'images.2.url': 'https://pics.example/2.jpg' },
      { headline: 'Theirs', sections: ['weather', 'code'] },
    );
    const merged = await editor.goOn(answer, EDIT, {}, { do: 'merge' });
    expect([merged.status, merged.text.includes('Somebody has changed')]).toEqual([200, false]);
    expect((await stored()).version).toBe(2);
    expect((await editor.goOn(merged, EDIT, {})).status).toBe(303);
    const article = await stored();
    expect(article).toMatchObject({ headline: 'Theirs', standfirst: 'Mine.', version: 3 });
    expect(article.sections.map(({ code }) => code)).toEqual(['weather', 'code']);
    expect(article.images).toHaveLength(2);
  });

  test('can have the changes of both within one list and one text, and are shown what both changed in different ways', async () => {
    const paragraphs = (...words: string[]) => words.map((word) => `<p>${word}.</p>`).join('');
    const pictures = [1, 2, 3].map((number) => ({ url: `https://pics.example/${number}.jpg`, caption: `Picture ${number}` }));
    const before = { bodyHtml: paragraphs('One', 'Two', 'Three', 'Four'), subjects: ['Ports', 'Tides'], images: pictures, located: 'Quay' };
    await replace('eastern-lock', before);
    const { text } = await editor.browser.get(EDIT);
    await replace('eastern-lock', {
      bodyHtml: paragraphs('One', 'Theirs', 'Three', 'Theirs <last'.replace('<', '&lt;')),
      subjects: ['Tides', 'Locks'],
      images: [...pictures.slice(1), { url: 'https://pics.example/4.jpg', source: 'Harbour Pictures' }],
      by: { names: ['Mo Reed'] },
      located: 'Theirs',
    });
    const opened = fieldsOfForm(text, EDIT);
    const mine = {
      bodyHtml: paragraphs('Mine', 'Two', 'Three', 'Mine last'),
      subjects: 'Ports\r\nTides\r\nPilots',
      'images.2.caption': 'My caption',
      located: 'Mine',
      'section.also.code': 'on',
    };
    const late = await editor.browser.post(EDIT, { ...opened, ...mine, do: 'save' });
    const merged = await editor.goOn(late, EDIT, {}, { do: 'merge' });
    expect([merged.status, merged.text.includes('Look at these before you save'), merged.text.includes('Theirs &lt;last')]).toEqual([
      200,
      true,
      true,
    ]);
    for (const id of ['field-bodyHtml', 'field-located']) expect([id, merged.text.includes(`<a href="#${id}">`)]).toEqual([id, true]);
    const fields = fieldsOfForm(merged.text, EDIT);
    expect(fields).toMatchObject({
      located: 'Mine',
      subjects: 'Tides\r\nLocks\r\nPilots',
      'by.names': 'Mo Reed',
      'section.also.code': 'on',
    });
    expect([1, 2, 3].map((row) => fields[`images.${row}.url`]?.at(-5))).toEqual(['2', '3', '4']);
    expect([fields['images.1.caption'], fields['images.3.source'], fields['images.4.url']]).toEqual(['My caption', 'Harbour Pictures', '']);
    const body = (fields['bodyHtml'] ?? '').replaceAll('\r\n', '');
    expect(body).toBe(
      '<p>Mine.</p><p>Theirs.</p><p>Three.</p><p>[[Both of you changed this part. Theirs, in version 3:]]</p><p>Theirs &lt;last.</p><p>[[Yours:]]</p><p>Mine last.</p><p>[[The end of this part.]]</p>',
    );
    // With its marks the text is neither stored nor checked.
    for (const button of ['save', 'check']) {
      const refused = await editor.goOn(merged, EDIT, {}, { do: button });
      expect([refused.status, refused.text.includes('has marks where both of you changed a part')]).toEqual([422, true]);
    }
    expect((await stored()).version).toBe(3);
    const chosen = body.replace(/<p>\[\[Both.*?Yours:\]\]<\/p>|<p>\[\[The end.*?<\/p>/g, '');
    expect((await editor.goOn(merged, EDIT, { bodyHtml: chosen })).status).toBe(303);
    expect(await stored()).toMatchObject({ version: 4, bodyHtml: paragraphs('Mine', 'Theirs', 'Three', 'Mine last'), located: 'Mine' });
  });

  test('of whom one corrects it lose nothing either', async () => {
    const answer = await late({ note: 'My note.', headline: 'Mine' }, { headline: 'Theirs' }, CORRECTION);
    expect([answer.status, fieldsOfForm(answer.text, CORRECTION)]).toEqual([
      409,
      expect.objectContaining({ note: 'My note.', headline: 'Mine' }),
    ]);
    const over = overIn(answer);
    expect((await editor.goOn(answer, CORRECTION, {}, { over })).location).toBe(`${PAGE}?done=corrected`);
  });

  test('and a form names the version that its page showed: "*" is none', async () => {
    const form = await editor.browser.formToken();
    for (const action of ['withdrawal', 'correction', 'hold'])
      expect([
        action,
        (await editor.browser.post(`${PAGE}/${action}`, { form, etag: '*', reason: 'Wrong.', note: 'Wrong.' })).status,
      ]).toEqual([action, 409]);
    for (const path of [`${PAGE}/edit`, `${PAGE}/correction`]) {
      const filled = { ...fieldsOfForm((await editor.browser.get(path)).text, path), headline: 'Forged', note: 'Forged' };
      for (const forged of [{ etag: '*', do: 'save' }, { over: '*' }])
        expect([path, (await editor.browser.post(path, { ...filled, ...forged })).status]).toEqual([path, 409]);
    }
    expect((await stored()).version).toBe(1);
  });

  test('and a form without the version changes nothing', async () => {
    const { etag: _etag, version: _version, ...fields } = fieldsOfForm((await editor.browser.get(EDIT)).text, EDIT);
    const answer = await editor.browser.post(EDIT, { ...fields, headline: 'Mine', do: 'save' });
    expect([answer.status, answer.text.includes('It is not known which version you opened')]).toEqual([409, true]);
    expect((await stored()).version).toBe(1);
  });
});
