// Adds what notes say to the fields of an article. Pure, except that it changes the `Found` it is given.
import { isOwnSource } from '../domain/publisher/own-copy.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import type { Found } from './partial-article.ts';
import type { Note } from './text/notes.ts';
import type { Notice } from './text/notices.ts';
import { readSigners, type Signers } from './text/signers.ts';

/** Adds one note. `end` and `release` carry nothing that is kept. */
export function addNote(note: Note, found: Found, publisher: Publisher): void {
  switch (note.kind) {
    case 'correction':
      if (!found.corrections.includes(note.text)) found.corrections.push(note.text);
      return;
    case 'desk':
      found.edNotes.push(note.text);
      return;
    case 'notice':
      addNotice(note.notice, found, publisher);
      return;
    case 'credit':
      addCredit(note, found, publisher);
      return;
    case 'end':
    case 'release':
      return;
  }
}

/** The publisher's own notice is dropped, because the house line is on every article anyway. Another's notice says whose copy this is. */
export function addNotice(notice: Notice, found: Found, publisher: Publisher): void {
  if (notice.holder !== undefined && isOwnSource(publisher, notice.holder)) return;
  if (notice.holder !== undefined) found.holder ??= notice.holder;
  if (found.notice?.includes(notice.text) === true || found.holder === undefined) return;
  found.notice = found.notice === undefined ? notice.text : `${found.notice} ${notice.text}`;
}

function addCredit(credit: Extract<Note, { kind: 'credit' }>, found: Found, publisher: Publisher): void {
  const signed = found.names.length + found.desks.length > 0;
  for (const phrase of credit.reporting) {
    const signers: Signers = { names: signed ? [] : found.names, desks: found.desks, unread: [] };
    readSigners(phrase, signers, publisher);
    takeSource(signers, found);
  }
  if (!signed && found.names.length > 0) found.remarks.push(`No byline: signed by ${found.names.join(', ')}, whom the credit line names.`);
  const editors: string[] = [];
  for (const phrase of credit.editing) readSigners(phrase, { names: editors, desks: found.desks, unread: [] }, publisher);
  // People who edited the copy are in no other field.
  if (editors.length > 0) found.edNotes.push(credit.text);
  found.contact ??= credit.contact;
  if (credit.notice !== undefined) addNotice(credit.notice, found, publisher);
}

function takeSource({ source }: Signers, found: Found): void {
  if (source === undefined || found.copySource !== undefined) return;
  found.copySource = source;
  found.remarks.push(`Source ${source} taken from the credit line.`);
}
