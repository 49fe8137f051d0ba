// Makes an article's HTML safe to store: parses it as a browser does, filters it by an allow-list, and serialises the resulting tree.
import type { Element, ElementContent, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { withoutDeepNesting } from '../domain/articles/nesting.ts';
import { tokensOf } from '../domain/articles/stored-html.ts';
import { withParagraphs } from '../domain/articles/text-paragraphs.ts';
import { isBlank, legalText } from '../domain/values/text.ts';
import type { EmbedChange, RewriteContext } from './embeds/changes.ts';
import { withoutRepeatedLinks } from './embeds/repeated-links.ts';
import { type BlankTest, isVisible, layOut } from './layout.ts';
import { idsIn, rewrite, targetsIn, withoutRepeatedIds } from './rewrite.ts';
import { parseBody } from './tree.ts';
import { SCHEMA } from './vocabulary.ts';

/** `changes`: what became something else or was left out, in the order of the text. */
export type SanitisedBody = { ok: true; html: string; changes: EmbedChange[] } | { ok: false; objection: string };

/** Passes until sanitising changes nothing. Two are usual: the first cleans, the second changes nothing. */
const MAX_PASSES = 6;

/** Sanitises an article's HTML. `base` is the absolute http(s) address of the article's page; anything else throws TypeError. The result is a fixed
 *  point: a parser reads it as exactly the tree that was allowed, and sanitising it again changes nothing. An objection follows the field's name in
 *  a sentence: "nests elements more than 100 deep". */
export function sanitiseBody(html: string, base: string): SanitisedBody {
  return sanitise(withParagraphs(html), base, { isBlankText: isBlank, isStored: false });
}

/** Sanitises HTML from storage or from a backup. Earlier programs accepted and stored paragraphs of invisible characters. HTML that they would have
 *  left unchanged is left unchanged. */
export function sanitiseStoredBody(html: string, base: string): SanitisedBody {
  const body = sanitise(withParagraphs(html), base, { isBlankText: isBlank, isStored: true });
  if (body.ok && body.html === html) return body;
  const earlier = sanitise(html, base, { isBlankText: isWhiteSpace, isStored: true });
  return body.ok && !(earlier.ok && earlier.html === html) ? body : earlier;
}

function isWhiteSpace(text: string): boolean {
  return text.trim() === '';
}

interface Rules {
  isBlankText: BlankTest;
  /** As in `RewriteContext`. */
  isStored: boolean;
}

function sanitise(html: string, base: string, rules: Rules): SanitisedBody {
  const address = new URL(base);
  const changes: EmbedChange[] = [];
  let before = html;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const after = sanitiseOnce(before, { base: address, changes }, rules);
    if (!after.ok || after.html === before) return after;
    before = after.html;
  }
  return {
    ok: false,
    objection: 'is nested so that browsers would not agree on what it says; look for links within links and tags left open',
  };
}

function sanitiseOnce(
  html: string,
  { base, changes }: Pick<RewriteContext, 'base' | 'changes'>,
  { isBlankText, isStored }: Rules,
): SanitisedBody {
  const parsed = parseBody(legalText(html));
  if (!parsed.ok) return parsed;
  const content = contentOf(fromParse5(parsed.body));
  const ids = idsIn(content);
  const links: RewriteContext['links'] = new Map();
  const rewritten = rewrite(content, { base, ids, targets: targetsIn(content, ids), freeIds: new Set(ids), isStored, changes, links });
  const unsafe: Root = { type: 'root', children: withoutRepeatedIds(withoutRepeatedLinks(rewritten, links)) };
  const children = layOut(contentOf(sanitize(unsafe, SCHEMA)), isBlankText);
  if (!isVisible(children, isBlankText)) return { ok: false, objection: 'has no text and no picture' };
  const tokens = withoutDeepNesting(tokensOf(toHtml({ type: 'root', children }, { characterReferences: { useNamedReferences: true } })));
  const written = [...tokens].map(({ text }) => text).join('');
  return { ok: true, html: written.trim(), changes };
}

/** `sanitize` returns a single child without its root. */
function contentOf(node: ReturnType<typeof sanitize>): ElementContent[] {
  if (node.type === 'element' && node.tagName === 'body') return node.children;
  if (node.type === 'root') return node.children.filter(isContent);
  return isContent(node) ? [node] : [];
}

function isContent(node: { type: string }): node is Element | Extract<ElementContent, { type: 'text' }> {
  return node.type === 'element' || node.type === 'text';
}
