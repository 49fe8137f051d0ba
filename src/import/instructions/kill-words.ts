// The words of a kill, in the languages of the agencies. Pure. Each pattern is tried at the start of a clause only, and repeats nothing without a bound.

export const STORY =
  '(?:stor(?:y|ies)|items?|articles?|cop(?:y|ies)|reports?|photos?|pictures?|images?|videos?|captions?|alerts?|headlines?|dispatch(?:es)?|pieces?|versions?|advisor(?:y|ies)|messages?|takes?|transmissions?|news\\s?flash|bulletins?|series|feature|column|interview|writethru|urgent|series)';
const SUCH =
  '(?:kill|bulletin|mandatory|urgent|immediate|story|photo|picture|graphic|video|editorial|full|complete|partial|eds|editors|advisory)';

/** A message or a story, in languages other than English. */
export const NOUN =
  '(?:meldung|nachricht|bericht|beitrag|foto|bild|dépêche|information|article|photo|nouvelle|noticia|nota|informaci[óo]n|crónica|matéria|notícia|texto|reportagem|notizia|servizio|articolo|lancio|bericht|artikel|nyheden|nyheten|artiklen|artikkelen|artikeln|telegrammet|telegram|meldingen|saken|historien|nyhed|nyhet)';

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
  at(`(?:merci|prière)\\s+de\\s+ne\\s+(?:pas|plus)\\s+(?:utiliser|publier|diffuser)\\s+(?:[\\p{L}]+\\s+){0,2}?${NOUN}`),
  at(
    `(?:(?:dit|het|deze|bovenstaand[e]?|denne|dette|denna|detta)\\s+)${NOUN}\\s+(?:(?:a\\.?u\\.?b\\.?|s\\.?v\\.?p\\.?)\\s+)?(?:niet\\s+(?:meer\\s+)?(?:te\\s+)?(?:gebruiken|publiceren|plaatsen|verspreiden)|(?:må\\s+ikke|får\\s+(?:inte|ej))\\s+(?:bruges|benyttes|brukes|användas|publiceras|publiseres))`,
  ),
  at(
    `(?:cette|ce|esta|este|questa|questo)\\s+${NOUN}\\s+(?:ne\\s+doit\\s+(?:pas|plus)\\s+être\\s+(?:utilis|publi|diffus)ée?|no\\s+debe\\s+(?:ser\\s+)?(?:utilizad[oa]|usad[oa]|publicad[oa]|usarse|utilizarse|publicarse)|não\\s+deve\\s+ser\\s+(?:usad|utilizad|publicad)[oa]|non\\s+(?:deve|va)\\s+(?:essere\\s+)?(?:utilizzat|usat|pubblicat)[oa])`,
  ),
  at('si prega di (?:annullare|non (?:utilizzare|usare|pubblicare)|ignorare)'),
];

/** What would be a sentence for readers, and to editors is an order. */
export const KILL_NEWS: readonly RegExp[] = [
  at(
    `(?:the|this|our)\\s+${STORY}\\s+(?:(?:has|have)\\s+been|is|are|was|were)\\s+(?:hereby\\s+)?(?:withdrawn|killed|retracted|eliminated|cancelled|canceled)`,
  ),
];

export const DO_NOT_USE = at("(?:please\\s+)?(?:do not|don't)\\s+(?:use|run)");
