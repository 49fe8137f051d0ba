// Notes in copy that are not part of the story: corrections, credits, the © line, end marks. Pure. One paragraph at a time.
import { correctionIn } from './corrections.ts';
import { DOCUMENT_LABEL } from './document-label.ts';
import { editorsNoteIn } from './editors-notes.ts';
import { type Notice, noticeOf } from './notices.ts';
import { unbracketed } from './sentences.ts';

export type Note =
  | { kind: 'correction'; text: string }
  | { kind: 'credit'; text: string; reporting: string[]; editing: string[]; contact?: string | undefined; notice?: Notice | undefined }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'desk'; text: string }
  | { kind: 'end' }
  | { kind: 'release' };

const END = /^(?:-+\s*(?:30|0|ends?)\s*-+|#{3,}|(?:# ){2,}#|\(?ends?\)?\.?|\/{0,2}ends\/{0,2}|(?:end|ENDS) of (?:story|copy|release))$/i;
/** "Immediate release of hostages" is a headline. */
const RELEASE =
  /^(?:(?:for )?immediate (?:release|use|publication)|zur sofortigen (?:veröffentlichung|verwendung)|pour (?:diffusion|publication) immédiate|para (?:su )?(?:publicación|difusión) inmediata)(?:\s*[:.,–—-].{0,40}|\s+(?:on )?(?:\d|\p{L}{3,9}\.? \d).{0,40})?$/iu;
/** A label of the document, with its number: "PRESS NOTICE 211/26". */
const DOCUMENT = new RegExp(`^\\W*${DOCUMENT_LABEL}(?:\\s*(?:no|nr|n)?[.°º]?\\s?#?\\d{1,6}(?:\\s?[/-]\\s?\\d{1,4})?)?\\W*$`, 'iu');

/** The kind of note that a paragraph is; `undefined` for story. */
export function noteOf(paragraph: string): Note | undefined {
  const text = paragraph.trim();
  if (text === '' || text.length > 2_000) return undefined;
  if (END.test(text)) return { kind: 'end' };
  if (RELEASE.test(text) || DOCUMENT.test(text)) return { kind: 'release' };
  const correction = correctionIn(text);
  if (correction !== undefined) return { kind: 'correction', text: correction };
  return noticeNote(text) ?? creditOf(text) ?? deskNoteOf(text);
}

function deskNoteOf(text: string): Note | undefined {
  const note = editorsNoteIn(text);
  return note === undefined ? undefined : { kind: 'desk', text: note };
}

function noticeNote(text: string): Note | undefined {
  const notice = noticeOf(text);
  return notice === undefined ? undefined : { kind: 'notice', notice };
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
