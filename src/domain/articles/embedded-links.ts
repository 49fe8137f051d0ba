// The links that stand for players and posts in a stored body: each is the only content of its paragraph. Pure.
import { unescaped } from './stored-html.ts';

interface EmbeddedLink {
  url: string;
  /** Text of the link. */
  title: string;
}

/** The sanitiser writes attributes in double quotes, and such a link has no other element in it. */
const ALONE = /<p[^>]*><a href="([^"]*)"[^>]*>([^<]*)<\/a><\/p>/g;

/** Lists them in the order of the text. */
export function embeddedLinks(bodyHtml: string): EmbeddedLink[] {
  return [...bodyHtml.matchAll(ALONE)].map(([, url = '', title = '']) => ({ url: unescaped(url), title: unescaped(title) }));
}
