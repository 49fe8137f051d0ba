// Players and posts of other services, by the attributes that name them: custom elements, AMP components and the boxes that a service's script
// fills. Each answers the address of what it shows. Pure.
import type { Element, Properties } from 'hast';

type Address = (properties: Properties) => string | undefined;

/** Elements that are players by their name. */
const BY_NAME: Readonly<Record<string, Address>> = {
  'lite-youtube': from('https://www.youtube.com/embed/', 'videoid', 'videoId', 'dataVideoid'),
  'youtube-video': from('', 'src'),
  'lite-vimeo': from('https://player.vimeo.com/video/', 'videoid', 'videoId'),
  'vimeo-video': from('', 'src'),
  'amp-brightcove': brightcovePlayer,
  'amp-jwplayer': jwPlayer,
  'video-js': brightcovePlayer,
  'amp-youtube': from('https://www.youtube.com/embed/', 'dataVideoid', 'dataVideoId'),
  'amp-vimeo': from('https://player.vimeo.com/video/', 'dataVideoid', 'dataVideoId'),
  'amp-dailymotion': from('https://www.dailymotion.com/embed/video/', 'dataVideoid', 'dataVideoId'),
  'amp-twitter': from('https://x.com/i/status/', 'dataTweetid', 'dataTweetId'),
  'amp-instagram': from('https://www.instagram.com/p/', 'dataShortcode'),
  'amp-facebook': from('', 'dataHref'),
  'amp-facebook-page': from('', 'dataHref'),
  'amp-gist': from('https://gist.github.com/', 'dataGistid', 'dataGistId'),
  'amp-soundcloud': from('https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/', 'dataTrackid', 'dataTrackId'),
  'amp-tiktok': from('', 'dataSrc'),
  'amp-reddit': from('', 'dataSrc'),
  'amp-pinterest': from('', 'dataUrl'),
  'amp-imgur': from('https://imgur.com/', 'dataImgurId'),
  oembed: from('', 'url'),
  'bbc-video': from('', 'src'),
};

/** Boxes that a script fills, by a class. */
const BY_CLASS: Readonly<Record<string, Address>> = {
  'fb-post': from('', 'dataHref'),
  'fb-video': from('', 'dataHref'),
  'infogram-embed': from('https://infogram.com/', 'dataId'),
  'flourish-embed': from('https://public.flourish.studio/', 'dataSrc'),
  'instagram-media': from('', 'dataInstgrmPermalink'),
  'tiktok-embed': from('', 'cite'),
  'text-post-media': from('', 'dataTextPostPermalink'),
  'bluesky-embed': from('', 'cite'),
  'mastodon-embed': from('', 'dataEmbedUrl'),
  'video-js': brightcovePlayer,
  'DC-embed': from('', 'dataUrl'),
  'lite-youtube': from('https://www.youtube.com/embed/', 'dataId', 'dataVideoid'),
};

/** Scripts that write a player or a document where they stand. */
const BY_SCRIPT: readonly RegExp[] = [
  /^https?:\/\/gist\.github\.com\/[\w-]+\/\w+\.js/,
  /^https?:\/\/datawrapper\.dwcdn\.net\/\w+\/embed\.js/,
];

/** Scripts that fill boxes, which carry the address of what they show themselves. */
const FILLERS =
  /^https?:\/\/(?:platform\.(?:twitter|x)\.com|(?:www\.)?(?:instagram|tiktok|threads)\.(?:com|net)\/embed|connect\.facebook\.net|public\.flourish\.studio\/resources|e\.infogram\.com\/js|embed\.(?:bsky\.app|reddit\.com|documentcloud\.org)|(?:s7\.)?addthis\.com|assets\.documentcloud\.org)/;

/** What the element shows; relative to nothing, so that a page's own address never comes into it. `undefined`: it is no player. */
export function playerAddress({ tagName, properties }: Element): string | undefined {
  const named = Object.hasOwn(BY_NAME, tagName) ? BY_NAME[tagName]?.(properties) : undefined;
  return named ?? properties['dataOembedUrl']?.toString() ?? classAddress(properties);
}

export function isPlayerName(tagName: string): boolean {
  return Object.hasOwn(BY_NAME, tagName);
}

export function isFiller(src: string): boolean {
  return FILLERS.test(src);
}

/** The document that a script writes. `undefined`: the script writes none that is known. */
export function scriptedAddress(src: string, id: unknown): string | undefined {
  const infogram = typeof id === 'string' ? /^infogram_\d+_([\w-]+)$/.exec(id)?.[1] : undefined;
  if (infogram !== undefined) return `https://infogram.com/${infogram}`;
  if (/^https?:\/\/cdn\.jwplayer\.com\/players\/\w+-\w+\.js$/.test(src)) return src.replace(/js$/, 'html');
  return BY_SCRIPT.some((pattern) => pattern.test(src)) ? src.replace(/\/embed\.js.*$/, '/') : undefined;
}

function brightcovePlayer({ dataAccount, dataPlayer, dataPlayerId, dataVideoId }: Properties): string | undefined {
  const player = dataPlayer ?? dataPlayerId ?? 'default';
  const isNamed = [dataAccount, player, dataVideoId].every((part) => typeof part === 'string' && /^[\w:-]+$/.test(part));
  return isNamed ? `https://players.brightcove.net/${dataAccount}/${player}_default/index.html?videoId=${dataVideoId}` : undefined;
}

function jwPlayer({ dataPlayerId, dataMediaId, dataPlaylistId }: Properties): string | undefined {
  const media = dataMediaId ?? dataPlaylistId;
  const isNamed = [dataPlayerId, media].every((part) => typeof part === 'string' && /^\w+$/.test(part));
  return isNamed ? `https://cdn.jwplayer.com/players/${media}-${dataPlayerId}.html` : undefined;
}

function classAddress(properties: Properties): string | undefined {
  const classes = Array.isArray(properties['className']) ? properties['className'].map(String) : [];
  for (const name of classes) {
    const address = Object.hasOwn(BY_CLASS, name) ? BY_CLASS[name]?.(properties) : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}

function from(prefix: string, ...names: string[]): Address {
  return (properties) => {
    const value = names.map((name) => properties[name]).find((one): one is string => typeof one === 'string' && one.trim() !== '');
    return value === undefined ? undefined : prefix + value.trim();
  };
}
