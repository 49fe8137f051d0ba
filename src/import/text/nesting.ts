// Bounds the depth of JSON, YAML and TOML, so that nothing that walks the values can run out of stack. Pure.
import { Unreadable } from '../imported-article.ts';
import { lineAt } from './source-text.ts';

/** No item and no front matter nests as deep as this. */
export const LEVELS = 100;

/** Throws `Unreadable` for text with more brackets open at once. To be called before parsing. Only in JSON do quotes always enclose text. */
export function refuseDeepText(text: string, language: 'JSON' | 'YAML' | 'TOML'): void {
  let depth = 0;
  for (const match of text.matchAll(language === 'JSON' ? /"(?:[^"\\]|\\.)*"|[[\]{}]/gs : /[[\]{}]|^(?:[ \t]*[-?](?=[ \t]))+/gm)) {
    const [token] = match;
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > LEVELS || (!token.startsWith('"') && token.length > 2 * LEVELS && token.split(/[-?]/).length > LEVELS))
      throw new Unreadable(`nests ${language} more than ${LEVELS} deep`, lineAt(text, match.index));
  }
}

/** Throws `Unreadable` for a value of more levels, however it was written. */
export function refuseDeepValue(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LEVELS) throw new Unreadable(`nests values more than ${LEVELS} deep`);
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null && !(entry instanceof Date) ? Object.values(entry) : []));
  }
}
