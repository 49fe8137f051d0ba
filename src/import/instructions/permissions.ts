// Rules for copy that may be used from a time or an event on: "Publish after 6pm", "Only run once confirmed", "For Sunday papers". Pure.
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

const isTimed = ({ hasDay, hasHour }: Part) => hasDay || hasHour;
const isLabelled = (text: string) => /^\W*\p{L}+(?:\s\p{L}+)?\s*:/u.test(text);
/** "For", in the languages that name the day so. */
const FOR = /^\W*(?:for|zur|til|till|para|per|voor|à|pour|fri)\s/i;

function isFrom(part: Part): boolean {
  const { kinds, text } = part;
  if (/mF$/.test(kinds) || (/^[^vlpy]*mu/.test(kinds) && !/[vlpy]/.test(kinds))) return false;
  const isClear =
    /[vlpr]/.test(kinds) ||
    part.audience === 'editors' ||
    part.hasHour ||
    part.isInCapitals ||
    /^\W*use/i.test(text) ||
    /[mMB]+yf/.test(kinds);
  return isClear && (isTimed(part) || /[cja]/.test(kinds));
}

export const PERMISSIONS: readonly Rule[] = [
  { kinds: /^[garsdmcMBzF]*r?(?:[vlpu]|[mMB]+y)[uvlposr]*r?f+[rf]*[^?]*$/, isClosed: true, also: isFrom },
  { kinds: /^[gars]*[mM]m?y(?:t|f*t)/, isClosed: true, isWhole: true, also: isTimed },
  // "Erst verwenden, wenn der Minister gesprochen hat", "Erst nach Freigabe verwenden"
  { kinds: /^[gr]*f[uv]f/, also: ({ kinds, strange }) => strange <= 3 && !/[qPU]/.test(kinds) },
  { kinds: /^[gr]*f+[^?qPU]*[uv]+$/, also: ({ text }) => /erst|först|først|pas|seulement|solo|só/iu.test(text) },
  { kinds: /^[garsN?]?[mM]m?[yu]f+t/, isWhole: true, also: (part) => isTimed(part) && part.strange <= 1 && !/[qPU]/.test(part.kinds) },
  // "Only run once the family has been informed", "Go live only on the editor's say-so"
  {
    kinds: /^[garsdC]*(?:r[vulp]|[vulp][os]*r)[os]*(?:f.*|[cja][^?]*|c\??a)$/,
    also: (part) =>
      !/[qPU]/.test(part.kinds) && /[acjtvs]/.test(part.kinds) && part.strange <= 4 && (!part.isBesideStory || part.strange === 0),
  },
  // "Só pode ser publicado depois da leitura"
  { kinds: /^[gars]*r[mMB]+yf/, also: ({ kinds, strange }) => strange <= 3 && !/[qPU]/.test(kinds) },
  // "To be published Monday", "Publish on 1 December"
  { kinds: /^[garsm]*[mB]+yt+[rtm]*$/, isClosed: true, isWhole: true, also: isTimed },
  { kinds: /^[garsm]*v[os]*t+[rtmnbf]*$/, isClosed: true, isWhole: true, also: (part) => isTimed(part) && !isLabelled(part.text) },
  {
    kinds: /^.*l.*t/,
    isClosed: true,
    isWhole: true,
    also: (part) => isTimed(part) && /^\W*release (?:on|at|time|only)\b/i.test(part.text),
  },
  // "Publish date: 12 December 2026 06:00"
  {
    kinds: /^[vpl]t+$/,
    isClosed: true,
    also: ({ text, hasHour }) =>
      hasHour &&
      isLabelled(text) &&
      /^\W*(?:publish|publication|posting|go-?live|launch|veröff|erschein).*(?:date|time|datum|termin|zeit)/i.test(text),
  },
  {
    kinds: /^[garsm]*[pl][so]*[mrf]*t+r*$/,
    isClosed: true,
    also: (part) => part.hasHour && (part.isWhole || /^\W*for\s/i.test(part.text)),
  },
  {
    kinds: /^[garotA]*b?[pl][tlpror]*$/,
    isClosed: true,
    also: (part) => part.kinds.includes('t') && isTimed(part) && (part.isWhole || part.hasHour) && FOR.test(part.text),
  },
  // "For release on delivery"
  { kinds: /^[gr]*[lp]o*j+$/, isClosed: true, isWhole: true, also: ({ text }) => /^\W*for\s/i.test(text) },
  // "Frei ab 20 Uhr", "Vrij voor publicatie vanaf maandag"
  {
    kinds: /^[grso]*[cFT]*[pvul]*b?f*[cF]+b?[pvulr]*f*[rf]*t+[rto]*$/,
    isClosed: true,
    also: (part) =>
      part.hasHour ||
      (part.isWhole && isTimed(part) && /freig|clear|usable|avail|vrij|frei|fri|libre|permi|autori|toegest/i.test(part.text)),
  },
  { kinds: /^F[pvul]*f+j+$/, isClosed: true, isWhole: true },
  { kinds: /^T[lpvu]?t+r*$/, isClosed: true, isWhole: true, also: ({ hasHour, text }) => hasHour && /^\W*timed/i.test(text) },
  { kinds: /^[garsm]*o+f+t+r*$/, isClosed: true, isWhole: true, also: ({ hasHour }) => hasHour },
  // "Advance for Sunday", "For Monday's papers"
  { kinds: /^y?A[solp]*t*[ulpyo]*t+[rtfu]*$/, isClosed: true, also: isTimed },
  {
    kinds: /^[grhyu]*t+[ou]+[tr]*$/,
    isClosed: true,
    also: ({ text }) =>
      /(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend/i.test(text) &&
      /^\W*(?:for|the|hold|save|keep|\p{L}+day).*(?:paper|edition|print)/iu.test(text),
  },
  {
    kinds: /^u[ot]+r*$/,
    isClosed: true,
    isWhole: true,
    also: (part) => isTimed(part) && /^\W*for use (?!by)/i.test(part.text) && (part.hasHour || /paper|edition/i.test(part.text)),
  },
  { kinds: /^Ft$/, isClosed: true, isWhole: true, also: ({ text }) => /ausgabe|zeitung/i.test(text) },
];
