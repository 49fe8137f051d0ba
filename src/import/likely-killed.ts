// Finds the copy that a kill of another identity is likely about, in the same import: another format names the same story by another id. Pure.
import type { Copy, Kill, SourceIdentity } from './imported-article.ts';

/** What is kept of a kill. */
export interface LikelyKill extends Pick<Kill, 'file' | 'line' | 'instruction'> {
  identity: string;
}

/** Kills whose lines are searched for whole headlines. There are seldom more than a few, and of the others the ids and their own headlines count. */
const SEARCHED_KILLS = 200;
/** A longer line is a paragraph of a story. */
const LINE_CHARS = 200;
const LINES = 40;
/** Fewer words may begin the headline of another story. */
const PREFIX_WORDS = 4;
const PHRASE_WORDS = 3;
const SLUGGED = /\b(?:slugged|slug:?|keyword:?)\s+["“']?([\p{L}\p{N}][\p{L}\p{N}_.-]{2,63})/giu;
const QUOTED = /["“«„]([^"”»“\n]{3,200})["”»“]/g;
/** Of "KILL: Bridge closes", what follows. */
const LABEL = /^[^:–—]{1,60}(?::|[–—]| - )\s*/;

export type LikelyKilled = ReturnType<typeof likelyKilled>;

export function likelyKilled() {
  const byName = new Map<string, LikelyKill>();
  const searched: { kill: LikelyKill; lines: string }[] = [];
  return {
    add: (identity: string, { file, line, instruction, headline = '', text, otherIds = [] }: Kill): void => {
      const kill = { file, line, instruction: { ...instruction, text: instruction.text.slice(0, LINE_CHARS) }, identity };
      const lines = [headline, ...text.split('\n')].slice(0, LINES).filter((one) => one.length <= LINE_CHARS);
      const titles = lines.flatMap((one) => [one, one.replace(LABEL, '')]).map(wordsOf);
      const quoted = lines.flatMap((one) => [...one.matchAll(QUOTED)].map(([, words = '']) => `"${wordsOf(words)}`));
      const slugs = lines.flatMap((one) => [...one.matchAll(SLUGGED)].map(([, slug = '']) => `slug ${wordsOf(slug)}`));
      for (const name of [...otherIds, ...titles, ...quoted, ...slugs]) if (!byName.has(name)) byName.set(name, kill);
      if (searched.length < SEARCHED_KILLS) searched.push({ kill, lines: lines.map((one) => ` ${wordsOf(one)} `).join('\n') });
    },
    /** `identity` is that of the copy: of a kill with the same one the server decides. */
    find: (identity: string, copy: Copy): LikelyKill | undefined => {
      if (byName.size === 0) return undefined;
      const title = wordsOf(copy.article.headline);
      const named = namesOf(copy, title).map((name) => byName.get(name));
      const isLong = title.split(' ').length >= PHRASE_WORDS;
      const quoted = isLong ? searched.filter(({ lines }) => lines.includes(` ${title} `)).map(({ kill }) => kill) : [];
      return [...named, ...quoted].find((kill) => kill !== undefined && kill.identity !== identity);
    },
  };
}

function namesOf({ slug, otherIds = [] }: Pick<Copy, 'slug'> & SourceIdentity, title: string): string[] {
  const words = title.split(' ');
  const beginnings = words.map((_, index) => words.slice(0, index + 1)).filter(({ length }) => length >= PREFIX_WORDS);
  const whole = words.length > 1 ? [title] : [];
  const slugWords = wordsOf(slug);
  const named = slugWords.includes(' ') ? [slugWords] : [];
  return [...otherIds, ...whole, `"${title}`, `slug ${slugWords}`, ...named, ...beginnings.map((some) => some.join(' '))];
}

/** Its words alone, in small letters without marks. */
function wordsOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
