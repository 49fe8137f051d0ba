// Tags of templates, shortcodes and the words of players go out of public text and are said; ordinary brackets and code stay.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading, textsOf } from './support/publisher.ts';

const plainBrackets = (html: string) => html.replace(/&#(91|93|123|125);/g, (_, code) => String.fromCharCode(Number(code)));
const read = async (name: string, text: string) => {
  const { copies, faults } = await readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
  expect(faults).toEqual([]);
  const [copy] = copies;
  if (copy === undefined) throw new Error('nothing was read');
  return {
    html: plainBrackets(copy.article.bodyHtml).replace(/>\s+</g, '><'),
    article: copy.article,
    said: textsOf(copy.remarks).filter((remark) => remark.startsWith('Left out of the text')),
  };
};

describe('in Markdown', () => {
  const body = (text: string) => read('a.md', `---\ntitle: Bridge\ndate: 2020-01-02\n---\n${text}`);

  it.each([
    ['One.\n\n{% include map.html id="3" %}\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['One.\n\n{{< gallery src="a.jpg"\n    title="A" >}}\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['One.\n\n{{<figure src="a.jpg">}}\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['{{% notice %}}\nOne.\n{{% /notice %}}', '<p>One.</p>'],
    ['One {{ page.title }} two.', '<p>One  two.</p>'],
    ['One.\n\n{% comment %}\nNot for you.\n{% endcomment %}\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['See [the map]({{ site.baseurl }}/map).', '<p>See <a href="/map">the map</a>.</p>'],
    ['One.\n{: .lead}\n\nTwo.', '<p>One.</p><p>Two.</p>'],
    ['## Head {#head}\n\nOne.', '<h2>Head</h2><p>One.</p>'],
    ['One.\n\n[youtube id="abc"]\n\nTwo.', '<p>One.</p><p>Two.</p>'],
  ])('is not: %j', async (text, html) => {
    expect((await body(text)).html).toBe(html);
  });

  it('names what was left out', async () => {
    expect((await body('One.\n\n{% include a.html %}\n\n{{< b >}}')).said).toEqual([
      'Left out of the text: {% include a.html %}, {{< b >}}.',
    ]);
  });

  it.each([
    ['Use `{{ x }}` here.', '<code>{{ x }}</code>'],
    ['One.\n\n```\n{% if x %}\n```', '{% if x %}'],
    ['One.\n\n~~~ liquid\n{{ x }}\n~~~', '{{ x }}'],
    ['One.\n\n    {{ x }}\n\nTwo.', '{{ x }}'],
    ['He wrote "[sic]" and [1] and {so} on {{ without an end.', '[sic]'],
    ['The set {1, 2} and {a: b}.', 'The set {1, 2} and {a: b}.'],
    ['"[The] council," she said [laughs].', '[laughs]'],
  ])('is code or an ordinary bracket, which stays: %j', async (text, part) => {
    const { html, said } = await body(text);
    expect(html).toContain(part);
    expect(said).toEqual([]);
  });
});

describe('in any other format', () => {
  it.each([
    ['a.txt', 'Bridge to close {{ site.name }}\n\nThe council {% include x %} will close it.\n', 'The council  will close it.'],
    ['a.txt', 'Bridge\n\n[dropcap]T[/dropcap]he council will close it.\n', 'The council will close it.'],
    ['a.html', '<h1>Bridge</h1><p>The council will close it.</p><p>[vc_row css="a"]</p>', 'The council will close it.'],
    [
      'a.html',
      '<h1>Bridge</h1><p>The council will close it.</p><p>Your browser does not support the audio element.</p>',
      'The council will close it.',
    ],
    [
      'a.html',
      '<h1>Bridge</h1><div>Video Player</div><p>The council will close it.</p><span><p>Use Up/Down Arrow keys to increase or decrease volume.</p></span>',
      'The council will close it.',
    ],
  ])('is not, and is said: %s %j', async (name, text, words) => {
    const { html, article, said } = await read(name, text);
    expect(html.replace(/<[^>]+>/g, '').trim()).toBe(words);
    expect(article.headline).toMatch(/^Bridge(?: to close)?$/);
    expect(said).toHaveLength(1);
  });

  it.each([
    ['a.txt', 'Bridge\n\nThe council [sic] will close it [in May], the {mayor} said [1].\n'],
    [
      'a.txt',
      'Bridge\n\nYour browser does not support the bank, its boss said.\n\nThe video player market grew, and enable JavaScript is not a slogan.\n',
    ],
    ['a.html', '<h1>Bridge</h1><p>Write <code>[gallery ids="1"]</code> or <code>{{ x }}</code>.</p>'],
    ['a.html', '<h1>Bridge</h1><p>[Video] The mayor [left] and [the chair].</p>'],
  ])('stays where it is prose or code: %s %j', async (name, text) => {
    const { html, said } = await read(name, text);
    expect(said).toEqual([]);
    for (const part of text.match(/\[[^\]]*\]|\{+[^}]*\}+/g) ?? []) expect(html).toContain(part);
  });
});
