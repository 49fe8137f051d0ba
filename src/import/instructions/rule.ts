// The form of a rule about the words of a part of a line. Pure.
import { pattern } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';

export interface Rule {
  /** Linear in its input: it repeats single kinds only. */
  kinds: RegExp;
  /** Every word is one of an instruction. */
  isClosed?: true;
  /** Nothing else in the line is of a story. */
  isWhole?: true;
  /** What else must be so. `rest`: what the first group of `kinds` matched, the end of the part. */
  also?: (part: Part, rest: string) => boolean;
}

/** Rules with the patterns of kind-patterns.ts as text. */
export function rulesOf(written: readonly (Omit<Rule, 'kinds'> & { kinds: string })[]): readonly Rule[] {
  return written.map((rule) => ({ ...rule, kinds: pattern(rule.kinds) }));
}

/** Whether one of the rules applies. */
export function isOneOf(rules: readonly Rule[], part: Part): boolean {
  return rules.some(({ kinds, isClosed, isWhole, also }) => {
    if ((isClosed === true && !part.isClosed) || (isWhole === true && !part.isWhole)) return false;
    const match = kinds.exec(part.kinds);
    return match !== null && (also === undefined || also(part, match[1] ?? ''));
  });
}
