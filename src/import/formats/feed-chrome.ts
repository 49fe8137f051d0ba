// What programs add to the text of an item for readers of the feed: buttons to share it, and links to the page that it is from. Pure, except that it changes
// the tree.
import { webUrl } from '../text/addresses.ts';
import {
  attribute,
  blocksOf,
  type Element,
  firstIn,
  isElement,
  isSeenText,
  type Node,
  nodesIn,
  type Parent,
  removeAll,
  textOf,
} from './html-tree.ts';

const BOXES =
  /(?:^|\s)(?:feedflare|blogger-post-footer|sharedaddy|sd-sharing|addtoany_share_save_container|heateor_sss_sharing_container|jp-relatedposts)(?=\s|$)/;
/** FeedBurner's buttons, and its pictures, of which some are only counted. */
const BUTTON = /^https?:\/\/(?:feeds\d?\.feedburner\.com|feedproxy\.google\.com)\/~(?:ff?|a)\//i;
const PICTURE = /^https?:\/\/(?:feeds\d?\.feedburner\.com|feedproxy\.google\.com)\/~/i;
const MORE =
  /^(?:continue reading|keep reading|read (?:more|on|the (?:full|whole|entire|rest of the) (?:story|article|post|text|report|piece))|full story|more|weiterlesen|weiter lesen|mehr lesen|zum artikel|lire (?:la suite|plus|l['’]article)|leer más|(?:seguir|sigue|continuar) leyendo|leia mais|(?:continue|continuar) (?:lendo|a ler)|continua a leggere|continua|leggi (?:tutto|di più)|lees (?:verder|meer)|läs (?:mer|vidare|hela artikeln)|les (?:mer|videre|hele saken)|læs (?:mere|videre)|lue lisää|czytaj (?:dalej|więcej))(?!\p{L})/iu;
const MORE_CHARS = 300;
/** WordPress writes it below each item. */
const APPEARED =
  /^(?:the post|der beitrag|l['’]article|la entrada|o post|l['’]articolo|het bericht|inlägget)\s.{1,400}\s(?:appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|apareceu primeiro em|proviene da|verscheen eerst op|dök först upp på)\s.{1,100}$/iu;

/** `link`: the page that the item is from. Returns whether anything was taken. */
export function takeFeedChrome(root: Parent, { link, title }: { link?: string | undefined; title?: string | undefined }): boolean {
  const taken = removeAll(root, isOfService);
  const last = lastBlock(root);
  const hasAppeared =
    last !== undefined && firstIn(last, 'a') !== undefined && APPEARED.test(textOf(last)) && removeAll(root, (node) => node === last);
  const more = moreLink(root, link, title);
  const hasMore = more !== undefined && removeAll(root, (node) => node === more);
  return taken || hasAppeared || hasMore;
}

function isOfService(node: Node): boolean {
  if (!isElement(node)) return false;
  if (node.tagName === 'a' && BUTTON.test(attribute(node, 'href')?.trim() ?? '')) return true;
  if (node.tagName === 'img' && PICTURE.test(attribute(node, 'src')?.trim() ?? '')) return true;
  return BOXES.test((attribute(node, 'class') ?? '').slice(0, 500));
}

function lastBlock(root: Parent): Element | undefined {
  return blocksOf(root).findLast((block) => textOf(block) !== '');
}

/** The link that the text ends with, if it says nothing but that the page has more. Its words may be followed by the headline. */
function moreLink(root: Parent, page: string | undefined, title: string | undefined): Element | undefined {
  let last: Node | undefined;
  for (const node of nodesIn(root)) if (isSeenText(node) && /[\p{L}\p{N}]/u.test('value' in node ? node.value : '')) last = node;
  const link = linkAround(last);
  if (link === undefined) return undefined;
  const written = textOf(link);
  if (written.length > MORE_CHARS) return undefined;
  const text = written.replace(/^[\s([…]+|[\s.…→»›>)\]:]+$/gu, '');
  const words = MORE.exec(text)?.[0];
  if (words === undefined || !isSamePage(attribute(link, 'href'), page)) return undefined;
  const rest = text
    .slice(words.length)
    .replace(/["“”„«»]/g, '')
    .trim();
  return rest === '' ||
    rest.toLowerCase() ===
      title
        ?.replace(/["“”„«»]/g, '')
        .trim()
        .toLowerCase()
    ? link
    : undefined;
}

function linkAround(node: Node | undefined): Element | undefined {
  for (
    let around = node;
    around !== undefined && around !== null;
    around = 'parentNode' in around ? (around.parentNode ?? undefined) : undefined
  )
    if (isElement(around) && around.tagName === 'a') return around;
  return undefined;
}

/** Of one site: the address of the feed's item may lead through a service. */
function isSamePage(href: string | undefined, page: string | undefined): boolean {
  const [to, from] = [webUrl(href, page), webUrl(page, undefined)].map((address) =>
    address === undefined ? undefined : new URL(address).hostname.replace(/^www\./, ''),
  );
  return to !== undefined && (from === undefined || to === from || /(?:^|\.)(?:feedproxy\.google|feedburner)\.com$/.test(from));
}
