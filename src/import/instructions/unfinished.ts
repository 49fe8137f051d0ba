// Rules for copy that is not finished, not approved or not meant for readers: "Not lawyered", "Awaiting sign-off", "Draft only", "Internal use only". Pure.

import { isOfDesks } from './instruction.ts';
import { countOf, has } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { type Rule, rulesOf } from './rule.ts';

const COPY = /story|copy|piece|article|text|item|this|draft|beitrag|artikel|papier|nota|matéria|pezzo|stuk/i;
const LABELS =
  /draft|insert|xxx|unverified|platzhalt|blindtext|arbeitsstand|szkic|robocz|luonnos|ungeprüft|wip|work in progress|unlegal|unsub|entwurf|brouillon|borrador|rascunho|bozza|concept|utkast|udkast|kladde|placeholder|obit/i;
const isEditors = ({ audience }: Part) => audience === 'editors';
const isSet = (part: Part) => part.isInCapitals || isEditors(part);

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
  { kinds: '^ (draft|advance) $', isWhole: true, also: (part) => isEditors(part) && /^\W*(?:un\p{L}{3,}ed|advance)\W*$/iu.test(part.text) },
  // "Pre-written, for use if she wins"
  {
    kinds: '^ preamble* draft (draft|copy)* use (outlet|copy)* after',
    also: ({ kinds, strange }) => strange <= 3 && !has(kinds, 'reported'),
  },
  { kinds: '^ kill $', also: ({ text, isInCapitals }) => isInCapitals && /IGNORE|DISREGARD/.test(text) },
]);

/** What a desk says of copy in a line at its edge: "Entwurf", "Not subbed", "With the lawyers", "Gesperrt". In the text it may be a heading. */
const LABELLED = /^[\s*_([{-]*(?:(?:first|second|third|rough|erster|zweiter|première|1st|2nd)\s+)?\p{L}[\p{L}-]*\b/iu;
const OF_OTHERS =
  /^\W*(?:tests?\b|testing|teste|proof|samples?|interim|prov|mock|necro|obitu|projekt|projet|background|trial|provisional|preliminary|prepared|incomplete|stub|skeleton|nachruf|nekrolog|coccodrillo|vorrat|travail)/iu;
const NEEDS =
  /^\W*(?:needs|awaiting|fehlt|braucht|manque|il manque|falta|faltan|manca|mancano|mangler|saknar|saknas|brakuje|brak|ontbreekt)\s(?!(?:de|di|of|på|av|must)\s)/iu;
const LAWYER =
  /(?<!\p{L})(?:lawyers?|legal|anw[aä]lt|jurist|justiziar|rechtsabteilung|l?avocat|juridique|abogad|jur[ií]dic|advogad|avvocat|legale|advoca|juridisk|advokat|prawni)\p{L}*/iu;
const PREPOSITION = /^\W*(?:with|at|in|by|bei|beim|liegt|chez|au|con|en|no|na|com|presso|dal|dall|alla|bij|hos|u|w)(?!\p{L})/iu;

const STATES = rulesOf([
  {
    kinds: '^ (notice|only|copy)* draft (draft|copy|time){0,3} $',
    isClosed: true,
    isWhole: true,
    also: ({ text }) => !OF_OTHERS.test(text) && LABELLED.test(text),
  },
  { kinds: '^ (notice|copy)* no (lacks|be)* approved+ $', isClosed: true, isWhole: true },
  {
    kinds:
      '^ (notice|only|copy)* (lacks+ be? (approved|approver|copy|occasion) | (lacks|toBe)+ (approved|approver) | approved be? lacks | no lacks outlet? | lacks draft | draft lacks | approval draft | ready lacks | copy lacks) (approved|approver|copy|until|publication|time)* $',
    isClosed: true,
    isWhole: true,
  },
  {
    kinds: '^ preamble* (hold|held|kill)? lacks? approver $',
    isClosed: true,
    isWhole: true,
    also: ({ text, kinds }) => has(kinds, '(hold|held|kill)') || PREPOSITION.test(text),
  },
  { kinds: '^ (notice|only|copy)* be? held (notice|copy|approver|time)* $', isClosed: true, isWhole: true },
  // "Citation non validée", "Chiffres à vérifier", "Svar från bolaget saknas"
  {
    kinds: '^ (unknown|copy)? copy? (no (lacks|be)* approval | toBe approved? | lacks approved | draft) $',
    isWhole: true,
    also: ({ strange, text, kinds }) => strange <= 1 && !/\.\s*$/.test(text) && (!has(kinds, '^ draft $') || LABELS.test(text)),
  },
  { kinds: '^ preamble* approved after? (unknown|occasion){0,2} be? lacks $', isWhole: true, also: ({ text }) => !/\.\s*$/.test(text) },
  {
    kinds: '^ (approver (only|use) | (use|only) approver | use only approver | only use approver | time{1,2} only | toBe approval) $',
    isClosed: true,
    isWhole: true,
  },
  { kinds: '^ (notice|only|copy)* (no use | use no | use copy+ no) be? copy* $', isClosed: true, isWhole: true },
  // "Liegt noch beim Anwalt", "Lo tiene que ver el abogado"
  {
    kinds: '^ (strange|be|lacks|use|copy|until|approval){0,5} approver (approved|strange)? $',
    isWhole: true,
    also: ({ strange, text, kinds }) =>
      strange <= 2 &&
      text.length < 45 &&
      kinds.length > 1 &&
      has(kinds, '(be|lacks|use|until) | copy any? approver | ^ strange{1,2} approver') &&
      LAWYER.test(text),
  },
  // "Needs a top line"
  {
    kinds: '^ lacks not(told|time){1,5} $',
    isWhole: true,
    also: ({ text, kinds }) => NEEDS.test(text) && text.length < 60 && !/\.\s*$/.test(text) && countOf(kinds, 'unknown') <= 3,
  },
  // "Add police quote before publishing"
  {
    kinds: '^ not(told){1,6} until (publish|publication|use) (outlet|copy)* $',
    isWhole: true,
    also: ({ text, kinds, isInCapitals }) =>
      countOf(kinds, 'unknown') <= 2 && (!has(kinds, 'until (publish|publication)? use') || isInCapitals) && text.length < 70,
  },
  {
    kinds: '^ preamble* approved who? (after|approver)* until not(strange)* (publish|use|outlet|publication)',
    isWhole: true,
    also: ({ kinds }) => !has(kinds, '(reported|unknown)'),
  },
  {
    kinds:
      '^ preamble* (no use | no outlet | no use outlet | internal | internal copy | copy internal | only internal | internal only) (copy|time)* $',
    isClosed: true,
    isWhole: true,
  },
  { kinds: '^ (notice|copy)* keep hold? $', isClosed: true, isWhole: true, also: ({ text }) => /\s/.test(text.trim()) },
  {
    kinds: '^ preamble* (be|planned)* (publish|publication|release|planned) be? (time|occasion)+ (time|after|only)* $',
    isClosed: true,
    isWhole: true,
    also: (part) => part.hasHour || has(part.kinds, '(publish|planned)'),
  },
]);

export const AT_EDGES: readonly Rule[] = STATES.map(({ also, ...rule }) => ({
  ...rule,
  also: (part, rest) => isOfDesks(part.position) && (also?.(part, rest) ?? true),
}));

export const INTERNAL = rulesOf([
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
