// Rules for texts that only desks read. Pure. What would be a sentence of a story elsewhere is about the copy there, so it keeps copy back wherever its words
// may mean that.
import { has } from './kind-patterns.ts';
import { type Rule, rulesOf } from './rule.ts';

/** Terms of a licence, and notes on what belongs to the copy. */
const HARMLESS =
  /marketing|advertis|archiv|sales|resale|licen[cs]e|credit|honorar|redaktionell|editorial use|rewritten|redistributed|outside|countr|territor|merchandis|commercial|kommerzi|werbung|publicit/i;

/** "Check with the night editor before publishing", "Ask legal" */
const CONSULT =
  /^\W*(?:please\s+|first\s+|eerst\s+)?(?:ask|check with|consult\p{L}*|speak to|talk to|voir avec|ver con|hablar con|falar com|sentire|chiedere a|overleg\p{L}*|stäm av|kolla med|sjekk med|tjek med|skonsult\p{L}*|uzgodni\p{L}*|rücksprache|absprechen)(?!\p{L})/iu;

const NOTE_CHARS = 80;

const ALL = rulesOf([
  { kinds: 'approver', also: ({ text, strange }) => CONSULT.test(text) && strange <= 3 && text.length < NOTE_CHARS },
  // "Testo da rivedere"
  { kinds: '^ preamble* copy* toBe approval? $', isWhole: true },
  // "The photo of the mayor is on hold until Monday"
  { kinds: '(hold|held) not(reported|strange){0,4} (until|lacks)' },
  // "The piece on the mayor is not to be published before she has spoken"
  { kinds: '(no|may) (be|only|toBe)* (publish|published|publication|release|use) not(reported|strange){0,4} (until|lacks)' },
  { kinds: 'no (be|only|toBe)* (publish|publication|release) (?!any* (strange|says))', isClosed: true },
  // "The lawyers have not cleared paragraph six", "We still need an OK from the news editor"
  {
    kinds:
      'approver not(says)* no (be|only)* lacks? approved | no (be|only)* lacks? approved not(says)* approver | lacks not(says)* approval | lacks not(says|until)* approver',
    also: ({ strange, kinds }) => strange <= 4 && !has(kinds, 'may no'),
  },
  { kinds: '^ opening* keep not(says)* boundary' },
  // "Run after the council has voted", "Check with Anna before you publish"
  {
    kinds:
      '^ (notice|copy)* only? (publish|use|publication|release) (outlet|copy|only)* after not(says)* (approver|approval|occasion|time)',
  },
  {
    kinds: '(approved|approver|lacks|keep) not(says)* until (notice|be|only|copy|who)* (publish|published|publication|release|use)',
    also: ({ text }) => /before|vor(?!\p{L})|avant|antes|prima|voor|før|innan/iu.test(text),
  },
  { kinds: '^ (notice|copy)* draft not(says)', also: ({ strange, text }) => strange <= 3 && /\s/.test(text.trim()) },
]);

export const NOTES: readonly Rule[] = ALL.map(({ also, ...rule }) => ({
  ...rule,
  also: (part, rest) => part.audience === 'editors' && !HARMLESS.test(part.text) && (also?.(part, rest) ?? true),
}));
