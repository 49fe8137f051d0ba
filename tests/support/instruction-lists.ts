// Lines that desks write to each other and lines that only look like them, in lists by different hands. Each list was written before the rules that it tried.
import { readFileSync } from 'node:fs';

export const LISTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'mistaken'];

export interface ListedLine {
  /** `none`: the line is no instruction. */
  kind: 'embargo' | 'hold' | 'kill' | 'draft' | 'limited' | 'none';
  lang: string;
  /** Where it stands in copy: `first-line`, `ednote` and so on. */
  place: string;
  /** Of an instruction: desks see it, or one like it, every month. */
  common?: true;
  /** Of no instruction: it is near to one. */
  near?: true;
  text: string;
}

export function linesOf(list: string): ListedLine[] {
  const file = new URL(`../fixtures/instructions/list-${list}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
