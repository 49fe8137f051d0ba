// Rules for what must not be done with copy: "Do not publish until …", "Nicht vor Montag senden", "Not to be used before the vote". Pure.
import { has, pattern } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { rulesOf } from './rule.ts';

/** "No publication", which a sentence may begin with, beside "not for publication". */
const IS_NO_NOUN = pattern('^ opening* no (publication|release) (copy|outlet)* (not(until) any*)? $');
const NEGATED = /not|nicht|pas|niet|não|non|ikke|inte|ej|no para|destin|apt[oa]/i;
/** "This material may not be published" is a reservation of rights. */
const IS_RESERVATION = pattern('^ opening* may no');
const READER = /\byou\b/i;
const FORWARD_CHARS = 90;

const isStrange = (rest: string) => has(rest, '^ (boundary|lacks|no)');

function isProhibition(part: Part, rest: string): boolean {
  const { kinds, text } = part;
  if (IS_RESERVATION.test(kinds) || /^[^,]*\b(?:not|n't)\s+(?:yet\s+)?been\b/i.test(text)) return false;
  if (IS_NO_NOUN.test(kinds) && !NEGATED.test(text)) return false;
  if (has(rest, '^ after+ time')) return false;
  return part.isClosed || isStrange(rest) || part.isInCapitals;
}

/** "Do not use before swimming" is advice: of a verb of many things, the copy or the desk has to be named beside it. */
function isAboutCopy({ kinds, text, strange }: Part, rest: string): boolean {
  const object = pattern('no (no|be|only|notice|toBe|lacks)* use (?<rest> (opening|use|publish|outlet|draft|be)*)').exec(kinds)?.[1] ?? '';
  return (
    rest !== '' &&
    !has(rest, '^ after+ time') &&
    strange <= 5 &&
    !rest.includes('q') &&
    (has(object, '(outlet|copy)') || has(rest, '(approved|approver|occasion|time|outlet|embargo|publish|publication|release)')) &&
    !READER.test(text) &&
    text.length < FORWARD_CHARS
  );
}

const WEAK =
  '^ (opening|internal|name)* (be|toBe)* no (no|be|only|notice|toBe|lacks)* use (opening|use|publish|outlet|draft|be)* (?<rest> $ | (boundary|lacks) any* $ | time+ only* $ | no any* approved any* $ | approved any* $)';

export const PROHIBITIONS = rulesOf([
  // "Do not publish until cleared", "Not to be broadcast before 6", "Not for publication"
  {
    kinds:
      '^ (opening|name|internal|advance|toBe)* be* no (no|be|only|notice|toBe|lacks)* until? ((publish|publication|release) | (be|toBe)+ published | published (?=boundary) | outlet (?=(boundary|lacks))) (opening|publish|publication|published|release|use|outlet|internal|draft|occasion|be)* (?<rest> $ | (boundary|approved|lacks|no|time|embargo|occasion|over|hold|held|keep) any* $)',
    also: isProhibition,
  },
  // "Not for release to pupils before 8am"
  { kinds: '^ preamble* no (publication|release) not(strange|until)* strange not(strange|until)* until not(strange)* time' },
  // "Not before the curtain comes down", "NOT TILL MONDAY: …"
  { kinds: '^ preamble* no until', also: ({ isBracketed, isInCapitals, kinds }) => (isBracketed || isInCapitals) && !has(kinds, 'told') },
  { kinds: '^ opening* no (be|only)* outlet (release|publication)', isClosed: true },
  // "Use after the day of the vote, and not before"
  {
    kinds: '(use|publish|release|publication) any* (time|occasion) any* no until $',
    isClosed: true,
    also: ({ hasDay, hasHour, text }) => hasDay || hasHour || /^\W*for use/i.test(text),
  },
  // "Winners' names not for release until the ceremony ends"
  {
    kinds:
      '^ not(told|no|be|may){1,4} (no toBe+ (publish|published) | no (publication|release)) (publish|published|publication|release|outlet|copy|use|occasion|be|name|only)* (until any* | $)',
    also: ({ strange, kinds, text }) => strange <= 3 && (has(kinds, 'until') || /not (?:for|to be)|nicht zu|pas pour|no para/i.test(text)),
  },
  // "May not be published before Monday"
  {
    kinds:
      '^ opening* may no (be|toBe)* (published|publish|use) (publish|published|use|outlet|only|copy|publication|release)* (boundary|lacks)',
    also: (part) => part.isClosed || part.isInCapitals,
  },
  { kinds: '^ opening* no may be* published $', also: ({ isInCapitals, text }) => isInCapitals || /nothing/i.test(text) },
  // "Publication prohibited before 6", "Publish no earlier than Monday", "Publicera inte före kl 18"
  { kinds: '^ opening* (publication|release) (copy|outlet)* (be|only)* no not(strange)* boundary', isClosed: true },
  { kinds: '^ (opening|over)* (publish (outlet|copy)* no until | (publication|publish|release) time+ no until $)', isClosed: true },
  // "Publicera inte före huvudnyheten"
  { kinds: '^ preamble* publish (outlet|copy)* no until', also: ({ kinds, strange }) => strange <= 2 && !has(kinds, 'told') },
  { kinds: '^ preamble* no (be|only)* outlet $', also: ({ isInCapitals }) => isInCapitals },
  // "Dieser Text darf erst ab dem 19. April verwendet werden"
  {
    kinds: '^ (notice|approver|only)* copy+ be+ after+ time+ (be|only|copy)* use+ be* $',
    isClosed: true,
    also: ({ hasDay, hasHour }) => hasDay || hasHour,
  },
  { kinds: '^ opening* use (outlet|copy)* no? (outlet|copy)* no until? not(strange)* time', isClosed: true, isWhole: true },
  // "Nada disto pode sair antes de o juiz falar"
  {
    kinds: '^ preamble* no (only|copy|after)* no? (be|may)+ no? (use|publish|published) not(strange)* until',
    also: ({ kinds }) => !has(kinds, '^ not(until)* told'),
  },
  // "Vor 7 Uhr darf hiervon nichts an die Öffentlichkeit"
  {
    kinds: '^ preamble* until+ (time|occasion)+ be not(strange){0,2} no not(strange)* (publish|use|published|outlet)',
    isWhole: true,
    also: (part) => part.strange <= 1,
  },
  {
    kinds: '^ preamble* until+ (time|occasion)+ no not(strange)* no? be (publish|use|published)',
    isWhole: true,
    also: (part) => part.strange <= 1,
  },
  // "The names of the winners may not be disclosed before …"
  { kinds: '^ copy{1,4} (may|be)+ no (be|toBe)* (published|publish) until' },
  // "web not before 8:45"
  {
    kinds: '^ preamble* outlet (notice|only|copy)* (no (be|only)* until | after+ only?) boundary* time not(strange)* $',
    also: (part) => part.hasHour,
  },
  // "Wir bitten, mit der Veröffentlichung bis Donnerstag zu warten"
  { kinds: '^ preamble* publication preamble* until? (time|occasion) not(strange)* keep $', isClosed: true },
  // "Kindly wait for the signing before running any of this"
  {
    kinds: '^ preamble* (keep|lacks) any* until (publish|use) (outlet|copy)* $',
    isWhole: true,
    also: (part) => part.strange <= 2 && !has(part.kinds, 'told'),
  },
  // "Der Text darf erst nach der Sitzung veröffentlicht werden"
  { kinds: '^ opening* copy+ be+ only? after+ not(told|strange)* (publish|published|use) be* $', isClosed: true, isWhole: true },
  // "Vor Montag nicht senden", "Darf erst am Montag erscheinen"
  {
    kinds:
      '^ (opening|be|toBe|may)* no (no|only|be)* (boundary|occasion|time|approver)+ (be|only|copy|notice)* (publish|published|use|release|publication)+ (only|time|be|outlet|approval)* $',
    isClosed: true,
  },
  {
    kinds:
      '^ opening* boundary+ (occasion|time|approver)+ (be|only|copy)* no (be|only)* (publish|published|use|release|publication|outlet)+ (only|time|be|outlet)* $',
    isClosed: true,
  },
  { kinds: '^ (opening|be|may)* until (occasion|time)+ (be|only|copy)* no (publish|published|use|release|publication)+ $', isClosed: true },
  {
    kinds: '^ (opening|be|may)* after+ (time|occasion)+ (be|only|copy)* (publish|published)+',
    isClosed: true,
    isWhole: true,
    also: ({ hasDay, hasHour }) => hasDay || hasHour,
  },
  { kinds: '^ preamble* only? after+ (approved|publication|occasion|time|approver)+ publish $', isClosed: true, isWhole: true },
  { kinds: '^ opening* (be|may) after+ publish', isClosed: true, isWhole: true, also: ({ hasDay, hasHour }) => hasDay || hasHour },
  // "Don't touch this until Friday"
  { kinds: WEAK, isClosed: true, also: (_, rest) => rest !== '' && !has(rest, '^ after+ time') },
  { kinds: WEAK, also: isAboutCopy },
  { kinds: WEAK, also: (part, rest) => rest !== '' && !has(rest, '^ after+ time') && (part.isInCapitals || part.isBracketed) },
  { kinds: WEAK, isClosed: true, isWhole: true, also: ({ text }, rest) => rest === '' && /^\W*not (?:for|to be)\b/i.test(text) },
  {
    kinds: '^ opening* no (no|be|only)* until (occasion|time)* time+ (outlet|only)* $',
    isClosed: true,
    isWhole: true,
    also: ({ kinds }) => has(kinds, 'outlet'),
  },
  {
    kinds: '^ not(time|occasion|strange)* no (be|only|toBe)* (use|publish|publication|release|published) any* until any* time',
    isClosed: true,
    isWhole: true,
    also: ({ hasDay, hasHour }) => hasDay || hasHour,
  },
  {
    kinds: 'no (be|only|toBe)* use',
    isClosed: true,
    also: ({ kinds }) => has(kinds, '(approved|draft|internal|lacks)') && !has(kinds, 'name'),
  },
  // "Not before 6pm"
  { kinds: '^ opening* no (no|only|be)* until (time|occasion) (time|occasion|name)* preamble* $', isClosed: true, isWhole: true },
  // "Not yet released"
  {
    kinds: '^ no lacks? published $',
    isClosed: true,
    isWhole: true,
    also: ({ kinds, isInCapitals, audience }) => has(kinds, 'lacks') || isInCapitals || audience === 'editors',
  },
  {
    kinds: '^ preamble* no (use|publish|publication|release|published)+ (outlet|only)* $',
    isClosed: true,
    isWhole: true,
    also: ({ isInCapitals, audience, behind }) => (isInCapitals || audience === 'editors') && behind[0] !== ':',
  },
]);
