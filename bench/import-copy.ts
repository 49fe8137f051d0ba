// Copy to import: like that of a newsroom, all different, and the same in every run. Markdown files with front matter, and a WordPress export.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SECTIONS } from './sample.ts';

const BYLINES = [
  'Ada Lund',
  'By Ines Calloway and Tomas Brandt',
  '[Morven Tullis, M10News Science Desk]',
  'Jo Ferris Jr.',
  'Ada Quill, Staff Writer',
];
const SENTENCES = [
  'The harbour office opened quay {n} to ferries on Monday, three weeks after a crane had blocked it.',
  'Two boats an hour will sail until the end of the month, and one an hour after that, the operator said.',
  'Fishermen had asked for a berth of their own; the council wants to decide about it before the summer.',
  'A spokeswoman said that tickets bought before the closure stay valid, “whatever is printed on them”.',
  'The repair cost {n} million euros, of which the insurer has paid about half so far – “not enough”, says the mayor.',
  'Commuters from the islands spent up to two hours more on their way while the quay was shut, until March 2025.',
  '“We were told not to use the old stairs before the summer,” said Zoë Müller, who has sold coffee there since 1998.',
];
/** Words of an instruction in a sentence of the story, which a reader has to look at closely. */
const RARE = 'The embargo on oil from the east had kept the tanker in port {n} for a year, the prosecutor’s office confirmed.';
const RARE_EVERY = 400;
const MINUTE_MS = 60_000;
const FIRST_MS = Date.UTC(2025, 0, 5, 6);

function sentence(n: number): string {
  const words = n % RARE_EVERY === 0 ? RARE : (SENTENCES[n % SENTENCES.length] ?? '');
  return words.replace('{n}', String(n % 97));
}

function paragraph(n: number): string {
  return Array.from({ length: 3 + (n % 4) }, (_, at) => sentence(n * 7 + at)).join(' ');
}

function sectionOf(n: number): string {
  return SECTIONS[n % SECTIONS.length] ?? '';
}

function dateOf(n: number): string {
  return new Date(FIRST_MS + n * MINUTE_MS).toISOString();
}

export function markdownArticle(n: number): string {
  const body = Array.from({ length: 6 + (n % 9) }, (_, at) => markdownParagraph(n, at)).join('\n\n');
  return `---\ntitle: "Ferries return to quay ${n} after three weeks"\ndescription: ${sentence(n).replaceAll(':', ',')}\nauthor: ${BYLINES[n % BYLINES.length]}\ndate: ${dateOf(n)}\nsections: [${sectionOf(n)}]\ntags: [Ports, Islands, "Quay ${n % 50}"]\nimage: https://img.m10news.example/quay-${n}.jpg\n---\n\n${body}\n`;
}

function markdownParagraph(n: number, at: number): string {
  if (at === 3) return `## What is next for quay ${n}`;
  if (at === 4) return `- ${sentence(n)}\n- ${sentence(n + 1)}\n- **${n}** boats`;
  if (at === 5) return `![A ferry at quay ${n}](https://img.m10news.example/quay-${n}-${at}.jpg "The first ferry on Monday")`;
  if (at === 6) return `> ${sentence(n + 3)}`;
  return `${paragraph(n + at)} [More on this](https://www.m10news.example/ports/${n - at}).`;
}

/** Writes that many files, in folders of 500. */
export function writeMarkdown(folder: string, count: number): void {
  for (let n = 0; n < count; n++) {
    const below = join(folder, `part-${Math.floor(n / 500)}`);
    if (n % 500 === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `quay-${n}.md`), markdownArticle(n));
  }
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>M10News</title><link>https://www.m10news.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://www.m10news.example</wp:base_site_url>
${['ada', 'ines', 'tomas', 'morven'].map((login) => `<wp:author><wp:author_login><![CDATA[${login}]]></wp:author_login><wp:author_email>${login}@m10news.example</wp:author_email><wp:author_display_name><![CDATA[${login.slice(0, 1).toUpperCase()}${login.slice(1)} Lund]]></wp:author_display_name></wp:author>`).join('\n')}
`;
const TAIL = '</channel></rss>\n';

const cdata = (text: string) => `<![CDATA[${text}]]>`;
const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`;

/** A post, as blocks or in classic paragraphs, and in every third place the picture that one of them has. */
export function wxrItem(n: number): string {
  const common = `<title>${cdata(`Ferries return to quay ${n} after three weeks`)}</title>\n<link>https://www.m10news.example/2025/quay-${n}/</link>\n<pubDate>${new Date(FIRST_MS + n * MINUTE_MS).toUTCString()}</pubDate>\n<dc:creator>${cdata(['ada', 'ines', 'tomas', 'morven'][n % 4] ?? '')}</dc:creator>\n<guid isPermaLink="false">https://www.m10news.example/?p=${n}</guid>\n<wp:post_id>${n}</wp:post_id>\n<wp:post_date_gmt>${cdata(dateOf(n).slice(0, 19).replace('T', ' '))}</wp:post_date_gmt>\n<wp:post_modified_gmt>${cdata(
    dateOf(n + 5)
      .slice(0, 19)
      .replace('T', ' '),
  )}</wp:post_modified_gmt>\n<wp:post_name>${cdata(`quay-${n}`)}</wp:post_name>\n`;
  if (n % 3 === 1)
    return `<item>\n${common}<excerpt:encoded>${cdata(`A ferry at quay ${n}.`)}</excerpt:encoded><wp:status>inherit</wp:status><wp:post_parent>${n + 1}</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://www.m10news.example/uploads/quay-${n}.jpg</wp:attachment_url>${meta('_wp_attachment_image_alt', 'A ferry')}${meta('_media_credit', 'Ada Lund')}</item>\n`;
  const category = `<category domain="category" nicename="${sectionOf(n)}">${cdata(`Section ${(n % SECTIONS.length) + 1}`)}</category><category domain="post_tag" nicename="ports">${cdata('Ports')}</category>`;
  const thumbnail = n % 3 === 2 ? meta('_thumbnail_id', String(n - 1)) : '';
  return `<item>\n${common}<description></description>\n<content:encoded>${cdata(postBody(n))}</content:encoded>\n<excerpt:encoded>${cdata(sentence(n))}</excerpt:encoded>\n<wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type>${category}${thumbnail}${meta('_edit_last', '1')}${meta('_yoast_wpseo_focuskw', 'quay')}</item>\n`;
}

function postBody(n: number): string {
  const paragraphs = Array.from(
    { length: 7 + (n % 8) },
    (_, at) => `${paragraph(n + at)} <a href="https://www.m10news.example/ports/${at}">More</a>.`,
  );
  const picture = `<img class="wp-image-${n - 1}" src="https://www.m10news.example/uploads/quay-${n - 1}.jpg" alt="A ferry"/>`;
  if (n % 2 === 0) return [`[caption id="a" align="alignnone"]${picture} The first ferry[/caption]`, ...paragraphs].join('\n\n');
  const blocks = paragraphs.map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`);
  return [`<!-- wp:image {"id":${n - 1}} -->\n<figure class="wp-block-image">${picture}</figure>\n<!-- /wp:image -->`, ...blocks].join(
    '\n\n',
  );
}

/** Writes an export of at least as many bytes. Returns the number of its posts. */
export function writeWxr(file: string, size: number): number {
  const out = openSync(file, 'w');
  let bytes = writeSync(out, HEAD);
  let posts = 0;
  for (let n = 1; bytes < size; ) {
    let some = '';
    for (; some.length < 1_000_000 && bytes + some.length < size; n++) {
      some += wxrItem(n);
      posts += n % 3 === 1 ? 0 : 1;
    }
    bytes += writeSync(out, some);
  }
  writeSync(out, TAIL);
  closeSync(out);
  return posts;
}
