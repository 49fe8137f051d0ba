// Rules for copy that is not finished, not approved or not meant for readers: "Not lawyered", "Awaiting sign-off", "Draft only", "Internal use only". Pure.

import { isOfDesks } from './instruction.ts';
import { has } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { rulesOf } from './rule.ts';

const COPY = /story|copy|piece|article|text|item|this|draft|beitrag|artikel|papier|nota|matéria|pezzo|stuk/i;
export const LABELS =
  /draft|insert|xxx|unverified|platzhalt|blindtext|arbeitsstand|szkic|robocz|luonnos|ungeprüft|wip|work in progress|unlegal|unsub|entwurf|brouillon|borrador|rascunho|bozza|concept|utkast|udkast|kladde|placeholder|obit/i;
const isEditors = ({ audience }: Part) => audience === 'editors';
const isSet = (part: Part) => part.isInCapitals || isEditors(part);
/** "Print only": the copy is for paper and not for the web. */
const PAPER = /(?<!\p{L})(?:print|papier|papel|carta|papper|papir|papieru|zeitung|newspaper|magazine|heft)(?!\p{L})/iu;
/** "Draft 2, awaiting client sign-off", "Rough cut, numbers to be verified" */
const LABEL_AND_COMMA = /^\W*(?:\p{L}+\s){0,2}\p{L}+(?:\s\d)?,/u;

/** Something of the desk is in it: a lawyer, an editor, publication or the copy itself. */
function isOfDesk(part: Part): boolean {
  const { kinds, text } = part;
  if (
    has(kinds, 'name') ||
    has(kinds, '^ opening* no (publication|release)') ||
    has(kinds, '^ (copy|release)+ any* (be be | be toBe) any* ready')
  )
    return false;
  return (
    isSet(part) ||
    part.isBracketed ||
    has(kinds, 'approver') ||
    (has(kinds, 'approval') && (has(kinds, '(publish|publication)') || (has(kinds, 'copy') && COPY.test(text)))) ||
    (has(kinds, 'no any* ready any* (publish|publication|release)') && !has(kinds, 'be any* toBe')) ||
    has(kinds, 'until any* (use|release|outlet|publish|publication)')
  );
}

const isUnapproved = (part: Part) => isOfDesk(part) || isBareStatus(part);

/** "Awaiting approval", with nothing else in the line. */
function isBareStatus({ kinds, isWhole }: Part): boolean {
  return (
    isWhole &&
    has(kinds, 'approval') &&
    !has(kinds, 'name | ^ not(lacks|no|toBe)* (be|release|publication|outlet|occasion|use) | ^ opening* no (publication|release)')
  );
}

export const UNAPPROVED = rulesOf([
  // "Nora Quill to approve before publishing", "À valider par Nora Quill avant mise en ligne"
  {
    kinds:
      '^ (unknown{1,3} (be|toBe)* approval | preamble* toBe approved* approver? unknown{0,4} | preamble* approved unknown{1,3}) until (publish|publication|use|published|outlet) not(told|unknown)* $',
    isWhole: true,
    also: ({ kinds }) => has(kinds, '(approved|toBe) any* until (publish|publication|published|use)'),
  },
  // "TO DO before publishing: …"
  { kinds: '^ (notice|be|toBe|only|lacks)* until (publish|publication) $', isClosed: true, also: ({ behind }) => behind.startsWith(':') },
  { kinds: 'lacks any* (approved|approver) | (approved|approver) any* lacks', isClosed: true, also: isUnapproved },
  { kinds: '^ preamble* toBe any* approved | toBe any* approver | approver any* toBe', isClosed: true, also: isUnapproved },
  { kinds: 'no any* approved | approved any* no', isClosed: true, also: isUnapproved },
  // "Await clearance from Downing Street"
  { kinds: '^ preamble* lacks+ approval not(strange)* $', isClosed: true, isWhole: true },
  {
    kinds:
      '^ (opening|be|name)* (lacks approver | lacks+ not(strange|says)* (approval|approver) | toBe not(strange|says)* (approval|approver) | no lacks? be* approval)',
    also: ({ kinds, strange }) => has(kinds, 'approver') && strange <= 1 && kinds.length <= 9 && !has(kinds, 'told'),
  },
  {
    kinds: 'until',
    isClosed: true,
    also: ({ kinds }) => has(kinds, 'approver') && has(kinds, 'approved') && has(kinds, '(use|publish|publication|release|outlet)'),
  },
  // "Facts to be confirmed before publication"
  { kinds: '^ unknown{0,2} (toBe|lacks)+ approved+ until not(strange)* (publication|publish|published|release|outlet)' },
  // "TK figures, not ready"
  {
    kinds: 'no (lacks|be)* approved',
    also: ({ kinds, strange, text }) => has(kinds, 'draft') && strange <= 1 && !has(kinds, 'told') && !/["“„«]/.test(text),
  },
]);

export const DRAFTS = rulesOf([
  { kinds: '^ notice* draft notice* $', isClosed: true, also: (part) => part.isInCapitals || (part.isBracketed && LABELS.test(part.text)) },
  {
    kinds: 'draft',
    isClosed: true,
    also: ({ kinds }) => has(kinds, 'no') && has(kinds, '(approved|use|publish|publication|published|release)'),
  },
  {
    kinds: 'draft',
    isClosed: true,
    also: ({ kinds }) =>
      has(kinds, '(approver|internal|hold|kill)') ||
      (has(kinds, 'lacks') && has(kinds, '(approved|approver)')) ||
      (has(kinds, 'only') && kinds.length <= 4) ||
      has(kinds, 'draft (draft|only|use)* no'),
  },
  {
    kinds: '^ preamble* draft (draft|copy)* approved+ $',
    isClosed: true,
    isWhole: true,
    also: ({ text }) => /for (?:review|comments?|approval|editing|reading)/i.test(text),
  },
  {
    kinds: '^ (only|notice|be)* draft+ copy $',
    isClosed: true,
    also: ({ text }) => /copy|story|article|version|piece|fassung/i.test(text),
  },
  { kinds: '^ copy? draft $', isClosed: true, also: ({ text }) => /^\W*(?:vers|texto|testo|texte|documento)/i.test(text) },
  {
    kinds: '^ notice* copy? be? draft $',
    isClosed: true,
    also: ({ text }) =>
      /^\W*(?:this|das|dies|ce|esto|este|questo|dit|dette|detta|isto)\b/i.test(text) && LABELS.test(text) && !/progress/i.test(text),
  },
  {
    kinds: 'draft',
    isClosed: true,
    also: (part) => isEditors(part) && part.kinds.length >= 2 && !has(part.kinds, 'time not(time)* time | no draft'),
  },
  {
    kinds: '^ preamble* draft (draft|copy|time)* not(told){0,2} (lacks|toBe) not(told){0,4} $',
    isWhole: true,
    also: (part) => isOfDesks(part.position) && part.strange <= 3 && LABEL_AND_COMMA.test(part.text),
  },
  { kinds: '^ (draft|advance) $', isWhole: true, also: (part) => isEditors(part) && /^\W*(?:un\p{L}{3,}ed|advance)\W*$/iu.test(part.text) },
  // "Pre-written, for use if she wins"
  {
    kinds: '^ preamble* draft (draft|copy)* use (outlet|copy)* after',
    also: ({ kinds, strange }) => strange <= 3 && !has(kinds, 'reported'),
  },
  { kinds: '^ kill $', also: ({ text, isInCapitals }) => isInCapitals && /IGNORE|DISREGARD/.test(text) },
]);

export const INTERNAL = rulesOf([
  // "OFF THE RECORD until the deal is signed"
  {
    kinds: '^ preamble* internal until not(told)* $',
    isWhole: true,
    also: (part) => (part.isInCapitals || isOfDesks(part.position)) && part.strange <= 2,
  },
  {
    kinds: '^ (only (be|until|toBe)? (outlet|use|copy) | (outlet|use|copy) only) $',
    isWhole: true,
    also: (part) => isSet(part) && PAPER.test(part.text),
  },
  {
    kinds: '^ (?=any{2,5} $) (any* internal any* only | any* only any* internal)',
    isClosed: true,
    also: (part) => part.isWhole || isSet(part),
  },
  {
    kinds: 'internal not(no)* until',
    isClosed: true,
    also: ({ kinds, hasDay, hasHour }) =>
      !has(kinds, 'allowed') && (hasDay || hasHour || has(kinds, '(occasion|publication|release|published)')),
  },
  {
    kinds:
      'internal any* no (be|only|toBe)* (use|publish|publication|release|published|outlet) | no (be|only|toBe)* (use|publish|publication|release|published) any* internal',
    isClosed: true,
  },
  { kinds: 'internal any* draft | draft any* internal', isClosed: true },
  { kinds: 'internal internal', isClosed: true, also: isSet },
  {
    kinds: 'internal any* (release|publish|publication) | release any* internal any* after+ time',
    isClosed: true,
    also: ({ hasHour }) => hasHour,
  },
  {
    kinds: '^ internal $',
    isWhole: true,
    also: ({ text }) => /\p{L}\s+\p{L}/u.test(text) && /only|nur|uso|usage|gebrauch|gebruik|bru[kg]/i.test(text),
  },
  { kinds: 'internal', isClosed: true, also: (part) => isEditors(part) && !has(part.kinds, 'time') },
  { kinds: '^ only until? approver $', isClosed: true, isWhole: true, also: ({ text }) => /\p{L}\s+\p{L}/u.test(text) },
]);
