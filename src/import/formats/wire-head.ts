// Lines above the headline of plain text: the letterhead of a press release, and the section of a paper. Pure, except that it changes the `Found` it is given.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Found } from '../partial-article.ts';
import { dateLineOf } from '../text/date-line.ts';
import type { Calendar } from '../text/dates.ts';
import { DOCUMENT_LABEL } from '../text/document-label.ts';
import { isNameLike } from '../text/names.ts';
import { noteOf } from '../text/notes.ts';
import { endsSentence } from '../text/sentences.ts';
import type { Block } from './wire-blocks.ts';

const HEADLINE_CHARS = 200;
const NAME_CHARS = 80;
const MOST_LINES = 5;
const DOCUMENT = new RegExp(`^\\W*${DOCUMENT_LABEL}(?!\\p{L})`, 'iu');

/** The lines without those that name who sends a press release: names in the lines around its label, if a headline comes after them. Otherwise the first of
 *  them is the headline. */
export function withoutLetterhead(blocks: readonly Block[], found: Found, calendar: Calendar): Block[] {
  const end = blocks.findIndex(({ gap }, index) => index > 0 && gap);
  const head = blocks.slice(0, Math.max(end, 0));
  const [title, after] = blocks.slice(end);
  if (head.length < 2 || head.length > MOST_LINES || title === undefined || after?.gap !== true || !isHeadline(title)) return [...blocks];
  const labels = head.filter(({ text }) => isLabel(text, calendar));
  const names = head.filter((block) => !labels.includes(block) && dateLineOf(block.text, calendar) === undefined);
  if (labels.length === 0 || names.length === 0 || !names.every(isName)) return [...blocks];
  found.remarks.push({
    text: `Left out as a letterhead: ${names.map(({ text }) => text).join(', ')}.`,
    line: names[0]?.line ?? found.line,
  });
  return blocks.filter((block) => !names.includes(block));
}

/** "Media release", also with its date, and "For immediate use". */
function isLabel(line: string, calendar: Calendar): boolean {
  return (
    noteOf(line)?.kind === 'release' || (DOCUMENT.test(line) && (line.length < NAME_CHARS || dateLineOf(line, calendar) !== undefined))
  );
}

function isName({ text, marker }: Block): boolean {
  return marker === undefined && text.length <= NAME_CHARS && isNameLike(text) && !endsSentence(text);
}

/** Not the rest of a line of which an instruction was taken out. */
function isHeadline({ text, marker }: Block): boolean {
  if (/^[^(]*\)/.test(text)) return false;
  return marker === undefined && text.length <= HEADLINE_CHARS && !/[.:;,]["”’)\]]*$/u.test(text) && text.split(' ').length > 2;
}

/** Sections of papers, in the languages that are read. "News" and the like say nothing of the copy; others are kept as its category. */
const SECTIONS = new Set(
  `news local regional national world international politics business economy sport sports culture arts opinion comment weather health science technology education
  environment lifestyle travel community courts crime features
  lokales regionales region stadt landkreis aus-der-region politik wirtschaft sport kultur panorama vermischtes meinung feuilleton wissen wissenschaft gesundheit
  bildung gesellschaft ausland inland nachrichten aktuelles wetter ratgeber reise medien
  actualité actualités politique économie société monde culture sports sciences santé environnement région régions faits-divers opinions
  actualidad política economía sociedad internacional nacional deportes cultura opinión sucesos local ciencia salud tecnología
  notícias economia sociedade mundo país desporto esporte esportes opinião cidades cotidiano saúde
  cronaca politica economia esteri interni sport cultura spettacoli società scienze salute
  nieuws binnenland buitenland regio politiek economie sport cultuur opinie wetenschap
  nyheter nyheder inrikes utrikes indland udland innenriks utenriks økonomi ekonomi kultur sport lokalt meninger debatt debat samfunn samhälle kotimaa ulkomaat talous kulttuuri urheilu`.split(
    /\s+/,
  ),
);

/** A section of the publisher's, or of any paper. */
export function isSectionName(line: string, { sections }: Publisher): boolean {
  if (line.length > NAME_CHARS) return false;
  const name = line.toLowerCase();
  return (
    SECTIONS.has(name.replace(/\s+/g, '-')) || sections.some((section) => section.code === name || section.name.toLowerCase() === name)
  );
}

/** The lines without the name of a section over the headline. A headline of one word has no other below it. */
export function withoutSectionLabel(blocks: readonly Block[], found: Found, publisher: Publisher): Block[] {
  const [label, title, after] = blocks;
  if (label === undefined || title === undefined || after?.gap !== true || label.marker !== undefined) return [...blocks];
  if (!isSectionName(label.text, publisher) || !isHeadline(title) || endsSentence(title.text)) return [...blocks];
  found.categories.push(label.text);
  return blocks.slice(1);
}
