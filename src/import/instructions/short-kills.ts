// Recognises a kill by the forms of kill-requests.ts, in which the order of the words matters, at the start of a line. Pure.
import { clausesOf } from './clauses.ts';
import { byFirstLetters } from './first-letters.ts';
import type { Audience, Instruction } from './instruction.ts';
import { KILL_REQUESTS, REQUESTED } from './kill-requests.ts';

const LONGEST_CHARS = 100;
const formsAt = byFirstLetters(KILL_REQUESTS, (form) => form);
const MAY_BE_ONE = new RegExp(`(?<![\\p{L}])(?:${REQUESTED})(?![\\p{L}])`, 'iu');

/** The kill that a line begins with. In a text for readers it is one of the first lines. */
export function killInShortLine(words: string, audience: Audience): Instruction | undefined {
  if (!MAY_BE_ONE.test(words.slice(0, audience === 'public' ? LONGEST_CHARS : words.length))) return undefined;
  for (const { start, core, isFirst } of clausesOf(words)) {
    if (!isFirst && audience === 'public') break;
    // "Please" is the word before an instruction, and may be a part of it.
    for (const from of start === core ? [core] : [core, start]) {
      const match = formAt(words, from);
      if (match !== undefined) return { kind: 'kill', text: words.slice(start, from + match.length).trim() };
    }
  }
  return undefined;
}

function formAt(words: string, at: number): string | undefined {
  for (const form of formsAt(words, at)) {
    form.lastIndex = at;
    const match = form.exec(words)?.[0];
    if (match !== undefined && match.length <= LONGEST_CHARS) return match;
  }
  return undefined;
}
