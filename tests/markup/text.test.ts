import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, textOf } from '../../src/markup/text.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

describe('an article as plain text', () => {
  it('has a blank line between paragraphs, a dash before list items, and the text of links', () => {
    const html =
      '<h2>Ferries</h2><p>One\n  <a href="https://x.example/">boat</a> left.<br>Two stayed.</p><ul><li>Oslo</li><li><p>Bergen</p><p>and back</p></li></ul>after';
    expect(textOf(html)).toBe('Ferries\n\nOne boat left.\nTwo stayed.\n\n- Oslo\n- Bergen\n\nand back\n\nafter');
  });

  it('has each table row on its own line, and preformatted text unchanged', () => {
    const html = '<table><tr><th>Port</th><th><p>Ships</p></th></tr><tr><td>Oslo</td><td>4</td></tr></table><pre>a  b\n  c\n</pre>';
    expect(textOf(html)).toBe('Port\tShips\nOslo\t4\n\na  b\n  c');
  });

  it('leaves out code and form controls', () => {
    expect(textOf('<p>A<script>x</script> &amp; b\u0000</p><style>p{}</style><!-- c --><svg><text>d</text></svg>')).toBe('A & b');
  });

  it('removes spaces around a line break, and takes linear time on a long run of them', async () => {
    const gap = ' <!---->'.repeat(200_000);
    const html = `<p>One${gap}<br>${gap}two${gap}three</p>`;
    expect(textOf(html)).toBe('One\ntwo three');
    expect(await cpuMsOf(() => textOf(html))).toBeLessThan(3_000);
  });

  it('is empty if there is no text, or too much to parse', () => {
    expect(textOf('<p> </p><img src="x">')).toBe('');
    expect(textOf(`${'<b>'.repeat(1000)}text`)).toBe('');
  });
});

describe('the excerpt of an article', () => {
  it('is its first paragraph with text, not its heading and not a caption', () => {
    expect(
      excerptOf('<figure><figcaption>Quay</figcaption></figure><h2>Ferries</h2><p>&nbsp;</p><p>They\n sail.</p><p>More.</p>', 80),
    ).toBe('They sail.');
  });

  it.each([
    '<p><a href="https://www.youtube.com/watch?v=a">Harbour film, in four parts and a prologue</a></p>',
    '<p><a href="https://player.example/7">player.example</a></p>',
    '<p><time datetime="2026-03-03">3 March 2026</time></p>',
    '<p>Published <time datetime="2026-03-03">3 March 2026</time></p>',
    '<figure><img src="https://m10news.example/a.jpg" alt=""><figcaption><p>The quay at dawn, seen from the harbour office.</p></figcaption></figure>',
    '<blockquote><p>What somebody else said about the boats, at length.</p></blockquote>',
    '<p>00:00 / 03:15</p>',
    '<p>Your browser does not support the audio element.</p>',
    '<p>Use Up/Down Arrow keys to increase or decrease volume.</p>',
    '<p>HARWICH</p>',
  ])('begins with prose, not with %s', (before) => {
    expect(excerptOf(`${before}<p>They sail again.</p>`, 80)).toBe('They sail again.');
  });

  it.each(['Audio player manufacturers raised prices again.', 'Your browser cannot be trusted, experts say.', '「遅い。」', '„Nein.“'])(
    'is prose of any kind: %s',
    (text) => {
      expect(excerptOf(`<p>${text}</p><p>Another paragraph, which is longer than any label is.</p>`, 80)).toBe(text);
    },
  );

  it('is the first paragraph if none is prose', () => {
    expect(excerptOf('<p><a href="https://player.example/7">Harbour film</a></p>', 80)).toBe('Harbour film');
    expect(excerptOf('<p>Ferries</p><p>Boats</p>', 80)).toBe('Ferries');
    expect(excerptOf('<p>See <a href="https://m10news.example/b">the other article</a>.</p>', 80)).toBe('See the other article.');
  });

  it('is the first text if there is no paragraph', () => {
    expect(excerptOf('<ul><li>Oslo</li></ul>', 80)).toBe('Oslo');
    expect(excerptOf('<hr>', 80)).toBe('');
  });

  it('is cut between words, without the comma before the ellipsis', () => {
    expect(excerptOf('<p>The harbour, which was closed, opened.</p>', 15)).toBe('The harbour…');
    expect(excerptOf(`<p>👩${'\u200D👩'.repeat(200)}</p>`, 15)).toMatch(/^👩.{5,14}…$/u);
    expect(excerptOf('<p>The harbour, which was closed, opened.</p>', 38)).toBe('The harbour, which was closed, opened.');
  });

  it('cuts Japanese between words and a long word between characters', () => {
    expect(excerptOf('<p>港は閉鎖されましたが再開しました</p>', 5)).toBe('港は閉鎖…');
    expect(excerptOf('<p>Donaudampfschifffahrt</p>', 6)).toBe('Donau…');
    expect(excerptOf('<p>Zu\u0308richseeschifffahrt</p>', 3)).toBe('Zü…');
    expect(excerptOf('<p>Zq\u0308richseeschifffahrt</p>', 3)).toBe('Z…');
    expect(excerptOf('<p>\u{1F525}\u{1F525}\u{1F525}\u{1F525}</p>', 6)).toBe('\u{1F525}\u{1F525}…');
  });

  it('leaves no direction mark open that would reverse the text after it', () => {
    expect(excerptOf('<p>\u202Eleft <bdo dir="rtl">open', 80)).toBe('left open');
    expect(excerptOf('<p>\u2067שלום\u2069 עולם ועוד</p>', 80)).toBe('\u2067שלום\u2069 עולם ועוד');
    expect(excerptOf('<p>\u2067שלום עולם ועוד\u2069</p>', 10)).not.toMatch(/[\u2066-\u2069]/);
  });

  it('is never longer than its limit, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, maxChars) => {
        expect(excerptOf(`<p>${text.replaceAll('<', '')}</p>`, maxChars).length).toBeLessThanOrEqual(maxChars);
      }),
      { numRuns: 300 },
    );
  });
});
