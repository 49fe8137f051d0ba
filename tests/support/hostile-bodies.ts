// Bodies that try to remove the notice when a partner's CMS cleans the copy: every way of ending or opening markup, in every place where
// our sanitiser lets text through.

/** Ends a tag, or opens something that never ends, for a cleaner that does not parse. */
const ENDINGS = [
  '> <!-- ',
  '><!--',
  '--><!--',
  '"><!-- ',
  "'><!-- ",
  '`><!-- ',
  '/><!--',
  '><![CDATA[',
  '><!DOCTYPE x [',
  '><![if !IE]><!--',
  '><?php ',
  '><?xml ',
  '><? ',
  '><% ',
  '><script>',
  '><script src=x',
  '><style>',
  '><textarea>',
  '><title>',
  '><plaintext>',
  '><xmp>',
  '><noscript>',
  '><template>',
  '><svg><desc>',
  '><math><mtext>',
  '><iframe srcdoc="',
  '><select><option>',
  '><object><param name="',
  '><a href="',
  "><a href='",
  '><div hidden>',
  '><div style="display:none">',
  '<',
  '<<',
  '</',
  '<!',
  '<!-',
  '<!--',
  '<?',
  '<a',
  '</p',
  '<p title="',
  "<p title='",
  '=">',
  "='>",
  '=<!--',
  '&lt;!--',
  '&#60;!-- ',
  '&#x3c;!-- ',
  '&amp;lt;!-- ',
  '&quot;&gt;&lt;!-- ',
  '\\"><!--',
  '%22%3E%3C!--',
  '\t>\n<!--\n',
  '\u0000><\u0000!--',
  '\u2028><!--',
  '\uFF1C!--',
  '>[caption]<!--',
  '[gallery]',
  '[/gallery]',
  '[gallery',
  '[[embed]',
  '\n<!-- ',
];

/** Begins something in a template language or a shortcode, and ends it. */
export const PAIRS = [
  ['[gallery]', '[/gallery]'],
  ['[caption width="1"]', '[/caption]'],
  ['[embed', ' ] [/embed]'],
  ['{% comment %}', '{% endcomment %}'],
  ['{#', '#}'],
  ['{{!--', '--}}'],
  ['<!--', '-->'],
] as const;

/** Each takes a text in its own way; the text is inserted unescaped if a parser would still read it as the value. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  alt: (text) => `<p>Before <img src="/a.jpg" data-source="M10News" alt="${quoted(text)}"> after.</p>`,
  title: (text) => `<p>Before <a href="/b" title="${quoted(text)}">words</a> after.</p>`,
  abbreviation: (text) => `<p><abbr title="${quoted(text)}">M10</abbr> after.</p>`,
  datetime: (text) => `<p>At <time datetime="${quoted(text)}">nine</time>.</p>`,
  language: (text) => `<p lang="${quoted(text)}">Words.</p>`,
  direction: (text) => `<p dir="${quoted(text)}">Words.</p>`,
  relation: (text) => `<p>Before <a href="/b" rel="${quoted(text)}">words</a> after.</p>`,
  mail: (text) => `<p>Write <a href="mailto:desk@m10news.example?subject=${quoted(text)}">to us</a>.</p>`,
  telephone: (text) => `<p>Call <a href="tel:+44${quoted(text)}">us</a>.</p>`,
  link: (text) => `<p>Read <a href="https://m10news.example/?q=${quoted(text)}#${quoted(text)}">more</a>.</p>`,
  citation: (text) => `<blockquote cite="https://m10news.example/${quoted(text)}"><p>Said.</p></blockquote>`,
  picture: (text) =>
    `<figure><img data-source="M10News" src="/a.jpg?${quoted(text)}" alt="" title="${quoted(text)}"><figcaption>Seen.</figcaption></figure>`,
  sizes: (text) =>
    `<p>Before <img data-source="M10News" src="/a.jpg" srcset="/a.jpg?${quoted(text)} 1x, /b.jpg 2x" sizes="${quoted(text)}" alt=""> after.</p>`,
  credit: (text) => `<p>Before <img src="/a.jpg" data-source="M10News" data-credit="${quoted(text)}" alt=""> after.</p>`,
  owner: (text) => `<p>Before <img src="/a.jpg" data-source="${quoted(text)}" alt=""> after.</p>`,
  list: (text) => `<ol start="2" type="${quoted(text)}"><li value="3">One</li></ol><p>After.</p>`,
  cell: (text) => `<table><tr><th scope="${quoted(text)}" colspan="2">One</th></tr></table><p>After.</p>`,
  player: (text) => `<iframe src="https://player.example/1" title="${quoted(text)}"></iframe><p>After.</p>`,
  words: (text) => `<p>Before ${escaped(text)}</p>`,
  code: (text) => `<pre>${escaped(text)}</pre>`,
  raw: (text) => `<p>Before.</p><p>Words${text}`,
  rawAttribute: (text) => `<p>Before.</p><p title='${text.replaceAll("'", '&#39;')}'>Words.`,
  unquoted: (text) => `<p>Before.</p><a href=/b title=${text.replace(/[\s>]/g, '&#62;')}>words</a>`,
};

export interface HostileBody {
  name: string;
  html: string;
}

/** Every ending in every place. */
export function hostileBodies(): HostileBody[] {
  return Object.entries(PLACES).flatMap(([place, put]) => ENDINGS.map((text) => ({ name: `${place}: ${text}`, html: put(text) })));
}

export function hostileTexts(): readonly string[] {
  return ENDINGS;
}

/** As the value of an attribute in double quotes; `<` and `>` stay, as a parser allows. */
function quoted(text: string): string {
  return text.replace(/&(?=quot;|#|amp;|lt;)/g, '&amp;').replaceAll('"', '&quot;');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
