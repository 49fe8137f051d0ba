// Shortcodes of WordPress and tags of BBCode in a text: they call programs that we do not run. Pure. Ordinary square brackets stay.

/** What was removed, in the order of the text. */
export interface Stripped {
  text: string;
  removed: string[];
}

/** Names of shortcodes that come without attributes and without an end. */
const KNOWN = new Set(
  'ads ad adsense adrotate audio blockquote button buttons caption code column columns contact-form contact-form-7 divider dropcap embed embedyt facebook flickr formidable forminator gallery gravityform gravityforms gist googlemaps highlight icon iframe instagram jetpack_subscription_form jwplayer jwplatform more newsletter nextpage ninja_form playlist poll pullquote quote raw recent_posts related row scribd section slideshow slideshare soundcloud spacer spotify tab table tabs tiktok tooltip toc tweet twitter video vimeo vine wpforms wpvideo youtube'.split(
    ' ',
  ),
);
/** [mk_section color=white] */
const UNQUOTED = /^(?:\s+[a-z_][\w-]{0,60}=[^\s=]{1,200})+\s*$/i;
/** What Divi puts in the place of a value that it looks up when it shows the page. */
const LOOKED_UP = /@ET-DC@[\w+/=-]{1,4000}@/g;
const SHORTCODE = /\[(\[?)(\/?)([a-z][\w-]{0,60})((?:[\s=][^[\]]{0,2000})?)\/?\](\]?)/gi;

/** `isWordPress`: a bare name such as [gallery] is a shortcode. Elsewhere only what has attributes, an address or an end is one. */
export function withoutShortcodes(text: string, isWordPress: boolean): Stripped {
  const ends = new Set([...text.matchAll(/\[\/([a-z][\w-]{0,60})\]/gi)].map(([, name = '']) => name.toLowerCase()));
  const removed: string[] = [];
  const stripped = text
    .replace(LOOKED_UP, '')
    .replace(SHORTCODE, (whole, before: string, slash: string, name: string, attributes: string, after: string) => {
      // WordPress shows [[gallery]] as [gallery].
      if (before !== '' && after !== '') return whole;
      if (
        !isShortcode({ name, attributes: withoutSlash(attributes), hasEnd: ends.has(name.toLowerCase()), isEnd: slash !== '' }, isWordPress)
      )
        return whole;
      if (slash === '') removed.push(whole.slice(before.length, whole.length - after.length));
      if (name === 'caption' && slash === '') return `${before}${captionIn(attributes)}${after}`;
      return before + after;
    });
  return { text: stripped, removed };
}

/** Until 2012, WordPress kept the words below a picture in an attribute. The end of the shortcode may be in another text. */
function captionIn(attributes: string): string {
  const [, , text] = /\bcaption=(["“”])([^"“”]{1,1000})["“”]/.exec(attributes) ?? [];
  return text === undefined ? '' : ` ${text.trim()} `;
}

/** [fusion_separator /] */
function withoutSlash(attributes: string): string {
  return attributes.endsWith('/') && !attributes.includes('//') ? attributes.slice(0, -1) : attributes;
}

interface Candidate {
  name: string;
  attributes: string;
  hasEnd: boolean;
  isEnd: boolean;
}

function isShortcode({ name, attributes, hasEnd, isEnd }: Candidate, isWordPress: boolean): boolean {
  // Page builders have attributes of their own that begin with a low line: [et_pb_text _builder_version="4.9.4"].
  if (/(?:^|\s)[a-z_][\w-]*\s*=\s*["'“”″&\d]/i.test(attributes)) return true;
  if (name !== name.toLowerCase()) return false;
  if (/^=(?:https?:|["'#]|\w)/i.test(attributes)) return hasEnd;
  if (/^\s+https?:\/\/\S+\s*$/i.test(attributes)) return true;
  if (isWordPress && (hasEnd || name.includes('_')) && UNQUOTED.test(attributes)) return true;
  if (attributes.trim() !== '' && !KNOWN.has(name)) return false;
  if (isEnd || hasEnd) return true;
  return isWordPress && (KNOWN.has(name) || name.includes('_'));
}

/** One sentence for a person, which names at most five. */
export function removedRemark(removed: readonly string[]): string | undefined {
  const distinct = [...new Set(removed.map((tag) => tag.replace(/\s+/g, ' ').slice(0, 80)))];
  if (distinct.length === 0) return undefined;
  const more = distinct.length > 5 ? ` and ${distinct.length - 5} more` : '';
  return `Left out of the text: ${distinct.slice(0, 5).join(', ')}${more}.`;
}
