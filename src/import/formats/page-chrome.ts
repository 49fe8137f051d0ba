// Parts of a page that belong to the site and not to the article: menus, share bars, newsletter boxes, banners, comments, lists of other
// articles. Pure.
import {
  attribute,
  type Element,
  elementsIn,
  firstIn,
  hasUnseenParent,
  isElement,
  type Node,
  nodesIn,
  type Parent,
  removeAll,
  textOf,
} from './html-tree.ts';
import { isLabelledLinks } from './page-boxes.ts';

const CHROME_ELEMENTS = new Set(['aside', 'footer', 'nav', 'menu', 'dialog', 'button', 'select', 'textarea', 'input', 'label']);
const CHROME_ROLES = new Set(
  'navigation banner search dialog alertdialog menu menubar toolbar tablist contentinfo complementary'.split(' '),
);
/** Whole words of a class or an id, between the ends, "-", "_", ":" and changes of case. */
const CHROME_WORDS = new Set(
  `ad ads adslot advert adverts advertisement advertising banner breadcrumb breadcrumbs comment comments commentlist consent cookie cookies disqus flyout foot
   footer gdpr hamburger masthead menu menus modal mostpopular mostread nav navbar navigation newsletter newsletters outbrain overlay pagination pager popup
   promo promos recirc recirculation recommended recommendations related relatedarticles relatedposts respond share sharebar sharedaddy sharing
   anzeige annons annonse boletin bunn bunntekst colophon comentarios commentaires cookiebar fusszeile hauptmenu hovedmeny impressum imprint
   informasjonskapsler infolettre kolofon kommentare kommentarer kopfzeile meny navegacion navigasjon navigatie nieuwsbrief nyhetsbrev nyhetsbrief
   partager publicidad publicite reacties relacionados relaterte relaterat reklame rodape samtykke sidfot teilen werbung
   shares sidebar signup skip skiplink sitenav social socials sponsored subscribe subscription taboola toolbar topnav trending`.split(
    /\s+/,
  ),
);
/** Two words that mean it together only. */
const CHROME_PAIRS =
  /(?:^|-)(?:most-(?:read|popular|viewed|shared)|more-(?:stories|articles|news|from)|read-(?:more|next|also)|up-next|site-(?:header|footer)|page-(?:header|footer)|sign-(?:up|in)|log-?in|tag-(?:list|cloud)|author-(?:bio|box|info)|back-to-top|you-may-(?:also-)?like|also-(?:read|like)|see-also|screen-reader-text|sr-only|visually-hidden)(?:-|$)/;
/** Lines that every site has, and no story. */
const CHROME_LINES =
  /^(?:terms(?: of (?:use|service)|(?: and| &) conditions)?|privacy(?: (?:policy|notice|statement))?|cookies?(?: (?:policy|settings|notice))?|skip to (?:main )?(?:content|navigation)|advertisement|advertising|continue reading(?: below)?|(?:article|story) continues below(?: (?:this )?ad(?:vertisement)?)?|share(?: (?:this|on)(?: (?:article|story|page|facebook|twitter|x|whatsapp|linkedin))?)?|tweet|print|e-?mail|copy link|facebook|twitter|whatsapp|linkedin|reddit|pinterest|read (?:more|next)|related(?: (?:articles|stories|topics|content))?|recommended(?: for you)?|most (?:read|popular)|more (?:stories|news|on this story)|you may also like|subscribe(?: now)?|sign up|sign in|log ?in|register|follow us|contact us|about us|sitemap|imprint|impressum|back to top|top|menu|home|search|close|loading(?:\.\.\.|…)?|\d+ comments?|comments?|leave a comment|view comments)\s*[:›»>]?$/i;
/** Numbers of readers, and how long they read. */
const COUNTS =
  /^(?:\d[\d.,\s]{0,9}\s?(?:views?|reads?|words|likes?|claps?|visualizaç(?:ão|ões)|visualizaciones|vistas|vues|aufrufe|weergaven|visninger|visningar|visualizzazioni|letture|comentários?|comentarios?|commentaires?|kommentare?|kommentarer|reacties?|commenti)|\d{1,3}[\s-]?min\p{L}{0,6}\.? (?:read|de (?:leitura|lectura|lecture)|di lettura|lesezeit|leestijd|lesetid|lästid|læsetid))$/iu;
/** What a site offers to those who come back. */
const OFFERS =
  /^(?:(?:turn on|enable|allow|activate|get) (?:push |breaking |news |our )*(?:alerts|notifications)|(?:get|receive) (?:the |our |all |breaking |latest |top |daily |more |local )+(?:news|stories|headlines|alerts|updates)(?:\s[\p{L}’']+){0,6} (?:phone|inbox|e-?mail|device|browser)|sign up (?:for|to) (?:our|the) (?:[\p{L}’']+\s){0,4}newsletters?(?:\s[\p{L}’']+){0,6})[.!]?$/iu;
const LINE_CHARS = 60;

/** Removes the parts of the site, and returns the texts of those that are no links. A part with half of the text, or with the
 *  title, is no such part, whatever it is called. */
export function removeChrome(root: Parent, byName: boolean): string[] {
  const sizes = sizesIn(root);
  const half = (sizes.get(root)?.chars ?? 0) / 2;
  const kept = around(root, isTitled);
  const said: string[] = [];
  removeAll(root, (node) => {
    if (!isElement(node)) return false;
    const size = sizes.get(node) ?? EMPTY;
    if (size.chars > half || kept.has(node) || !(isChrome(node, byName) || isChromeLine(node, size) || isBoxOfLinks(node, size)))
      return false;
    if (size.chars > 0 && linkShare(size) < 0.5) said.push(textOf(node));
    return true;
  });
  return said;
}

/** A part that the page marks as an article, or its only title. */
function isTitled(element: Element): boolean {
  return element.tagName === 'h1' || element.tagName === 'article' || /\barticlebody\b/i.test(attribute(element, 'itemprop') ?? '');
}

function around(root: Parent, isKept: (element: Element) => boolean): ReadonlySet<Node> {
  const kept = new Set<Node>();
  for (const element of elementsIn(root)) {
    if (isKept(element)) for (let node: Node | null = element; node !== null && !kept.has(node); node = parentOf(node)) kept.add(node);
  }
  return kept;
}

function parentOf(node: Node): Parent | null {
  return 'parentNode' in node ? node.parentNode : null;
}

export function isChrome(element: Element, byName: boolean): boolean {
  if (element.tagName === 'body' || element.tagName === 'html' || element.tagName === 'main') return false;
  if (CHROME_ELEMENTS.has(element.tagName)) return true;
  if (CHROME_ROLES.has((attribute(element, 'role') ?? '').toLowerCase())) return true;
  if (attribute(element, 'hidden') !== undefined) return true;
  if (!byName || element.tagName === 'article') return false;
  const name = namesOf(element);
  return CHROME_PAIRS.test(name) || name.split('-').some((word) => CHROME_WORDS.has(word));
}

/** Class and id in small letters, with "-" between the words. */
function namesOf(element: Element): string {
  return [attribute(element, 'class') ?? '', attribute(element, 'id') ?? '']
    .join(' ')
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-');
}

function isChromeLine(element: Element, { chars }: TextSize): boolean {
  if (chars === 0 || chars > IMPRINT_CHARS || !LINE_ELEMENTS.has(element.tagName)) return false;
  const text = textOf(element);
  return (chars <= LINE_CHARS && (CHROME_LINES.test(text) || COUNTS.test(text))) || OFFERS.test(text) || isImprint(text);
}

const BOXES = new Set('p div section ul ol li font center small details dl'.split(' '));
/** Of a class or an id, where there are only links. */
const TAG_BOX = /(?:^|-)(?:tags|tagcloud|keywords|labels|topics|schlagworte|etiquetas|mots-cles|trefwoorden)(?:-|$)/;

/** A picture or a player may be a link. */
function isBoxOfLinks(element: Element, size: TextSize): boolean {
  if (!BOXES.has(element.tagName) || size.links === 0) return false;
  const isOfLinks = isLabelledLinks(element, size) || (linkShare(size) === 1 && TAG_BOX.test(namesOf(element)));
  return isOfLinks && firstIn(element, 'img', 'picture', 'figure', 'iframe', 'video', 'audio') === undefined;
}

function isImprint(text: string): boolean {
  const label = IMPRINT.exec(text)?.[0];
  return label !== undefined && NAME_ALONE.test(text.slice(label.length));
}

const IMPRINT_CHARS = 250;
/** Whom the law wants to be named on each page: a label, a colon and a name. */
const IMPRINT =
  /^(?:ansvarlig redaktør|ansvarshavende (?:chef)?redaktør|ansvarig utgivare|chefredakt[øö]r|sjefredaktør|(?:vastaava )?päätoimittaja|verantwortlich(?:e[rs]?)? (?:redakteur(?:in)?|für den inhalt|im sinne des presserechts|i\.\s?s\.\s?d\.\s?p\.?)|v\.\s?i\.\s?s\.\s?d\.\s?p\.?|chefredakteur(?:in)?|chefredaktion|direct(?:eur|rice) de (?:la )?(?:publication|rédaction)|rédact(?:eur|rice) en chef|director(?:a)? responsable|diretor(?:a)? (?:responsável|de redação)|direttore responsabile|hoofdredacteur|hoofdredactie|editor[ -]in[ -]chief|responsible editor|redaktor naczelny|šéfredaktor(?:ka)?)\s?:\s?/iu;
/** In a sentence behind such a label are small letters. */
const NAME_ALONE = /^(?:\p{Lu}[\p{L}.'’-]{0,30}\s){1,3}\p{Lu}[\p{L}'’-]{1,30}(?=\s*(?:$|[.,|·•©(;/–-]))/u;

const LINE_ELEMENTS = new Set('p div span li a h2 h3 h4 h5 strong'.split(' '));

export interface TextSize {
  /** Characters of text, without the white space around each piece. */
  chars: number;
  /** Of these, those within links. */
  linked: number;
  links: number;
}

export const EMPTY: Readonly<TextSize> = { chars: 0, linked: 0, links: 0 };

/** The text of every element, counted in one pass. */
export function sizesIn(root: Parent): ReadonlyMap<Node, TextSize> {
  const sizes = new Map<Node, TextSize>([[root, { ...EMPTY }]]);
  const nodes = [...nodesIn(root)];
  for (const node of nodes.reverse()) {
    const own = sizes.get(node) ?? { ...EMPTY };
    if (node.nodeName === '#text' && 'value' in node && !hasUnseenParent(node)) own.chars = node.value.trim().length;
    if (node.nodeName === 'a') [own.linked, own.links] = [own.chars, own.links + 1];
    const parent = 'parentNode' in node ? node.parentNode : null;
    if (parent === null) continue;
    const sum = sizes.get(parent) ?? { ...EMPTY };
    sizes.set(parent, { chars: sum.chars + own.chars, linked: sum.linked + own.linked, links: sum.links + own.links });
    sizes.set(node, own);
  }
  return sizes;
}

/** How much of the text is in links, 0 to 1. */
export function linkShare({ chars, linked }: TextSize): number {
  return chars === 0 ? 0 : linked / chars;
}

/** A list of links, or boxes of links side by side: a menu without a name. */
export function isMenu(element: Element, size: TextSize): boolean {
  return MENU_ELEMENTS.has(element.tagName) && size.links >= 2 && linkShare(size) > 0.9;
}

/** Old pages are a table, with a menu in a cell of its own beside the text. */
export function isMenuCell(element: Element, size: TextSize, sizes: ReadonlyMap<Node, TextSize>): boolean {
  if (element.tagName !== 'td' || size.links < 2 || linkShare(size) <= 0.9) return false;
  const cells = element.parentNode?.childNodes ?? [];
  return cells.some((cell) => cell !== element && plainChars(sizes.get(cell)) > Math.max(TEXT_CHARS, 2 * size.chars));
}

const TEXT_CHARS = 150;

function plainChars({ chars, linked }: TextSize = EMPTY): number {
  return chars - linked;
}

const MENU_ELEMENTS = new Set(['ul', 'ol', 'div', 'p', 'table', 'section']);
