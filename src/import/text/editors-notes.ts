// Notes to editors above or below copy, which are neither for readers nor an instruction. Pure. One paragraph at a time.
import { isReported, unbracketed } from './sentences.ts';

const EDITORS = [
  /^\(?(?:eds|editors|note to (?:editors|desks?)|notes? for editors|desks?)\s*:/i,
  // "Desk-bound clerks" and "Editors – nine in ten years – left" are prose.
  /^\(?(?:EDS|Eds|EDITORS|DESKS?|(?:[Nn]ote|NOTE) (?:to|TO) (?:[Ee]ditors|EDITORS|[Dd]esks?|DESKS?)) ?(?:[—–]|-(?=\s))/,
];
/** "Redaktion: …" without brackets names who made the page. */
const IN_BRACKETS =
  /^(?:redactie|redaktion(?:en)?|redaksjon(?:en)?|rédactions?|redacción|redacciones|redação|redações|redazion[ei]|redaktører|nb|n\.b\.)\s*[:—–]\s*/iu;
const ELSEWHERE =
  /^(?:achtung,? redaktionen|an die redaktionen?|hinweis (?:an|für) (?:die )?redaktionen?|(?:note|avis|attention) aux (?:rédactions|rédacteurs)|(?:nota|aviso) (?:a|para) (?:los|las) (?:editores|redactores|redacciones)|nota (?:aos|para os|às) (?:editores|redações)|nota (?:per le|alle) redazioni|nota ai redattori|til redak(?:tionen|tionerne|sjonen|sjonene)|till redaktion(?:en|erna))\s*[:—–-]\s*/iu;
/** "(Adds comment)"; "(Adds to the pressure)" is prose. */
const UPDATED =
  /^\((?:adds(?! to\b| up\b)|recasts|refiles|updates (?:with|to|throughout)|writethru|rewrites|repeats(?! of\b))\b[^.]{0,300}\.?\)$/i;
const NO_EMBARGO =
  /^\W*(?:embargo(?:ed)?|sperrfrist|sperrvermerk)\s*[:=–—-]+\s*(?:none|no|nil|n\/a|not applicable|lifted|removed|over|expired|keiner?|keine sperrfrist|aufgehoben|abgelaufen|entfällt|aucun|levé|néant|ninguno|sin embargo|levantado|nenhum|nessuno|geen|opgeheven|ingen|inget|intet|brak|ei ole)\W*$/iu;
/** "EMBARGO LIFTED - FREE FOR USE NOW". "Embargo lifted on oil" is a headline. */
const OVER = /^\W*(?:the )?embargo (?:(?:is|has|now|been) )*(?:lifted|removed|over|expired)(?!\p{L})/iu;
const FREE = new Set(
  'free for use now ok okay good cleared clear to go may can be is used publish published publication immediate immediately release all media at once today everybody this copy story'.split(
    ' ',
  ),
);

/** What a paragraph says to editors, without its brackets; `undefined` for story. */
export function editorsNoteIn(text: string): string | undefined {
  const inner = unbracketed(text);
  if (EDITORS.some((pattern) => pattern.test(text)) || (UPDATED.test(text) && !isReported(text))) return inner;
  if (NO_EMBARGO.test(text) || saysOver(text)) return inner;
  const label = ELSEWHERE.exec(inner)?.[0] ?? (inner === text ? undefined : IN_BRACKETS.exec(inner)?.[0]);
  return label === undefined ? undefined : inner.slice(label.length);
}

/** Nothing is said but that an embargo is over, and that the copy may be used. */
function saysOver(text: string): boolean {
  const beginning = OVER.exec(text)?.[0];
  if (beginning === undefined) return false;
  const words =
    text
      .slice(beginning.length)
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  return words.every((word) => FREE.has(word));
}
