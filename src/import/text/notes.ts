// Notes in copy that are not part of the story: corrections, credits, the © line, end marks. Pure. One paragraph at a time.

export type Note =
  | { kind: 'correction'; text: string }
  | { kind: 'credit'; text: string; reporting: string[]; editing: string[]; contact?: string | undefined; notice?: Notice | undefined }
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
/** "Immediate release of hostages" is a headline. */
const RELEASE =
  /^(?:(?:for )?immediate release|zur sofortigen veröffentlichung|pour diffusion immédiate|para (?:su )?(?:publicación|difusión) inmediata)(?:\s*[:.,–—-].{0,40}|\s+(?:on )?(?:\d|\p{L}{3,9}\.? \d).{0,40})?$/iu;
const EDITORS = /^\(?(?:eds|editors|note to (?:editors|desks?)|notes? for editors|desks?)\s*[:—–-]/i;
/** "(Adds comment)"; "(Adds to the pressure)" is prose. */
const UPDATED = /^\((?:adds(?! to\b| up\b)|recasts|refiles|updates (?:with|to|throughout)|writethru|rewrites|repeats)\b[^.]{0,300}\.?\)$/i;

/** The kind of note that a paragraph is; `undefined` for story. */
export function noteOf(paragraph: string): Note | undefined {
  const text = paragraph.trim();
  if (text === '' || text.length > 2_000) return undefined;
  if (END.test(text)) return { kind: 'end' };
  if (RELEASE.test(text)) return { kind: 'release' };
  return correctionOf(text) ?? noticeNote(text) ?? creditOf(text) ?? deskNoteOf(text);
}

function deskNoteOf(text: string): Note | undefined {
  return EDITORS.test(text) || UPDATED.test(text) ? { kind: 'desk', text: unbracketed(text) } : undefined;
}

const COPY = '(?:stor(?:y|ies)|articles?|items?|pieces?|headline|photo caption|caption|dispatch|column|obituary)';
const WRONG =
  '(?:misstated|misspelled|misspelt|misidentified|mischaracteri[sz]ed|misattributed|incorrectly|wrongly|erroneously|mistakenly|gave the wrong|contained an error|omitted)';
/** A correction is about this copy itself: "The report found that families were wrongly charged" is about another. */
const CORRECTED = new RegExp(
  `^\\(?\\s*(?:(?:an?|the|in an?) (?:earlier|previous|original|prior|initial) (?:versions? of )?(?:this|the|our) (?:${COPY}|report|version)\\b.{0,160}?\\b(?:corrected|amended|${WRONG})|(?:an?|the) (?:earlier|previous|original) version\\b.{0,120}?\\b${WRONG}|(?:this|the) (?:${COPY}|report|version) (?:has been|was|is) (?:\\w+ )?(?:corrected|amended|updated to correct)\\b|this ${COPY} (?:corrects|originally|previously)\\b.{0,160}?|this ${COPY}\\b.{0,60}?\\b${WRONG})`,
  'is',
);
const CORRECTS = /^\(\s*corrects?\s/i;
/** With a colon in any case, with a dash in capitals. */
const LABELS = [
  /^\(?\s*(?:correction|clarification|corrected|correction and clarification|editor['’]s note|berichtigung|korrektur|rectificatif|rectificación|corrección|fe de errores)\s*(?:\([^)]{0,80}\)\s*)?:\s*/i,
  /^\(?\s*(?:CORRECTION|CLARIFICATION)\s*[—–-]\s*/,
];

function correctionOf(text: string): Note | undefined {
  if ((CORRECTED.test(text) && !isReported(text)) || CORRECTS.test(text)) return { kind: 'correction', text: unbracketed(text) };
  const label = LABELS.find((pattern) => pattern.test(text));
  if (label === undefined) return undefined;
  const rest = unbracketed(text).replace(label, '').trim();
  if (/^\(?\s*editor/i.test(text) && !/\bcorrect(?:s|ed|ion)?\b/i.test(rest)) return undefined;
  return rest === '' ? undefined : { kind: 'correction', text: rest.slice(0, 1).toUpperCase() + rest.slice(1) };
}

/** "…, the judge said": somebody speaks, so it is a sentence of the story. */
function isReported(text: string): boolean {
  return REPORTED.test(text.slice(-120)) || /^[^.]{1,200},\s(?:says|said)\s/.test(text);
}

const REPORTED = /[,"”’]\s*(?:\p{L}+\s+){1,4}(?:said|says|found|ruled|told\s\p{L}+|argued|wrote|added|warned)(?:\s+on\s+\p{L}+)?\.?["”]?$/u;

const YEAR = '(?:1[89]|20)\\d{2}(?:\\s*[-–]\\s*(?:\\d{4}|\\d{2}))?';
/** "(c)" and the word need a year or a holder beside them: "(c) the third way" is a list, and "copyright law" is prose. */
const NOTICE = new RegExp(
  `^(?:(?:©|&copy;|copyright\\s*(?:©|\\(c\\)|&copy;))\\s*:?\\s*(?=[\\p{Lu}\\d"“'])|\\(c\\)\\s*(?=(?:[\\p{Lu}][\\p{L}\\p{N}.&'’-]*,?\\s+){0,6}${YEAR}\\b)|copyright\\s*:\\s*(?=[\\p{Lu}\\d])|copyright\\s+(?:by\\s+)?(?=${YEAR}\\b(?!\\s+\\p{Ll})|(?:[\\p{Lu}][\\p{L}\\p{N}.&'’-]*,?\\s+){1,6}${YEAR}\\b))`,
  'u',
);
const WORD_IN_ANY_CASE = /^copyright(?=[\s:©(&])/i;
const YEARS = new RegExp(`\\b${YEAR}\\b,?`);
const ITS =
  '(?:this|the|any|all|our|these)\\s+(?:\\w+\\s+){0,3}?(?:publication|articles?|materials?|work|contents?|site|website|story|report|document|page|copy|text|information|news|pictures?|images?|above)';
const RESERVED = new RegExp(
  `^(?:all rights (?:are )?reserved\\b|alle rechte vorbehalten\\b|tous droits réservés|todos los derechos reservados\\b|tutti i diritti riservati\\b|(?:any )?unauthori[sz]ed (?:use|copying|reproduction|distribution)(?:\\s*(?:,|and|or|/)\\s*(?:use|copying|reproduction|distribution|duplication|publication)){0,4}(?: of ${ITS})?\\s+(?:without [^.]{0,60}?|in whole or (?:in )?part )?(?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden|not permitted)|(?:reproduction|republication|redistribution) (?:(?:or|and) \\w+ )?(?:of ${ITS}\\s+)?(?:in whole or (?:in )?part|without)\\b.{0,80}?(?:permission|consent|prohibited|forbidden|authori[sz]ation)|reproduction (?:is )?(?:strictly )?(?:prohibited|forbidden)|no part of ${ITS}\\s+(?:may|can|shall|must)\\b).{0,240}$`,
  'iu',
);

function noticeNote(text: string): Note | undefined {
  const notice = noticeOf(text);
  return notice === undefined ? undefined : { kind: 'notice', notice };
}

/** Reads a copyright line, which begins with the © sign, or with the word and a year or a holder, and is one line long. */
export function noticeOf(text: string): Notice | undefined {
  if (text.length > 400) return undefined;
  const isReservation = RESERVED.test(text);
  const mark = isReservation ? undefined : NOTICE.exec(text.replace(WORD_IN_ANY_CASE, 'copyright'))?.[0];
  if ((!isReservation && mark === undefined) || isReported(text)) return undefined;
  if (mark === undefined) return { text };
  if (OF_PICTURES.test(text.slice(mark.length))) return undefined;
  const holder = holderIn(text.slice(mark.length));
  // "© 2026 was written on the wall of the pool."
  return holder !== undefined && /^\p{Ll}+(?: \S+){4}/u.test(holder) ? undefined : { text, holder };
}

/** A © line of the pictures says nothing about the text. */
const OF_PICTURES =
  /^(?:all\s+|alle\s+|todas las\s+|toutes les\s+)?(?:photo|foto|fotograf|image|imagen|imágen|immagin|picture|bild|illustration|grafi[ck]|video|vídeo)/iu;

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
  const credit: Extract<Note, { kind: 'credit' }> = { kind: 'credit', text, reporting: [], editing: [] };
  const parts = unbracketed(text).split(/[;|]|\.(?<=\p{Ll}{2}\.)\s+(?=(?:additional|editing|reporting|writing|contact)\b)/iu);
  for (const part of parts.map((words) => words.trim())) {
    const [, task, signers] = CREDIT.exec(part) ?? [];
    const contact = CONTACT.exec(part)?.[1];
    const notice = noticeOf(part);
    if (signers !== undefined && areSigners(signers))
      (/^edit/i.test(task ?? '') ? credit.editing : credit.reporting).push(signers.replace(/\.$/, ''));
    else if (contact !== undefined && isReachable(contact)) credit.contact = contact.replace(/[.\s]+$/, '');
    else if (notice !== undefined) credit.notice = notice;
    else if (part !== '') return undefined;
  }
  return credit;
}

const SMALL =
  /^(?:and|in|at|for|from|of|with|the|by|von|van|der|den|de|da|di|del|la|le|bin|al|el|y|und|et|additional|further|reporting|writing|editing|desk|newsroom|staff)$/;

/** "Nora Quill in the capital". */
const OTHER_WORDS = 2;

/** "Writing by hand helps children learn" names nobody. */
function areSigners(signers: string): boolean {
  const words = signers.split(/[\s,;&]+/u).filter((word) => /^\p{L}/u.test(word));
  return /^["“]?\p{Lu}/u.test(signers) && words.filter((word) => /^\p{Ll}/u.test(word) && !SMALL.test(word)).length <= OTHER_WORDS;
}

/** An address, a number or a name: "Contact: how a film became a cult" is none. */
function isReachable(contact: string): boolean {
  return /@|https?:|\d{3}/.test(contact) || areSigners(contact);
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
