// What content management systems do to HTML that is pasted into them: the most used cleaners, unmodified.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import createDOMPurify from 'dompurify';
import insane from 'insane';
import { JSDOM } from 'jsdom';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import sanitizeHtml from 'sanitize-html';
import xss from 'xss';

export interface Cleaner {
  name: string;
  /** Returns the results in the order of the texts. */
  cleanAll: (texts: readonly string[]) => string[];
}

const purify = createDOMPurify(new JSDOM('').window);

function each(name: string, clean: (html: string) => string): Cleaner {
  return { name, cleanAll: (texts) => texts.map(clean) };
}

/** The cleaners that need nothing but npm. */
export const CLEANERS: readonly Cleaner[] = [
  each('DOMPurify', (html) => purify.sanitize(html)),
  each('DOMPurify, text only', (html) => purify.sanitize(html, { ALLOWED_TAGS: [] })),
  each('sanitize-html', (html) => sanitizeHtml(html)),
  each('sanitize-html, text only', (html) => sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} })),
  each('insane', (html) => insane(html)),
  each('js-xss', (html) => xss(html)),
  each('js-xss, text only', (html) => xss(html, { whiteList: {}, stripIgnoreTag: true, stripIgnoreTagBody: ['script'] })),
  each('<[^>]*> removed', (html) => html.replace(/<[^>]*>/g, '')),
  each('<[^>]+> or to the end removed', (html) => html.replace(/<\/?[^>]+(>|$)/g, '')),
  each('comments, then tags removed', (html) => html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<[^>]*>/g, '')),
  each('shortcodes removed with what they enclose', (html) => html.replace(/\[(\w+)[^\]]*\][\s\S]*?\[\/\1\]/g, '')),
  each('comments of Liquid removed', (html) => html.replace(/\{% comment %\}[\s\S]*?\{% endcomment %\}/g, '')),
  each('comments of Twig and Handlebars removed', (html) => html.replace(/\{#[\s\S]*?#\}|\{\{!--[\s\S]*?--\}\}/g, '')),
  each('tags with quoted values removed', (html) => html.replace(/<(?:"[^"]*"|'[^']*'|[^'">])*>/g, '')),
];

const DRIVER = join(import.meta.dirname, 'wordpress-cleaners.php');
const INCLUDES = process.env['WORDPRESS_INCLUDES'] ?? '/usr/share/wordpress/wp-includes';
const HAS_PHP = spawnSync('php', ['--version']).status === 0;
const HAS_WORDPRESS = HAS_PHP && existsSync(join(INCLUDES, 'kses.php'));

/** Shown as the name of a skipped test, so that its absence is visible. */
export const PHP_NOTE = HAS_PHP ? '' : ' (left out: php is not installed)';
export const WORDPRESS_NOTE = HAS_WORDPRESS ? '' : ' (left out: php or WordPress, named by WORDPRESS_INCLUDES, is not installed)';

/** PHP's own `strip_tags`; empty without PHP. */
export const PHP_CLEANERS: readonly Cleaner[] = HAS_PHP ? [inPhp('strip_tags')] : [];

/** WordPress's filters for posts, as its editor, its importer and its themes call them (wordpress-cleaners.php); empty without WordPress. */
export const WORDPRESS_CLEANERS: readonly Cleaner[] = HAS_WORDPRESS
  ? ['wp_kses_post', 'wp_filter_nohtml_kses', 'wp_strip_all_tags', 'strip_shortcodes', 'the_content', 'excerpt'].map(inPhp)
  : [];

function inPhp(name: string): Cleaner {
  const cleanAll = (texts: readonly string[]): string[] => {
    const { status, stdout, stderr } = spawnSync('php', ['-d', 'display_errors=stderr', DRIVER, name, INCLUDES], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`php: ${stderr}`);
    return JSON.parse(stdout) as string[];
  };
  return { name, cleanAll };
}

type PageNode = DefaultTreeAdapterMap['childNode'];
type PageElement = DefaultTreeAdapterMap['element'];

const NOT_SHOWN: ReadonlySet<string> = new Set('script style template noscript textarea title select iframe object'.split(' '));

/** The visible text of a page that contains this HTML, on one line. */
export function visibleText(html: string): string {
  const page = parse(`<!DOCTYPE html><body>${html}`, { scriptingEnabled: true });
  return page.childNodes.map(textOfNode).join('').replace(/\s+/g, ' ').trim();
}

function textOfNode(node: PageNode): string {
  if ('value' in node) return node.value;
  if (!('tagName' in node) || NOT_SHOWN.has(node.tagName) || isHidden(node)) return '';
  return ` ${node.childNodes.map(textOfNode).join('')} `;
}

function isHidden({ attrs }: PageElement): boolean {
  return attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value)));
}
