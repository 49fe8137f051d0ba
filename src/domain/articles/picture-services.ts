// Sizes in the path of a picture's address, as image services and content management systems write them. Pure.

/** Folders that a service puts before or into the path of a picture. `before`: what the path up to there has to end with, where a folder of an
 *  editor may look the same. */
interface SizeFolder {
  pattern: RegExp;
  before?: RegExp;
  host?: RegExp;
}

const CLOUDINARY =
  '(?:[whxy]_\\d[\\d.]*|c_[a-z_]+|g_[a-z_:]+|f_(?:auto|jpg|png|webp|avif)(?::\\w+)?|q_(?:\\d+|auto(?::\\w+)?)|dpr_(?:[\\d.]+|auto)|ar_[\\d.:]+|t_[\\w-]+)';

const SIZE_FOLDERS: readonly SizeFolder[] = [
  // Ghost.
  { pattern: /^size\/[wh]\d+(?:h\d+)?\/(?:format\/\w+\/)?/, before: /\/content\/images\/$/ },
  // Cloudinary, and those that copy it.
  { pattern: new RegExp(`^${CLOUDINARY}(?:,${CLOUDINARY})*/`), before: /\/(?:upload|fetch|private|authenticated)\/(?:[\w,.:]+\/)*$/ },
  // Drupal.
  { pattern: /^styles\/[\w-]+\/public\//, before: /\/files\/$/ },
  // Medium.
  { pattern: /^(?:v2\/)?(?:resize|max|fit)[/:](?:fit:|fill:)?\d+(?:[:/]\d+)?\/(?:format:\w+\/)?/, host: /(?:^|\.)medium\.com$/ },
  // Folders of thumbnails by size.
  { pattern: /^\d{2,5}x\d{2,5}\//, before: /\/(?:thumb|thumbs|thumbnails|resized|cache)\/$/ },
];

/** The crops of one picture at the Guardian: `…/{crop}/master/1234.jpg` and `…/{crop}/500.jpg`. */
const GUARDIAN = /^(\/img\/media\/[0-9a-f]{40}\/\d+_\d+_\d+_\d+)\/(?:master\/)?\d+\.(jpe?g|png)$/;

export function folderWithoutSizes(host: string, path: string): string {
  const guardian = host === 'guim.co.uk' ? GUARDIAN.exec(path.replace(/^\/(?!img\/)/, '/img/media/')) : null;
  if (guardian !== null) return guardian[1] ?? path;
  let rest = path.slice(1);
  let kept = '/';
  while (rest !== '') {
    const sized = sizeAt(host, kept, rest);
    const end = rest.indexOf('/') + 1;
    if (sized > 0) rest = rest.slice(sized);
    else if (end === 0) return kept + fileWithoutSize(rest);
    else {
      kept += rest.slice(0, end);
      rest = rest.slice(end);
    }
  }
  return kept;
}

function sizeAt(host: string, before: string, rest: string): number {
  for (const folder of SIZE_FOLDERS) {
    if (folder.host?.test(host) === false) continue;
    const found = folder.pattern.exec(rest)?.[0];
    // The end alone decides, and is short.
    if (found !== undefined && (folder.before?.test(before.length > 200 ? before.slice(-200) : before) ?? true)) return found.length;
  }
  return 0;
}

/** `quay-1024x683.jpg`, `quay-scaled.jpg`, `quay@2x.jpg` and `quay.jpg.webp` are `quay.jpg`. */
function fileWithoutSize(file: string): string {
  // The patterns take quadratic time, and no editor's file has a name this long.
  if (file.length > 300) return file;
  return file
    .replace(/(\.(?:jpe?g|png|gif))\.(?:webp|avif)$/i, '$1')
    .replace(/(?:@[1-4]x|-(?:[1-9]\d{2,4}x[1-9]\d{1,4}|[1-9]\dx[1-9]\d{2,4})|-(?:scaled|rotated)|_(?:thumb|\d{3,5}w))+(\.\w+)$/i, '$1');
}
