// A new article, written in the form of the console: published, held, scheduled, or refused with everything that was written.
import { beforeEach, describe, expect, test } from 'vitest';
import { signedIn } from '../../support/worker/console.ts';
import { COPY, Editor, errorsIn, isStored, NEW, stored } from '../../support/worker/console-editor.ts';
import { callDesk, ORIGIN, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { get, titlesOf } from '../../support/worker/reader.ts';
import { fieldsOfForm } from '../../support/worker/sent-form.ts';

isolateTests();

let editor: Editor;

beforeEach(async () => {
  await setUpPublisher();
  editor = new Editor((await signedIn()).browser);
});

describe('a new article', () => {
  test('is written on a page whose policy lets the text editor read HTML, and no other page does', async () => {
    const policyAt = async (path: string) => (await editor.browser.get(path)).headers.get('content-security-policy');
    expect(await policyAt(NEW)).toContain('trusted-types tearsheet tearsheet-editor ProseMirrorClipboard;');
    expect(await policyAt('/console/articles')).toContain('trusted-types tearsheet;');
  });

  test('is published with its address made of the headline, its byline, its pictures and their credits', async () => {
    const answer = await editor.fill(
      NEW,
      {
        ...COPY,
        headline: 'Ærø’s tug <b>leaves</b> the lock',
        'by.names': 'Ada Brink\r\n\r\n Mo Reed ',
        'by.desks': 'Night Desk',
        'section.also.weather': 'on',
        subjects: 'Pilots',
        'subjects.more': 'Tugs, old and new',
        'images.1.url': 'https://pics.example/tug.jpg',
        'images.1.credit': 'Ada Brink / Harbour Pictures',
        'images.1.widthPixels': '1600',
        'images.3.url': 'https://pics.example/lock.jpg',
        'images.3.alt': 'A lock',
        edNote: 'Asked the pilots twice.',
        urgency: '2',
      },
      { do: 'publish' },
    );
    expect([answer.status, answer.location]).toEqual([303, '/console/articles/aeros-tug-b-leaves-b-the-lock?done=published']);
    const article = await stored('aeros-tug-b-leaves-b-the-lock');
    expect(article).toMatchObject({
      headline: 'Ærø’s tug <b>leaves</b> the lock',
      bodyHtml: '<p>One paragraph.</p><p>Another one.</p>',
      source: 'The Quay Courier',
      language: 'en-GB',
      urgency: 2,
      edNote: 'Asked the pilots twice.',
      images: [
        { url: 'https://pics.example/tug.jpg', credit: 'Ada Brink / Harbour Pictures', widthPixels: 1600 },
        { url: 'https://pics.example/lock.jpg', alt: 'A lock' },
      ],
    });
    expect(article.by.names.map(({ name }) => name)).toEqual(['Ada Brink', 'Mo Reed']);
    expect(article.by.desks.map(({ code }) => code)).toEqual(['night-desk']);
    expect(article.sections.map(({ code }) => code)).toEqual(['harbour', 'weather']);
    expect(article.subjects.map(({ name }) => name)).toEqual(['Pilots', 'Tugs, old and new']);
    expect(await titlesOf()).toEqual(['Ærø’s tug <b>leaves</b> the lock']);
    const page = (await editor.browser.get(answer.location ?? '')).text;
    expect(page).toContain('The article is published.');
    expect((await editor.browser.get('/console/articles/aeros-tug-b-leaves-b-the-lock?done=<b>x')).text).not.toContain('role="status"');
    const { body } = await callDesk<{ entries: { action: string; who: string }[] }>('GET', '/desk/audit');
    expect(body.entries[0]?.who).toBe('Ada Brink');
  });

  test('is held if it is saved as held, and is on no public surface', async () => {
    const answer = await editor.fill(NEW, { ...COPY, slug: 'new' }, { do: 'hold' });
    expect(answer.location).toBe('/console/articles/new?done=held');
    expect(await stored('new')).toMatchObject({ pubStatus: 'withheld' });
    expect((await stored('new')).firstPublished).toBeUndefined();
    expect([await titlesOf(), (await get('/articles/new')).status]).toEqual([[], 404]);
    expect((await callDesk<{ versions: unknown[] }>('GET', '/desk/articles/new/versions')).body.versions).toHaveLength(1);
  });

  test('is scheduled by an embargo in the publisher’s time zone, and its button says so', async () => {
    const checked = await editor.fill(NEW, { ...COPY, slug: 'later', embargoedUntil: '2040-07-01T18:30' }, { do: 'check' });
    expect(checked.text).toMatch(/value="publish">\s*Schedule/);
    const answer = await editor.goOn(checked, NEW, {}, { do: 'publish' });
    expect(answer.location).toBe('/console/articles/later?done=scheduled');
    expect((await stored('later')).embargoedUntil).toBe('2040-07-01T16:30:00.000Z');
    expect((await get('/articles/later')).status).toBe(404);
  });

  test.each([
    ['in the past', '2040-03-01T12:59', 'must be in the future'],
    ['skipped by the clocks', '2040-03-25T02:30', 'does not exist'],
    ['repeated by the clocks', '2040-10-28T02:30', 'occurs twice on this day'],
    ['of no day', '2040-02-30T12:00', 'must be a date and a time'],
  ])('with an embargo %s is refused, and says why', async (_how, embargoedUntil, words) => {
    const answer = await editor.fill(NEW, { ...COPY, slug: 'later', embargoedUntil }, { do: 'publish' });
    expect(answer.status).toBe(422);
    expect(errorsIn(answer)).toEqual([[expect.stringMatching(/^field-embargoedUntil/), expect.stringContaining(words)]]);
    expect(fieldsOfForm(answer.text, NEW)).toMatchObject({ ...COPY, embargoedUntil });
    expect(await isStored('later')).toBe(false);
  });

  test('with a time that the clocks repeat is at the one that is chosen', async () => {
    const asked = await editor.fill(NEW, { ...COPY, slug: 'later', embargoedUntil: '2040-10-28T02:30' }, { do: 'check' });
    expect(fieldsOfForm(asked.text, NEW)['embargoedUntil.which']).toBe('');
    await editor.goOn(asked, NEW, { 'embargoedUntil.which': 'second' }, { do: 'publish' });
    expect((await stored('later')).embargoedUntil).toBe('2040-10-28T01:30:00.000Z');
    const shown = fieldsOfForm((await editor.browser.get('/console/articles/later/edit')).text, '/console/articles/later/edit');
    expect([shown['embargoedUntil'], shown['embargoedUntil.which']]).toEqual(['2040-10-28T02:30', 'second']);
  });

  test('says at each field what is wrong with it, and at the top, and keeps everything', async () => {
    const written = {
      slug: 'Not A Slug',
      headline: 'x'.repeat(10_000),
      bodyHtml: '<p> </p>',
      'section.main': 'sport',
      source: '',
      language: 'x',
      'by.names': `Ada Brink\r\n${'y'.repeat(300)}`,
      'images.2.url': 'nonsense',
      'images.2.alt': 'A "lock" </textarea><script>alert(1)</script>',
      'images.2.widthPixels': 'wide',
      'licence.title': 'A licence without an address',
      url: 'javascript:alert(1)',
    };
    const named = await editor.fill(NEW, written, { do: 'publish' });
    expect(errorsIn(named)).toEqual([['field-slug', expect.stringContaining('a-z, 0-9')]]);
    const answer = await editor.goOn(named, NEW, { slug: 'a-slug' }, { do: 'publish' });
    expect(answer.status).toBe(422);
    const errors = new Map(errorsIn(answer));
    expect([...errors.keys()].sort()).toEqual(
      [
        'field-headline',
        'field-source',
        'field-language',
        'field-by-names',
        'field-images-2-url',
        'field-images-2-widthPixels',
        'field-licence-url',
        'field-url',
      ].sort(),
    );
    expect(errors.get('field-headline')).toBe('Headline must be at most 500 characters.');
    expect(errors.get('field-by-names')).toBe('Names, line 2, must be at most 200 characters.');
    for (const id of errors.keys()) {
      expect(answer.text).toMatch(new RegExp(`id="${id}"[^>]*aria-describedby="[^"]*${id}-error"[^>]*aria-invalid="true"`));
      expect(answer.text).toContain(`id="${id}-error"`);
    }
    expect(answer.text).toContain('<title>Error: ');
    expect(fieldsOfForm(answer.text, NEW)).toMatchObject({ ...written, slug: 'a-slug' });
    expect(answer.text).not.toContain('<script>alert');
    const right = { headline: 'Short', source: 'The Quay Courier', language: 'en', 'by.names': 'Ada Brink', url: '', 'images.2.url': '' };
    const next = await editor.goOn(
      answer,
      NEW,
      { ...right, 'images.2.alt': '', 'images.2.widthPixels': '', 'licence.title': '' },
      { do: 'publish' },
    );
    expect(errorsIn(next)).toEqual([['field-bodyHtml', 'Text has no text and no picture.']]);
    const last = await editor.goOn(next, NEW, { bodyHtml: 'One.' }, { do: 'publish' });
    expect(errorsIn(last)).toEqual([['field-section-main', expect.stringContaining('is not a section of The Quay Courier')]]);
    expect(await isStored('a-slug')).toBe(false);
  });

  test('under an address name that is taken is refused, and replaces nothing', async () => {
    await publish('eastern-lock');
    const answer = await editor.fill(NEW, { ...COPY, headline: 'Eastern lock' }, { do: 'publish' });
    expect(answer.status).toBe(409);
    expect(errorsIn(answer)).toEqual([
      ['field-slug', 'Address name &quot;eastern-lock&quot; belongs to another article already. Choose another one.'],
    ]);
    expect(fieldsOfForm(answer.text, NEW)).toMatchObject({ ...COPY, headline: 'Eastern lock', slug: 'eastern-lock' });
    expect((await stored()).version).toBe(1);
    expect((await editor.goOn(answer, NEW, { slug: 'eastern-lock-2' }, { do: 'publish' })).status).toBe(303);
  });

  test.each([
    ['Забастовка в порту продолжается', 'zabastovka-v-portu-prodolzhaetsya'],
    ['Απεργία στο λιμάνι', 'apergia-sto-limani'],
    // Nobody can spell it letter by letter.
    ['מנעול נפתח שוב', 'article-[0-9a-f]{12}'],
  ])('with the headline “%s” gets an address that can be used', async (headline, slug) => {
    const { location } = await editor.fill(NEW, { ...COPY, headline }, { do: 'publish' });
    expect(location).toMatch(new RegExp(`^/console/articles/${slug}\\?done=published$`));
  });

  test('is checked with the address where readers will find it', async () => {
    await setUpPublisher({ articlePages: 'here' });
    const { text } = await editor.fill(NEW, COPY, { do: 'check' });
    expect(/<dt>Address<\/dt>\s*<dd[^>]*>([^<]*)/.exec(text)?.[1]).toBe(`${ORIGIN}/articles/tug-leaves-the-lock`);
  });

  test('is shown as readers will see it before it is stored, with what is left out of its text', async () => {
    const bodyHtml = '<p class="a" onclick="x">One <script>two()</script></p><iframe src="https://maps.example/embed"></iframe>';
    const { status, text } = await editor.fill(NEW, { ...COPY, bodyHtml, subjects: 'Pilots & more' }, { do: 'check' });
    expect(status).toBe(200);
    for (const part of [
      'Checked, and not stored yet',
      '&lt;script&gt; is left out',
      'The attribute onclick is left out',
      'all articles, Harbour, Pilots &amp; more',
      'https://www.quay-courier.example/harbour/tug-leaves-the-lock',
      '<p>One </p>',
    ])
      expect([part, text.includes(part)]).toEqual([part, true]);
    expect(text).toContain('maps.example/embed');
    expect(text).not.toContain('onclick="x"');
    expect(fieldsOfForm(text, NEW)['bodyHtml']).toBe(bodyHtml);
    expect(await isStored('tug-leaves-the-lock')).toBe(false);
  });
});

describe('the pictures of the form', () => {
  test('are moved and removed and get more rows, and everything else stays as it was written', async () => {
    const pictures = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        [`images.${index + 1}.url`, `https://pics.example/${index + 1}.jpg`],
        [`images.${index + 1}.credit`, `Credit "${index + 1}"`],
      ]).flat(),
    );
    const written = { ...COPY, ...pictures, 'section.also.weather': 'on', 'by.names': 'Ada\r\nMo', embargoedUntil: 'whenever' };
    const more = await editor.fill(NEW, written, { do: 'more-pictures' });
    expect(fieldsOfForm(more.text, NEW)).toMatchObject(written);
    expect(Object.keys(fieldsOfForm(more.text, NEW))).toContain('images.13.url');
    const again = await editor.goOn(more, NEW, {}, { do: 'more-pictures' });
    expect(Object.keys(fieldsOfForm(again.text, NEW))).toContain('images.16.url');
    const moved = fieldsOfForm((await editor.goOn(again, NEW, {}, { do: 'up.10' })).text, NEW);
    expect([moved['images.9.credit'], moved['images.10.credit']]).toEqual(['Credit "10"', 'Credit "9"']);
    const removed = await editor.goOn(again, NEW, {}, { do: 'remove.1' });
    const left = fieldsOfForm(removed.text, NEW);
    expect([left['images.1.credit'], left['images.9.credit'], left['images.10.credit']]).toEqual(['Credit "2"', 'Credit "10"', '']);
    const { embargoedUntil: _, ...rest } = { ...COPY, 'section.also.weather': 'on', 'by.names': 'Ada\r\nMo', embargoedUntil: '' };
    expect(left).toMatchObject(rest);
    const done = await editor.goOn(removed, NEW, { slug: 'pictured', embargoedUntil: '' }, { do: 'publish' });
    expect(done.status).toBe(303);
    expect((await stored('pictured')).images.map(({ url }) => url)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `https://pics.example/${n}.jpg`),
    );
  });
});

test('the form reads bytes that are no character as the mark for them', async () => {
  const form = await editor.browser.formToken();
  const body = `form=${encodeURIComponent(form)}&headline=a%ED%A0%80b&slug=bytes&bodyHtml=One&source=The+Quay+Courier&section.main=harbour&do=publish`;
  const { status } = await editor.browser.postText(NEW, body);
  expect([status, (await stored('bytes')).headline]).toEqual([303, 'a\uFFFD\uFFFD\uFFFDb']);
});
