// The common step after every reader: asks each field of an article whether it is an instruction to editors. Pure, except that it changes the `Found` it
// is given. A format cannot forget it, because read-source.ts takes it for all of them.
import type { Instant } from '../../domain/values/instant.ts';
import { innerHtml, parsePiece, textOf } from '../formats/html-tree.ts';
import { plainName } from '../formats/other-members.ts';
import type { Found, SaidText } from '../partial-article.ts';
import { mayInstruct, takeFromBody } from './body-instructions.ts';
import { roughLines } from './body-lines.ts';
import { isClearance, isDeskField, isEditing, isEmbargoOver, isLicence, restrictionIn } from './desk-notes.ts';
import { isDraftField, isDraftStatus } from './draft-words.ts';
import { editorsAddressIn } from './editors-message.ts';
import { embargoIn } from './embargo.ts';
import { orderAtHeadlineEnd, orderInFirstSentence } from './headline-ends.ts';
import { heldNote } from './held-note.ts';
import { type Audience, type Instruction, type Position, remarkOnStaying, staysInText } from './instruction.ts';
import { killIn } from './kill.ts';
import { NOT_SET } from './no-embargo.ts';
import { askDate, namesLaterYear } from './publication-date.ts';
import { orderInSlug } from './slug-orders.ts';

const STATUS_FIELD = /status|stat[eou]s?\b|statut|estado|[ée]tat\b|stand\b|tila\b/i;
/** A cancelled concert is no cancelled article. */
const STATUS_OF_ANOTHER =
  /event|match|game|fixture|race|show|concert|gig|meeting|session|flight|train|ferry|project|product|order|ticket|booking|reservation|venue|member|employ|job|marital|relation|case|trial|bill|http|server|service|build|incident|weather|warning|course|series|season|tour|election|campaign|payment|shipping|subscription|mission|sale/i;
const EMBARGO_FIELD =
  /embarg|sperre?frist|gesperrt|nicht.?vor|ne.?pas.?publier|no.?publicar|n[aã]o.?publicar|non.?pubblicare|niet.?publiceren|nie.?publikowa|sperrzeit|klausul|not.?before|hold.?until|advance.?for|(?:do.?not|don.?t).?(?:publish|use|release|run).?(?:before|until)|(?:freigabe|frei|freigegeben|publier|publicar|pubblicare|publiceren|publicera|publiser|publish|use|release).?(?:ab|a.?partir|vanaf|fr[aå]n|fra|from|after|nicht.?vor|au|de)$|^withheld$|^_?(?:on.?)?hold$|^do.?not.?(?:publish|use|release)$|^not.?for.?(?:publication|use|release)$/i;
const KILL_FIELD = /^(?:kill(?:ed)?|withdrawn|retracted|spiked)$/;
const KILLED = /^(?:stat:)?(?:cancell?ed|killed?|withdrawn|withheld permanently|spiked|retracted|deleted|removed)$/i;
const EMBARGOED = /^(?:stat:)?(?:embargo(?:ed)?|withheld|hold|held|on hold|blocked|denied|restricted)$/i;
/** A message to editors comes to the point in its first lines. */
const MESSAGE_LINES = 12;
const OF_USE = /(?<!\p{L})(?:use|using|publish|verwend|veröffentlich|utili[sz]|usar|usen|publi|pubblic|gebruik|brug|bruk|använd|anvend)/iu;
/** A note says no more of what it is about. */
const HELD_CHARS = 400;
const YES = /^(?:true|yes|on|y|1|ja|oui|sí|si|sì|sim|tak|kyllä)$/iu;
const ACTION = /(?:^|[_-]|\b)action$/i;
const KILL_ACTION = /^(?:kill|delete|withdraw|spike|retract|eliminate|remove|cancel|unpublish)$/i;
const TOPICS =
  /^(?:schlagw|stichw|keywords?|tags?|topics?|mots.?cl|palabras|parole|trefwoord|nyckelord|n[oø]gleord|n[oø]kkelord|s[lł]owa)/i;

/** Takes embargoes, kills and drafts out of the fields, and says in `embargoedUntil`, `hold`, `kill` and `draft` what they ask for. */
export function applyInstructions(found: Found, now: Instant): void {
  if (found.embargoedUntil === 'unread') hold(found, { field: 'embargo', text: 'Under an embargo without an end that can be read.' });
  // Before the fields add notes of their own.
  const notes = [...found.edNotes];
  for (const said of found.said) askField(found, said, now);
  found.headline = askText(found, 'headline', found.headline, now);
  found.standfirst = askText(found, 'standfirst', found.standfirst, now);
  found.corrections = found.corrections.filter((text) => askText(found, 'correction', text, now) !== undefined);
  found.categories = found.categories.filter((text) => !isAskedCategory(text) || askText(found, 'category', text, now) === text);
  for (const text of notes) askNote(found, { field: 'edNote', text }, now);
  if (found.notice !== undefined && !isLicence(found.notice))
    take(found, instructionIn(found.notice, 'editors', now), { field: 'copyright notice', text: found.notice });
  for (const { alt, caption, credit } of found.images)
    for (const text of [alt, caption, credit])
      if (text !== undefined) take(found, instructionIn(text, 'public', now), { field: 'picture', text });
  askBody(found, now);
  askMessage(found, now);
  takeDate(found, now);
}

/** A message to editors is no story: an order in it is about one that they have. */
function askMessage(found: Found, now: Instant): void {
  const { headline = '' } = found;
  const address = editorsAddressIn(headline);
  if (address === undefined) return;
  const isOrder = (text: string) => {
    const instruction = instructionIn(text, 'editors', now);
    if (instruction?.kind === 'kill') return true;
    return OF_USE.test(text) && (instruction === undefined ? restrictionIn(text, false) !== undefined : instruction.kind === 'embargo');
  };
  const order =
    found.hold ??
    roughLines(found.bodyHtml)
      .slice(0, MESSAGE_LINES)
      .map((text) => ({ field: 'text', text }))
      .find(({ text }) => isOrder(text));
  if (order !== undefined) found.kill ??= order;
  else if (address === 'whole') hold(found, { field: 'headline', text: headline });
}

function instructionIn(text: string, audience: Audience, now: Instant, position?: Position): Instruction | undefined {
  return killIn(text, audience, true) ?? embargoIn(text, audience, now, position);
}

/** What is no instruction in known words may restrict the copy all the same. */
function askNote(found: Found, said: SaidText, now: Instant): void {
  const isTerms = /^usage/i.test(said.field) || /^usage terms:/i.test(said.text);
  if (isTerms && isLicence(said.text)) return;
  if (isEmbargoOver(said.text)) found.isEmbargoLifted = true;
  if (isEditing(said.text) || isClearance(said.text)) return;
  const instruction = instructionIn(said.text, 'editors', now);
  take(found, instruction, said);
  if (instruction !== undefined) return;
  const words = restrictionIn(said.text, isTerms);
  if (words !== undefined) hold(found, { ...said, text: words }, heldNote({ ...said, text: words.slice(0, HELD_CHARS) }));
}

function askField(found: Found, { foundAs, isBeside, isLikely, ...said }: SaidText, now: Instant): void {
  if (isLikely === true) {
    hold(found, said, heldNote(said));
    return;
  }
  const text = said.text.trim();
  const isStatus = STATUS_FIELD.test(said.field);
  // A sentence in such a field is not its status.
  if (isStatus && STATUS_OF_ANOTHER.test(said.field) && text.split(/\s+/).length < 4) return;
  if (isStatus) {
    if (KILLED.test(text)) found.kill ??= said;
    else if (EMBARGOED.test(text)) hold(found, said, heldNote(said));
    else if (isDraftStatus(text)) {
      // "Unpublished" is no order to take it down.
      found.draft ??= said;
      return;
    }
  }
  if (TOPICS.test(said.field)) return;
  if (ACTION.test(said.field) && KILL_ACTION.test(text)) found.kill ??= said;
  const plain = plainName(said.field).replace(/^is/, '');
  if (KILL_FIELD.test(plain) && YES.test(text)) found.kill ??= said;
  else if (isDraftField(plain, text)) found.draft ??= said;
  if (EMBARGO_FIELD.test(said.field)) {
    if (/lifted|expired|released|passed/i.test(said.field)) return;
    if (YES.test(text)) hold(found, said, heldNote(said));
    else if (NOT_SET.test(text)) found.isEmbargoLifted = true;
    else if (text !== '') take(found, embargoIn(`Embargo: ${text}`, 'editors', now), said);
    return;
  }
  if (isDeskField(plain) || isStatus) {
    askNote(found, { ...said, text }, now);
    return;
  }
  if (/^(?:copy)?rights?$|licen[cs]e/.test(plain) && isLicence(text)) return;
  const instruction = instructionIn(text, said.isProse === true ? 'public' : 'editors', now, isBeside === true ? 'beside' : undefined);
  take(found, instruction, said);
  if (instruction !== undefined) return;
  if (foundAs === 'kill') found.kill ??= said;
  else if (foundAs === 'embargo' || (plain === 'slugline' && orderInSlug(text) !== undefined)) hold(found, said, heldNote(said));
}

/** "Embargo" is a topic, and "Embargo until 6 January" is none. */
function isAskedCategory(text: string): boolean {
  return /\d/.test(text) || text.trim().split(/\s+/).length > 2;
}

/** The text without its instruction. */
function askText(found: Found, field: string, text: string | undefined, now: Instant): string | undefined {
  if (text === undefined) return undefined;
  const instruction =
    orderInFirstSentence(text, now) ??
    instructionIn(text, 'public', now) ??
    (field === 'headline' ? orderAtHeadlineEnd(text, now) : undefined);
  take(found, instruction, { field, text });
  return instruction === undefined || instruction.kind === 'kill' ? text : instruction.rest;
}

function askBody(found: Found, now: Instant): void {
  if (!mayInstruct(found.bodyHtml, now, found.asked)) return;
  const root = parsePiece(found.bodyHtml);
  for (const instruction of takeFromBody(root, now)) take(found, instruction, { field: 'text', text: instruction.text });
  found.bodyHtml = innerHtml(root);
  const opening = found.opening;
  if (opening !== undefined && !textOf(root).includes(opening)) found.opening = textOf(root).slice(0, 2_000);
}

function takeDate(found: Found, now: Instant): void {
  const unread = found.published === undefined ? found.unreadDate : undefined;
  if (unread !== undefined && namesLaterYear(unread.text, now)) hold(found, { field: 'date', text: unread.text, line: unread.line });
  const asked = askDate(found.published, now);
  if (asked === undefined || found.published === undefined) return;
  const dated = { field: 'date', text: `dated ${found.published.instant}` };
  if (asked === 'hold') hold(found, dated, heldNote(dated));
  else if (found.embargoedUntil !== 'unread') {
    found.remarks.push(`Its date is ahead, so it is under embargo until ${asked.until}.`);
    takeUntil(found, asked.until);
  }
}

/** Of two embargoes the later one counts; one that cannot be read never ends. */
function takeUntil(found: Found, until: Instant): void {
  if (found.embargoedUntil === 'unread') return;
  if (found.embargoedUntil === undefined || until > found.embargoedUntil) found.embargoedUntil = until;
}

function take(found: Found, instruction: Instruction | undefined, said: SaidText): void {
  if (instruction === undefined) return;
  if (staysInText(instruction)) found.remarks.push(remarkOnStaying(instruction));
  const placed = { ...said, text: instruction.text };
  if (instruction.kind === 'kill') found.kill ??= placed;
  else if (instruction.kind === 'passed') found.remarks.push(`An embargo has passed: "${instruction.text}".`);
  else if (instruction.until === undefined) hold(found, placed);
  else takeUntil(found, instruction.until);
}

/** Holds copy for what is said outside it. */
export function holdFor(found: Found, said: SaidText): void {
  hold(found, said, heldNote(said));
}

/** The instruction comes first in the note to the desk, so that it is neither cut off nor taken for a part of another note. */
function hold(found: Found, said: SaidText, note = said.text): void {
  found.embargoedUntil = 'unread';
  found.hold ??= said;
  const at = found.edNotes.findIndex((one) => one.includes(note));
  found.edNotes.unshift(at < 0 ? note : (found.edNotes.splice(at, 1)[0] ?? note));
}
