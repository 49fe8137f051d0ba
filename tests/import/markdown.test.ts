// Pictures of site generators and footnotes in Markdown.
import { describe, expect, it } from 'vitest';
import { onlyCopy } from './support/only-copy.ts';
import { textsOf } from './support/publisher.ts';

const read = (text: string) => onlyCopy(`---\ntitle: Mill\ndate: 2026-01-02\nsection: world\n---\nOne.\n\n${text}\n\nTwo.`, 'mill.md');
const bodyOf = async (text: string) => (await read(text)).article.bodyHtml?.replace(/\n/g, '');

describe('a tag of a site generator', () => {
  const FIGURE =
    '<p>One.</p><figure><img src="/mill.jpg" alt="A mill."><figcaption>The mill at <em>Withy</em>.</figcaption></figure><p>Two.</p>';

  it.each([
    '{{< figure src="/mill.jpg" alt="A mill." caption="The mill at *Withy*." >}}',
    "{{< figure\n  src='/mill.jpg'\n  alt='A mill.'\n  caption='The mill at *Withy*.'\n>}}",
    '{{% img-right src=/mill.jpg alt="A mill." caption="The mill at *Withy*." %}}',
    '{% include figure.html src="/mill.jpg" alt="A mill." caption="The mill at *Withy*." %}',
    '{% include figure image_path="/mill.jpg" alt="A mill." caption="The mill at *Withy*." %}',
    '{%- include_cached media/image.html url="/mill.jpg" alt="A mill." description="The mill at *Withy*." -%}',
  ])('that names a picture becomes one: %s', async (tag) => {
    expect([await bodyOf(tag), textsOf((await read(tag)).remarks)]).toEqual([FIGURE, []]);
  });

  it('keeps quotation marks, tags and the credit in its texts as texts', async () => {
    const tag = '{{< figure src="/mill.jpg" alt="The \\"old\\" mill" caption="A <b>mill</b>" attr="Bo Lind" >}}';
    expect(await bodyOf(tag)).toContain('alt="The &quot;old&quot; mill"><figcaption>A <b>mill</b> Bo Lind</figcaption>');
  });

  it.each([
    '{{< figure src="/mill.jpg" >}}',
    '{% include image.html url=page.image caption="The mill" %}',
    '{% include image.html url="{{ site.url }}/mill.jpg" caption="The mill" %}',
    '{{< figure src="/mill.jpg" caption="The mill of {{ page.year }}" >}}',
    '{% include map.html src="/mill.jpg" alt="A mill." %}',
    '{{< figure src="javascript:alert(1)" alt="A mill." >}}',
  ])('that names none with a text is removed, and said: %s', async (tag) => {
    expect(await bodyOf(tag)).toBe('<p>One.</p><p>Two.</p>');
    expect(textsOf((await read(tag)).remarks).join(' ')).toContain('Left out of the text: {');
  });

  it('that lacks a sign at its end takes no text with it', async () => {
    expect(await bodyOf('{{< map }} The mill turns. {{< gallery >}}')).toContain('The mill turns.');
  });

  it('is searched for an instruction in its caption', async () => {
    const { article } = await read('{{< figure src="/mill.jpg" caption="EMBARGOED UNTIL 06:00 GMT 9 March 2027" >}}');
    expect(article.embargoedUntil).toBe('2027-03-09T06:00:00.000Z');
  });
});

describe('a footnote', () => {
  const link = (number: number) => `<sup><a href="#fn-${number}">${number}</a></sup>`;
  const notes = (...texts: string[]) => `<hr><ol>${texts.map((text, at) => `<li id="fn-${at + 1}"><p>${text}</p></li>`).join('')}</ol>`;

  it.each([
    ['between paragraphs', 'A[^1] mill.\n\n[^1]: The *old* one.', `<p>A${link(1)} mill.</p>`, notes('The <em>old</em> one.')],
    ['within a paragraph', 'A mill[^1]\n[^1]: The old one.\n\nat Withy.', `<p>A mill${link(1)}</p><p>at Withy.</p>`, notes('The old one.')],
    ['of one word, which is no address', 'A mill.[^1]\n\n[^1]: Ibid.', `<p>A mill.${link(1)}</p>`, notes('Ibid.')],
    ['that is named twice', 'A[^1] mill[^1].\n\n[^1]: Ibid.', `<p>A${link(1)} mill${link(1)}.</p>`, notes('Ibid.')],
    [
      'in the order of the text',
      'A[^b] mill[^a].\n\n[^a]: First.\n[^b]: Second.',
      `<p>A${link(1)} mill${link(2)}.</p>`,
      notes('Second.', 'First.'),
    ],
    ['of two paragraphs', 'A mill[^1].\n\n[^1]: Old.\n\n    Very old.', `<p>A mill${link(1)}.</p>`, notes('Old.</p><p>Very old.')],
    [
      'that nothing names, and that names another',
      'A mill.\n\n[^1]: Old.[^2]\n\n[^2]: Very old.\n\n[^3]: Last.',
      '<p>A mill.</p>',
      notes(`Old.${link(2)}`, 'Very old.', 'Last.'),
    ],
    [
      'in the sentence',
      'A mill^[The [old](https://m10news.example/) one.] turns.',
      `<p>A mill${link(1)} turns.</p>`,
      notes('The <a href="https://m10news.example/">old</a> one.'),
    ],
    ['that is not there', 'A mill[^1].', '<p>A mill[^1].</p>', ''],
    ['in code', '`[^1]` and x^[10]\n\n```\n[^1]: Old.\n```', '<p><code>[^1]</code> and x^[10]</p><pre><code>[^1]: Old.</code></pre>', ''],
  ])('%s is in a list below the text', async (_, text, before, after) => {
    expect(await bodyOf(text)).toBe(`<p>One.</p>${before}<p>Two.</p>${after}`);
  });

  it('is searched for an instruction', async () => {
    expect((await read('A mill[^1].\n\n[^1]: EMBARGOED UNTIL 06:00 GMT 9 March 2027')).article.embargoedUntil).toBe(
      '2027-03-09T06:00:00.000Z',
    );
  });
});
