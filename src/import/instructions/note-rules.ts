// Rules for texts that only desks read. Pure. What would be a sentence of a story elsewhere is about the copy there, so it keeps copy back wherever its words
// may mean that.
import type { Rule } from './rule.ts';

/** Terms of a licence, and notes on what belongs to the copy. */
const HARMLESS =
  /marketing|advertis|archiv|sales|resale|licen[cs]e|credit|honorar|redaktionell|editorial use|rewritten|redistributed|outside|countr|territor|merchandis|commercial|kommerzi|werbung|publicit/i;

const ALL: readonly Rule[] = [
  // "The photo of the mayor is on hold until Monday"
  { kinds: /[hH][^?qP]{0,4}[bw]/ },
  // "The piece on the mayor is not to be published before she has spoken"
  { kinds: /[nM][mrB]*[vyplu][^?qP]{0,4}[bw]/ },
  { kinds: /n[mrB]*[vpl](?!.*[?q])/, isClosed: true },
  // "The lawyers have not cleared paragraph six", "We still need an OK from the news editor"
  { kinds: /a[^q]*n[mr]*w?[cC]|n[mr]*w?[cC][^q]*a|w[^q]*c|w[^qb]*a/, also: ({ strange, kinds }) => strange <= 4 && !/Mn/.test(kinds) },
  { kinds: /^[gars]*K[^q]*[bf]/ },
  // "Run after the council has voted", "Check with Anna before you publish"
  { kinds: /^[gs]*r?[vupl][osr]*f[^q]*[acjt]/ },
  { kinds: /[cCawK][^q]*b[gmrsU]*[vyplu]/, also: ({ text }) => /before|vor(?!\p{L})|avant|antes|prima|voor|før|innan/iu.test(text) },
  { kinds: /^[gs]*d[^q]/, also: ({ strange, text }) => strange <= 3 && /\s/.test(text.trim()) },
];

export const NOTES: readonly Rule[] = ALL.map(({ also, ...rule }) => ({
  ...rule,
  also: (part, rest) => part.audience === 'editors' && !HARMLESS.test(part.text) && (also?.(part, rest) ?? true),
}));
