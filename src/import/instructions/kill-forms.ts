// Kills whose form is the order of their words, in the languages of the agencies. Pure. Each pattern is tried at the start of a clause only, and repeats nothing
// without a bound. What the kinds of words tell in any order is in kill-rules.ts.
import {
  AGENCY,
  DELETE,
  DELETED_LAST,
  GONE,
  IS,
  MATTER,
  NOUN,
  PICTURE,
  PLEASE,
  REASON,
  STORY,
  SUCH,
  USE_NOT,
  WITHDRAWS,
  WORDS,
} from './kill-words.ts';

const at = (source: string) => new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'iuy');

/** A word that alone, or before a colon, or before a dash where it is in capitals, kills the story. */
export const KILL_LABELS: readonly RegExp[] = [
  at(
    `(?:${SUCH}\\s+){0,3}(?:story\\s+|photo\\s+)?(?:kills?|withdrawal|withdrawn|elimination|eliminated|retraction|retracted|disregard)(?:\\s+(?:notice|advisory|order|instruction|${STORY}))?`,
  ),
  at(
    `${NOUN}\\s+(?:er\\s+|är\\s+|blev\\s+|ble\\s+)?(?:annulliert|zurückgezogen|gestrichen|annulée?|retirée?|anulad[oa]|retirad[oa]|eliminad[oa]|cancelad[oa]|annullat[oa]|ritirat[oa]|ingetrokken|vervallen|trækkes(?:\\s+tilbage)?|trukket(?:\\s+tilbage)?|trekkes(?:\\s+tilbake)?|annulleres|annulleret|annullert|utgår|återkallas|dras\\s+tillbaka|tillbakadragen)`,
  ),
  at('(?:annullierung|annulliert|rückzug|zurückgezogen|zurückziehung|streichung|meldung\\s+(?:annulliert|zurückgezogen|gestrichen))'),
  at('(?:(?:dépêche\\s+)?annulée?s?|annulation|à annuler|retirée?)'),
  at('(?:(?:noticia\\s+)?anulad[oa]s?|anulación|anular|anulação|cancelamento|eliminad[oa]s?|eliminación|retirad[oa]s?|cancelad[oa]s?)'),
  at(`(?:ritirat[oa]|annullat[oa]|annullamento|ritiro|annullare\\s+(?:la|il|lo|questa|questo)\\s+${NOUN})`),
  at(
    '(?:ingetrokken|intrekking|vervallen|annulering|annullering|annulleres|annulleret|annullert|trækkes tilbage|trukket(?: tilba[gk]e)?|trekkes|utgår|återkallas|tillbakadragen|tillbakadraget)',
  ),
];

/** An order that is whole without more. */
export const KILL_ORDERS: readonly RegExp[] = [
  at(
    `kill\\s+(?:(?:the|this|our|all|following|above)\\s+){0,2}(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}(?:\\s+(?:slugged|headlined|titled|transmitted|sent|moved|filed|published|issued|about|on|from|which|that|in|with|entirely|now|immediately|and|please|bc-\\S*)|(?=\\s*(?:$|[.,:;!)\\n])))`,
  ),
  at(
    `(?:do not|don't|never|please refrain from)\\s+us(?:e|ing)(?:\\s+(?:or\\s+(?:publish|broadcast|archive|distribute|transmit)|any part of|any of|(?:the|this|these|our|following|above|earlier|previous|any)))+\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}`,
  ),
  // Without such a word the noun has to end it: "Do not use images of text" is advice.
  at(
    `(?:do not|don't|never|please refrain from)\\s+us(?:e|ing)\\s+(?:story|item|article|copy|report|photo|picture)(?=\\s*(?:$|[.,:;!)\\n]))`,
  ),
  at(
    `(?:delete|remove|pull|take down|spike|discard|erase)\\s+(?:(?:the|this|that|our|these|following|above|earlier|previous)\\s+){1,3}(?:[\\p{L}\\p{N}-]+\\s+){0,3}?${STORY}\\s+(?:from\\s+(?:(?:your|all|any|the)\\s+){1,2}(?:systems?|platforms?|(?:web\\s?)?sites?|archives?|files?|servers?|publications?|feeds?|databases?)|immediately|at once|forthwith)`,
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
  at(
    `(?:bitte\\s+)?(?:verwenden|benutzen|nutzen|veröffentlichen)\\s+sie\\s+(?:die|diese|den|diesen|unsere)\\s+(?:[\\p{L}-]+\\s+){0,2}?${NOUN}\\s+(?:bitte\\s+)?nicht`,
  ),
  at(
    '(?:favor|por favor|pedimos(?: que)?|solicitamos(?: que)?|rogamos|se ruega),?\\s+(?:que\\s+)?(?:desconsider(?:ar|em|e)|(?:no|não|nao)\\s+(?:us(?:ar|em|en)|utili[zc](?:ar|em|en)|publi(?:car|quem|quen))|anul(?:ar|en|em)|elimin(?:ar|en|em)|cancel(?:ar|em|en)|apag(?:ar|uem))',
  ),
  at(
    `(?:(?:dit|het|deze|bovenstaand[e]?|denne|dette|denna|detta)\\s+)${NOUN}\\s+(?:(?:a\\.?u\\.?b\\.?|s\\.?v\\.?p\\.?)\\s+)?(?:niet\\s+(?:meer\\s+)?(?:te\\s+)?(?:gebruiken|publiceren|plaatsen|verspreiden)|(?:må\\s+ikke|får\\s+(?:inte|ej))\\s+(?:bruges|benyttes|brukes|användas|publiceras|publiseres))`,
  ),
  at(
    `(?:cette|ce|esta|este|questa|questo)\\s+${NOUN}\\s+(?:ne\\s+doit\\s+(?:pas|plus)\\s+être\\s+(?:utilis|publi|diffus)ée?|no\\s+debe\\s+(?:ser\\s+)?(?:utilizad[oa]|usad[oa]|publicad[oa]|usarse|utilizarse|publicarse)|não\\s+deve\\s+ser\\s+(?:usad|utilizad|publicad)[oa]|non\\s+(?:deve|va)\\s+(?:essere\\s+)?(?:utilizzat|usat|pubblicat)[oa])`,
  ),
  at('si prega di (?:annullare|non (?:utilizzare|usare|pubblicare)|ignorare)'),
];

export const DO_NOT_USE = at("(?:please\\s+)?(?:do not|don't)\\s+(?:use|run)");

/** Whole sentences: an agency that withdraws its story, and the request to delete one. They are a kill in the first lines, and in what editors read. */
export const KILL_REQUESTS: readonly RegExp[] = [
  at(
    `(?:retiramos|anulamos|ritiriamo|annulliamo|(?:nous )?(?:retirons|annulons))\\s+${WORDS(2)}(?:${MATTER}|informaci[óo]n|informação|informazione|information)`,
  ),
  /kill\s+story\s+(?=\p{Lu})/uy,
  /(?:spike|kill)\s+(?:this|it)(?=\s*[.!]?$)/iuy,
  at(`(?:please\\s+)?take\\s+${WORDS(2)}${MATTER}\\s+down`),
  at(
    '(?:remove|delete|erase|take\\s+down)\\s+from\\s+(?:(?:the|all|your|our)\\s+)?(?:archives?|web\\s?sites?|systems?|platforms?|feeds?|cms)',
  ),
  at(
    `(?:(?:the|our|die|unsere|la|el|notre|nuestra|a|il|het|den|det)\\s+)?${WORDS(1)}${MATTER}\\s[^\\n.]{0,80}?(?:falsch|wrong|incorrect|untrue|false|erronée?|errónea|errada|errata|onjuist|felaktig|forkert|feil)[,.;]?\\s+(?:and\\s+)?(?:please\\s+|bitte\\s+|merci de\\s+|por favor,?\\s+)?(?:do not use|has been withdrawn|is withdrawn|nicht\\s+(?:mehr\\s+)?verwenden|ne\\s+pas\\s+utiliser|no\\s+usar|não\\s+usar|non\\s+usare|niet\\s+gebruiken|använd\\s+inte|brug\\s+ikke|ikke\\s+bruk)`,
  ),
  at(`${AGENCY}\\s+${WITHDRAWS}\\s+${WORDS(4)}${MATTER}`),
  at(`${PLEASE}${DELETE}\\s+${WORDS(5)}${MATTER}`),
  at(`(?:bitte|gelieve)\\s+${WORDS(4)}${MATTER}\\s+${WORDS(6)}${DELETED_LAST}`),
  at(`${USE_NOT}\\s+${WORDS(3)}${MATTER}`),
  at(`do not use\\s+(?:the\\s+)?(?:${PICTURE}|${MATTER})\\s+or\\s+(?:the\\s+)?(?:${PICTURE}|${MATTER})\\s+of\\s+${WORDS(3)}${MATTER}`),
  at(`${WORDS(2)}${MATTER}\\s+${WORDS(2)}${GONE}\\s+${REASON}`),
  at(`the\\s+${MATTER}\\s+[^\\n.]{1,80}?\\s(?:is|has been|was)\\s+(?:hereby\\s+)?${GONE}[.;,]\\s+(?:please|and|do)`),
  /(?:cancel|kill|annul)\s+(?:previous|earlier|above|preceding|last)\s*[:–—-]/iuy,
  /storno\s*:/iuy,
  at(
    `(?:anular|annuler|annullare|anule|annulla|annuleer|annuller|kill|cancel)\\s+(?:la\\s+|el\\s+|il\\s+|a\\s+|o\\s+)?${MATTER}\\s+[\\p{L}-]{0,6}\\d[\\p{L}\\d-]{0,12}`,
  ),
];

/** Words that one of the requests has. */
export const REQUESTED =
  'spike|take|erase|retiramos|anulamos|ritiriamo|annulliamo|falsch|wrong|incorrect|untrue|false|erronée?|errónea|errada|errata|onjuist|felaktig|forkert|feil|withdr[ae]ws?|retracts?|kills?|spike|delete|remove|discard|ziehen|zieht|retirons|annul\\p{L}+|anul\\p{L}+|retir\\p{L}+|ritira|trekt|trækker|trekker|drar|återkallar|tilbakekaller|tilbagekalder|tenir compte|effacer|ignor\\p{L}+|elimin\\p{L}+|borr(?:ar|en)|apag\\p{L}+|desconsider\\p{L}+|cancell?\\p{L}*|rimuovere|radera|använd|slett?|fjern|se bort fra|entfernen|verwijder\\p{L}*|wissen|negeren|niet|bruk|brug|gebruik|utili\\p{L}+|verwenden|do not use|non us\\p{L}+|no us\\p{L}+|não us\\p{L}+|storno|removed|verwijderd|rimoss[oa]|struken';

/** What a note to editors says of a story. */
export const KILLS_TO_EDITORS: readonly RegExp[] = [
  at(`${WORDS(3)}${MATTER}\\s+(?:${IS}\\s+){0,3}${GONE}`),
  at(`${WORDS(3)}${MATTER}\\s+(?:about|on|über|sur|sobre|su|over|om)\\s[^\\n.]{1,80}?\\s(?:${IS}\\s+){1,3}${GONE}`),
  at(
    `(?:queda|quedan|fica|resta|è|est|ist|er|är)\\s+${GONE}\\s+${WORDS(2)}(?:${MATTER}|informaci[óo]n|informação|informazione|information)`,
  ),
  at(`(?:please\\s+)?${DELETE}(?:\\s+(?:and|or)\\s+${DELETE})?\\s+${WORDS(5)}${MATTER}`),
  at(`(?:bitte\\s+)?verwenden\\s+sie\\s+${WORDS(3)}${MATTER}\\s+[^\\n]{1,120}?\\snicht`),
];
