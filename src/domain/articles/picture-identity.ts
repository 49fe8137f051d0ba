// Whether two addresses show one picture in two sizes: image services and editors write the size into the address. Pure.

/** Parameters by which image services are asked for a size, a crop or a format of one picture. */
const SIZE_PARAMETERS: ReadonlySet<string> = new Set(
  (
    'w h width height size sz s q quality dpr fit crop resize scale rect auto fm format fp-x fp-y ar zoom strip ssl sharp sharpen smart ' +
    'enable upscale disable precrop overlay-align overlay-width overlay-base64 itok ixlib ixid compress imwidth impolicy im downsize maxwidth maxheight'
  ).split(' '),
);

/** Parts of a path that ask for a size: of Ghost, Cloudflare, Cloudinary and the like, Drupal, Medium and thumbnail folders. */
const SIZE_SEGMENTS: readonly RegExp[] = [
  /^size\/[wh]\d+(?:h\d+)?\//,
  /^cdn-cgi\/image\/[^/]+\//,
  /^(?:[whxyz]_[\d.]+|[cg]_[a-z_]+|[qf]_auto(?::\w+)?|q_\d+|(?:dpr|ar)_[\d.:]+)(?:,[a-z]{1,3}_[\w.:-]+)*\//,
  /^styles\/[\w-]+\/public\//,
  /^(?:max|fit|resize|w|h)[/:]\d+(?:[x/:]\d+)?\//,
  /^\d{2,5}x\d{0,5}\//,
  /^format\/\w+\//,
];

/** The name that all sizes of a picture share. Two pictures with one name may still differ; an editor's file name rarely says so. */
export function pictureIdentity(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const [, proxied] = /^i\d\.wp\.com\/(.+)$/.exec(`${url.hostname}${url.pathname}`) ?? [];
  const place = proxied ?? `${url.hostname.replace(/^www\./, '')}${url.pathname}`;
  const [host = '', ...folders] = place.split('/');
  const query = [...url.searchParams].filter(([name]) => !SIZE_PARAMETERS.has(name.toLowerCase())).sort();
  return `${host}/${withoutSize(folders.join('/'))}?${new URLSearchParams(query)}`;
}

function withoutSize(path: string): string {
  let rest = path;
  let kept = '';
  while (rest !== '') {
    const sized = SIZE_SEGMENTS.map((pattern) => pattern.exec(rest)?.[0]).find((found) => found !== undefined);
    const end = rest.indexOf('/') + 1;
    if (sized !== undefined) rest = rest.slice(sized.length);
    else if (end === 0) return kept + fileWithoutSize(rest);
    else {
      kept += rest.slice(0, end);
      rest = rest.slice(end);
    }
  }
  return kept;
}

/** `quay-1024x683.jpg`, `quay-scaled.jpg`, `quay@2x.jpg` and `quay.jpg.webp` are `quay.jpg`. */
function fileWithoutSize(file: string): string {
  // The patterns take quadratic time, and no editor's file has a name this long.
  if (file.length > 300) return file;
  return file
    .replace(/(\.(?:jpe?g|png|gif))\.(?:webp|avif)$/i, '$1')
    .replace(/(?:@\dx|-\d{2,5}x\d{2,5}|-(?:scaled|rotated)|_(?:thumb|small|medium|large|\d{2,5}w))+(\.\w+)$/i, '$1');
}
