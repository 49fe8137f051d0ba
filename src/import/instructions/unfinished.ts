// Rules for copy that is not finished, not approved or not meant for readers: "Not lawyered", "Awaiting sign-off", "Draft only", "Internal use only". Pure.
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

const COPY = /story|copy|piece|article|text|item|this|draft|beitrag|artikel|papier|nota|matéria|pezzo|stuk/i;
const LABELS =
  /draft|wip|work in progress|unlegal|unsub|entwurf|brouillon|borrador|rascunho|bozza|concept|utkast|udkast|kladde|placeholder|obit/i;
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
  { kinds: /d/, isClosed: true, also: (part) => isEditors(part) && part.kinds.length >= 2 },
  // "Pre-written, for use if she wins"
  { kinds: /^[gr]*d[ds]*u[os]*f/, also: ({ kinds, strange }) => strange <= 3 && !/[qP]/.test(kinds) },
  { kinds: /^k$/, also: ({ text, isInCapitals }) => isInCapitals && /IGNORE|DISREGARD/.test(text) },
];

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
