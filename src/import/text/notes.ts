// Notes in copy that are not part of the story: corrections, credits, the © line, end marks. Pure. One paragraph at a time.

export type Note =
  | { kind: 'correction'; text: string }
  | { kind: 'credit'; reporting: string[]; editing: string[]; contact?: string | undefined; notice?: Notice | undefined }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'desk'; text: string }
  | { kind: 'end' }
  | { kind: 'release' };

export interface Notice {
  text: string;
  /** Absent if the line names nobody ("All rights reserved."). */
  holder?: string | undefined;
}

const END = /^(?:-+\s*(?:30|0|ends?)\s*-+|#{3,}|(?:# ){2,}#|\(?ends?\)?\.?|\/{0,2}ends\/{0,2}|(?:end|ENDS) of (?:story|copy|release))$/i;
const RELEASE = /^(?:for )?immediate release\b.{0,40}$/i;
const DESK_NOTE =
  /^\(?(?:eds|editors|note to (?:editors|desks?)|desks?|adds|recasts|refiles|updates (?:with|to|throughout)|writethru)\b\s*[:—,.\s-]/i;

/** The kind of note that a paragraph is; `undefined` for story. */
export function noteOf(paragraph: string): Note | undefined {
  const text = paragraph.trim();
  if (text === '' || text.length > 2_000) return undefined;
  if (END.test(text)) return { kind: 'end' };
  if (RELEASE.test(text)) return { kind: 'release' };
  return correctionOf(text) ?? noticeNote(text) ?? creditOf(text) ?? deskNoteOf(text);
}

function deskNoteOf(text: string): Note | undefined {
  return DESK_NOTE.test(text) &&
    (text.startsWith('(') || /^(?:EDS|EDITORS|NOTE TO EDITORS|DESKS?)\b/i.test(text)) &&
    /^\(?\w[\w ]*:|^\(/.test(text)
    ? { kind: 'desk', text: unbracketed(text) }
    : undefined;
}

const CORRECTED =
  /^\(?\s*(?:(?:this|an earlier version of this|a previous version of this|the) (?:story|article|report|item|version|piece|headline|photo caption)\b.{0,120}?\b(?:corrected|correct the|amended|misstated|misspelled|misspelt|incorrectly|wrongly|erroneously)\b)/is;
const CORRECTS = /^\(\s*corrects?\s/i;
const LABEL = /^\(?\s*(?:correction|clarification|corrected|editor['’]s note)\s*(?:\([^)]*\)\s*)?[:—–-]\s*/i;

function correctionOf(text: string): Note | undefined {
  if (CORRECTED.test(text) || CORRECTS.test(text)) return { kind: 'correction', text: unbracketed(text) };
  const label = LABEL.exec(text);
  if (label === null) return undefined;
  const rest = unbracketed(text).replace(LABEL, '').trim();
  if (/^\(?\s*editor/i.test(text) && !/\bcorrect(?:s|ed|ion)?\b/i.test(rest)) return undefined;
  return rest === '' ? undefined : { kind: 'correction', text: rest.slice(0, 1).toUpperCase() + rest.slice(1) };
}

const NOTICE = /^(?:©|&copy;|\(c\)|copyright\b\s*(?:©|\(c\)|&copy;)?)\s*:?\s*/i;
const YEARS = /\b(?:1[89]|20)\d{2}(?:\s*[-–]\s*(?:\d{4}|\d{2}))?\b,?/;
const RESERVED =
  /^(?:all rights (?:are )?reserved|(?:any )?unauthori[sz]ed (?:use|copying|reproduction|distribution)|(?:reproduction|republication) (?:in whole|or |without |is )|no part of this)\b.{0,240}$/i;

function noticeNote(text: string): Note | undefined {
  const notice = noticeOf(text);
  return notice === undefined ? undefined : { kind: 'notice', notice };
}

/** Reads a copyright line, which begins with the © sign, or with the word and a year, and is one line long. */
export function noticeOf(text: string): Notice | undefined {
  if (text.length > 400) return undefined;
  if (RESERVED.test(text)) return { text };
  const mark = NOTICE.exec(text)?.[0];
  if (mark === undefined) return undefined;
  const rest = text.slice(mark.length);
  if (!/[©]|\(c\)|&copy;/i.test(mark) && !YEARS.test(rest.slice(0, 80))) return undefined;
  return { text, holder: holderIn(rest) };
}

function holderIn(rest: string): string | undefined {
  const name = rest
    .replace(YEARS, '')
    .replace(/\ball rights reserved\b.*$/is, '')
    .replace(/^\s*(?:by\s+)?/i, '')
    .split(/(?<!\b(?:Inc|Ltd|Co|Corp|St|\p{Lu}))\.(?:\s|$)|[;|]|\s[–—-]\s/u)[0]
    ?.replace(/[\s,.]+$/, '')
    .trim();
  return name === undefined || name === '' || name.length > 120 ? undefined : name;
}

const CREDIT =
  /^(?:additional\s+|further\s+)?(reporting|writing|written|compiled|edited|editing|contribution|contributions)(?:\s+and\s+(?:writing|editing|reporting))?\s+by:?\s+(.+)$/is;
const CONTACT = /^(?:media |press |desk |newsroom )?(?:contacts?|e-?mail|tel(?:ephone)?|phone)\s*:\s*(.+)$/is;

/** "(Reporting by …; Editing by … | Contact: …)" and the same without brackets: every part must be a credit, a contact or a notice. */
function creditOf(text: string): Note | undefined {
  const credit: Extract<Note, { kind: 'credit' }> = { kind: 'credit', reporting: [], editing: [] };
  const parts = unbracketed(text).split(/\s*[;|]\s*|(?<=\p{Ll}{2})\.\s+(?=(?:additional|editing|reporting|writing|contact)\b)/iu);
  for (const part of parts) {
    const [, task, signers] = CREDIT.exec(part) ?? [];
    const contact = CONTACT.exec(part)?.[1];
    const notice = noticeOf(part);
    if (signers !== undefined) (/^edit/i.test(task ?? '') ? credit.editing : credit.reporting).push(signers.replace(/\.$/, ''));
    else if (contact !== undefined) credit.contact = contact.replace(/[.\s]+$/, '');
    else if (notice !== undefined) credit.notice = notice;
    else if (part !== '') return undefined;
  }
  return credit;
}

/** Whether a note counts only at the end of the copy. Elsewhere, a paragraph that begins with "Reporting by" may be part of the story. */
export function isSignOff(note: Note, paragraph: string): boolean {
  if (note.kind === 'credit') return !paragraph.trim().startsWith('(');
  return note.kind === 'notice' && !/^(?:©|&copy;|\(c\)|copyright)/i.test(paragraph.trim());
}

function unbracketed(text: string): string {
  const inner = /^[([]\s*(.*?)\s*[)\]]\.?$/s.exec(text)?.[1];
  return (inner ?? text).trim();
}
