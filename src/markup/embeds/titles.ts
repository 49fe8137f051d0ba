// What a link to an embed is called. Pure.
import type { Element } from 'hast';
import { isBlank } from '../../domain/values/text.ts';

/** The name of a file, or the host where an address names none. */
export function fileOf({ pathname, hostname }: URL): string {
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

export function titleOf({ properties }: Element): string | undefined {
  const titles = [properties['title'], properties['dataTitle'], properties['playlabel'], properties['ariaLabel']];
  // The pattern would take quadratic time on a long run of spaces.
  const lines = titles.map((one) => (typeof one === 'string' ? one.replace(/\s+/g, ' ').trim() : ''));
  return lines.find((one) => !isBlank(one) && !NO_TITLE.test(one))?.replace(/^Play: /, '');
}
