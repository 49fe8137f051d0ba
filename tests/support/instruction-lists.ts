// Lines that desks write to each other and lines that only look like them, in lists by several writers. A list was tried before anything
// was learned from it. The list `mistaken` has what was once taken for an instruction.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const LISTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'mistaken'];

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
  return readFileSync(join(import.meta.dirname, `../fixtures/instructions/list-${list}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
