// What no feed reader may run or draw, in its best plain form: a player becomes a link to the page that shows it, a formula and a drawing become
// their words. Each change is noted.
import type { Element, ElementContent } from 'hast';
import { absoluteUrl } from '../addresses.ts';
import { note, type RewriteContext } from './changes.ts';
import { writeDrawing } from './drawing.ts';
import { formulaText } from './formula.ts';
import { elementOf, elementsNamed, isNamed, linksIn, saysSomething, textWithin } from './nodes.ts';
import { isFiller, isPlayerName, playerAddress, scriptedAddress } from './players.ts';
import { posterOf } from './posters.ts';
import { fileOf, titleOf } from './titles.ts';
import { isButton, isOutOfSight, isUnwanted } from './unwanted.ts';
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
  const isPlayer = isPlayerName(element.tagName) || PLAYERS.has(element.tagName);
  const kept = isPlayer ? [] : element.children;
  const link = isPlayer ? linkWithFallback(element, address, context) : linkedPage(element, address, boxPosterOf(element), context);
  const box: ElementContent[] = kept.length === 0 ? [] : [{ ...element, children: kept }];
  return kept.some((node) => leadsTo(node, watchPageOf(address).address)) ? box : [...box, ...link];
}

/** Elements whose content is for browsers that cannot show them. */
const PLAYERS: ReadonlySet<string> = new Set(['video', 'audio', 'iframe', 'amp-iframe', 'amp-video', 'amp-audio', 'embed']);

/** The pictures in a box stay where they are. */
function boxPosterOf(box: Element): unknown {
  return posterOf({ ...box, children: [] });
}

/** WordPress stores an embed as the address alone; other editors put it into a figure of its own. `undefined`: the figure is none of these. */
export function linkToBareAddress(element: Element, context: RewriteContext): ElementContent[] | undefined {
  const classes = element.properties['className'];
  if (!Array.isArray(classes) || !classes.some((name) => /^wp-block-embed__wrapper$|^(?:wp-)?embed-responsive$/.test(String(name))))
    return undefined;
  const text = textWithin(element).trim();
  const address = /^https?:\/\/\S+$/.test(text) ? absoluteUrl(text, context.base) : undefined;
  return address === undefined ? undefined : linkedPage(element, address, undefined, context);
}

const NEVER_SHOWN: ReadonlySet<string> = new Set(['area', 'link', 'param', 'source', 'track']);

/** Leaves out what scripts make a button, a captcha or an advertisement of, with its words. `undefined`: the element is none. */
export function leaveOutButton(element: Element, context: RewriteContext): ElementContent[] | undefined {
  if (!isButton(element)) return undefined;
  const { href, src, dataHref } = element.properties;
  return leaveOut(element, context, firstAddress([href, src, dataHref], context));
}

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
  if (address !== undefined && (isOutOfSight(properties) || isUnwanted(address))) return leaveOut(element, context, address);
  return address === undefined ? withoutAddress(element, context) : linkWithFallback(element, address, context);
}

/** What browsers show that cannot show the element. */
function withoutAddress(element: Element, context: RewriteContext): ElementContent[] {
  const fallback = elementsNamed(element.children, 'img', 'table');
  return fallback.length === 0 ? leaveOut(element, context) : fallback;
}

/** The first picture of the fallback is the poster unless the player has one. Tables and other pictures follow the link. */
function linkWithFallback(element: Element, address: string, context: RewriteContext): ElementContent[] {
  const poster = absoluteUrl(posterOf(element), context.base);
  const fallback = elementsNamed(element.children, 'img', 'table').filter(({ properties: { src } }) => src === undefined || src !== poster);
  return [...showOrLink(element, address, poster, context), ...fallback];
}

/** A frame or an object that shows nothing but a picture is that picture. */
function showOrLink(element: Element, address: string, poster: unknown, context: RewriteContext): ElementContent[] {
  const { type, title, ariaLabel } = element.properties;
  if (!/^image\//.test(String(type)) && !/\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(new URL(address).pathname)) {
    return linkedPage(element, address, poster, context);
  }
  note(context, element.tagName, 'picture', address);
  return [elementOf('img', { src: address, alt: String(title ?? ariaLabel ?? '') })];
}

/** A frame may carry its own document: a still picture that leads to the player. */
function linkOf(document: unknown): string | undefined {
  return typeof document === 'string' ? /href=["']?(https?:[^"'\s>]+)/i.exec(document)?.[1] : undefined;
}

/** The fallback of a player is for browsers that cannot play: its links are used where the player names no source, and its words never. */
function linkToMedia(element: Element, context: RewriteContext): ElementContent[] {
  const { properties, children } = element;
  const sources = children.filter(isNamed('source')).map(({ properties: { src, dataSrc } }) => src ?? dataSrc);
  const fallback = linksIn(children);
  const address = firstAddress([properties['src'], ...LATE_SOURCES.map((name) => properties[name]), ...sources, ...fallback], context);
  return address === undefined ? withoutAddress(element, context) : linkWithFallback(element, address, context);
}

/** Browsers show the content of an object if they cannot show the object: another player, a picture, a table or text. It is kept beside the link. */
function linkToObject(element: Element, context: RewriteContext): ElementContent[] {
  const { children } = element;
  if (linksIn(children).length > 0) return children;
  const movie = children.filter(isNamed('param')).find(({ properties: { name } }) => name === 'movie' || name === 'src');
  const address = firstAddress([element.properties['data'], movie?.properties['value']], context);
  const words = saysSomething(children) ? children : [];
  if (address !== undefined && isUnwanted(address)) return leaveOut(element, context, address);
  if (address !== undefined && elementsNamed(children, 'img').length === 0)
    return [...words, ...showOrLink(element, address, undefined, context)];
  if (address !== undefined) return [...words, ...linkedPage(element, address, undefined, context)];
  return words.length > 0 ? words : leaveOut(element, context);
}

/** Data and the scripts that fill boxes are no loss; a script that writes something of its own is. */
function linkToScripted(element: Element, context: RewriteContext): ElementContent[] {
  const { src, type, id } = element.properties;
  const address = absoluteUrl(src, context.base);
  if (address === undefined) return typeof type === 'string' && !/javascript|module/i.test(type) ? [] : leaveOut(element, context);
  const written = scriptedAddress(address, id);
  if (written !== undefined) return linkedPage(element, written, undefined, context);
  if (isFiller(address)) return [];
  return leaveOut(element, context, address);
}

function writeFormula(element: Element, context: RewriteContext): ElementContent[] {
  const text = formulaText(element);
  if (text === '') return leaveOut(element, context);
  note(context, element.tagName, 'text');
  return [{ type: 'text', value: text }];
}

function leaveOut({ tagName }: Pick<Element, 'tagName'>, context: RewriteContext, address?: string): ElementContent[] {
  note(context, tagName, 'nothing', address);
  return [];
}

function linkedPage(element: Element, player: string, poster: unknown, context: RewriteContext): ElementContent[] {
  if (isUnwanted(player)) return leaveOut(element, context, player);
  const { address, service } = watchPageOf(player);
  const picture = absoluteUrl(poster, context.base);
  note(context, element.tagName, 'link', address);
  const image = picture === undefined ? [] : [elementOf('img', { src: picture, alt: '' }), elementOf('br')];
  const label: ElementContent = { type: 'text', value: titleOf(element) ?? service ?? fileOf(new URL(address)) };
  const link = elementOf('p', {}, [elementOf('a', { href: address }, [...image, label])]);
  context.links.set(link, address);
  return [link];
}

function firstAddress(values: readonly unknown[], { base }: RewriteContext): string | undefined {
  return values.map((value) => absoluteUrl(value, base)).find((url) => url !== undefined);
}

/** The query and the last slash of an address do not make it another post. */
function leadsTo(node: ElementContent, address: string): boolean {
  const plain = (url: string) => url.replace(/[?#].*$/, '').replace(/\/$/, '');
  return linksIn([node]).some((href) => typeof href === 'string' && plain(href) === plain(address));
}
