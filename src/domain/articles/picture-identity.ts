// Whether two addresses show one picture in two sizes: image services and editors write the size into the address. Pure. Two pictures must never
// count as one, so a part of an address is left out only if a service is known to write a size or a quality there, and its value is one.

import { folderWithoutSizes } from './picture-services.ts';

const NUMBER = /^\d{1,5}(?:\.\d{1,6})?(?:px|%)?$/;
const PIXELS = /^[1-9]\d{2,4}$/;
const PERCENT = /^(?:100|[1-9]?\d)$/;
const SIZE = /^\d{1,5}(?:[x,:*]\d{1,5}){1,3}!?$/;
const WORDS = /^[a-z]{2,12}(?:[,-][a-z]{2,12}){0,3}$/;
const FORMAT = /^(?:auto|jpe?g|pjpg|png|webp|avif|gif)$/;
const SWITCH = /^(?:0|1|true|false|all|info|auto|none)$/;
const POSITION = /^-?\d{1,5}(?:\.\d{1,6})?$/;

/** Parameters by which image services are asked for a size, a crop, a quality or a format of one picture, with the values that ask for one. */
const SIZE_PARAMETERS: Readonly<Record<string, readonly RegExp[]>> = {
  // Fewer digits may be a week or an hour.
  w: [PIXELS],
  h: [PIXELS],
  width: [NUMBER],
  height: [NUMBER],
  imwidth: [NUMBER],
  maxwidth: [NUMBER],
  maxheight: [NUMBER],
  'max-w': [NUMBER],
  'max-h': [NUMBER],
  sz: [NUMBER, SIZE],
  size: [SIZE],
  resize: [NUMBER, SIZE],
  fit: [SIZE, WORDS],
  crop: [SIZE, WORDS, SWITCH],
  rect: [SIZE],
  q: [PERCENT],
  quality: [NUMBER, WORDS],
  dpr: [NUMBER],
  scale: [NUMBER],
  auto: [WORDS],
  fm: [FORMAT],
  format: [FORMAT],
  'fp-x': [POSITION],
  'fp-y': [POSITION],
  ar: [SIZE],
  sharp: [NUMBER],
  smart: [SWITCH],
  enable: [/^upscale$/],
  disable: [/^upscale$/],
  upscale: [SWITCH],
  // Of Akamai and Fastly.
  impolicy: [/^[\w-]+$/],
  im: [/^Resize[=,(]/],
  downsize: [/^(?:\*|\d{1,5}(?:px)?):(?:\*|\d{1,5}(?:px)?)$/],
  // Of the Guardian's pictures.
  precrop: [SIZE, /^\d+:\d+,/],
  'overlay-align': [WORDS],
  'overlay-width': [/^\d+p?$/],
  'overlay-base64': [/^[\w%+/=-]+$/],
  // Signatures and versions of libraries, which depend on the size.
  itok: [/^[\w-]{1,12}$/],
  ixlib: [/^[a-z]+-[\d.]+$/],
};

/** A signature is of the size, where the address asks for one, and tells pictures apart otherwise. */
const SIGNATURES: ReadonlySet<string> = new Set(['s', 'auth']);
const SIGNATURE = /^[0-9a-f]{32,64}$/;

/** The name that all sizes of a picture share. */
export function pictureIdentity(address: string): string {
  return identityOf(address, 3);
}

/** `depth`: how many services may have put the address into their own. */
function identityOf(address: string, depth: number): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const inner = depth > 0 ? addressWithin(url) : undefined;
  if (inner !== undefined) return identityOf(inner, depth - 1);
  const host = url.hostname.replace(/^www\./, '').replace(/^(?:i|media)\.guim\./, 'guim.');
  const query = pictureQuery(url);
  return `${host}${folderWithoutSizes(host, url.pathname)}${query.length === 0 ? '' : `?${new URLSearchParams(query)}`}`;
}

/** The parameters that tell pictures apart. Where nothing else says that the address is of a picture, one letter alone does not. */
function pictureQuery({ pathname, searchParams }: URL): [string, string][] {
  const sizes = [...searchParams].filter(([name, value]) => isSize(name, value));
  const isPicture = sizes.length > 1 || /\.(?:jpe?g|png|gif|webp|avif)$/i.test(pathname);
  const left = [...searchParams].filter(([name, value]) => !isSize(name, value) || (name.length === 1 && !isPicture));
  const isSized = left.length < searchParams.size;
  return left.filter(([name, value]) => !(isSized && SIGNATURES.has(name) && SIGNATURE.test(value))).sort();
}

function isSize(name: string, value: string): boolean {
  const key = name.toLowerCase();
  return Object.hasOwn(SIZE_PARAMETERS, key) && SIZE_PARAMETERS[key]?.some((pattern) => pattern.test(value)) === true;
}

/** Parameters of wp.com, which elsewhere may mean something else, such as the scale of a map. */
const PHOTON = ['zoom', 'ssl', 'strip', 'w', 'h'];

/** A signature or `unsafe`, a size and filters, as Thumbor and the resizer of Arc write them. */
const THUMBOR =
  /^\/(?:(?:resizer|thumbor)\/(?:unsafe|[\w-]{20,43}={0,2})|unsafe|[\w-]{27}=)\/(?:fit-in\/)?-?\d{1,5}x-?\d{1,5}\/(?:(?:smart|top|middle|bottom|left|center|right)\/){0,2}(?:filters:[^/]{1,500}\/)?(.+)$/;

/** The address of the picture itself, where a service has it in its own. */
function addressWithin(url: URL): string | undefined {
  const { hostname, pathname, searchParams } = url;
  // Next.js.
  if (/^\/_next\/image\/?$/.test(pathname)) return absolute(searchParams.get('url'), url);
  if (/^i\d\.wp\.com$/.test(hostname)) {
    for (const name of PHOTON) searchParams.delete(name);
    return absolute(`https:/${pathname}${url.search}`, url);
  }
  // Cloudflare.
  const [, resized] = /^\/cdn-cgi\/image\/[\w=,.:%-]+\/(.+)$/.exec(pathname) ?? [];
  if (resized !== undefined) return absolute(`${/^https?:\//.test(resized) ? '' : '/'}${resized}${url.search}`, url);
  const [, source] = THUMBOR.exec(pathname) ?? [];
  if (source !== undefined)
    return absolute(
      decoded(source)
        .replace(/^(?=[\w-]+(?:\.[\w-]+)+\/)/, 'https://')
        .replace(/^(?!https?:|https?%3A)/i, '/'),
      url,
    );
  // Cloudinary.
  const [, fetched] = /\/image\/fetch\/(?:[^/]+\/)*?(https?(?::|%3A)(?:\/|%2F){1,2}.+)$/i.exec(pathname.slice(0, 3_000)) ?? [];
  return fetched === undefined ? undefined : absolute(decoded(fetched), url);
}

function absolute(address: string | null, base: URL): string | undefined {
  if (address === null || !URL.canParse(address, base.href)) return undefined;
  const url = new URL(address, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
