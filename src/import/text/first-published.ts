// The publication that a note at the edge of copy names as the first to publish it: "This story was originally published by The Commons". Pure.
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { roughLines } from '../instructions/body-lines.ts';

const MOST_CHARS = 400;
const EDGE_CHARS = 3_000;
const EDGE_LINES = 4;

/** What is published; "the study" and "the book" are others. */
const COPY =
  "(?:(?:this|the) (?:story|article|piece|report|column|essay|post|interview|op-ed)|(?:dieser|der) (?:text|artikel|beitrag|bericht|gastbeitrag)|cet(?:te)? (?:article|texte|tribune|enquête|entretien)|est[ea] (?:artículo|texto|reportaje|columna|entrevista|artigo|reportagem|matéria|peça)|quest[oa’'] ?(?:articolo|testo|inchiesta|intervista)|dit (?:artikel|verhaal|stuk|bericht)|(?:den här|denna) (?:artikeln?|texten?)|denne (?:artikel|artikkelen|teksten|tekst)|(?:artikeln|artiklen|artikkelen))";
const FIRST =
  "(?:originally|first|previously|zuerst|zunächst|ursprünglich|initialement|d[’']abord|originalement|originalmente|por primera vez|primeramente|originariamente|inizialmente|per la prima volta|eerder|oorspronkelijk|först|ursprungligen|først|oprindeligt|opprinnelig)";
const PUBLISHED =
  '(?:published|appeared|ran|printed|produced|erschienen|erschien|veröffentlicht|publiée?|parue?|publicad[oa]|apareció|publicou-se|pubblicat[oa]|appars[oa]|uscit[oa]|gepubliceerd|verschenen|verscheen|publicerad(?:es)?|publicerats|bragt|udgivet|offentliggjort|publisert|trykket)';
const BE = '(?:was|is|has been|ist|wurde|a été|a|été|est|fue|se|foi|è|è stat[oa]|is|werd|är|har|blev|er|ble|var)';
const BY = '(?:by|in|on|at|bei|beim|im|auf|von|par|sur|dans|en|por|em|no|na|su|sul|sulla|da|nel|nella|op|door|i|på|hos|av|af)';
const STATEMENT = new RegExp(
  `^\\W*${COPY}(?: ${BE})?(?: ${FIRST}(?: ${BE})?(?: ${PUBLISHED})? ${BY}| ${PUBLISHED} ${FIRST} ${BY}| republished (?:here )?(?:with (?:the )?permission )?(?:from|of)| repris (?:de|du)| republié (?:de|à partir de)) `,
  'iu',
);
const REPUBLISHED = /^\W*(?:re-?published|reprinted)(?: here)?(?: with (?:the )?(?:kind )?permission)?,? (?:from|of|by) /i;
/** The name is written with capitals. */
const NAME =
  /^(?:the\s|der\s|die\s|das\s|la\s|le\s|el\s|il\s|de\s)?((?:[Tt]he\s)?\p{Lu}[\p{L}\p{N}.&'’-]*(?:\s(?:(?:of|and|for|de|du|del|della|do|da|van|der|und|&)\s)?\p{Lu}[\p{L}\p{N}.&'’-]*){0,5})/u;
/** Days, months and languages, which are no publications. */
const NO_NAME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|english|german|french|spanish|italian|welsh|dutch|danish|swedish|print|part|full)(?!\p{L}|[\s-]\p{Lu})/iu;

/** The publication in the first or the last lines of a body. */
export function publicationCredited(html: string): string | undefined {
  const first = roughLines(html.slice(0, EDGE_CHARS)).slice(0, 2);
  const last = roughLines(html.slice(-EDGE_CHARS)).slice(-EDGE_LINES);
  for (const line of [...last, ...first]) {
    const name = publicationIn(line);
    if (name !== undefined) return name;
  }
  return undefined;
}

export function publicationIn(line: string): string | undefined {
  if (line.length > MOST_CHARS) return undefined;
  const start = (STATEMENT.exec(line) ?? REPUBLISHED.exec(line))?.[0];
  if (start === undefined) return undefined;
  const name = NAME.exec(line.slice(start.length))?.[1]?.replace(/(?<=\p{L}{2})[.'’-]+$/u, '');
  return name === undefined || name.length > NAME_CHARS || NO_NAME.test(name) ? undefined : name;
}
