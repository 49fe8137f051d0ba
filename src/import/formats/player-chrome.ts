// Controls and messages of players for video and audio, which their scripts write into a page. Pure, except that it changes the tree.
import type { Found } from '../partial-article.ts';
import { isPlayerFault } from '../player-words.ts';
import {
  attribute,
  blocksOf,
  type Element,
  elementsIn,
  type Node,
  nodesIn,
  outermostIn,
  type Parent,
  removeAll,
  textOf,
} from './html-tree.ts';
import { linesIn } from './page-lines.ts';

/** Classes of video.js, JW Player, Plyr, MediaElement, Flowplayer, Bitmovin, Shaka, YouTube and Ghost, each a whole word. */
const PLAYER =
  /(?:^|\s)(?:video-js|vjs-[\w-]+|jwplayer|jw-[\w-]+|plyr(?:_{2}[\w-]+)?|mejs(?:__|-)[\w-]+|flowplayer|fp-(?:ui|player|controls)|bmpui-[\w-]+|bitmovinplayer-[\w-]+|shaka-[\w-]+|html5-video-player|ytp-[\w-]+|kg-(?:audio|video)-(?:player|overlay)|(?:video|audio|media)-?player[_-]{1,2}controls?|(?:video|audio|media|player)-controls)(?=\s|$)/;
/** What a player shows, and the caption below it. */
const SHOWN: ReadonlySet<string> = new Set(
  'video audio iframe embed object img picture figcaption script noscript amp-video amp-audio'.split(' '),
);
/** A player with such a paragraph is a part of the page that is only called so. */
const PROSE_CHARS = 150;
const MOST_SAID = 20;
const SAID_CHARS = 2_000;

/** Takes everything out of players but what they play. What was taken is asked for instructions. */
export function takePlayerChrome(root: Parent, found: Found): void {
  const players = outermostPlayers(root).filter((player) => !hasProse(player));
  const said = players.flatMap((player) => emptied(player) ?? []);
  for (const text of said.slice(0, MOST_SAID))
    found.said.push({ field: 'player', text: text.slice(0, SAID_CHARS), isProse: true, isBeside: true });
  if (said.length > 0) found.remarks.push('Left out of the text: the controls of a player.');
}

function outermostPlayers(root: Parent): Element[] {
  const within = new Set<Node>();
  const players: Element[] = [];
  for (const element of elementsIn(root)) {
    const isWithin = element.parentNode !== null && within.has(element.parentNode);
    const isPlayer = !isWithin && element.attrs.length > 0 && PLAYER.test((attribute(element, 'class') ?? '').slice(0, 500));
    if (isWithin || isPlayer) within.add(element);
    if (isPlayer) players.push(element);
  }
  return players;
}

function hasProse(player: Element): boolean {
  return blocksOf(player).some((block) => block.tagName === 'p' && textOf(block).length >= PROSE_CHARS);
}

/** The text that was taken out, without messages that sound like an instruction; `undefined` if there was none. */
function emptied(player: Element): string | undefined {
  const kept = new Set<Node>();
  for (const shown of outermostIn(player, SHOWN)) {
    for (const inner of nodesIn(shown)) kept.add(inner);
    for (
      let node: Node | null = shown;
      node !== null && node !== player && !kept.has(node);
      node = 'parentNode' in node ? node.parentNode : null
    )
      kept.add(node);
  }
  const before = textOf(player);
  const said = linesIn(player).filter((line) => !isPlayerFault(line));
  removeAll(player, (node) => !kept.has(node) && (node.nodeName !== '#text' || ('value' in node && node.value.trim() !== '')));
  return before === textOf(player) ? undefined : said.join(' ');
}
