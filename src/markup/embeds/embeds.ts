// What no feed reader may run or draw, in its best plain form: a player becomes a link to the page that shows it, a formula and a drawing become
// their words. Each change is noted.
import type { Element, ElementContent, Properties } from 'hast';
import { isBlank } from '../../domain/values/text.ts';
import { absoluteUrl } from '../addresses.ts';
import { note, type RewriteContext } from './changes.ts';
import { formulaText } from './formula.ts';
import { isFiller, isPlayerName, playerAddress, scriptedAddress } from './players.ts';
import { watchPageOf } from './watch-page.ts';

type Rewriting = (element: Element, context: RewriteContext) => ElementContent[];

/** By the name of the element. Children were rewritten before. */
export const EMBEDS: Readonly<Record<string, Rewriting>> = {
  'amp-audio': linkToMedia,
  'amp-iframe': linkToFrame,
  'amp-video': linkToMedia,
  applet: leaveOut,
  audio: linkToMedia,
  button: leaveOut,
  canvas: leaveOut,
  embed: linkToFrame,
  frame: linkToFrame,
  iframe: linkToFrame,
  math: writeFormula,
  object: linkToObject,
  script: linkToScripted,
  select: leaveOut,
  svg: writeDrawing,
  template: leaveOut,
  textarea: leaveOut,
  video: linkToMedia,
};

/** Links to what a player or a service's box shows, after the words it has already. `undefined`: the element is no player. */
export function linkToPlayer(element: Element, context: RewriteContext): ElementContent[] | undefined {
  const address = absoluteUrl(playerAddress(element), context.base);
  if (address === undefined) {
    if (isPlayerName(element.tagName) && !saysSomething(element.children)) return leaveOut(element, context);
    return undefined;
  }
  const kept = isPlayerName(element.tagName) ? [] : element.children;
  const poster = backgroundOf(element.properties) ?? (isPlayerName(element.tagName) ? firstPicture(element.children) : undefined);
  const link = linkedPage(element, address, { poster, context });
  const box: ElementContent[] = kept.length === 0 ? [] : [{ ...element, children: kept }];
  return kept.some((node) => leadsTo(node, watchPageOf(address).address)) ? box : [...box, ...link];
}

/** WordPress stores an embed as the address alone; other editors put it into a figure of its own. `undefined`: the figure is none of these. */
export function linkToBareAddress(element: Element, context: RewriteContext): ElementContent[] | undefined {
  const classes = element.properties['className'];
  if (!Array.isArray(classes) || !classes.some((name) => /^wp-block-embed__wrapper$|^(?:wp-)?embed-responsive$/.test(String(name))))
    return undefined;
  const text = textWithin(element).trim();
  const address = /^https?:\/\/\S+$/.test(text) ? absoluteUrl(text, context.base) : undefined;
  return address === undefined ? undefined : linkedPage(element, address, { context });
}

const NEVER_SHOWN: ReadonlySet<string> = new Set(['area', 'link', 'param', 'source', 'track']);

/** Notes a box that a script fills, and an unknown element of a page's own: if nothing is in them, readers see nothing of them. */
export function noteEmptyBox({ tagName, properties, children }: Element, context: RewriteContext): void {
  if (NEVER_SHOWN.has(tagName) || saysSomething(children)) return;
  const addresses = Object.entries(properties).filter(([name]) => name === 'src' || name === 'href' || name.startsWith('data'));
  const address = addresses.map(([, value]) => value).find((value) => typeof value === 'string' && /^https?:\/\//.test(value));
  if (address === undefined && !/^(?!mjx-)\w+-/.test(tagName)) return;
  leaveOut({ tagName }, context, absoluteUrl(address, context.base));
}

/** Buttons, times and hints that a player drew around itself before the page was copied. */
export function isPlayerChrome({ properties: { className } }: Element): boolean {
  return (
    Array.isArray(className) &&
    className.some((name) => /^(?:mejs-(?:offscreen|controls|layers)|vjs-control|plyr__control|jw-controls)/.test(String(name)))
  );
}

/** Where scripts keep the address until a visitor agrees or scrolls. */
const LATE_SOURCES = ['dataSrc', 'dataLazySrc', 'dataLitespeedSrc', 'dataCmpSrc', 'dataCookieblockSrc', 'dataOriginal', 'dataUrl'];

function linkToFrame(element: Element, context: RewriteContext): ElementContent[] {
  const { properties } = element;
  const address = firstAddress([properties['src'], ...LATE_SOURCES.map((name) => properties[name]), linkOf(properties['srcDoc'])], context);
  if (address === undefined || isOutOfSight(properties)) return leaveOut(element, context, address);
  return linkedPage(element, address, { context });
}

/** A frame may carry its own document: a still picture that leads to the player. */
function linkOf(document: unknown): string | undefined {
  return typeof document === 'string' ? /href=["']?(https?:[^"'\s>]+)/i.exec(document)?.[1] : undefined;
}

/** A frame of a pixel, or one that is not displayed, counts visitors and shows nothing. */
function isOutOfSight({ width, height, style, hidden }: Properties): boolean {
  const tiny = [width, height].some((size) => size !== undefined && size !== null && /^[01](?:px)?$/.test(String(size)));
  return tiny || hidden === true || (typeof style === 'string' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style));
}

/** The fallback of a player is for browsers that cannot play: its links are used where the player names no source, and its words never. */
function linkToMedia(element: Element, context: RewriteContext): ElementContent[] {
  const { properties, children } = element;
  const sources = children.filter(isNamed('source')).map(({ properties: { src, dataSrc } }) => src ?? dataSrc);
  const fallback = linksIn(children);
  const address = firstAddress([properties['src'], ...LATE_SOURCES.map((name) => properties[name]), ...sources, ...fallback], context);
  if (address === undefined) return leaveOut(element, context);
  return linkedPage(element, address, { poster: properties['poster'] ?? properties['dataPoster'], context });
}

/** Browsers show the content of an object if they cannot show the object: another player, a picture or text. Text is kept beside the link, because it
 *  has no address. */
function linkToObject(element: Element, context: RewriteContext): ElementContent[] {
  const { children } = element;
  if (linksIn(children).length > 0 || firstPicture(children) !== undefined) return children;
  const movie = children.filter(isNamed('param')).find(({ properties: { name } }) => name === 'movie' || name === 'src');
  const address = firstAddress([element.properties['data'], movie?.properties['value']], context);
  const words = saysSomething(children) ? children : [];
  if (address !== undefined) return [...words, ...linkedPage(element, address, { context })];
  return words.length > 0 ? words : leaveOut(element, context);
}

/** Data and the scripts that fill boxes are no loss; a script that writes something of its own is. */
function linkToScripted(element: Element, context: RewriteContext): ElementContent[] {
  const { src, type, id } = element.properties;
  const address = absoluteUrl(src, context.base);
  if (address === undefined) return typeof type === 'string' && !/javascript|module/i.test(type) ? [] : leaveOut(element, context);
  const written = scriptedAddress(address, id);
  if (written !== undefined) return linkedPage(element, written, { context });
  if (isFiller(address)) return [];
  return leaveOut(element, context, address);
}

function writeFormula(element: Element, context: RewriteContext): ElementContent[] {
  const text = formulaText(element);
  if (text === '') return leaveOut(element, context);
  note(context, element.tagName, 'text');
  return [{ type: 'text', value: text }];
}

/** A drawing's own pictures and words: its title, its description and its labels. A drawing that is marked as decoration says nothing. */
function writeDrawing(element: Element, context: RewriteContext): ElementContent[] {
  const { ariaHidden, ariaLabel } = element.properties;
  const words = [typeof ariaLabel === 'string' ? ariaLabel : '', ...drawnWords(element)].map((text) => text.trim());
  if (String(ariaHidden) === 'true') return words.every(isBlank) ? [] : leaveOut(element, context);
  const text = [...new Set(words)].filter((one) => !isBlank(one)).join(' · ');
  if (text === '') return leaveOut(element, context);
  note(context, element.tagName, 'text');
  return [{ type: 'text', value: ` ${text} ` }];
}

const NOT_DRAWN: ReadonlySet<string> = new Set(['style', 'script', 'metadata']);

function drawnWords(node: ElementContent): string[] {
  if (node.type !== 'element') return [];
  if (['title', 'desc', 'text', 'foreignObject'].includes(node.tagName)) return [textWithin(node)];
  return NOT_DRAWN.has(node.tagName) ? [] : node.children.flatMap(drawnWords);
}

function leaveOut({ tagName }: Pick<Element, 'tagName'>, context: RewriteContext, address?: string): ElementContent[] {
  note(context, tagName, 'nothing', address);
  return [];
}

interface Linked {
  poster?: unknown;
  context: RewriteContext;
}

function linkedPage(element: Element, player: string, { poster, context }: Linked): ElementContent[] {
  const { address, service } = watchPageOf(player);
  const picture = absoluteUrl(poster, context.base);
  note(context, element.tagName, 'link', address);
  const image = picture === undefined ? [] : [elementOf('img', { src: picture, alt: '' }), elementOf('br')];
  const label: ElementContent = { type: 'text', value: titleOf(element) ?? service ?? fileOf(new URL(address)) };
  const link = elementOf('p', {}, [elementOf('a', { href: address }, [...image, label])]);
  context.links.set(link, address);
  return [link];
}

/** The name of a file, or the host where an address names none. */
function fileOf({ pathname, hostname }: URL): string {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (!/\.\w{2,5}$/.test(name) || /\.(?:html?|php)$/.test(name)) return hostname;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Titles that a service's own embed code gives to every player. */
const NO_TITLE =
  /^(?:(?:youtube|vimeo|dailymotion|spotify|embedded?)\s+)?(?:video|audio|media|content|embed|embedded content|tweet|post)?(?:\s+(?:player|embed|frame|window))*$|^(?:twitter tweet|x post|play(?: video)?|advertisement|spotify embed(?::.*)?)$/i;

function titleOf({ properties }: Element): string | undefined {
  const titles = [properties['title'], properties['dataTitle'], properties['playlabel'], properties['ariaLabel']];
  // The pattern would take quadratic time on a long run of spaces.
  const lines = titles.map((one) => (typeof one === 'string' ? one.replace(/\s+/g, ' ').trim() : ''));
  return lines.find((one) => !isBlank(one) && !NO_TITLE.test(one))?.replace(/^Play: /, '');
}

function backgroundOf({ style }: Properties): string | undefined {
  return typeof style === 'string' ? /background(?:-image)?\s*:\s*url\(([^()]*)\)/i.exec(style)?.[1]?.replace(/["']/g, '') : undefined;
}

function firstAddress(values: readonly unknown[], { base }: RewriteContext): string | undefined {
  return values.map((value) => absoluteUrl(value, base)).find((url) => url !== undefined);
}

function elementOf(tagName: string, properties: Properties = {}, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

function isNamed(tagName: string): (node: ElementContent) => node is Element {
  return (node): node is Element => node.type === 'element' && node.tagName === tagName;
}

function linksIn(nodes: readonly ElementContent[]): unknown[] {
  return nodes.flatMap((node): unknown[] => {
    if (node.type !== 'element') return [];
    return node.tagName === 'a' ? [node.properties['href']] : linksIn(node.children);
  });
}

/** The query and the last slash of an address do not make it another post. */
function leadsTo(node: ElementContent, address: string): boolean {
  const plain = (url: string) => url.replace(/[?#].*$/, '').replace(/\/$/, '');
  return linksIn([node]).some((href) => typeof href === 'string' && plain(href) === plain(address));
}

function saysSomething(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return !isBlank(node.value);
    return node.type === 'element' && (node.tagName === 'img' || saysSomething(node.children));
  });
}

function firstPicture(nodes: readonly ElementContent[]): unknown {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const found = node.tagName === 'img' ? node.properties['src'] : firstPicture(node.children);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textWithin(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textWithin).join('') : '';
}
