// What the form of an article accepts.
import { beforeEach, describe, expect, test } from 'vitest';
import { Browser, signedIn } from '../../support/worker/console.ts';
import { COPY, Editor, isStored, NEW, stored } from '../../support/worker/console-editor.ts';
import { setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { fieldsOfForm } from '../../support/worker/sent-form.ts';

isolateTests();

let editor: Editor;

beforeEach(async () => {
  await setUpPublisher();
  editor = new Editor((await signedIn()).browser);
});

describe('the form', () => {
  /** The longest text that is stored, in a script of which each character has two bytes, with line breaks. */
  const LARGEST = `<p>${'ж'.repeat(40)}\n</p>`.repeat(2_978);

  test('has room for the largest text and thirty pictures, also when the session has ended', async () => {
    const pictures = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        [`images.${index + 1}.url`, `https://pics.example/${index + 1}`],
        [`images.${index + 1}.caption`, '字'.repeat(2_000)],
        [`images.${index + 1}.alt`, '字'.repeat(1_000)],
        [`images.${index + 1}.credit`, '字'.repeat(200)],
      ]).flat(),
    );
    const written = { ...COPY, ...pictures, slug: 'large', bodyHtml: LARGEST.replaceAll('\n', '\r\n'), 'section.also.weather': 'on' };
    const { form: token, ...ended } = { ...fieldsOfForm((await editor.browser.get(NEW)).text, NEW), ...written, do: 'publish' };
    const kept = await new Browser().post(NEW, ended);
    expect(kept.status).toBe(401);
    const back = await editor.browser.post(NEW, fieldsOfForm(kept.text, NEW));
    expect([back.status, back.text.includes('Open the form again'), await isStored('large')]).toEqual([403, true, false]);
    const shown = await editor.browser.post(NEW, fieldsOfForm(back.text, NEW));
    expect([shown.status, await isStored('large')]).toEqual([200, false]);
    expect(fieldsOfForm(shown.text, NEW)).toMatchObject(written);
    expect((await editor.goOn(shown, NEW, {}, { do: 'publish' })).status).toBe(303);
    expect((await stored('large')).images).toHaveLength(30);
    expect(token).not.toBe('');
    expect((await editor.fill('/console/articles/large/edit', {})).location).toBe('/console/articles/large?done=unchanged');
  });

  test('from another site, with a stolen token, or too large, stores nothing', async () => {
    const own = await editor.browser.formToken();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await editor.browser.post(NEW, { ...COPY, form: own, do: 'publish' }, foreign)).status).toBe(403);
    const other = await signedIn('Mo Reed');
    const stolen = await editor.browser.post(NEW, { ...COPY, form: await other.browser.formToken(), do: 'publish' });
    expect([stolen.status, stolen.text.includes('The form was opened in another session')]).toEqual([403, true]);
    expect((await editor.browser.post(NEW, { ...COPY, bodyHtml: 'x'.repeat(2_700_000), form: own, do: 'publish' })).status).toBe(413);
    const fields = Array.from({ length: 120_000 }, (_, index) => `section.also.${index}=1`).join('&');
    for (const browser of [editor.browser, new Browser()])
      expect((await browser.postText(NEW, `form=${own}&do=check&${fields}`)).status).toBe(413);
    expect(await isStored('tug-leaves-the-lock')).toBe(false);
  });

  test.each([
    ['scripts', '"><script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a text from right to left', 'שלום "עולם" ‏<b>'],
    ['long words', 'W'.repeat(190)],
    ['characters that are none', 'a\u0000b\u000bc'],
    ['line breaks', 'one\r\ntwo'],
  ])('shows %s in every field as text, whatever is wrong', async (_what, text) => {
    const names = [
      'headline',
      'standfirst',
      'by.contact',
      'located',
      'language',
      'edNote',
      'url',
      'licence.url',
      'images.1.alt',
      'images.1.caption',
      'images.1.url',
      'uri',
      'embargoedUntil',
      'source',
      'slug',
    ];
    const answer = await editor.fill(
      NEW,
      {
        bodyHtml: 'One.',
        'section.main': text,
        ...Object.fromEntries(names.map((name) => [name, text])),
        'by.names': text,
        subjects: text,
      },
      { do: 'publish' },
    );
    expect(answer.status).toBe(422);
    expect(answer.text).not.toMatch(/<script>alert|<img src=x/);
    const shown = fieldsOfForm(answer.text, NEW);
    // Parsers of HTML drop NUL.
    for (const name of names)
      expect([name, shown[name]]).toEqual([name, text.replaceAll('\u0000', shown[name]?.includes('\uFFFD') === true ? '\uFFFD' : '')]);
  });
});
