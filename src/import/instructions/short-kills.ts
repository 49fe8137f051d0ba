// Recognises a kill in a short line by the kinds of words in it, where no form of kill-words.ts fits: a story and what happens to it, and nothing else.
// Pure.
import { clausesOf } from './clauses.ts';
import { byFirstLetters } from './first-letters.ts';
import type { Audience, Instruction } from './instruction.ts';
import { KILL_REQUESTS, REQUESTED } from './kill-requests.ts';
import { NOUN, STORY } from './kill-words.ts';

const LONGEST_CHARS = 100;
const KILLED =
  '(?:kill(?:ed)?|pulled|ignore|disregard|withdr(?:aw|awn)|retract(?:ed)?|eliminated?|spiked?|annulled|cancell?ed|zurückgezogen|zurückziehen|annullier(?:t|en)|gestrichen|streichen|gelöscht|löschen|hinfällig|annul(?:ée?s?|er)|retir(?:ée?s?|er)|supprim(?:ée?s?|er)|anulad[oa]s?|anul(?:a|en|ar)|retirad[oa]s?|retir(?:en|ar)|eliminad[oa]s?|elimin(?:en|ar)|cancelad[oa]s?|annullat[oa]|annullare|ritirat[oa]|ritirare|ingetrokken|intrekken|vervallen|vervalt|trukket(?:\\s+tilba[gk]e)?|trækkes(?:\\s+tilbage)?|trekkes(?:\\s+tilbake)?|annuller(?:es|et|t)|utgår|återkall(?:ad|as)|tillbakadragen)';
const MATTER = `(?:${STORY}|${NOUN}|eilmeldung|photo|text|despacho|teletipo|peça|texten|teksten)`;
const THE =
  "(?:the|this|that|our|above|following|earlier|previous|urgent|please|die|diese|der|dieser|den|unsere|la|le|l'|cette|cet|notre|se|el|esta|este|nuestra|a|o|il|lo|questa|questo|het|dit|de|den|det|denne|denna|ap|afp|reuters|dpa|mandatory)[\\s-]+";
const IS =
  '(?:is|are|was|has|have|been|being|hereby|now|and|photo|wird|ist|wurde|hiermit|est|à|ha|sido|é|foi|è|stata?|er|är|blev|ble|har|blivit)\\s+';
const END =
  '(?:\\s+(?:anterior|précédente?|precedente|vorige|forrige|above|below))?(?:\\s+from\\s+(?:publication|use|all\\s+\\p{L}+))?(?:\\s*$|\\s*[.!;](?:\\s|$)|\\s*[:/|\\])]|\\s+[-–—]{1,3}\\s|,\\s*(?:it|as|because|do not|please|no|ne pas|bitte|nicht|não|non|niet)(?![\\p{L}]))(?!\\s*(?:how|why|what|who|when|where|after|as|wie|warum|comment|pourquoi|cómo|por qué)\\s)';

const FORMS = [
  `(?:${THE}){0,3}${MATTER}\\s+(?:${IS}){0,3}${KILLED}${END}`,
  // "Deleted text" is a sign in a document.
  `(?:${THE}){0,3}(?:story|article|item|copy|piece)\\s+(?:${IS}){0,3}(?:removed|deleted)${END}`,
  `(?:${THE}){0,2}${MATTER}\\s+about\\s+[^\\n]{1,60}?\\s(?:${IS}){1,3}${KILLED}${END}`,
  `(?:${THE}){0,1}${KILLED}\\s+(?:${THE}){0,2}${MATTER}${END}`,
  `${KILLED}\\s+by\\s+(?:the\\s+|our\\s+)?(?:source|agency|author|newsroom|desk)(?![\\p{L}])`,
  `(?:\\p{L}{2,8}-)kill\\s*[:–—-]`,
  `(?:not for use|nicht verwenden|ne pas utiliser|no usar|non usare)\\s*[-–—,:]\\s*(?:${THE}){0,2}(?:${MATTER}\\s+)?(?:${IS}){0,2}${KILLED}`,
].map((source) => new RegExp(source, 'iuy'));
const formsAt = byFirstLetters([...FORMS, ...KILL_REQUESTS], (form) => form);
const MAY_BE_ONE = new RegExp(`(?<![\\p{L}])(?:${KILLED}|removed|deleted|${REQUESTED})(?![\\p{L}])`, 'iu');

/** The kill that a line begins with. In a text for readers it is one of the first lines. */
export function killInShortLine(words: string, audience: Audience): Instruction | undefined {
  if (!MAY_BE_ONE.test(words.slice(0, audience === 'public' ? LONGEST_CHARS : words.length))) return undefined;
  for (const { start, core, isFirst } of clausesOf(words)) {
    if (!isFirst && audience === 'public') break;
    // "Please" is the word before an instruction, and may be a part of it.
    for (const from of start === core ? [core] : [core, start]) {
      const match = formAt(words, from);
      if (match !== undefined) return { kind: 'kill', text: words.slice(start, from + match.length).trim() };
    }
  }
  return undefined;
}

function formAt(words: string, at: number): string | undefined {
  for (const form of formsAt(words, at)) {
    form.lastIndex = at;
    const match = form.exec(words)?.[0];
    if (match !== undefined && match.length <= LONGEST_CHARS) return match;
  }
  return undefined;
}
