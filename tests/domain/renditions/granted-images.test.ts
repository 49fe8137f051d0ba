// Pictures within the text of licensed copy: whose they are, and a credit that a reader sees.
import { describe, expect, it } from 'vitest';
import { pull, rootOf } from '../licensing.ts';
import { published } from '../newsroom.ts';

const URL = 'https://p.example/a.jpg';
const CLEARED = { images: 'cleared' as const, scope: { sources: { include: ['own', 'Ellery Wire'] } } };

/** The first block of the text, with or without a picture at that address beside it. */
function firstOf(bodyHtml: string, listed: { source?: string; credit?: string }[] = []): string | undefined {
  const images = listed.map((image) => ({ url: URL, ...image }));
  return rootOf(pull(published({ bodyHtml, images }), CLEARED).bodyHtml)[0];
}

function img(attributes = ''): string {
  return `<img src="${URL}" alt=""${attributes}>`;
}

const WIRES = img(' data-source="Ellery Wire" data-credit="M. &amp; Co"');

describe('the credit of a picture within the text', () => {
  it.each([
    [
      'ends the caption',
      `<figure>${WIRES}<figcaption>At dawn.</figcaption></figure>`,
      `<figure>${WIRES}<figcaption>At dawn. M. &amp; Co</figcaption></figure>`,
    ],
    ['is the caption where there is none', `<figure>${WIRES}</figure>`, `<figure>${WIRES}<figcaption>M. &amp; Co</figcaption></figure>`],
    [
      'is not said twice',
      `<figure>${WIRES}<figcaption>Photo: M. &amp; Co</figcaption></figure>`,
      `<figure>${WIRES}<figcaption>Photo: M. &amp; Co</figcaption></figure>`,
    ],
    [
      'is said once for two pictures of one hand',
      `<figure>${WIRES}${WIRES}</figure>`,
      `<figure>${WIRES}${WIRES}<figcaption>M. &amp; Co</figcaption></figure>`,
    ],
    ['follows a picture that has no figure', `<p>${WIRES} The quay.</p>`, `<p>${WIRES} <small>M. &amp; Co</small> The quay.</p>`],
    [
      'is the owner where nobody is named',
      `<p>${img(' data-source="Ellery Wire"')}</p>`,
      `<p>${img(' data-source="Ellery Wire"')} <small>Ellery Wire</small></p>`,
    ],
    [
      'is left to the notice for the house’s own',
      `<p>${img(' data-source="The Tarn Herald"')}</p>`,
      `<p>${img(' data-source="The Tarn Herald"')}</p>`,
    ],
  ])('%s', (_, before, after) => {
    expect(firstOf(before)).toBe(after);
  });

  it('is not read out of another word', () => {
    const map = `<figure>${img(' data-source="Ellery Wire" data-credit="AP"')}<figcaption>A map: APRIL.</figcaption></figure>`;
    expect(firstOf(map)).toBe(map.replace('APRIL.', 'APRIL. AP'));
  });

  it('is that of the same picture beside the text', () => {
    expect(firstOf(`<figure>${img()}</figure>`, [{ source: 'Ellery Wire', credit: 'A. Gency' }])).toBe(
      `<figure>${img()}<figcaption>A. Gency</figcaption></figure>`,
    );
  });

  it('does not count as words of an excerpt', () => {
    const bodyHtml = `<figure>${WIRES}</figure><p>${'word '.repeat(12)}</p>`;
    const { textHtml } = pull(published({ bodyHtml }), { ...CLEARED, form: 'excerpt', excerptWords: 10 });
    expect(textHtml).toBe(`<figure>${WIRES}<figcaption>M. &amp; Co</figcaption></figure><p>${'word '.repeat(10).trim()}…</p>`);
  });
});

describe('the owner of a picture within the text', () => {
  const figure = `<figure>${img()}<figcaption>At dawn.</figcaption></figure><p>Text.</p>`;

  it('is whoever is named beside the text', () => {
    expect(firstOf(figure, [{ source: 'Ellery Wire' }])).toBe(`<figure>${img()}<figcaption>At dawn. Ellery Wire</figcaption></figure>`);
    expect(firstOf(figure, [{}])).toBe('<p>Text.</p>');
    expect(firstOf(figure)).toBe('<p>Text.</p>');
  });

  it('must be cleared in both places where both name one', () => {
    const ours = figure.replace(img(), img(' data-source="The Tarn Herald"'));
    expect(firstOf(ours, [{ source: 'Somebody Else' }])).toBe('<p>Text.</p>');
  });
});
