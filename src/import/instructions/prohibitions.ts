// Rules for what must not be done with copy: "Do not publish until …", "Nicht vor Montag senden", "Not to be used before the vote". Pure.
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

/** "No publication", which a sentence may begin with, beside "not for publication". */
const IS_NO_NOUN = /^[gars]*n[pl][so]*(?:[^b].*)?$/;
const NEGATED = /not|nicht|pas|niet|não|non|ikke|inte|ej|no para|destin|apt[oa]/i;
/** "This material may not be published" is a reservation of rights. */
const IS_RESERVATION = /^[gars]*Mn/;
const READER = /\byou\b/i;
const FORWARD_CHARS = 90;

const isStrange = (rest: string) => /^[bfwn]/.test(rest);

function isProhibition(part: Part, rest: string): boolean {
  const { kinds, text } = part;
  if (IS_RESERVATION.test(kinds) || /^[^,]*\b(?:not|n't)\s+(?:yet\s+)?been\b/i.test(text)) return false;
  if (IS_NO_NOUN.test(kinds) && !NEGATED.test(text)) return false;
  if (/^f+t/.test(rest)) return false;
  return part.isClosed || isStrange(rest) || part.isInCapitals;
}

/** "Do not use before swimming" is advice: of a verb of many things, the copy or the desk has to be named beside it. */
function isAboutCopy({ kinds, text, strange }: Part, rest: string): boolean {
  const object = /n[nmrgBw]*u([uvosgardm]*)/.exec(kinds)?.[1] ?? '';
  return (
    rest !== '' &&
    !/^f+t/.test(rest) &&
    strange <= 5 &&
    !rest.includes('q') &&
    (/[os]/.test(object) || /[acCjtoevpl]/.test(rest)) &&
    !READER.test(text) &&
    text.length < FORWARD_CHARS
  );
}

const WEAK = /^[garsiN]*[mB]*n[nmrgBw]*u[uvosgardm]*($|[bfw].*$|t+r*$|n.*[cC].*$|[cC].*$)/;

export const PROHIBITIONS: readonly Rule[] = [
  // "Do not publish until cleared", "Not to be broadcast before 6", "Not for publication"
  {
    kinds: /^[garsNiAB]*m*n[nmrgBw]*b?(?:[vpl]|[mB]+y|y(?=[bf])|o(?=[bfw]))[vpyluorsgaidjm]*($|[bfwnctejzhHKC].*$)/,
    also: isProhibition,
  },
  // "Not for release to pupils before 8am"
  { kinds: /^[gr]*n[pl][^?b]*\?[^?b]*b[^?]*t/ },
  // "Not before the curtain comes down", "NOT TILL MONDAY: …"
  { kinds: /^[gr]*nb/, also: ({ isBracketed, isInCapitals, kinds }) => (isBracketed || isInCapitals) && !/[qPU]/.test(kinds) },
  { kinds: /^[gars]*n[mr]*o[lp]/, isClosed: true },
  // "Use after the day of the vote, and not before"
  {
    kinds: /[uvlp].*[tj].*nb$/,
    isClosed: true,
    also: ({ hasDay, hasHour, text }) => hasDay || hasHour || /^\W*for use/i.test(text),
  },
  // "Winners' names not for release until the ceremony ends"
  {
    kinds: /^[^nqPUmM]{1,4}(?:nB+[vy]|n[pl])[vyplosujmNr]*(?:b.*|$)/,
    also: ({ strange, kinds, text }) => strange <= 3 && (kinds.includes('b') || /not (?:for|to be)|nicht zu|pas pour|no para/i.test(text)),
  },
  // "May not be published before Monday"
  { kinds: /^[gars]*Mn[mB]*[yvu][vyuorspl]*[bfw]/, also: (part) => part.isClosed || part.isInCapitals },
  { kinds: /^[gars]*nMm*y$/, also: ({ isInCapitals, text }) => isInCapitals || /nothing/i.test(text) },
  // "Publication prohibited before 6", "Publish no earlier than Monday", "Publicera inte före kl 18"
  { kinds: /^[gars]*[pl][so]*[mr]*n[^?]*[bf]/, isClosed: true },
  { kinds: /^[garsz]*(?:v[os]*nb|[pvl]t+nb$)/, isClosed: true },
  // "Publicera inte före huvudnyheten"
  { kinds: /^[gr]*v[os]*nb/, also: ({ kinds, strange }) => strange <= 2 && !/[qPU]/.test(kinds) },
  { kinds: /^[gr]*n[mr]*o$/, also: ({ isInCapitals }) => isInCapitals },
  // "Dieser Text darf erst ab dem 19. April verwendet werden"
  { kinds: /^[gar]*s+m+f+t+[mrs]*u+m*$/, isClosed: true, also: ({ hasDay, hasHour }) => hasDay || hasHour },
  { kinds: /^[gars]*u[os]*n?[os]*nb?[^?]*t/, isClosed: true, isWhole: true },
  // "Nada disto pode sair antes de o juiz falar"
  { kinds: /^[gr]*n[rsf]*n?[mM]+n?[uvy][^?]*b/, also: ({ kinds }) => !/^[^b]*[qPU]/.test(kinds) },
  // "Vor 7 Uhr darf hiervon nichts an die Öffentlichkeit"
  { kinds: /^[gr]*b+[tj]+m[^?]{0,2}n[^?]*[vuyo]/, isWhole: true, also: (part) => part.strange <= 1 },
  { kinds: /^[gr]*b+[tj]+n[^?]*n?m[vuy]/, isWhole: true, also: (part) => part.strange <= 1 },
  // "The names of the winners may not be disclosed before …"
  { kinds: /^s{1,4}[Mm]+n[mB]*[yv]b/ },
  // "web not before 8:45"
  { kinds: /^[gr]*o[grs]*(?:n[mr]*b|f+r?)[bf]*t[^?]*$/, also: (part) => part.hasHour },
  // "Wir bitten, mit der Veröffentlichung bis Donnerstag zu warten"
  { kinds: /^[gr]*p[gr]*b?[tj][^?]*K$/, isClosed: true },
  // "Kindly wait for the signing before running any of this"
  { kinds: /^[gr]*[Kw].*b[vu][os]*$/, isWhole: true, also: (part) => part.strange <= 2 && !/[qPU]/.test(part.kinds) },
  // "Der Text darf erst nach der Sitzung veröffentlicht werden"
  { kinds: /^[gars]*s+m+r?f+[^?qPU]*[vyu]m*$/, isClosed: true, isWhole: true },
  // "Vor Montag nicht senden", "Darf erst am Montag erscheinen"
  { kinds: /^[garsmBM]*n[nrm]*[bfjta]+[mrsg]*[vyulp]+[rtmoc]*$/, isClosed: true },
  { kinds: /^[gars]*[bf]+[jta]+[mrs]*n[mr]*[vyulpo]+[rtmo]*$/, isClosed: true },
  { kinds: /^[garsmM]*b[jt]+[mrs]*n[vyulp]+$/, isClosed: true },
  { kinds: /^[garsmM]*f+[tj]+[mrs]*[vy]+/, isClosed: true, isWhole: true, also: ({ hasDay, hasHour }) => hasDay || hasHour },
  { kinds: /^[gr]*r?f+[pcjtaC]+v$/, isClosed: true, isWhole: true },
  { kinds: /^[gars]*[mM]f+v/, isClosed: true, isWhole: true, also: ({ hasDay, hasHour }) => hasDay || hasHour },
  // "Don't touch this until Friday"
  { kinds: WEAK, isClosed: true, also: (_, rest) => rest !== '' && !/^f+t/.test(rest) },
  { kinds: WEAK, also: isAboutCopy },
  { kinds: WEAK, also: (part, rest) => rest !== '' && !/^f+t/.test(rest) && (part.isInCapitals || part.isBracketed) },
  { kinds: WEAK, isClosed: true, isWhole: true, also: ({ text }, rest) => rest === '' && /^\W*not (?:for|to be)\b/i.test(text) },
  { kinds: /^[gars]*n[nmr]*b[jt]*t+[or]*$/, isClosed: true, isWhole: true, also: ({ kinds }) => kinds.includes('o') },
  { kinds: /^[^tj?]*n[mrB]*[uvply].*b.*t/, isClosed: true, isWhole: true, also: ({ hasDay, hasHour }) => hasDay || hasHour },
  { kinds: /n[mrB]*u/, isClosed: true, also: ({ kinds }) => /[cdiwC]/.test(kinds) && !kinds.includes('N') },
  // "Not before 6pm"
  { kinds: /^[garsr]*n[nrm]*b[tj][tjN]*[rg]*$/, isClosed: true, isWhole: true },
  // "Not yet released"
  {
    kinds: /^nw?y$/,
    isClosed: true,
    isWhole: true,
    also: ({ kinds, isInCapitals, audience }) => kinds.includes('w') || isInCapitals || audience === 'editors',
  },
  {
    kinds: /^[gr]*n[uvply]+[or]*$/,
    isClosed: true,
    isWhole: true,
    also: ({ isInCapitals, audience, behind }) => (isInCapitals || audience === 'editors') && behind[0] !== ':',
  },
];
