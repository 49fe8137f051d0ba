// Stored bodies read again: what is of our own writing, and their pictures.
import { describe, expect, it } from 'vitest';
import { showsPicture, withoutPictures } from '../../../src/domain/articles/body-images.ts';
import { ATTRIBUTES, ELEMENTS, isClosed } from '../../../src/domain/articles/stored-html.ts';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { CONTAINER_NAMES, SCHEMA } from '../../../src/markup/vocabulary.ts';
import { allFiles, read } from '../../house/source-files.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';

const OURS = '<img src="https://p.example/1.jpg" alt="" data-source="The Tarn Herald" data-credit="I. Calloway">';
const THEIRS = '<img src="https://p.example/2.jpg" alt="a &gt; b" data-source="Ellery &amp; Sons">';
const NOBODYS = '<img src="https://p.example/3.jpg" alt="">';
const isOurs = ({ source }: { source?: string }) => source === 'The Tarn Herald';

describe('a body in canonical form', () => {
  it.each([
    '<p>One</p><p>Two</p>',
    '<p>a &lt; b, c > d<br>e</p><hr>',
    `<figure>${OURS}<figcaption>At "dawn"</figcaption></figure>`,
    '<ol reversed start="3"><li>a</li></ol><table><tbody><tr><td colspan="2">1 > 0</td></tr></tbody></table>',
    '',
  ])('is %j', (html) => {
    expect(isClosed(html)).toBe(true);
  });

  it.each([
    ['an element left open', '<p>One</p><p>Two'],
    ['elements closed in another order', '<p><b>x</p></b>'],
    ['an end without a beginning', '<p>x</p></blockquote>'],
    ['a comment left open', '<p>x</p><!-- '],
    ['a comment', '<p>x<!-- y --></p>'],
    ['a tag that is not finished', '<p>x</p><p title="'],
    ['a quotation mark left open', '<p title="x>y</p>'],
    ['an attribute without quotation marks', '<p lang=en>x</p>'],
    ['a tag in capitals', '<P>x</P>'],
    ['a lone angle bracket', '<p>a < b</p>'],
    ['an element that no parser closes', '<plaintext>x</plaintext>'],
    ['an element that hides what follows', '<textarea>x</textarea>'],
    ['a template', '<template>x</template>'],
    ['a script', '<script>x</script>'],
    ['a foreign element', '<svg><p>x</p></svg>'],
    ['a style', '<p style="position:fixed">x</p>'],
    ['an event', '<p onclick="x">x</p>'],
    ['a void element that ends', '<p>x</br></p>'],
    ['a declaration', '<!DOCTYPE html><p>x</p>'],
    ['NUL in a tag', '<p\u0000>x</p>'],
  ])('is not one with %s', (_, html) => {
    expect(isClosed(html)).toBe(false);
  });

  it('is anything that the sanitiser writes', () => {
    const bodies = allFiles().filter((path) => path.startsWith('tests/fixtures/markup/') && path.endsWith('.in.html'));
    for (const path of bodies) {
      const body = sanitiseBody(read(path), 'https://www.m10news.example/');
      expect(body.ok && isClosed(body.html), path).toBe(true);
    }
    expect(bodies.length).toBeGreaterThan(8);
  });

  it('holds the elements and attributes that the sanitiser lets pass, and no other', () => {
    const passed = (SCHEMA.tagNames ?? []).filter((name) => !CONTAINER_NAMES.has(name));
    expect([...ELEMENTS].sort()).toEqual(passed.sort());
    const names = Object.values(SCHEMA.attributes ?? {}).flat();
    const written = names.map((name) =>
      String(name)
        .replace(/^data([A-Z])/, (_, letter: string) => `data-${letter}`)
        .toLowerCase(),
    );
    expect([...ATTRIBUTES].sort()).toEqual([...new Set([...written, 'start', 'type', 'value'])].sort());
  });

  it('is read in a time proportional to its length, whatever it contains', async () => {
    for (const hostile of ['<p ', ' '.repeat(200_000), '<'.repeat(200_000), `<p${' a'.repeat(100_000)}`, `<p${' '.repeat(200_000)}!`])
      expect(await cpuMsOf(() => isClosed(hostile))).toBeLessThan(1_000);
  });
});

describe('a body without the pictures that may not be licensed', () => {
  const kept = (html: string) => withoutPictures(html, isOurs);

  it('keeps those whose owner is named and granted', () => {
    expect(kept(`<p>a${OURS}b${THEIRS}c${NOBODYS}</p>`)).toBe(`<p>a${OURS}bc</p>`);
    expect(kept('<p>no picture</p>')).toBe('<p>no picture</p>');
  });

  it('passes on the source and the credit of each with their entities decoded', () => {
    const seen: unknown[] = [];
    withoutPictures(`<p>${OURS}${THEIRS}${NOBODYS}</p>`, (picture) => seen.push(picture) > 0);
    const url = (number: number) => `https://p.example/${number}.jpg`;
    expect(seen).toEqual([
      { url: url(1), source: 'The Tarn Herald', credit: 'I. Calloway' },
      { url: url(2), source: 'Ellery & Sons' },
      { url: url(3) },
    ]);
  });

  it('reads the source from no other attribute', () => {
    const sly = '<img alt="x data-source=" title="The Tarn Herald" src="https://p.example/4.jpg">';
    const twice = '<img data-source="Ellery" src="https://p.example/5.jpg" data-source="The Tarn Herald">';
    expect(kept(`<p>a${sly}${twice}</p>`)).toBe('<p>a</p>');
  });

  it('loses the figure with its picture, caption and all', () => {
    expect(kept(`<p>a</p><figure>${THEIRS}<figcaption>Their ferry</figcaption></figure><p>b</p>`)).toBe('<p>a</p><p>b</p>');
    const granted = `<figure>${OURS}<figcaption>Our ferry</figcaption></figure>`;
    expect(kept(granted)).toBe(granted);
  });

  it('loses a figure of two pictures with either of them: its caption may be about both', () => {
    expect(kept(`<p>a</p><figure>${OURS}${THEIRS}<figcaption>Both</figcaption></figure>`)).toBe('<p>a</p>');
  });

  it('loses the figure around a figure, and not the one beside it', () => {
    const inner = `<figure>${THEIRS}<figcaption>x</figcaption></figure>`;
    expect(kept(`<figure>${OURS}${inner}<figcaption>y</figcaption></figure><p>b</p>`)).toBe('<p>b</p>');
    expect(kept(`<blockquote>${inner}<figure>${OURS}</figure></blockquote>`)).toBe(`<blockquote><figure>${OURS}</figure></blockquote>`);
  });

  it('leaves no empty paragraph and no link to the picture behind', () => {
    expect(kept(`<p>a</p><p><a href="https://p.example/2-large.jpg">${THEIRS}</a></p><ul><li>${THEIRS}</li></ul>`)).toBe('<p>a</p>');
    expect(kept(`<p><a href="https://p.example/">words${THEIRS}</a></p>`)).toBe('<p><a href="https://p.example/">words</a></p>');
  });

  it('keeps the cells of a row in their places', () => {
    const row = (cell: string) => `<table><tbody><tr><td>${cell}</td><td>x</td></tr></tbody></table>`;
    expect(kept(row(THEIRS))).toBe(row(''));
  });

  it('is refused if it is not in canonical form', () => {
    expect(() => kept(`<p>${OURS}<!-- x`)).toThrow('not in canonical form');
    expect(() => kept(`</p></p>${OURS}`)).toThrow('not in canonical form');
  });

  it('knows which pictures it shows', () => {
    expect(showsPicture(`<p>${OURS}</p>`, 'https://p.example/1.jpg')).toBe(true);
    expect(showsPicture('<p><img src="https://p.example/a?b=\'1\'&amp;c"></p>', "https://p.example/a?b='1'&c")).toBe(true);
    expect(showsPicture(`<p>${OURS} https://p.example/2.jpg</p>`, 'https://p.example/2.jpg')).toBe(false);
  });
});
