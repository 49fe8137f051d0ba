// Recognises a kill: an instruction to editors that a story must not be used any more. Pure.
import { type Clause, clauseEnd, clausesOf, comparable, endsAt } from './clauses.ts';
import type { Audience, Instruction } from './instruction.ts';

const TRIGGER =
  /kill|withdraw|eliminat|retract|disregard|not use|don't use|don’t use|substitute|replacement|annul|zurückgezogen|rückzug|verwenden|streich|retir|ritir|anul|elimina|no usar|no utili|não usar|ne pas utiliser|non utilizzare|niet gebruiken|ingetrokken|vervallen|trækkes|trukket|trekkes|utgår|återkall|tillbakadrag|cancel/i;

const STORY =
  '(?:stor(?:y|ies)|items?|articles?|cop(?:y|ies)|reports?|photos?|pictures?|images?|videos?|captions?|alerts?|headlines?|dispatch(?:es)?|pieces?|versions?|advisor(?:y|ies)|messages?|takes?|transmissions?|news\\s?flash|bulletins?|series|feature|column|interview|writethru|urgent|series)';
const SUCH =
  '(?:bulletin|mandatory|urgent|immediate|story|photo|picture|graphic|video|editorial|full|complete|partial|eds|editors|advisory)';

const at = (source: string) => new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'iuy');

/** A word that alone, or before a colon, or before a dash where it is in capitals, kills the story. */
const LABELS = [
  at(
    `(?:${SUCH}\\s+){0,3}(?:story\\s+|photo\\s+)?(?:kills?|withdrawal|withdrawn|elimination|eliminated|retraction|retracted|disregard)(?:\\s+(?:notice|advisory|order|instruction|${STORY}))?`,
  ),
  at('(?:annullierung|annulliert|rückzug|zurückgezogen|zurückziehung|streichung|meldung\\s+(?:annulliert|zurückgezogen|gestrichen))'),
  at('(?:(?:dépêche\\s+)?annulée?s?|annulation|à annuler|retirée?)'),
  at('(?:(?:noticia\\s+)?anulad[oa]s?|anulación|anular|eliminad[oa]s?|eliminación|retirad[oa]s?|cancelad[oa]s?)'),
  at('(?:ritirat[oa]|annullat[oa]|annullamento|ritiro)'),
  at(
    '(?:ingetrokken|vervallen|annulering|annullering|annulleres|annulleret|annullert|trækkes tilbage|trukket tilbage|trekkes|utgår|återkallas|tillbakadragen|tillbakadraget)',
  ),
];

/** An order that is whole without more. */
const ORDERS = [
  at(
    `kill\\s+(?:(?:the|this|our|all|following|above)\\s+){0,2}(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}(?:\\s+(?:slugged|headlined|titled|transmitted|sent|moved|filed|published|issued|about|on|from|which|that|in|with|entirely|now|immediately|and|please|bc-\\S*)|(?=\\s*(?:$|[.,:;!)\\n])))`,
  ),
  at(
    `(?:do not|don't|never|please refrain from)\\s+us(?:e|ing)(?:\\s+(?:or\\s+(?:publish|broadcast|archive|distribute|transmit)|any part of|any of|(?:the|this|these|our|following|above|earlier|previous|any)))*\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}`,
  ),
  at(
    `disregard\\s+(?:(?:the|this|these|our|all|any|following|above|earlier|previous|preceding)\\s+){1,3}(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}`,
  ),
  at(
    `(?:this|the (?:above|following|previous|preceding|earlier|attached)|our)\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,2}?${STORY}\\s+(?:(?:has|have|is|are|was|were|being|been|hereby)\\s+){1,3}(?:killed|withdrawn|eliminated|retracted|annulled|cancelled|canceled)`,
  ),
  at(
    `the\\s+${STORY}\\s+(?:headlined|slugged|titled)\\s+[^\\n]{1,200}?\\s(?:is|has been|was)\\s+(?:hereby\\s+)?(?:withdrawn|killed|retracted|eliminated)`,
  ),
  at(
    `(?:there will be no|no)\\s+(?:substitute|replacement)(?:\\s+(?:story|item|photo|version))?(?:\\s+will\\s+(?:be\\s+)?(?:issued|moved?|follow|sent|filed|transmitted))?(?=\\s*(?:$|[.,:;!)\\n]))`,
  ),
  at(
    `(?:reuters|the associated press|ap|afp|dpa|efe|pa|pa media|ansa|bloomberg|we)\\s+(?:has|have|is|are)?\\s*(?:withdrawn|withdraws?|withdrawing|retracts?|retracted|killed|kills)\\s+(?:its|the|this|our|a)\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}`,
  ),
  at(
    '(?:die|diese|unsere)\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,2}?(?:meldung|nachricht|zusammenfassung|bericht|fassung)\\s+[^\\n]{0,120}?(?:wird|ist|wurde)\\s+(?:hiermit\\s+)?(?:annulliert|zurückgezogen|gestrichen)',
  ),
  at(
    '(?:bitte\\s+)?(?:(?:die|diese)\\s+(?:meldung|nachricht)\\s+)?(?:nicht\\s+(?:mehr\\s+)?verwenden|streichen\\s+sie\\s+(?:die|diese)\\s+(?:meldung|nachricht))',
  ),
  at(
    "(?:veuillez |prière d[e']|merci d[e']|nous annulons )\\s?(?:bien vouloir\\s+)?(?:annuler|ne pas (?:utiliser|tenir compte)|ignorer|la dépêche|notre dépêche)",
  ),
  at('ne (?:pas|plus) utiliser(?:\\s+(?:cette|la|notre)\\s+(?:dépêche|information|photo|nouvelle))?(?=\\s*(?:$|[.,:;!)\\n]))'),
  at('(?:rogamos|por favor|se ruega|les rogamos)\\s+(?:que\\s+)?(?:anulen|anular|no (?:usen|usar|utilicen|utilizar|publiquen)|eliminen)'),
  at(
    '(?:no usar|no utilizar|não usar|não utilizar|non utilizzare|non usare|niet gebruiken|ikke bruk|får ej användas)(?:\\s+(?:esta|la|este|questa|dit|dette|denna|denne)\\s+\\p{L}+)?(?=\\s*(?:$|[.,:;!)\\n]))',
  ),
  at('si prega di (?:annullare|non (?:utilizzare|usare|pubblicare)|ignorare)'),
];

/** The kill in a text, if there is one. `isHead`: the text is one of the first lines, a headline or a field, where a word alone may be one. */
export function killIn(text: string, audience: Audience, isHead: boolean): Instruction | undefined {
  if (!TRIGGER.test(text)) return undefined;
  const words = comparable(text);
  for (const clause of clausesOf(words)) {
    if (!isAsked(words, clause, audience)) continue;
    if (isOrder(words, clause, audience) || ((isHead || audience === 'editors') && isLabel(words, clause, audience)))
      return { kind: 'kill', text: words.slice(clause.start, clauseEnd(words, clause.core)).trim() };
  }
  return undefined;
}

/** A sentence further on in the story is not an order, unless it is set apart. */
function isAsked(text: string, clause: Clause, audience: Audience): boolean {
  if (audience === 'editors' || clause.isFirst || text[clause.start - 1] === '\n') return true;
  return clause.isBracketed || /^\p{Lu}{3}/u.test(text.slice(clause.core, clause.core + 3));
}

function isOrder(text: string, { core }: Clause, audience: Audience): boolean {
  return (
    ORDERS.some((order) => {
      const end = endOf(order, text, core);
      return end !== undefined && (audience === 'editors' || !isStory(text.slice(end, clauseEnd(text, end))));
    }) || isDoNotUse(text, core)
  );
}

/** "DO NOT USE" alone, or in capitals. */
function isDoNotUse(text: string, core: number): boolean {
  const end = endOf(DO_NOT_USE, text, core);
  if (end === undefined) return false;
  return (
    /^\s*(?:$|[\n.:;!?)\]}])/.test(text.slice(end, end + 40)) ||
    (text.slice(core, end) === text.slice(core, end).toUpperCase() &&
      /^\s+(?:THE|THIS|OR|ANY)\s+(?:STOR|ITEM|PUBLI|BROADC|COPY|PART)/.test(text.slice(end, end + 20)))
  );
}

const DO_NOT_USE = at("(?:please\\s+)?(?:do not|don't)\\s+(?:use|run)");

function isLabel(text: string, { core, isBracketed, isFirst }: Clause, audience: Audience): boolean {
  for (const label of LABELS) {
    const end = endOf(label, text, core);
    if (end === undefined) continue;
    const [word, next] = [text.slice(core, end), text.slice(end, end + 40)];
    const isShouted = word === word.toUpperCase();
    if (/^\s*:/.test(next))
      return (
        (isFirst || audience === 'editors') && !/^\s*:\s*(?:how|why|what|who|when|where|will|is|wie|warum|comment|pourquoi)\s/i.test(next)
      );
    if (isShouted && /^\s*(?:[-–—]{1,3}\s?|\/|\|)/.test(next)) return isFirst || isBracketed;
    if (endsAt(text, end) && !/^[?!]/.test(next.trim())) return isFirst || isBracketed;
  }
  return false;
}

function isStory(rest: string): boolean {
  return /(?:,|\s)\s*(?:\p{L}+\s+){0,3}?(?:said|says|told|tells|urged|wrote|asked|ordered)(?![\p{L}])/iu.test(rest.slice(0, 200));
}

function endOf(pattern: RegExp, text: string, core: number): number | undefined {
  pattern.lastIndex = core;
  const match = pattern.exec(text);
  return match === null ? undefined : core + match[0].length;
}
