// Rules for copy that is not finished, not approved or not meant for readers: "Not lawyered", "Awaiting sign-off", "Draft only", "Internal use only". Pure.
import { isOfDesks } from './instruction.ts';
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

const COPY = /story|copy|piece|article|text|item|this|draft|beitrag|artikel|papier|nota|matéria|pezzo|stuk/i;
const LABELS =
  /draft|insert|xxx|unverified|platzhalt|blindtext|arbeitsstand|szkic|robocz|luonnos|ungeprüft|wip|work in progress|unlegal|unsub|entwurf|brouillon|borrador|rascunho|bozza|concept|utkast|udkast|kladde|placeholder|obit/i;
const isEditors = ({ audience }: Part) => audience === 'editors';
const isSet = (part: Part) => part.isInCapitals || isEditors(part);

/** Something of the desk is in it: a lawyer, an editor, publication or the copy itself. */
function isOfDesk(part: Part): boolean {
  const { kinds, text } = part;
  if (kinds.includes('N') || /^[gars]*n[pl]/.test(kinds) || /^[sl]+.*(?:mm|mB).*C/.test(kinds)) return false;
  return (
    isSet(part) ||
    part.isBracketed ||
    kinds.includes('a') ||
    (kinds.includes('c') && (/[vp]/.test(kinds) || (kinds.includes('s') && COPY.test(text)))) ||
    (/n.*C.*[vpl]/.test(kinds) && !/m.*B/.test(kinds)) ||
    /b.*[ulovp]/.test(kinds)
  );
}

const isUnapproved = (part: Part) => isOfDesk(part) || isBareStatus(part);

/** "Awaiting approval", with nothing else in the line. */
function isBareStatus({ kinds, isWhole }: Part): boolean {
  return isWhole && kinds.includes('c') && !/N|^[^wnB]*[mlpoju]|^[gars]*n[pl]/.test(kinds);
}

export const UNAPPROVED: readonly Rule[] = [
  // "Nora Quill to approve before publishing", "À valider par Nora Quill avant mise en ligne"
  {
    kinds: /^(?:[N?]{1,3}[mB]*c|[gr]*B[cC]*a?[N?]{0,4}|[gr]*[cC][N?]{1,3})b[vpuyo][^?NqPU]*$/,
    isWhole: true,
    also: ({ kinds }) => /[cCB].*b[vpyu]/.test(kinds),
  },
  // "TO DO before publishing: …"
  { kinds: /^[gmBrw]*b[vp]$/, isClosed: true, also: ({ behind }) => behind.startsWith(':') },
  { kinds: /w.*[caC]|[caC].*w/, isClosed: true, also: isUnapproved },
  { kinds: /^[gr]*B.*[cC]|B.*a|a.*B/, isClosed: true, also: isUnapproved },
  { kinds: /n.*[cC]|[cC].*n/, isClosed: true, also: isUnapproved },
  // "Await clearance from Downing Street"
  { kinds: /^[gr]*w+c[^?]*$/, isClosed: true, isWhole: true },
  {
    kinds: /^[garsmN]*(?:wa|w+[^?q]*[ca]|B[^?q]*[ca]|nw?m*c)/,
    also: ({ kinds, strange }) => kinds.includes('a') && strange <= 1 && kinds.length <= 9 && !/[qPU]/.test(kinds),
  },
  { kinds: /b/, isClosed: true, also: ({ kinds }) => kinds.includes('a') && /[cC]/.test(kinds) && /[uvplo]/.test(kinds) },
  // "Facts to be confirmed before publication"
  { kinds: /^[?N]{0,2}[Bw]+[cC]+b[^?]*[pvylo]/ },
  // "TK figures, not ready"
  {
    kinds: /n[wm]*[cC]/,
    also: ({ kinds, strange, text }) => kinds.includes('d') && strange <= 1 && !/[qPU]/.test(kinds) && !/["“„«]/.test(text),
  },
];

export const DRAFTS: readonly Rule[] = [
  { kinds: /^g*dg*$/, isClosed: true, also: (part) => part.isInCapitals || (part.isBracketed && LABELS.test(part.text)) },
  { kinds: /d/, isClosed: true, also: ({ kinds }) => kinds.includes('n') && /[uvpylcC]/.test(kinds) },
  {
    kinds: /d/,
    isClosed: true,
    also: ({ kinds }) =>
      /[aihk]/.test(kinds) ||
      (kinds.includes('w') && /[acC]/.test(kinds)) ||
      (kinds.includes('r') && kinds.length <= 4) ||
      /d[dru]*n/.test(kinds),
  },
  {
    kinds: /^[gr]*d[ds]*[cC]+$/,
    isClosed: true,
    isWhole: true,
    also: ({ text }) => /for (?:review|comments?|approval|editing|reading)/i.test(text),
  },
  { kinds: /^[rgm]*d+s$/, isClosed: true, also: ({ text }) => /copy|story|article|version|piece|fassung/i.test(text) },
  { kinds: /^s?d$/, isClosed: true, also: ({ text }) => /^\W*(?:vers|texto|testo|texte|documento)/i.test(text) },
  {
    kinds: /^g*s?m?d$/,
    isClosed: true,
    also: ({ text }) =>
      /^\W*(?:this|das|dies|ce|esto|este|questo|dit|dette|detta|isto)\b/i.test(text) && LABELS.test(text) && !/progress/i.test(text),
  },
  { kinds: /d/, isClosed: true, also: (part) => isEditors(part) && part.kinds.length >= 2 && !/t[^t]*t|nd/.test(part.kinds) },
  { kinds: /^[dA]$/, isWhole: true, also: (part) => isEditors(part) && /^\W*(?:un\p{L}{3,}ed|advance)\W*$/iu.test(part.text) },
  // "Pre-written, for use if she wins"
  { kinds: /^[gr]*d[ds]*u[os]*f/, also: ({ kinds, strange }) => strange <= 3 && !/[qP]/.test(kinds) },
  { kinds: /^k$/, also: ({ text, isInCapitals }) => isInCapitals && /IGNORE|DISREGARD/.test(text) },
];

/** What a desk says of copy in a line at its edge: "Entwurf", "Not subbed", "With the lawyers", "Gesperrt". In the text it may be a heading. */
const LABELLED = /^[\s*_([{-]*(?:(?:first|second|third|rough|erster|zweiter|première|1st|2nd)\s+)?\p{L}[\p{L}-]*\b/iu;
const OF_OTHERS =
  /^\W*(?:tests?\b|testing|teste|proof|samples?|interim|prov|mock|necro|obitu|projekt|projet|background|trial|provisional|preliminary|prepared|incomplete|stub|skeleton|nachruf|nekrolog|coccodrillo|vorrat|travail)/iu;
const NEEDS =
  /^\W*(?:needs|awaiting|fehlt|braucht|manque|il manque|falta|faltan|manca|mancano|mangler|saknar|saknas|brakuje|brak|ontbreekt)\s(?!(?:de|di|of|på|av|must)\s)/iu;
const LAWYER =
  /(?<!\p{L})(?:lawyers?|legal|anw[aä]lt|jurist|justiziar|rechtsabteilung|l?avocat|juridique|abogad|jur[ií]dic|advogad|avvocat|legale|advoca|juridisk|advokat|prawni)\p{L}*/iu;
const PREPOSITION = /^\W*(?:with|at|in|by|bei|beim|liegt|chez|au|con|en|no|na|com|presso|dal|dall|alla|bij|hos|u|w)(?!\p{L})/iu;

const STATES: readonly Rule[] = [
  { kinds: /^[grs]*d[dst]{0,3}$/, isClosed: true, isWhole: true, also: ({ text }) => !OF_OTHERS.test(text) && LABELLED.test(text) },
  { kinds: /^[gs]*n[wm]*[cC]+$/, isClosed: true, isWhole: true },
  { kinds: /^[grs]*(?:w+m?[cCasj]|[wB]+[cCa]|[cC]m?w|nwo?|wd|dw|cd|Cw|sw)[cCasbpt]*$/, isClosed: true, isWhole: true },
  { kinds: /^[gr]*[hHk]?w?a$/, isClosed: true, isWhole: true, also: ({ text, kinds }) => /[hHk]/.test(kinds) || PREPOSITION.test(text) },
  { kinds: /^[grs]*m?H[gsat]*$/, isClosed: true, isWhole: true },
  // "Citation non validée", "Chiffres à vérifier", "Svar från bolaget saknas"
  {
    kinds: /^[?Ns]?s?(?:n[wm]*c|B[cC]?|w[cC]|d)$/,
    isWhole: true,
    also: ({ strange, text, kinds }) => strange <= 1 && !/\.\s*$/.test(text) && (kinds !== 'd' || LABELS.test(text)),
  },
  { kinds: /^[gr]*[cC]f?[?jN]{0,2}m?w$/, isWhole: true, also: ({ text }) => !/\.\s*$/.test(text) },
  { kinds: /^(?:a[ru]|[ur]a|ura|rua|t{1,2}r|Bc)$/, isClosed: true, isWhole: true },
  { kinds: /^[grs]*(?:nu|un|u[s]+n)m?s*$/, isClosed: true, isWhole: true },
  // "Liegt noch beim Anwalt", "Lo tiene que ver el abogado"
  {
    kinds: /^[?mwusbc]{0,5}a[?cC]?$/,
    isWhole: true,
    also: ({ strange, text, kinds }) =>
      strange <= 2 && text.length < 45 && kinds.length > 1 && /[mwub]|s.?a|^\?{1,2}a/.test(kinds) && LAWYER.test(text),
  },
  // "Needs a top line"
  {
    kinds: /^w[^qPUt]{1,5}$/,
    isWhole: true,
    also: ({ text, kinds }) => NEEDS.test(text) && text.length < 60 && !/\.\s*$/.test(text) && (kinds.match(/[?N]/g)?.length ?? 0) <= 3,
  },
  // "Add police quote before publishing"
  {
    kinds: /^[^qPU]{1,6}b[vpu][os]*$/,
    isWhole: true,
    also: ({ text, kinds, isInCapitals }) =>
      (kinds.match(/[?N]/g)?.length ?? 0) <= 2 && (!/b[vp]?u/.test(kinds) || isInCapitals) && text.length < 70,
  },
  { kinds: /^[gr]*[cC]U?[fa]*b[^?]*[vuop]/, isWhole: true, also: ({ kinds }) => !/[qPN?]/.test(kinds) },
  { kinds: /^[gr]*(?:nu|no|nuo|i|is|si|ri|ir)[st]*$/, isClosed: true, isWhole: true },
  { kinds: /^[gs]*Kh?$/, isClosed: true, isWhole: true, also: ({ text }) => /\s/.test(text.trim()) },
  { kinds: /^[gr]*[mT]*[vplT]m?[tj]+[tfr]*$/, isClosed: true, isWhole: true, also: (part) => part.hasHour || /[vT]/.test(part.kinds) },
];

export const AT_EDGES: readonly Rule[] = STATES.map(({ also, ...rule }) => ({
  ...rule,
  also: (part, rest) => isOfDesks(part.position) && (also?.(part, rest) ?? true),
}));

export const INTERNAL: readonly Rule[] = [
  { kinds: /^(?=.{2,5}$)(?:.*i.*r|.*r.*i)/, isClosed: true, also: (part) => part.isWhole || isSet(part) },
  {
    kinds: /i[^n]*b/,
    isClosed: true,
    also: ({ kinds, hasDay, hasHour }) => !kinds.includes('F') && (hasDay || hasHour || /[jply]/.test(kinds)),
  },
  { kinds: /i.*n[mrB]*[uvplyo]|n[mrB]*[uvply].*i/, isClosed: true },
  { kinds: /i.*d|d.*i/, isClosed: true },
  { kinds: /ii/, isClosed: true, also: isSet },
  { kinds: /i.*[lvp]|l.*i.*f+t/, isClosed: true, also: ({ hasHour }) => hasHour },
  {
    kinds: /^i$/,
    isWhole: true,
    also: ({ text }) => /\p{L}\s+\p{L}/u.test(text) && /only|nur|uso|usage|gebrauch|gebruik|bru[kg]/i.test(text),
  },
  { kinds: /i/, isClosed: true, also: (part) => isEditors(part) && !part.kinds.includes('t') },
  { kinds: /^rb?a$/, isClosed: true, isWhole: true, also: ({ text }) => /\p{L}\s+\p{L}/u.test(text) },
];
