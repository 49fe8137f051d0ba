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
  "(?:please|kindly|bitte|(?:prière|merci) d[e']\\s?(?:bien vouloir)?|veuillez(?: bien)?|se ruega|rogamos|les rogamos|por favor|favor|pedimos que|si prega di|vi preghiamo di|gelieve|vänligen|venligst|vennligst|(?:all\\s+)?(?:clients|editors|subscribers|customers|desks|newsrooms|media)(?:\\s+(?:are|should)\\s*(?:asked|requested|advised|urged)?(?:\\s+to)?)?)[,\\s]+(?:please\\s+|kindly\\s+)?";
/** To delete, to ignore, not to use. */
const DELETE =
  "(?:delete|remove|kill|spike|disregard|ignore|discard|pull|take down|withdraw|do not use|not use|supprimer|retirer|annuler|effacer|ignorer|ne (?:pas|plus) (?:tenir compte d[eu']?|utiliser|publier|diffuser)|eliminar|eliminen|borrar|borren|anular|anulen|ignorar|ignoren|retirar|retiren|no (?:usar|usen|utilizar|utilicen|publicar|publiquen)|apagar|apaguem|desconsiderar|desconsiderem|ignorem|anulem|retirem|não (?:usar|usem|utilizar|utilizem|publicar|publiquem)|cancellare|eliminare|ignorare|annullare|ritirare|rimuovere|non (?:usare|utilizzare|pubblicare)|radera|ignorera|använd (?:inte|ej)|slet|slett|ignorer|fjern|se bort fra)";
/** German and Dutch put the verb last. */
const DELETED_LAST =
  '(?:löschen|streichen|ignorieren|entfernen|zurückziehen|nicht\\s+(?:mehr\\s+)?(?:zu\\s+)?(?:verwenden|benutzen|veröffentlichen|bringen)|(?:niet|niet\\s+meer)\\s+(?:te\\s+)?(?:gebruiken|publiceren|plaatsen)|(?:te\\s+)?(?:verwijderen|negeren|wissen))';
/** Orders without a please. */
const DO_NOT_USE =
  "(?:använd\\s+(?:inte|ej)|bruk\\s+ikke|ikke\\s+bruk|brug\\s+ikke|gebruik\\s+niet|n['’]utilisez\\s+(?:pas|plus)|no\\s+(?:usen|utilicen)|não\\s+(?:usem|utilizem)|non\\s+(?:usate|utilizzate))";
const REASON =
  '(?:for|due to|because of|on|over|por|pour|per|wegen|aus|om|af|av)\\s+(?:[\\p{L}]+\\s+){0,2}?(?:legal|legali|legales|légales|juridi\\p{L}*|rechtlich\\p{L}*|reasons?|raisons?|gründen|errors?|erreurs?|fehlern?|motivi|motivos|redenen|skäl|årsager|årsaker|grunner)';
const GONE =
  '(?:withdrawn|killed|retracted|cancelled|pulled|removed|zurückgezogen|gelöscht|annulliert|gestrichen|annulée?|retirée?|supprimée?|anulad[oa]|retirad[oa]|eliminad[oa]|cancelad[oa]|annullat[oa]|ritirat[oa]|rimoss[oa]|ingetrokken|vervallen|verwijderd|trukket|trukket tilbage|tilbakekalt|annulleret|annullert|återkallad|tillbakadragen|struken)';

const IS =
  '(?:is|are|was|has|have|been|being|hereby|now|wird|ist|wurde|hiermit|est|été|a|ha|sido|queda|é|foi|fica|è|stata?|wordt|er|är|har|blivit|blev|ble)';

const at = (source: string) => new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'iuy');

export const KILL_REQUESTS: readonly RegExp[] = [
  at(`${AGENCY}\\s+${WITHDRAWS}\\s+${WORDS(4)}${MATTER}`),
  at(`${PLEASE}${DELETE}\\s+${WORDS(5)}${MATTER}`),
  at(`(?:bitte|gelieve)\\s+${WORDS(4)}${MATTER}\\s+${WORDS(2)}${DELETED_LAST}`),
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
  'withdr[ae]ws?|retracts?|kills?|spike|delete|remove|discard|ziehen|zieht|retirons|annul\\p{L}+|anul\\p{L}+|retir\\p{L}+|ritira|trekt|trækker|trekker|drar|återkallar|tilbakekaller|tilbagekalder|tenir compte|effacer|ignor\\p{L}+|elimin\\p{L}+|borr(?:ar|en)|apag\\p{L}+|desconsider\\p{L}+|cancell?\\p{L}*|rimuovere|radera|använd|slett?|fjern|se bort fra|entfernen|verwijder\\p{L}*|wissen|negeren|niet|bruk|brug|gebruik|utili\\p{L}+|verwenden|do not use|non us\\p{L}+|no us\\p{L}+|não us\\p{L}+|storno|removed|verwijderd|rimoss[oa]|struken';

/** What an editor is told of a story, where the words are for editors alone. */
export const KILLS_TO_EDITORS: readonly RegExp[] = [
  at(`${WORDS(3)}${MATTER}\\s+(?:${IS}\\s+){0,3}${GONE}`),
  at(`${WORDS(3)}${MATTER}\\s+(?:about|on|über|sur|sobre|su|over|om)\\s[^\\n.]{1,80}?\\s(?:${IS}\\s+){1,3}${GONE}`),
  at(`(?:queda|quedan|fica|resta|è|est|ist|er|är)\\s+${GONE}\\s+${WORDS(2)}(?:${MATTER}|informaci[óo]n|informação|informazione|information)`),
  at(`(?:please\\s+)?${DELETE}(?:\\s+(?:and|or)\\s+${DELETE})?\\s+${WORDS(5)}${MATTER}`),
  at(`(?:bitte\\s+)?verwenden\\s+sie\\s+${WORDS(3)}${MATTER}\\s+[^\\n]{1,120}?\\snicht`),
];
