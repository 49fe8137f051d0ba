// Kills in whole sentences, in ten languages: an agency that withdraws its story, and the request to delete one. Pure. Each pattern is tried at the
// start of a clause only, and repeats nothing without a bound.
/** What agencies send. Pictures and texts are asked for in stories, too: "Please do not use images of text." */
const MATTER =
  '(?:stor(?:y|ies)|items?|articles?|cop(?:y|ies)|reports?|dispatch(?:es)?|piece|takes?|alerts?|bulletins?|writethru|meldung|nachricht|bericht|beitrag|eilmeldung|dépêche|article|noticia|nota|despacho|teletipo|crónica|matéria|notícia|peça|reportagem|notizia|servizio|articolo|lancio|artikel|stuk|nyheden|nyheten|artiklen|artikkelen|artikeln|telegrammet|telegram|meldingen|saken|historien|texten|teksten|storyn)';
const PICTURE = '(?:photos?|pictures?|images?|text|videos?|graphics?)';
const AGENCY =
  "(?:(?:die|het|la|a|il|l'|the)\\s?)?(?:reuters|associated press|ap|afp|dpa|efe|pa(?: media)?|ansa|bloomberg|lusa|anp|ntb|tt|ritzau|belga|apa|sda|ats|keystone-sda|stt|adnkronos|europa press|upi|aap|wir|nous|we|vi)";
const WITHDRAWS =
  '(?:(?:has|have|hat|haben|a|ha|har)\\s+)?(?:withdraws?|withdrawn|withdrew|retracts?|retracted|kills?|killed|ziehen|zieht|retirons|retire|retiré|annulons|annule|annulé|anula|anulado|retira|retirado|annulla|annullato|ritira|ritirato|trekt|trækker|trekker|drar(?:\\s+tillbaka)?|återkallar|tilbakekaller|tilbagekalder|annullerer)';
/** At most so many words, and an article before a vowel. */
const WORDS = (most: number) => `(?:[\\p{L}\\p{N}:'’-]+\\s+){0,${most}}?(?:[ld]['’])?`;

const PLEASE =
  "(?:please|pls|plz|kindly|bitte|(?:prière|merci) d[e']\\s?(?:bien vouloir)?|veuillez(?: bien)?|se ruega|rogamos|les rogamos|por favor|favor|pedimos que|si prega di|vi preghiamo di|gelieve|vänligen|venligst|vennligst|(?:all\\s+)?(?:clients|editors|subscribers|customers|desks|newsrooms|media)(?:\\s+(?:are|should)\\s*(?:asked|requested|advised|urged)?(?:\\s+to)?)?)[,\\s]+(?:please\\s+|kindly\\s+)?";
/** To delete, to ignore, not to use. */
const DELETE =
  "(?:(?:löschen|entfernen|streichen|ignorieren)\\s+sie|delete|remove|kill|spike|disregard|ignore|discard|pull|take down|withdraw|do not use|not use|supprimer|retirer|annuler|effacer|ignorer|ne (?:pas|plus) (?:tenir compte d[eu']?|utiliser|publier|diffuser)|eliminar|eliminen|borrar|borren|anular|anulen|ignorar|ignoren|retirar|retiren|no (?:usar|usen|utilizar|utilicen|publicar|publiquen)|apagar|apaguem|desconsiderar|desconsiderem|ignorem|anulem|retirem|não (?:usar|usem|utilizar|utilizem|publicar|publiquem)|cancellare|eliminare|ignorare|annullare|ritirare|rimuovere|non (?:usare|utilizzare|pubblicare)|radera|ignorera|använd (?:inte|ej)|slet|slett|ignorer|fjern|se bort fra)";
/** German and Dutch put the verb last. */
const DELETED_LAST =
  '(?:löschen|streichen|ignorieren|entfernen|zurückziehen|nicht\\s+(?:mehr\\s+)?(?:zu\\s+)?(?:verwenden|benutzen|veröffentlichen|bringen)|(?:niet|niet\\s+meer)\\s+(?:te\\s+)?(?:gebruiken|publiceren|plaatsen)|(?:te\\s+)?(?:verwijderen|negeren|wissen))';
/** Orders without a please. */
const DO_NOT_USE =
  "(?:använd\\s+(?:inte|ej)|bruk\\s+ikke|ikke\\s+bruk|brug\\s+ikke|gebruik\\s+niet|n['’]utilisez\\s+(?:pas|plus)|no\\s+(?:usen|utilicen)|não\\s+(?:usem|utilizem)|non\\s+(?:usate|utilizzate))";
const REASON =
  '(?:(?:at|on) the request|auf wunsch|à la demande|a petición|a pedido|su richiesta|op verzoek|på begäran|efter ønske|(?:for|due to|because of|on|over|in|por|pour|par|per|wegen|wegens|aus|om|af|av|på grund av|pga)\\s+(?:[\\p{L}]+\\s+){0,2}?(?:legal|legali|legales|légales|juridi\\p{L}*|rechtlich\\p{L}*|reasons?|raisons?|gründen|err\\p{L}+|fehlern?|fout|motivi|motivos|redenen|skäl|årsager|årsaker|grunner))';
const GONE =
  '(?:withdrawn|killed|retracted|cancelled|pulled|removed|zurückgezogen|gelöscht|annulliert|gestrichen|annulée?|retirée?|supprimée?|anulad[oa]|retirad[oa]|eliminad[oa]|cancelad[oa]|annullat[oa]|ritirat[oa]|rimoss[oa]|ingetrokken|vervallen|verwijderd|trukket|trukket tilbage|tilbakekalt|annulleret|annullert|återkallad|tillbakadragen|struken)';

const IS =
  '(?:is|are|was|has|have|been|being|hereby|now|wird|ist|wurde|hiermit|est|été|a|ha|sido|queda|é|foi|fica|è|stata?|wordt|er|är|har|blivit|blev|ble)';

const at = (source: string) => new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'iuy');

export const KILL_REQUESTS: readonly RegExp[] = [
  at(
    `(?:retiramos|anulamos|ritiriamo|annulliamo|(?:nous )?(?:retirons|annulons))\\s+${WORDS(2)}(?:${MATTER}|informaci[óo]n|informação|informazione|information)`,
  ),
  at(`kill\\s+(?:the\\s+)?(?:earlier|previous|above|following|preceding)\\s+${WORDS(1)}${MATTER}`),
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
  at(`${DO_NOT_USE}\\s+${WORDS(3)}${MATTER}`),
  at(`do not use\\s+(?:the\\s+)?(?:${PICTURE}|${MATTER})\\s+or\\s+(?:the\\s+)?(?:${PICTURE}|${MATTER})\\s+of\\s+${WORDS(3)}${MATTER}`),
  at(`${WORDS(2)}${MATTER}\\s+${WORDS(2)}${GONE}\\s+${REASON}`),
  at(`the\\s+${MATTER}\\s+[^\\n.]{1,80}?\\s(?:is|has been|was)\\s+(?:hereby\\s+)?${GONE}[.;,]\\s+(?:please|and|do)`),
  /(?:cancel|kill|annul)\s+(?:previous|earlier|above|preceding|last)\s*[:–—-]/iuy,
  /storno\s*:/iuy,
  at(
    `(?:anular|annuler|annullare|anule|annulla|annuleer|annuller|kill|cancel)\\s+(?:la\\s+|el\\s+|il\\s+|a\\s+|o\\s+)?${MATTER}\\s+[\\p{L}-]{0,6}\\d[\\p{L}\\d-]{0,12}`,
  ),
];

/** Words that one of these has. */
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
