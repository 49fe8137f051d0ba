// The page on which a reader sees what a player shows: the address of a player is for frames, and many refuse to open on their own. Pure.

export interface WatchPage {
  address: string;
  /** The name of the service. Absent: none that is known. */
  service?: string;
}

interface Service {
  name: string;
  /** Tested against the host without a leading `www.`. */
  host: RegExp;
  page?: Page;
}

/** Answers the address of the page, or `undefined` where the player's own address is the best there is. */
type Page = (player: URL) => string | undefined;

const SERVICES: readonly Service[] = [
  { name: 'YouTube', host: /^(?:m\.)?youtube(?:-nocookie)?\.com$|^youtu\.be$/, page: youTubePage },
  { name: 'Vimeo', host: /^player\.vimeo\.com$/, page: vimeoPage },
  { name: 'Vimeo', host: /^vimeo\.com$/ },
  { name: 'Dailymotion', host: /^(?:geo\.)?dailymotion\.com$/, page: dailymotionPage },
  { name: 'TED', host: /^embed(?:-ssl)?\.ted\.com$/, page: ({ pathname }) => `https://www.ted.com${pathname}` },
  { name: 'Streamable', host: /^streamable\.com$/, page: onPath(/^\/[eos]\/(\w+)/, 'https://streamable.com/$1') },
  { name: 'Internet Archive', host: /^archive\.org$/, page: onPath(/^\/embed\/([^/]+)/, 'https://archive.org/details/$1') },
  { name: 'Twitch', host: /^(?:player|clips)\.twitch\.tv$/, page: twitchPage },
  { name: 'Spotify', host: /^open\.spotify\.com$/, page: onPath(/^\/embed(?:-podcast)?(\/\w+\/\w+)/, 'https://open.spotify.com$1') },
  { name: 'Apple Podcasts', host: /^embed\.podcasts\.apple\.com$/, page: onHost('podcasts.apple.com') },
  { name: 'Apple Music', host: /^embed\.music\.apple\.com$/, page: onHost('music.apple.com') },
  { name: 'SoundCloud', host: /^w\.soundcloud\.com$/, page: soundCloudPage },
  { name: 'Facebook', host: /^(?:\w+\.)?facebook\.com$/, page: facebookPage },
  { name: 'Instagram', host: /^instagram\.com$/, page: onPath(/^((?:\/[\w.]+)?\/(?:p|reel|tv)\/[\w-]+)/, 'https://www.instagram.com$1/') },
  { name: 'TikTok', host: /^(?:\w+\.)?tiktok\.com$/ },
  { name: 'X', host: /^(?:platform\.twitter|twitter|x|platform\.x)\.com$/, page: postPage },
  { name: 'Reddit', host: /^(?:www\.)?(?:redditmedia|reddit)\.com$|^embed\.reddit\.com$/, page: onHost('www.reddit.com') },
  { name: 'GitHub Gist', host: /^gist\.github\.com$/, page: onPath(/^(\/[\w-]+\/\w+)(?:\.js)?$/, 'https://gist.github.com$1') },
  { name: 'Datawrapper', host: /^datawrapper\.dwcdn\.net$/, page: onPath(/^\/(\w+)\//, 'https://datawrapper.dwcdn.net/$1/') },
  {
    name: 'Flourish',
    host: /^flo\.uri\.sh$|^public\.flourish\.studio$/,
    page: onPath(/^\/(visualisation|story)\/(\d+)/, 'https://public.flourish.studio/$1/$2/'),
  },
  { name: 'Infogram', host: /^(?:e\.)?infogram\.com$/, page: onPath(/^\/(?:embed\/)?((?:_\/)?[\w-]+)/, 'https://infogram.com/$1') },
  { name: 'CodePen', host: /^codepen\.io$/, page: onPath(/^\/([\w-]+)\/embed(?:\/preview)?\/(\w+)/, 'https://codepen.io/$1/pen/$2') },
  { name: 'DocumentCloud', host: /^(?:embed\.|www\.)?documentcloud\.org$/, page: onHost('www.documentcloud.org') },
  { name: 'Threads', host: /^threads\.(?:net|com)$/, page: ownPost },
  {
    name: 'Bluesky',
    host: /^embed\.bsky\.app$/,
    page: onPath(/^\/embed\/([\w:.-]+)\/app\.bsky\.feed\.post\/(\w+)/, 'https://bsky.app/profile/$1/post/$2'),
  },
  { name: 'Brightcove', host: /^players\.brightcove\.net$/ },
  { name: 'JW Player', host: /^cdn\.jwplayer\.com$/ },
  { name: 'Google Maps', host: /^(?:maps\.)?google\.[a-z.]+$/, page: mapPage },
];

/** The player's own address if no page is known for it. */
export function watchPageOf(player: string): WatchPage {
  const url = new URL(player);
  const host = url.hostname.replace(/^www\./, '');
  const service = SERVICES.find((one) => one.host.test(host));
  const page = service === undefined ? ownPost(url) : service.page?.(url);
  const address = page !== undefined && URL.canParse(page) ? page : url.href;
  return service === undefined ? { address } : { address, service: service.name };
}

function onPath(pattern: RegExp, page: string): Page {
  return ({ pathname }) => (pattern.test(pathname) ? (pattern.exec(pathname)?.[0] ?? '').replace(pattern, page) : undefined);
}

function onHost(host: string): Page {
  return ({ pathname, search }) => `https://${host}${pathname}${search}`;
}

/** Only a page of Facebook: a parameter is whatever the page's author wrote. */
function facebookPage({ searchParams }: URL): string | undefined {
  const value = searchParams.get('href') ?? '';
  return /^https?:\/\/(?:\w+\.)?facebook\.com\//.test(value) ? value : undefined;
}

/** Threads, and Mastodon and its kin on any host, add `/embed` to the address of the post. */
function ownPost({ origin, pathname }: URL): string | undefined {
  const post = /^(\/@[\w.@-]+\/(?:post\/)?[\w-]+)\/embed\/?$/.exec(pathname)?.[1];
  return post === undefined ? undefined : origin + post;
}

/** The frame refuses to open on its own. Its parameter `pb` has the place: `!2d` is the longitude, `!3d` the latitude. */
function mapPage(frame: URL): string | undefined {
  const { searchParams } = frame;
  const [, longitude, latitude] = /!2d(-?[\d.]{1,20})!3d(-?[\d.]{1,20})/.exec(searchParams.get('pb') ?? '') ?? [];
  const query = latitude === undefined ? searchParams.get('q') : `${latitude},${longitude}`;
  return query === null ? undefined : `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(query)}`;
}

/** `start` is in seconds, as is `t` on the page. */
function youTubePage({ hostname, pathname, searchParams }: URL): string | undefined {
  const list = searchParams.get('list');
  const path = /^\/(?:embed|v|shorts|live)\/([\w-]+)/.exec(pathname)?.[1] ?? (hostname === 'youtu.be' ? pathname.slice(1) : undefined);
  if (path === 'videoseries' && list !== null) return `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`;
  const id = path ?? searchParams.get('v') ?? undefined;
  if (id === undefined || !/^[\w-]+$/.test(id) || id === 'videoseries') return undefined;
  const start = searchParams.get('start') ?? searchParams.get('t') ?? '';
  return `https://www.youtube.com/watch?v=${id}${/^\d+s?$/.test(start) && Number.parseInt(start, 10) > 0 ? `&t=${Number.parseInt(start, 10)}` : ''}`;
}

/** A video that is not listed has a second part in its address: `h` on the player, a path segment on the page. */
function vimeoPage({ pathname, searchParams }: URL): string | undefined {
  const id = /^\/video\/(\d+)/.exec(pathname)?.[1];
  const secret = searchParams.get('h');
  if (id === undefined) return undefined;
  return secret !== null && /^\w+$/.test(secret) ? `https://vimeo.com/${id}/${secret}` : `https://vimeo.com/${id}`;
}

function dailymotionPage({ pathname, searchParams }: URL): string | undefined {
  const id = /^\/embed\/video\/(\w+)/.exec(pathname)?.[1] ?? searchParams.get('video');
  return id === null || id === undefined || !/^\w+$/.test(id) ? undefined : `https://www.dailymotion.com/video/${id}`;
}

function twitchPage({ searchParams }: URL): string | undefined {
  const video = searchParams.get('video');
  const channel = searchParams.get('channel');
  const clip = searchParams.get('clip');
  if (video !== null && /^v?\d+$/.test(video)) return `https://www.twitch.tv/videos/${video.replace('v', '')}`;
  if (clip !== null && /^[\w-]+$/.test(clip)) return `https://clips.twitch.tv/${clip}`;
  return channel !== null && /^\w+$/.test(channel) ? `https://www.twitch.tv/${channel}` : undefined;
}

/** The player names what it plays by the address of the page, or by one of the API that no reader can open. */
function soundCloudPage({ searchParams }: URL): string | undefined {
  const url = searchParams.get('url') ?? '';
  return /^https:\/\/(?:www\.)?soundcloud\.com\//.test(url) ? url : undefined;
}

function postPage({ pathname, searchParams }: URL): string | undefined {
  const id = searchParams.get('id') ?? /\/status\/(\d+)/.exec(pathname)?.[1];
  if (id === null || id === undefined || !/^\d+$/.test(id)) return undefined;
  return pathname.startsWith('/embed') || searchParams.has('id') ? `https://x.com/i/status/${id}` : undefined;
}
