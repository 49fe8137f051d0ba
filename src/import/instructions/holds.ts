// Rules for copy that is kept back: "Hold for Sunday", "Sit on this until the vote", "Publication on hold". Pure.
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

const STRONG =
  /hold|halt|håll|segur|fermo|park|sit(?:ting)? on|stop|zurück|retenir|retener|reter|trattenere|aanhouden|vasthouden|ophouden|withhold|keep (?:off|back)|kept back|freeze/i;
const HOLD = /\bhold/i;
const READER = /\byou(?:r)?\b/i;
/** Recipes say "hold until firm", too. */
const COOKED = /minute|second|stund|hour/i;
const OURS = /(?<!\p{L})(?:our|my|uns|unser\p{L}*|notre|nuestr[oa]|nosso|nostro|ons|vår|vores|oss|nasz)(?!\p{L})/iu;
const hasNone = ({ kinds }: Part, some: RegExp) => !some.test(kinds);

/** "Hold until the widow has been told" */
function isHeldUntil(part: Part, rest: string): boolean {
  const { kinds, text, strange, isWhole } = part;
  if (/^[^b]*q/.test(kinds) || (READER.test(text) && !/^\W*thank you/i.test(text))) return false;
  if (/h[hrg]*[os]/.test(kinds)) return /[acCjvpuysoe]/.test(rest);
  return STRONG.test(text) && (/[acjvpye]/.test(rest) || (isWhole && (/[Cuso]/.test(rest) || (strange >= 3 && !COOKED.test(text)))));
}

/** "Keep this until the report is out": people keep and wait for other things as well. */
function isKeptUntil(part: Part): boolean {
  const { kinds, strange, text } = part;
  if (strange > 3 || READER.test(text) || !hasNone(part, /[qP]/)) return false;
  return /^[gr]*K[g]*[osp]/.test(kinds) ? /[acjtvp]/.test(kinds) : /[bf][^bf]*[ac]/.test(kinds);
}

export const HOLDS: readonly Rule[] = [
  // "Die Meldung Haushalt ist bis 7 Uhr gesperrt"
  { kinds: /^[gr]*s+[N?]{0,3}m?b[^?qP]*[hH]$/, isWhole: true, also: (part) => part.hasHour || part.hasDay },
  {
    kinds: /^[garsmr]*h[hosrgdc]*$/,
    isWhole: true,
    also: ({ text }) => HOLD.test(text) && /\p{L}\s+\p{L}/u.test(text) && !/hold (?:on|up|it)\b/i.test(text),
  },
  {
    kinds: /^[gr]*h+[gr]*$/,
    also: ({ text, isInCapitals, audience, isWhole }) =>
      /hold|zurück|stop/i.test(text) &&
      (isInCapitals ||
        audience === 'editors' ||
        (isWhole && /^\W*on hold\W*$/i.test(text)) ||
        (isWhole && /bitte|please|pls|kindly/i.test(text))),
  },
  {
    kinds: /^[garsmBr]*h[hosrgdiz]*[bfwtacjnvpuyle]+.*$/,
    isClosed: true,
    also: ({ kinds, text, isBesideStory, isInCapitals, audience, hasHour, hasDay }) =>
      !isBesideStory ||
      isInCapitals ||
      audience === 'editors' ||
      (hasHour && kinds.includes('b')) ||
      /h[^b]*[os]/.test(kinds) ||
      (HOLD.test(text) && (hasDay || hasHour)),
  },
  {
    kinds: /^[garsmr]*[Kh]*K[Khosrgdiz]*(?:[bf]*t|b|[cw])/,
    isClosed: true,
    isWhole: true,
    also: ({ kinds, hasDay, hasHour }) => /[bcs]/.test(kinds) || hasDay || hasHour,
  },
  // "Publication on hold", "Copy held"
  {
    kinds: /^[gr]*[spl]+m?[hH]/,
    isClosed: true,
    isWhole: true,
    also: (part) => /hold|held|parked|embargo|suspend|frozen|pending/i.test(part.text) && hasNone(part, /P/),
  },
  { kinds: /^[garsmB]*h[hosrgdp]*[bwf](.*)$/, also: isHeldUntil },
  // "HOLD FOR PARENT", "HÅLL"
  { kinds: /^[gr]*h[?N]?$/, isWhole: true, also: ({ text, isInCapitals }) => isInCapitals || /^\W*hold for \p{L}+\W*$/iu.test(text) },
  { kinds: /^[gr]*[hHK]+$/, also: ({ isInCapitals }) => isInCapitals },
  // "Council yet to respond - hold"
  { kinds: /^h$/, also: ({ text, before }) => /^\s*hold\W*$/i.test(text) && /\s[-–—]{1,3}\s/.test(before) },
  // "Hold pending response from the company"
  {
    kinds: /^[garsmB]*h[hosrgd]*w/,
    isWhole: true,
    also: (part) => part.strange <= 4 && STRONG.test(part.text) && !READER.test(part.text) && hasNone(part, /[qP]/),
  },
  { kinds: /^[gr]*K[pcla]/, isClosed: true, isWhole: true },
  // "Wait for the lawyers' approval before publishing"
  {
    kinds: /^[gr]*K[guo]*c/,
    also: (part) => part.strange <= 2 && (/[avplju]/.test(part.kinds) || OURS.test(part.text)) && hasNone(part, /[qPU]/),
  },
  { kinds: /^[gr]*K[osgp]*[bf]+/, also: isKeptUntil },
  { kinds: /^[gr]*[spl]+H/, isClosed: true, also: (part) => !part.isBesideStory && hasNone(part, /N|mH/) },
  {
    kinds: /H/,
    isClosed: true,
    isWhole: true,
    also: (part) =>
      hasNone(part, /N|mH/) &&
      (part.isInCapitals || part.audience === 'editors' || (/[bfwj]/.test(part.kinds) && (part.hasHour || part.kinds.includes('j')))),
  },
  // "To be held until Sunday", "Gesperrt bis Montag"
  { kinds: /^[gars]*B+H[^?]*[bf]/, isClosed: true, isWhole: true },
  {
    kinds: /^[gr]*Hb/,
    isClosed: true,
    isWhole: true,
    also: (part) => /gesperrt|sperr|held|klausul/i.test(part.text) && hasNone(part, /N/),
  },
  // "AWAITING"
  { kinds: /^[gr]*w+$/, isWhole: true, also: ({ isInCapitals }) => isInCapitals },
  // "Bis zur Freigabe bitte zurückhalten"
  { kinds: /^[gr]*b[cjat][cjagtrm]*h$/, isClosed: true },
  { kinds: /^[gr]*h[lp]/, also: ({ text, strange }) => strange === 0 && /^\W*hold for (?:release|publication)(?!\p{L})/iu.test(text) },
  { kinds: /^s+mHb[^qPU]*$/, isWhole: true, also: ({ text }) => /sperr|gesperrt|embargo|klausul/i.test(text) },
  { kinds: /h.*[vpul].*b|h.*b.*[vpul]/, isClosed: true },
];
