// The words of a kill, in the languages of the agencies: parts of the forms of kill-forms.ts, and what the rules of kill-rules.ts ask of a text beside the kinds
// of its words. Pure. None repeats anything without a bound.

export const STORY =
  '(?:stor(?:y|ies)|items?|articles?|cop(?:y|ies)|reports?|photos?|pictures?|images?|videos?|captions?|alerts?|headlines?|dispatch(?:es)?|pieces?|versions?|advisor(?:y|ies)|messages?|takes?|transmissions?|news\\s?flash|bulletins?|series|feature|column|interview|writethru|urgent|series)';
export const SUCH =
  '(?:kill|bulletin|mandatory|urgent|immediate|story|photo|picture|graphic|video|editorial|full|complete|partial|eds|editors|advisory)';

/** A message or a story, in languages other than English. */
export const NOUN =
  '(?:meldung|nachricht|bericht|beitrag|foto|bild|dépêche|information|article|photo|nouvelle|noticia|nota|informaci[óo]n|crónica|matéria|notícia|texto|reportagem|notizia|servizio|articolo|lancio|bericht|artikel|nyheden|nyheten|artiklen|artikkelen|artikeln|telegrammet|telegram|meldingen|saken|historien|nyhed|nyhet)';

/** What agencies send. Pictures and texts are asked for in stories, too: "Please do not use images of text." */
export const MATTER =
  '(?:stor(?:y|ies)|items?|articles?|cop(?:y|ies)|reports?|dispatch(?:es)?|piece|takes?|alerts?|bulletins?|writethru|meldung|nachricht|bericht|beitrag|eilmeldung|dépêche|article|noticia|nota|despacho|teletipo|crónica|matéria|notícia|peça|reportagem|notizia|servizio|articolo|lancio|artikel|stuk|nyheden|nyheten|artiklen|artikkelen|artikeln|telegrammet|telegram|meldingen|saken|historien|texten|teksten|storyn)';
export const PICTURE = '(?:photos?|pictures?|images?|text|videos?|graphics?)';
export const AGENCY =
  "(?:(?:die|het|la|a|il|l'|the)\\s?)?(?:reuters|associated press|ap|afp|dpa|efe|pa(?: media)?|ansa|bloomberg|lusa|anp|ntb|tt|ritzau|belga|apa|sda|ats|keystone-sda|stt|adnkronos|europa press|upi|aap|wir|nous|we|vi)";
export const WITHDRAWS =
  '(?:(?:has|have|hat|haben|a|ha|har)\\s+)?(?:withdraws?|withdrawn|withdrew|retracts?|retracted|kills?|killed|ziehen|zieht|retirons|retire|retiré|annulons|annule|annulé|anula|anulado|retira|retirado|annulla|annullato|ritira|ritirato|trekt|trækker|trekker|drar(?:\\s+tillbaka)?|återkallar|tilbakekaller|tilbagekalder|annullerer)';
/** At most so many words, and an article before a vowel. */
export const WORDS = (most: number) => `(?:[\\p{L}\\p{N}:'’-]+\\s+){0,${most}}?(?:[ld]['’])?`;

export const PLEASE =
  "(?:please|pls|plz|kindly|bitte|(?:prière|merci) d[e']\\s?(?:bien vouloir)?|veuillez(?: bien)?|se ruega|rogamos|les rogamos|por favor|favor|pedimos que|si prega di|vi preghiamo di|gelieve|vänligen|venligst|vennligst|(?:all\\s+)?(?:clients|editors|subscribers|customers|desks|newsrooms|media)(?:\\s+(?:are|should)\\s*(?:asked|requested|advised|urged)?(?:\\s+to)?)?)[,\\s]+(?:please\\s+|kindly\\s+)?";
/** To delete, to ignore, not to use. */
export const DELETE =
  "(?:(?:löschen|entfernen|streichen|ignorieren)\\s+sie|delete|remove|kill|spike|disregard|ignore|discard|pull|take down|withdraw|do not use|not use|supprimer|retirer|annuler|effacer|ignorer|ne (?:pas|plus) (?:tenir compte d[eu']?|utiliser|publier|diffuser)|eliminar|eliminen|borrar|borren|anular|anulen|ignorar|ignoren|retirar|retiren|no (?:usar|usen|utilizar|utilicen|publicar|publiquen)|apagar|apaguem|desconsiderar|desconsiderem|ignorem|anulem|retirem|não (?:usar|usem|utilizar|utilizem|publicar|publiquem)|cancellare|eliminare|ignorare|annullare|ritirare|rimuovere|non (?:usare|utilizzare|pubblicare)|radera|ignorera|använd (?:inte|ej)|slet|slett|ignorer|fjern|se bort fra)";
/** German and Dutch put the verb last. */
export const DELETED_LAST =
  '(?:löschen|streichen|ignorieren|entfernen|zurückziehen|nicht\\s+(?:mehr\\s+)?(?:zu\\s+)?(?:verwenden|benutzen|veröffentlichen|bringen)|(?:niet|niet\\s+meer)\\s+(?:te\\s+)?(?:gebruiken|publiceren|plaatsen)|(?:te\\s+)?(?:verwijderen|negeren|wissen))';
/** Orders without a please. */
export const USE_NOT =
  "(?:använd\\s+(?:inte|ej)|bruk\\s+ikke|ikke\\s+bruk|brug\\s+ikke|gebruik\\s+niet|n['’]utilisez\\s+(?:pas|plus)|no\\s+(?:usen|utilicen)|não\\s+(?:usem|utilizem)|non\\s+(?:usate|utilizzate))";
export const REASON =
  '(?:(?:at|on) the request|auf wunsch|à la demande|a petición|a pedido|su richiesta|op verzoek|på begäran|efter ønske|(?:for|due to|because of|on|over|in|por|pour|par|per|wegen|wegens|aus|om|af|av|på grund av|pga)\\s+(?:[\\p{L}]+\\s+){0,2}?(?:legal|legali|legales|légales|juridi\\p{L}*|rechtlich\\p{L}*|reasons?|raisons?|gründen|err\\p{L}+|fehlern?|fout|motivi|motivos|redenen|skäl|årsager|årsaker|grunner))';
export const GONE =
  '(?:withdrawn|killed|retracted|cancelled|pulled|removed|zurückgezogen|gelöscht|annulliert|gestrichen|annulée?|retirée?|supprimée?|anulad[oa]|retirad[oa]|eliminad[oa]|cancelad[oa]|annullat[oa]|ritirat[oa]|rimoss[oa]|ingetrokken|vervallen|verwijderd|trukket|trukket tilbage|tilbakekalt|annulleret|annullert|återkallad|tillbakadragen|struken)';

export const IS =
  '(?:is|are|was|has|have|been|being|hereby|now|wird|ist|wurde|hiermit|est|été|a|ha|sido|queda|é|foi|fica|è|stata?|wordt|er|är|har|blivit|blev|ble)';

/** Copy, in any of the words for it. */
export const COPY = new RegExp(
  `(?<![\\p{L}])(?:${STORY}|${NOUN}|fassung|versi[oóò]n[\\p{L}]*|versão|versie|versjon[\\p{L}]*|wersj[\\p{L}]|slug|lancio|eilmeldung|(?:this|the) release|text|verhaal|contents?|materials?|textes?|testo|materiał|materiały|materiału|depesz[aęyi]|tekstu?|artykułu?|wiadomość|wiadomości|storyn|meldungen|saken|teksten|texten|depeche|despacho|teletipo|peça|historien?|artiklen|artikeln|servizio|matéria|notícia|juttu|juttua|artikkeli)(?![\\p{L}])`,
  'iu',
);
/** The subject of the story follows these. */
export const ABOUT =
  /(?<!\p{L})(?:about|on|over|slugged|headlined|titled|called|re|from|über|zu[rm]?|vom?|sur|titrée?|intitulée?|sobre|titulad[oa]|do|da|su|sul(?:la)?|dal(?:la)?|om|met)(?!\p{L})/iu;
export const NEWS = /(?<!\p{L})(?:how|why|after|by|when|wie|warum|comment|après|tras|após|dopo|na|efter|etter|and|und|et|y)(?!\p{L})/iu;

/** "Do not run", "Använd ej": the story is what is before one. */
export const ONLY_DO_NOT_USE =
  /^\W*(?:please\s+|pls\s+)?(?:(?:do not|don't|never)\s+(?:use|run)|använd\s+(?:ej|inte)|må\s+ikke\s+(?:bruges|brukes|benyttes)|(?:bitte\s+)?nicht\s+verwenden|ne\s+pas\s+utiliser|no\s+(?:usar|utilizar)|não\s+(?:usar|utilizar)|non\s+(?:usare|utilizzare)|niet\s+gebruiken|ikke\s+bru[kg]|bru[kg]\s+ikke)(?:\s+(?:in any form|this (?:story|item|article|version|piece)|(?:esta|questa|deze|denne|denna|diese|cette)\s+\p{L}+))?\W*$/iu;

/** What the copy did not deserve, or who wants it gone: nothing that happens to a story in a story. */
export const SYSTEMS =
  /(?<!\p{L})(?:(?:your|all|ihren|allen|vos|sus|todos|seus|vostri|uw|alle|era|alla|jeres|deres|waszych|wszystkich|tutti)\s+(?:\p{L}+\s+(?:and\s+|og\s+|och\s+)?)?(?:systems?|files|archives?|databases?|platforms?|sites?|pages?|supports|fichiers|sistem\p{L}+|archiv\p{L}+|system\p{L}*|kan[aä]le\p{L}*|angebote\p{L}*|serwis\p{L}*|siti|sites))/iu;
export const ON_REQUEST =
  /(?<!\p{L})(?:(?:at|on|by) (?:the )?(?:request|source|author|order)|request of|auf (?:wunsch|bitte|anordnung|antrag)|à la demande|sur demande|a petici[oó]n|a pedido|su richiesta|op verzoek|på begäran|efter (?:ønske|anmodning)|etter (?:ønske|krav)|na (?:prośbę|żądanie|wniosek)|legal|juridi|rechtlich|einstweilig)/iu;
export const TO_DESKS =
  /^\W*(?:(?:all )?(?:editors|subscribers|clients|customers|desks|newsrooms|broadcasters|media|newspapers|users|agencies|partners)|redaktionen|kunden|bezieher|les (?:clients|abonnés|rédactions)|los (?:abonados|clientes|medios)|os (?:clientes|assinantes)|i clienti|gli abbonati|klanten|abonnees|kunder|abonnenter|redakcje|klienci)(?!\p{L})/iu;
export const OUR = /^\W*(?:we|die agentur|the agency|wir|nous|nosotros|nós|noi|wij|we|vi|my)(?!\p{L})/iu;
export const TO_BE = /^\W*(?:to be|à|a|da|zu|te|til|att|do|por|à être)\s/iu;

/** Copy, and whom it is about. */
export const ABOUT_COPY =
  /^\W*(?:\p{L}+\s+\p{L}+\s*:\s*)?(?:(?:die|der|das|la|el|le|l['’]|il|a|o|het|de|the)\s?)?(?:meldung|nachricht|bericht|beitrag|dépêche|article|papier|noticia|información|nota|notizia|articolo|notícia|matéria|texto|bericht|artikel|texten|artikeln|saken|meldingen|artikkelen|artiklen|historien|nyheden|depesza|informacja|wiadomość)\s+(?:om|über|sobre|sur|su|sull[ao]|over|o)\s/iu;
/** An agency or a desk, what it does, and its copy behind it. */
export const WITHDRAWING =
  /^\W*(?:(?:l['’]|la\s|die\s|de\s)?\p{Lu}{2,5}|reuters|ritzau|agencja|agencia|agência|agenzia)\s+(?:annule|retire|anuluje|wycofuje|anula|retira|annulla|ritira|zieht|trekt|trekker|trækker|drar|withdraws|retracts)\s+(?:(?:son|sa|la|el|a|il|le|su|die|ihre|het|zijn|sin|o|its|the)\s+)?(?:alerte|dépêche|article|papier|informacj\p{L}+|depesz\p{L}+|wiadomość|noticia|información|despacho|notícia|notizia|lancio|meldung|eilmeldung|bericht|texten|saken|meldingen|historien|story|alert|report)(?!\p{L})/iu;

/** Behind the verb: from what receivers keep. */
export const FROM_SYSTEMS =
  /^\W*(?:à\s|da\s|a\s|att\s|te\s|zu\s)?\p{L}+\s+(?:(?:de|del|dal|dai|da|des|du|van|uit|från|fra|aus|z|from)\s+)?(?:(?:tous|toutes|vos|la|los|las|il|gli|os|as|het|de|den|all|your|the|ihren|allen)\s+){0,3}(?:supports?|sites?|web|archiv\p{L}*|sistem\p{L}*|system\p{L}*|serwis\p{L}*|plat[et]?form\p{L}*|fichiers|databases?|feeds?)(?!\p{L})/iu;
