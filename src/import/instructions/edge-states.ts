// Rules for what a desk says of copy in a line at its edge: "Not subbed", "With the lawyers", "Svar saknas". Pure. In the text of a story these may be a heading
// or a sentence.
import { isOfDesks } from './instruction.ts';
import { countOf, has } from './kind-patterns.ts';
import { type Rule, rulesOf } from './rule.ts';
import { LABELS } from './unfinished.ts';

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
