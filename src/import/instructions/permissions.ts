// Rules for copy that may be used from a time or an event on: "Publish after 6pm", "Only run once confirmed", "For Sunday papers". Pure.
import { has } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { rulesOf } from './rule.ts';

const isTimed = ({ hasDay, hasHour }: Part) => hasDay || hasHour;
const isLabelled = (text: string) => /^\W*\p{L}+(?:\s\p{L}+)?\s*:/u.test(text);
/** "For", in the languages that name the day so. */
const FOR = /^\W*(?:for|zur|til|till|para|per|voor|à|pour|fri)\s/i;

function isFrom(part: Part): boolean {
  const { kinds, text } = part;
  if (
    has(kinds, 'be allowed $') ||
    (has(kinds, '^ not(publish|release|publication|published)* be use') && !has(kinds, '(publish|release|publication|published)'))
  )
    return false;
  const isClear =
    has(kinds, '(publish|release|publication|only)') ||
    part.audience === 'editors' ||
    part.hasHour ||
    part.isInCapitals ||
    /^\W*use/i.test(text) ||
    has(kinds, '(be|may|toBe)+ published after');
  return isClear && (isTimed(part) || has(kinds, '(approval|occasion|approver)'));
}

export const PERMISSIONS = rulesOf([
  {
    kinds:
      '^ (opening|draft|be|approval|may|toBe|over|allowed)* only? ((publish|release|publication|use) | (be|may|toBe)+ published) (use|publish|release|publication|outlet|copy|only)* only? after+ (only|after)* not(strange)* $',
    isClosed: true,
    also: isFrom,
  },
  { kinds: '^ opening* (be|may) be? published (time | after* time)', isClosed: true, isWhole: true, also: isTimed },
  // "Erst verwenden, wenn der Minister gesprochen hat", "Erst nach Freigabe verwenden"
  { kinds: '^ preamble* after (use|publish) after', also: ({ kinds, strange }) => strange <= 3 && !has(kinds, 'told') },
  {
    kinds: '^ preamble* after+ not(told|strange)* (use|publish)+ $',
    also: ({ text }) => /erst|först|først|pas|seulement|solo|só/iu.test(text),
  },
  {
    kinds: '^ (opening|unknown)? (be|may) be? (published|use) after+ time',
    isWhole: true,
    also: (part) => isTimed(part) && part.strange <= 1 && !has(part.kinds, 'told'),
  },
  // "Only run once the family has been informed", "Go live only on the editor's say-so"
  {
    kinds:
      '^ (opening|draft|ready)* (only (publish|use|release|publication) | (publish|use|release|publication) (outlet|copy)* only) (outlet|copy)* (after any* | (approval|occasion|approver) not(strange)* | approval strange? approver) $',
    also: (part) =>
      !has(part.kinds, 'told') &&
      has(part.kinds, '(approver|approval|occasion|time|publish|copy)') &&
      part.strange <= 4 &&
      (!part.isBesideStory || part.strange === 0),
  },
  // "Só pode ser publicado depois da leitura"
  { kinds: '^ opening* only (be|may|toBe)+ published after', also: ({ kinds, strange }) => strange <= 3 && !has(kinds, 'told') },
  // "To be published Monday", "Publish on 1 December"
  { kinds: '^ (opening|be)* (be|toBe)+ published time+ (only|time|be)* $', isClosed: true, isWhole: true, also: isTimed },
  {
    kinds: '^ (opening|be)* publish (outlet|copy)* time+ (boundary|only|time|be|no)* $',
    isClosed: true,
    isWhole: true,
    also: (part) => isTimed(part) && !isLabelled(part.text),
  },
  {
    kinds: '^ any* release any* time',
    isClosed: true,
    isWhole: true,
    also: (part) => isTimed(part) && /^\W*release (?:on|at|time|only)\b/i.test(part.text),
  },
  // "Publish date: 12 December 2026 06:00"
  {
    kinds: '^ (publish|publication|release) time+ $',
    isClosed: true,
    also: ({ text, hasHour }) =>
      hasHour &&
      isLabelled(text) &&
      /^\W*(?:publish|publication|posting|go-?live|launch|veröff|erschein).*(?:date|time|datum|termin|zeit)/i.test(text),
  },
  {
    kinds: '^ (opening|be)* (publication|release) (copy|outlet)* (be|only|after)* time+ only* $',
    isClosed: true,
    also: (part) => part.hasHour && (part.isWhole || /^\W*for\s/i.test(part.text)),
  },
  {
    kinds: '^ (notice|approver|only|outlet|time|advance)* until? (publication|release) (time|release|publication|only|outlet|only)* $',
    isClosed: true,
    also: (part) => has(part.kinds, 'time') && isTimed(part) && (part.isWhole || part.hasHour) && FOR.test(part.text),
  },
  // "For release on delivery"
  {
    kinds: '^ preamble* (release|publication) outlet* occasion+ (strange? time+)? $',
    isWhole: true,
    also: ({ text }) => /^\W*for\s/i.test(text),
  },
  // "Frei ab 20 Uhr", "Vrij voor publicatie vanaf maandag"
  {
    kinds:
      '^ (notice|only|copy|outlet)* (approval|allowed|planned)* (publication|publish|use|release)* until? after* (approval|allowed)+ until? (publication|publish|use|release|only)* after* (only|after)* time+ (only|time|outlet)* $',
    isClosed: true,
    also: (part) =>
      part.hasHour ||
      (part.isWhole && isTimed(part) && /freig|clear|usable|avail|vrij|frei|fri|libre|permi|autori|toegest/i.test(part.text)),
  },
  { kinds: '^ allowed (publication|publish|use|release)* after+ occasion+ $', isClosed: true, isWhole: true },
  {
    kinds: '^ planned (release|publication|publish|use)? time+ only* $',
    isClosed: true,
    isWhole: true,
    also: ({ hasHour, text }) => hasHour && /^\W*timed/i.test(text),
  },
  { kinds: '^ (opening|be)* outlet+ after+ time+ only* $', isClosed: true, isWhole: true, also: ({ hasHour }) => hasHour },
  // "Advance for Sunday", "For Monday's papers"
  {
    kinds:
      '^ published? advance (copy|outlet|release|publication)* time* (use|release|publication|published|outlet)* time+ (only|time|after|use)* $',
    isClosed: true,
    also: isTimed,
  },
  {
    kinds: '^ (notice|only|hold|published|use)* time+ (outlet|use)+ (time|only)* $',
    isClosed: true,
    also: ({ text }) =>
      /(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend/i.test(text) &&
      /^\W*(?:for|the|hold|save|keep|\p{L}+day).*(?:paper|edition|print)/iu.test(text),
  },
  {
    kinds: '^ use (outlet|time)+ only* $',
    isClosed: true,
    isWhole: true,
    also: (part) => isTimed(part) && /^\W*for use (?!by)/i.test(part.text) && (part.hasHour || /paper|edition/i.test(part.text)),
  },
  { kinds: '^ allowed time $', isClosed: true, isWhole: true, also: ({ text }) => /ausgabe|zeitung/i.test(text) },
]);
