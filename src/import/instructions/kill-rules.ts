// Rules for kills by the kinds of the words in a line: what is done to a story, and the story. Pure. kill-words.ts and kill-requests.ts have the forms in
// which the order of the words matters.
import { NOUN, STORY } from './kill-words.ts';
import type { Part } from './line-parts.ts';
import type { Rule } from './rule.ts';

const COPY = new RegExp(
  `(?<![\\p{L}])(?:${STORY}|${NOUN}|fassung|versi[oóò]n[\\p{L}]*|versão|versie|versjon[\\p{L}]*|wersj[\\p{L}]|slug|lancio|eilmeldung|(?:this|the) release|text|verhaal|contents?|materials?|textes?|testo|materiał|materiały|materiału|depesz[aęyi]|tekstu?|artykułu?|wiadomość|wiadomości|storyn|meldungen|saken|teksten|texten|depeche|despacho|teletipo|peça|historien?|artiklen|artikeln|servizio|matéria|notícia|juttu|juttua|artikkeli)(?![\\p{L}])`,
  'iu',
);
/** What the story is about is told behind these. */
const ABOUT =
  /(?<!\p{L})(?:about|on|over|slugged|headlined|titled|called|re|from|über|zu[rm]?|vom?|sur|titrée?|intitulée?|sobre|titulad[oa]|do|da|su|sul(?:la)?|dal(?:la)?|om|met)(?!\p{L})/iu;
const NEWS = /(?<!\p{L})(?:how|why|after|by|when|wie|warum|comment|après|tras|após|dopo|na|efter|etter|and|und|et|y)(?!\p{L})/iu;

/** Nothing but the kill and the story, and what the story is about. */
function isOfCopy({ kinds, text, strange }: Part): boolean {
  if (!COPY.test(text) || /^\W*(?:deleted|removed|cancelled|eliminated|\p{L}+ing)\s/iu.test(text) || /[qPU]/.test(kinds) || NEWS.test(text))
    return false;
  return strange === 0 || (strange <= 5 && /^[^?N]*k[^?N]*s[^?N]*[?N]/.test(kinds) && ABOUT.test(text));
}

/** "Do not run", "Använd ej": the story is what is before one. */
const DO_NOT_USE =
  /^\W*(?:please\s+|pls\s+)?(?:(?:do not|don't|never)\s+(?:use|run)|använd\s+(?:ej|inte)|må\s+ikke\s+(?:bruges|brukes|benyttes)|(?:bitte\s+)?nicht\s+verwenden|ne\s+pas\s+utiliser|no\s+(?:usar|utilizar)|não\s+(?:usar|utilizar)|non\s+(?:usare|utilizzare)|niet\s+gebruiken|ikke\s+bru[kg]|bru[kg]\s+ikke)(?:\s+(?:in any form|this (?:story|item|article|version|piece)|(?:esta|questa|deze|denne|denna|diese|cette)\s+\p{L}+))?\W*$/iu;

const NAMED = /\p{L}[-/_]\p{L}|\d/u;
/** What the copy did not deserve, or who wants it gone: nothing that happens to a story in a story. */
const SYSTEMS =
  /(?<!\p{L})(?:(?:your|all|ihren|allen|vos|sus|todos|seus|vostri|uw|alle|era|alla|jeres|deres|waszych|wszystkich|tutti)\s+(?:\p{L}+\s+(?:and\s+|og\s+|och\s+)?)?(?:systems?|files|archives?|databases?|platforms?|sites?|pages?|supports|fichiers|sistem\p{L}+|archiv\p{L}+|system\p{L}*|kan[aä]le\p{L}*|angebote\p{L}*|serwis\p{L}*|siti|sites))/iu;
const ON_REQUEST =
  /(?<!\p{L})(?:(?:at|on|by) (?:the )?(?:request|source|author|order)|request of|auf (?:wunsch|bitte|anordnung|antrag)|à la demande|sur demande|a petici[oó]n|a pedido|su richiesta|op verzoek|på begäran|efter (?:ønske|anmodning)|etter (?:ønske|krav)|na (?:prośbę|żądanie|wniosek)|legal|juridi|rechtlich|einstweilig)/iu;
const TO_DESKS =
  /^\W*(?:(?:all )?(?:editors|subscribers|clients|customers|desks|newsrooms|broadcasters|media|newspapers|users|agencies|partners)|redaktionen|kunden|bezieher|les (?:clients|abonnés|rédactions)|los (?:abonados|clientes|medios)|os (?:clientes|assinantes)|i clienti|gli abbonati|klanten|abonnees|kunder|abonnenter|redakcje|klienci)(?!\p{L})/iu;
const OUR = /^\W*(?:we|die agentur|the agency|wir|nous|nosotros|nós|noi|wij|we|vi|my)(?!\p{L})/iu;
const TO_BE = /^\W*(?:to be|à|a|da|zu|te|til|att|do|por|à être)\s/iu;
/** The whole line is in brackets. */
const isNote = ({ isBracketed, isWhole, text }: Part) =>
  isBracketed && isWhole && /(?:[)\]}]|\p{L})\W{0,3}$/u.test(text) && !/[)\]}][^)\]}]*\p{L}/u.test(text);
const strangers = ({ kinds }: Part) => kinds.match(/[?N]/g)?.length ?? 0;

/** Copy that is named or pointed at, in any words: what is done to it decides. */
const NAMED_COPY: readonly Rule[] = [
  {
    kinds: /^[gr]*k/,
    also: (part) =>
      /\p{L}\s+by\s+(?:the\s+|our\s+)?(?:source|agency|author|newsroom|desk)(?!\p{L})/iu.test(part.text.slice(0, 50)) &&
      !/[qPU]/.test(part.kinds),
  },
  // "Ignore previous story, it was sent in error", "Noticia retirada, no habrá sustituta"
  { kinds: /^[gr]*k[sN?ytf]{0,8}[sP]*k$/, isWhole: true },
  {
    kinds: /^[gr]*s{1,2}m?k[gr]*n/,
    isWhole: true,
    also: (part) => COPY.test(part.text) && /,/.test(part.text) && strangers(part) <= 4 && !/[qPU]/.test(part.kinds),
  },
  { kinds: /^[N?]k$/, also: (part) => /\p{L}-KILL\s*$/u.test(part.text) && part.behind !== '' },
  // "US-Hurricane IS KILLED", "Depublizieren: Prozess-Brand", "Avpublicera Budget"
  {
    kinds: /^[N?HjU]{1,4}m?k$/,
    also: (part) => /(?<!\p{L})(?:IS|ARE|HAS BEEN) (?:KILLED|WITHDRAWN|RETRACTED|ELIMINATED|SPIKED)\W*$/u.test(part.text),
  },
  {
    kinds: /^k[N?HjU]{1,5}$/,
    also: (part) =>
      /^\W*K+I+L+(?:ED)?\s|^\W*(?:WITHDRAWN|SPIKED|ELIMINATED|RETRACTED|UNPUBLISH)\s/.test(part.text) && /\p{Ll}/u.test(part.text),
  },
  // "Bitte löschen Sie Wetter/Sturm aus Ihren Systemen"
  {
    kinds: /^(?=.*g).*k/,
    also: (part) => SYSTEMS.test(part.text) && strangers(part) <= 5 && !/[PqU]/.test(part.kinds.replace(/U[fs]/g, '')),
  },
  // "Nix this one", "Void - do not use", "Falls schon online: bitte herunternehmen"
  {
    kinds: /^[gr]*k+s{1,2}g?$/,
    isClosed: true,
    isWhole: true,
    also: (part) =>
      /^\W*(?:please\s+|pls\s+)?(?:ki+l+|nix|spike|bin|scrap|pull|axe|ditch|delete|erase|trash|retract|withdraw)\s+(?:this|it|that|these)(?!\p{L})/iu.test(
        part.text,
      ),
  },
  { kinds: /^[gr]*(?:k[mgks]*n+[mr]*u|kk+)[gr]*$/, isClosed: true, isWhole: true },
  { kinds: /^[fm][msg]{0,3}o[gr]*k/ },
  { kinds: /^kg[?N]{0,2}$/, isWhole: true },
  // "Bluff, kör inte"
  { kinds: /^s?E[sm]*[?]?m?n[?u]?$/, isWhole: true },
  {
    kinds: /^[gr]*k[N?jH]{0,3}g?$/,
    also: (part) => /^\W*(?:d[eé]publi|despubli|avpubli|afpubli|unpublish|zdjąć|pulled)/iu.test(part.text),
  },
  // "Queda sin efecto el texto enviado a las 05:30"
  {
    kinds: /^[gr]*(?:[mN?]?k[m]*s|s[^qPU]{0,5}k)[^qPU]*$/,
    also: (part) =>
      /(?:sin efecto|sem efeito|senza effetto|null|gegenstandslos|ersatzlos|vervang|ersättning|substitui)/iu.test(part.text) &&
      strangers(part) <= 4,
  },
  // "Text nicht verwenden, Person verwechselt", "Stryk Budget, skickad av misstag". "One person was killed" is news.
  {
    kinds: /^(?=.*(?:k|n[mg]*[uv]|[uv][gs]*n)).*E/,
    also: (part) =>
      /^[grsm]*[knu]|^[grsmtN?]{1,6}(?:k|nu)|^[grs]/.test(part.kinds) && strangers(part) <= 4 && !/q|E.*P.*k/.test(part.kinds),
  },
  // "ANULUJEMY depeszę Strajk-kolej", "Eliminate US-Hurricane"
  {
    kinds: /^[gr]*[mU]?k[sdm]*[N?]{1,4}[trsE]*$/,
    also: (part) =>
      !NEWS.test(part.text) &&
      (COPY.test(part.text)
        ? strangers(part) <= 3
        : NAMED.test(part.text) &&
          /^\W*\p{L}*(?:kill|elimin|disreg|spike|storn|annul|anul|derrub|retir|ritir|stryk|slet|wycof)/iu.test(part.text)),
  },
  // "La notizia Manovra è annullata", "Het bericht Spoor-staking is ingetrokken"
  {
    kinds: /^[gr]*[sN]s?[N?]{1,4}[mtfN?]{0,6}k[trgEksaj]*(?:[fbm].*)?$/,
    also: (part) =>
      COPY.test(part.text.slice(0, 30)) && !NEWS.test(part.text.slice(0, 60)) && /m.?k|N.*k/.test(part.kinds) && !/[qPU]/.test(part.kinds),
  },
  // "Bitte verwenden Sie die Meldung Bahn/Streik nicht", "Vennligst ikke bruk saken Togstreik"
  {
    kinds: /^(?=[^bfw]*$)(?=.*n)(?:[gra]*[gm]?n[um]*u|[gra]*u[gs]*n?|[gra]*s?)s*[N?H]{1,5}[tf]*n?u?$/,
    also: (part) =>
      !/[qPU]/.test(part.kinds) &&
      /^[ga]|ug/.test(part.kinds) &&
      strangers(part) <= 4 &&
      (COPY.test(part.text) ||
        NAMED.test(part.text) ||
        /^[gra]+m?n?[um]*u[NH]{1,3}n?$|^[gra]+unN{1,2}$|^[gra]+N{1,2}nu$|^ugn?N$/.test(part.kinds)),
  },
  // "Merci de supprimer ce texte de vos supports", "Editors, please delete"
  {
    kinds: /^(?=.*g)[^qPUbhHe]*k[^qPUbhHe]*$/,
    also: (part) =>
      /^g|gk|g.k$/.test(part.kinds) &&
      strangers(part) <= (COPY.test(part.text) ? 3 : 0) &&
      !/\byour (?!systems|sites?|archives?|files|platforms)/i.test(part.text),
  },
  {
    kinds: /k/,
    also: (part) =>
      TO_DESKS.test(part.text) && (COPY.test(part.text) || /(?<!\p{L})(?:it|this)(?!\p{L})/iu.test(part.text)) && strangers(part) <= 5,
  },
  {
    kinds: /k/,
    also: (part) =>
      OUR.test(part.text) &&
      /^U?[mgPr]*k[g]*[sN]|^U?[mgP]+s+[?N]?k/.test(part.kinds) &&
      (COPY.test(part.text) || /kN/.test(part.kinds)) &&
      strangers(part) <= 3,
  },
  // "Papier retiré à la demande de l'avocat"
  {
    kinds: /k/,
    also: (part) =>
      ON_REQUEST.test(part.text) &&
      (COPY.test(part.text.slice(0, 40)) || part.isBracketed) &&
      strangers(part) <= 3 &&
      !/[qPU]/.test(part.kinds),
  },
  { kinds: /^[gr]*B?k$/, also: (part) => part.behind.startsWith(':') && TO_BE.test(part.text) },
  { kinds: /^[gr]*k[ksdgmaN?]{0,4}t*$/, also: (part) => isNote(part) && strangers(part) <= 2 && !NEWS.test(part.text) },
  {
    kinds: /k/,
    also: (part) => isNote(part) && COPY.test(part.text) && strangers(part) <= 2 && !/[qPU]/.test(part.kinds),
  },
];

export const KILLS: readonly Rule[] = [
  ...NAMED_COPY,
  { kinds: /n/, also: ({ text, isInCapitals, isWhole }) => (isWhole || isInCapitals) && DO_NOT_USE.test(text) },
  {
    kinds: /^[gr]*a?[gmr]*k[^qPU]*$/,
    also: ({ text, strange, isWhole }) =>
      isWhole &&
      strange <= 4 &&
      /^\W*(?:mandatory\s+|news\s+|pls\s+|please\s+|editors?,?\s+(?:please\s+)?)?(?:kill|takedown|pull|spike)(?!\p{L})/iu.test(text) &&
      (COPY.test(text) || /,/.test(text)) &&
      !NEWS.test(text),
  },
  // "Pulled on legal advice", "Withdrawn pending inquiry"
  {
    kinds: /^[gr]*k[acw]+[?acfjN]{0,3}$/,
    isWhole: true,
    also: ({ text }) =>
      /^\W*(?:pulled|withdrawn|killed|retracted|zurückgezogen|retir|ritir|ingetrokken|trukket|wycofan|anul|annul)/iu.test(text),
  },
  // "The picture must be removed from all platforms", "Wir haben die Meldung zurückgezogen"
  {
    kinds: /^[UNgr]?[gmr]*s{1,3}[mzfU]*[kz]f?[sofg]*$/,
    isWhole: true,
    also: ({ text, kinds }) =>
      COPY.test(text) &&
      (kinds.includes('k') || /removed/i.test(text)) &&
      /(?:must|from|haben|has|wurde|all|alle)/i.test(text) &&
      !NEWS.test(text),
  },
  // "TAKEDOWN", "STRYKS"
  {
    kinds: /^[grs]*k+[sa]*$/,
    also: ({ isInCapitals, text }) =>
      isInCapitals &&
      /KILL|TAKE|WITHDR|RETRACT|ÅTERKALL|TILLBAKADR|TILBAGEKALD|TILBAKEKAL|WYCOF|ANULOW|ODWOŁAN|DISREGARD|SPIKE|STRYK|TREKK|RETRAIT|ANNUL|ANUL|RITIR|INGETR|VERVAL|STORNO|ELIMIN|OBSOL|RECALL|PERU|SLETT|FJERN|RADERA/.test(
        text,
      ),
  },
  // "Pull the piece about the mayor", "Delete this item now"
  { kinds: /^[garm]*k[^k]{0,4}s/, also: isOfCopy },
  // "Sent in error, please ignore", "Item spiked"
  { kinds: /^[gars]*k[g]*k+[os]*$/, isClosed: true },
  { kinds: /^[gas]*[kd]+$/, isClosed: true, isWhole: true, also: ({ text, kinds }) => /spiked/i.test(text) && kinds.includes('s') },
  { kinds: /^[gasmru]*k[mu]*$/, isClosed: true, also: ({ text }) => COPY.test(text) && /no longer|stop|cease/i.test(text) },
  { kinds: /k.*s.*k|s.*k.*k|s.*k.*n.*u|k.*n.*u.*s/, isClosed: true, isWhole: true, also: isOfCopy },
  { kinds: /^g*kg*$/, isWhole: true, also: ({ text }) => /take (?:this|it) down/i.test(text) },
  // "Our report is retracted"
  { kinds: /^[gars]*s[sogml]*k[^?]*$/, isClosed: true, isWhole: true, also: (part) => isOfCopy(part) && !part.kinds.includes('N') },
];

/** In a note to editors. */
export const KILLS_IN_NOTES: readonly Rule[] = [
  {
    kinds: /k/,
    also: ({ kinds, text, strange }) =>
      COPY.test(text) && strange <= 6 && !/n[mr]*k|[qU]/.test(kinds) && !/reference|paragraph|quote|correct/i.test(text),
  },
];
