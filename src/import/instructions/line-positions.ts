// Where a line is in copy: at its edges, where desks write to each other, behind the mark that ends the story, or within it. Pure.
import type { Position } from './instruction.ts';

const MARK =
  '(?:[-–—=*_~]{1,3}\\s?(?:30|0|00|xx?x?|ends?|end of (?:story|copy|text|release)|mf|ende|fin|fine|fim|slut|slutt|einde|loppu|koniec|final)\\s?[-–—=*_~]{1,3}|#{2,5}|# # #|\\/{1,2}\\s?(?:ends?|ende|fin)\\s?\\/{0,2}|[([](?:ends?|ende|fin|fine|fim|slut|slutt|einde|loppu|koniec|30)[)\\]]|(?:ENDS?|ENDE|FIN|FINE|FIM|SLUT|SLUTT|EINDE|LOPPU|KONIEC))';
const END_MARK = new RegExp(`^\\s*(?:${MARK}|ends?\\.?|end of (?:story|copy|text|release))\\s*$`, 'iu');
const BEHIND_MARK = new RegExp(`^\\s*(?:${MARK}|ends)(?:\\s*[-–—:|/.]{1,3})?\\s+(?=\\S)`, 'u');
const NOTES =
  /^[\s*_#([]*(?:(?:editors?['’]?s?|ed|eds|desk|newsdesk)\s+notes?|notes?\s+(?:to|for)\s+(?:the\s+)?(?:editors?|media|press|desks?|news\s?desks?|journalists|broadcasters|picture desks?)|(?:hinweise?|anmerkung(?:en)?|notiz(?:en)?)\s+(?:an|für)\s+(?:die\s+)?redaktion(?:en)?|redaktionelle\s+hinweise?|notes?\s+(?:aux|à\s+l['’]attention\s+des)\s+(?:r[ée]dact(?:ions|eurs)|journalistes|éditeurs)|notas?\s+(?:a|para|aos?|para\s+os|a\s+los|para\s+los)\s+(?:editores|redactores|periodistas|jornalistas|redatores|la\s+redacción|redação|as\s+redações)|note?\s+(?:per|ai|alle|agli|per\s+(?:i|le|gli))\s+(?:redattori|redazioni|giornalisti|editori)|(?:noot|opmerking(?:en)?|bericht)\s+(?:voor|aan)\s+(?:de\s+)?(?:redacties?|redacteuren|pers)|(?:not|noter|notis|info|merknad(?:er)?|note|bem[æa]rkning(?:er)?|till?)\s+(?:till|til)\s+(?:redaktion(?:er|erna|en|erne)?|redaksjon(?:er|en|ene)?|redakt[øö]rer(?:na|ne)?|pressen)|(?:uwag[ai]|notatk?[ai]?|informacj[ae])\s+dla\s+(?:redakcji|redaktor[óo]w|medi[óo]w|dziennikarzy))\s*[:.)\]*_-]*\s*$/iu;

const FIRST_LINES = 2;
const LAST_LINES = 2;

/** Of each line. `lines`: those of the whole copy, in order. */
export function positionsOf(lines: readonly string[]): Position[] {
  const end = lines.findIndex((line, index) => index > 0 && (END_MARK.test(line) || isNotesHeading(line)));
  const last = end === -1 ? lines.length : end;
  return lines.map((_, index) => {
    if (index > last) return 'behind';
    return index < FIRST_LINES || index >= last - LAST_LINES ? 'edge' : 'within';
  });
}

/** "Notes to editors", above them. */
export function isNotesHeading(line: string): boolean {
  return line.length <= 80 && NOTES.test(line);
}

/** The length of the mark that ends the story, with words behind it in its line; 0 without one. */
export function endMarkLength(line: string): number {
  return BEHIND_MARK.exec(line)?.[0].length ?? 0;
}

const RANK: Readonly<Record<Position, number>> = { beside: 0, within: 0, edge: 1, behind: 2 };

/** Whether everything that is an instruction at one place is one at the other. */
export function isAskedAs(asked: Position, position: Position): boolean {
  return RANK[asked] >= RANK[position];
}
