// Rules for copy that is kept back: "Hold for Sunday", "Sit on this until the vote", "Publication on hold". Pure.
import { has } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { rulesOf } from './rule.ts';

const STRONG =
  /hold|halt|håll|segur|fermo|park|sit(?:ting)? on|stop|zurück|retenir|retener|reter|trattenere|aanhouden|vasthouden|ophouden|withhold|keep (?:off|back)|kept back|freeze/i;
const HOLD = /\bhold/i;
const READER = /\byou(?:r)?\b/i;
/** Recipes say "hold until firm", too. */
const COOKED = /minute|second|stund|hour/i;
const OURS = /(?<!\p{L})(?:our|my|uns|unser\p{L}*|notre|nuestr[oa]|nosso|nostro|ons|vår|vores|oss|nasz)(?!\p{L})/iu;
const hasNone = ({ kinds }: Part, some: string) => !has(kinds, some);

/** "Hold until the widow has been told" */
function isHeldUntil(part: Part, rest: string): boolean {
  const { kinds, text, strange, isWhole } = part;
  if (has(kinds, '^ not(until)* says') || (READER.test(text) && !/^\W*thank you/i.test(text))) return false;
  if (has(kinds, 'hold (hold|only|notice)* (outlet|copy)'))
    return has(rest, '(approved|approver|occasion|publish|publication|use|published|copy|outlet|embargo)');
  return (
    STRONG.test(text) &&
    (has(rest, '(approver|approval|occasion|publish|publication|published|embargo)') ||
      (isWhole && (has(rest, '(ready|use|copy|outlet)') || (strange >= 3 && !COOKED.test(text)))))
  );
}

/** "Keep this until the report is out": people keep and wait for other things as well. */
function isKeptUntil(part: Part): boolean {
  const { kinds, strange, text } = part;
  if (strange > 3 || READER.test(text) || !hasNone(part, 'reported')) return false;
  return has(kinds, '^ preamble* keep notice* (outlet|copy|publication)')
    ? has(kinds, '(approver|approval|occasion|time|publish|publication)')
    : has(kinds, 'boundary not(boundary)* (approver|approval)');
}

export const HOLDS = rulesOf([
  // "Die Meldung Haushalt ist bis 7 Uhr gesperrt"
  {
    kinds: '^ preamble* copy+ unknown{0,3} be? until not(reported|strange)* (hold|held) $',
    isWhole: true,
    also: (part) => part.hasHour || part.hasDay,
  },
  {
    kinds: '^ (opening|be)* hold (hold|outlet|copy|only|notice|draft|approval)* $',
    isWhole: true,
    also: ({ text }) => HOLD.test(text) && /\p{L}\s+\p{L}/u.test(text) && !/hold (?:on|up|it)\b/i.test(text),
  },
  {
    kinds: '^ preamble* hold+ preamble* $',
    also: ({ text, isInCapitals, audience, isWhole }) =>
      /hold|zurück|stop/i.test(text) &&
      (isInCapitals ||
        audience === 'editors' ||
        (isWhole && /^\W*on hold\W*$/i.test(text)) ||
        (isWhole && /bitte|please|pls|kindly/i.test(text))),
  },
  {
    kinds:
      '^ (opening|be|toBe)* hold (hold|outlet|copy|only|notice|draft|internal|over)* (boundary|lacks|time|approver|approval|occasion|no|publish|publication|use|published|release|embargo)+ any* $',
    isClosed: true,
    also: ({ kinds, text, isBesideStory, isInCapitals, audience, hasHour, hasDay }) =>
      !isBesideStory ||
      isInCapitals ||
      audience === 'editors' ||
      (hasHour && has(kinds, 'until')) ||
      has(kinds, 'hold not(until)* (outlet|copy)') ||
      (HOLD.test(text) && (hasDay || hasHour)),
  },
  {
    kinds:
      '^ (opening|be)* (keep|hold)* keep (keep|hold|outlet|copy|only|notice|draft|internal|over)* (boundary* time | until | (approval|lacks))',
    isClosed: true,
    isWhole: true,
    also: ({ kinds, hasDay, hasHour }) => has(kinds, '(until|approval|copy)') || hasDay || hasHour,
  },
  // "Publication on hold", "Copy held"
  {
    kinds: '^ preamble* (copy|publication|release)+ be? (hold|held)',
    isClosed: true,
    isWhole: true,
    also: (part) => /hold|held|parked|embargo|suspend|frozen|pending/i.test(part.text) && hasNone(part, 'was'),
  },
  {
    kinds: '^ (opening|be|toBe)* hold (hold|outlet|copy|only|notice|draft|publication)* (boundary|lacks) (?<rest> any*) $',
    also: isHeldUntil,
  },
  // "HOLD FOR PARENT", "HÅLL"
  {
    kinds: '^ preamble* hold unknown? $',
    isWhole: true,
    also: ({ text, isInCapitals }) => isInCapitals || /^\W*hold for \p{L}+\W*$/iu.test(text),
  },
  { kinds: '^ preamble* (hold|held|keep)+ $', also: ({ isInCapitals }) => isInCapitals },
  // "Council yet to respond - hold"
  { kinds: '^ hold $', also: ({ text, before }) => /^\s*hold\W*$/i.test(text) && /\s[-–—]{1,3}\s/.test(before) },
  // "Hold pending response from the company"
  {
    kinds: '^ (opening|be|toBe)* hold (hold|outlet|copy|only|notice|draft)* lacks',
    isWhole: true,
    also: (part) => part.strange <= 4 && STRONG.test(part.text) && !READER.test(part.text) && hasNone(part, 'reported'),
  },
  { kinds: '^ preamble* keep (publication|approval|release|approver)', isClosed: true, isWhole: true },
  // "Wait for the lawyers' approval before publishing"
  {
    kinds: '^ preamble* keep (notice|use|outlet)* approval',
    also: (part) =>
      part.strange <= 2 &&
      (has(part.kinds, '(approver|publish|publication|release|occasion|use)') || OURS.test(part.text)) &&
      hasNone(part, 'told'),
  },
  { kinds: '^ preamble* keep (outlet|copy|notice|publication)* boundary+', also: isKeptUntil },
  {
    kinds: '^ preamble* (copy|publication|release)+ held',
    isClosed: true,
    also: (part) => !part.isBesideStory && hasNone(part, 'name | be held'),
  },
  {
    kinds: 'held',
    isClosed: true,
    isWhole: true,
    also: (part) =>
      hasNone(part, 'name | be held') &&
      (part.isInCapitals ||
        part.audience === 'editors' ||
        (has(part.kinds, '(boundary|lacks|occasion)') && (part.hasHour || has(part.kinds, 'occasion')))),
  },
  // "To be held until Sunday", "Gesperrt bis Montag"
  { kinds: '^ opening* toBe+ held not(strange)* boundary', isClosed: true, isWhole: true },
  {
    kinds: '^ preamble* held until',
    isClosed: true,
    isWhole: true,
    also: (part) => /gesperrt|sperr|held|klausul/i.test(part.text) && hasNone(part, 'name'),
  },
  // "AWAITING"
  { kinds: '^ preamble* lacks+ $', isWhole: true, also: ({ isInCapitals }) => isInCapitals },
  // "Bis zur Freigabe bitte zurückhalten"
  { kinds: '^ preamble* until (approval|occasion|approver|time) (approval|occasion|approver|notice|time|only|be)* hold $', isClosed: true },
  {
    kinds: '^ preamble* hold (release|publication)',
    also: ({ text, strange }) => strange === 0 && /^\W*hold for (?:release|publication)(?!\p{L})/iu.test(text),
  },
  { kinds: '^ copy+ be held until not(told)* $', isWhole: true, also: ({ text }) => /sperr|gesperrt|embargo|klausul/i.test(text) },
  {
    kinds: 'hold any* (publish|publication|use|release) any* until | hold any* until any* (publish|publication|use|release)',
    isClosed: true,
  },
]);
