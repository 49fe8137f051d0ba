// What carries nothing for a reader: buttons to share and follow, captchas, advertisements, and pictures and frames that count visitors. Pure.
import type { Properties } from 'hast';

/** Hosts of advertisements and counters; a subdomain of one is one too. */
const COUNTERS: ReadonlySet<string> = new Set(
  (
    'doubleclick.net googlesyndication.com googletagmanager.com googletagservices.com google-analytics.com googleadservices.com ' +
    'scorecardresearch.com quantserve.com chartbeat.com chartbeat.net bat.bing.com analytics.twitter.com ads.linkedin.com ' +
    'amazon-adsystem.com taboola.com outbrain.com criteo.com criteo.net adnxs.com rubiconproject.com pubmatic.com openx.net moatads.com ' +
    'adform.net casalemedia.com teads.tv smartadserver.com adsrvr.org demdex.net omtrdc.net 2o7.net everesttech.net krxd.net bluekai.com ' +
    'imrworldwide.com ioam.de met.vgwort.de xiti.com statcounter.com stats.wp.com pixel.wp.com mc.yandex.ru tr.snapchat.com ' +
    'ct.pinterest.com analytics.yahoo.com histats.com adition.com serving-sys.com zedo.com revcontent.com mgid.com zergnet.com ' +
    'hcaptcha.com challenges.cloudflare.com arkoselabs.com captcha-delivery.com recaptcha.net addthis.com addtoany.com sharethis.com ' +
    'widgets.getpocket.com social-plugins.line.me ghbtns.com platform.tumblr.com ads-twitter.com'
  ).split(' '),
);

/** Hosts that also show something, with the paths that do not. Tested against host and path, without a leading `www.`. */
const BUTTONS: readonly RegExp[] = [
  /^(?:[\w-]+\.)?facebook\.com\/(?:v\d+\.\d+\/)?plugins\/(?:like|like_box|likebox|share_button|share|follow|send|subscribe|save|recommendations|facepile|send_to_messenger|customer_chat)(?:\.php)?$/,
  /^(?:[\w-]+\.)?facebook\.com\/(?:tr|widgets\/like\.php)\/?$/,
  /^platform\.(?:twitter|x)\.com\/widgets\/(?:follow_button|tweet_button|hub|widget_iframe)\b/,
  /^(?:twitter|x)\.com\/(?:share|intent\/\w+)$/,
  /^t\.co\/(?:i\/adsct|1\/i\/adsct)/,
  /^(?:[\w-]+\.)?google\.[a-z.]+\/(?:recaptcha\/|pagead\/|ads\/|\w+\/_\/\+1\/)/,
  /^(?:adservice|pagead\d*)\.google\.[a-z.]+\//,
  /^gstatic\.com\/recaptcha\//,
  /^(?:apis|plus|plusone)\.google\.com\/(?:.*\/)?(?:\+1|_\/\+1|plusone)\b/,
  /^youtube\.com\/subscribe_(?:embed|widget)$/,
  /^(?:platform|px\.ads|px)\.linkedin\.com\//,
  /^linkedin\.com\/(?:countserv|cws|pages-extensions)\//,
  /^(?:assets|widgets|log)\.pinterest\.com\//,
  /^pinterest\.[a-z.]+\/pin\/create\//,
  /^(?:vk\.com|vkontakte\.ru)\/widget_(?:like|subscribe|allow_messages)\.php$/,
  /^b\.hatena\.ne\.jp\/(?:entry\/button|bookmarklet)/,
  /^reddit(?:static|media)?\.com\/(?:static\/)?button/,
  /^open\.spotify\.com\/follow\//,
  /^(?:feeds|feedproxy)\.(?:feedburner|google)\.com\/~(?:r\/.*\/~4\/|ff\/)/,
  /\/(?:piwik|matomo)\.php$/,
];

/** Tells whether what is at the address is a button, a captcha, an advertisement or a counter. */
export function isUnwanted(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  const labels = hostname.split('.');
  if (labels.some((_, index) => COUNTERS.has(labels.slice(index).join('.')))) return true;
  const place = hostname.replace(/^www\./, '') + pathname.slice(0, 300);
  return BUTTONS.some((pattern) => pattern.test(place));
}

/** Links and boxes that scripts make buttons of, by a class. */
const BUTTON_CLASS =
  /^(?:twitter-(?:share|follow|hashtag|mention|dm)-button|fb-(?:like|like-box|share-button|follow|send|save|customerchat)|g-plusone|g-ytsubscribe|g-recaptcha|h-captcha|cf-turnstile|adsbygoogle|addthis_\w+|a2a_\w+|sharethis-\w+|sharedaddy|linkedin-share-button|line-it-button|hatena-bookmark-button|github-button)$/;

/** Elements of AMP that share, advertise and count. */
const BUTTON_NAMES: ReadonlySet<string> = new Set(
  'amp-ad amp-ad-exit amp-embed amp-auto-ads amp-sticky-ad amp-analytics amp-pixel amp-social-share amp-facebook-like amp-recaptcha-input amp-addthis'.split(
    ' ',
  ),
);

export function isButton({ tagName, properties: { className } }: { tagName: string; properties: Properties }): boolean {
  return BUTTON_NAMES.has(tagName) || (Array.isArray(className) && className.some((name) => BUTTON_CLASS.test(String(name))));
}

/** A frame of a pixel, or one that is not displayed, counts visitors and shows nothing. A width that `min-width` enlarges is no width. */
export function isOutOfSight({ width, height, style, hidden }: Properties): boolean {
  const css = typeof style === 'string' ? style : '';
  if (hidden === true || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(css)) return true;
  if (/min-(?:width|height)\s*:/i.test(css)) return false;
  return [width, height].some(isPixel) || /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:!|;|$)/i.test(css);
}

/** A picture of one pixel. One with other candidates is a placeholder of a larger picture. */
export function isCounterPicture({ width, height, style }: { [Name in 'width' | 'height' | 'style']?: unknown }): boolean {
  const css = typeof style === 'string' ? style : '';
  const [wide, high] = ['width', 'height'].map((side) => new RegExp(`(?:^|[;\\s])${side}\\s*:\\s*[01](?:px)?\\s*(?:!|;|$)`, 'i').test(css));
  return (isPixel(width) || wide === true) && (isPixel(height) || high === true);
}

function isPixel(size: unknown): boolean {
  return size !== undefined && size !== null && /^\s*[01](?:px)?\s*$/.test(String(size));
}
