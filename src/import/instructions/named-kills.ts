// Rules for kills that name the copy or point at it: what is done to it decides, in any words. Pure.

import { ABOUT_COPY, COPY, NEWS, ON_REQUEST, OUR, SYSTEMS, TO_BE, TO_DESKS, WITHDRAWING } from './kill-words.ts';
import { countOf, has } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';
import { rulesOf } from './rule.ts';

/** "Subs Not Used: Larsen, Holm": people in a report of sports. */
const LINE_UP = /(?<!\p{L})(?:not|un)\s?used\s*:|:\s*\p{Lu}[^,:]{0,40}(?:,\s*\p{Lu}[^,:]{0,40}){1,30}$/u;
const NAMED = /\p{L}[-/_]\p{L}|\d/u;
/** The whole line is in brackets. */
const isNote = ({ isBracketed, isWhole, text }: Part) =>
  isBracketed && isWhole && /(?:[)\]}]|\p{L})\W{0,3}$/u.test(text) && !/[)\]}][^)\]}]*\p{L}/u.test(text);
/** Words that may be of a name. */
export const strangers = ({ kinds }: Part) => countOf(kinds, 'unknown');

/** Copy that is named or pointed at, in any words: what is done to it decides. */
export const NAMED_COPY = rulesOf([
  // "Snap on the mayor sent in error, please disregard"
  { kinds: '^ not(told|boundary){0,6} kill notice kill+ $', isWhole: true, also: (part) => strangers(part) <= 4 },
  // "KILL KILL KILL Mayor resigns"
  { kinds: '^ preamble* kill kill', also: ({ text }) => /^\W*(\p{Lu}{4,})\s+\1(?!\p{L})/u.test(text) },
  // "Texten om borgmästaren utgår", "A notícia sobre o banqueiro foi anulada"
  {
    kinds:
      '^ preamble* (copy|strange) after? unknown{1,4} (be|was)? kill ((be|no|use|published|time|copy|mistake)* $ | (be|no|published)+)',
    also: ({ text, kinds }) => ABOUT_COPY.test(text) && !has(kinds, 'says | who'),
  },
  // "PAP anuluje informację o bankierze", "L'AFP annule son alerte sur le maire"
  { kinds: 'kill', also: ({ text, kinds }) => WITHDRAWING.test(text) && !has(kinds, 'told') },
  {
    kinds: '^ preamble* kill',
    also: (part) =>
      /\p{L}\s+by\s+(?:the\s+|our\s+)?(?:source|agency|author|newsroom|desk)(?!\p{L})/iu.test(part.text.slice(0, 50)) &&
      !has(part.kinds, 'told'),
  },
  // "Ignore previous story, it was sent in error", "Noticia retirada, no habrá sustituta"
  { kinds: '^ preamble* kill (unknown|copy|published|time|after){0,8} (copy|was)* kill $', isWhole: true },
  {
    kinds: '^ preamble* copy{1,2} be? kill preamble* no',
    isWhole: true,
    also: (part) => COPY.test(part.text) && /,/.test(part.text) && strangers(part) <= 4 && !has(part.kinds, 'told'),
  },
  { kinds: '^ unknown kill $', also: (part) => /\p{L}-KILL\s*$/u.test(part.text) && part.behind !== '' },
  // "US-Hurricane IS KILLED", "Depublizieren: Prozess-Brand", "Avpublicera Budget"
  {
    kinds: '^ (unknown|held|occasion|who){1,4} be? kill $',
    also: (part) => /(?<!\p{L})(?:IS|ARE|HAS BEEN) (?:KILLED|WITHDRAWN|RETRACTED|ELIMINATED|SPIKED)\W*$/u.test(part.text),
  },
  {
    kinds: '^ kill (unknown|held|occasion|who){1,5} $',
    also: (part) =>
      /^\W*K+I+L+(?:ED)?\s|^\W*(?:WITHDRAWN|SPIKED|ELIMINATED|RETRACTED|UNPUBLISH)\s/.test(part.text) && /\p{Ll}/u.test(part.text),
  },
  // "Bitte löschen Sie Wetter/Sturm aus Ihren Systemen"
  {
    kinds: '^ (?=any* notice) any* kill',
    also: (part) => SYSTEMS.test(part.text) && strangers(part) <= 5 && !has(part.kinds, 'reported | who (?!(after|copy))'),
  },
  // "Nix this one", "Void - do not use", "Falls schon online: bitte herunternehmen"
  {
    kinds: '^ preamble* kill+ copy{1,2} notice? $',
    isClosed: true,
    isWhole: true,
    also: (part) =>
      /^\W*(?:please\s+|pls\s+)?(?:ki+l+|nix|spike|bin|scrap|pull|axe|ditch|delete|erase|trash|retract|withdraw)\s+(?:this|it|that|these)(?!\p{L})/iu.test(
        part.text,
      ),
  },
  { kinds: '^ preamble* (kill (be|notice|kill|copy)* no+ (be|only)* use | kill kill+) preamble* $', isClosed: true, isWhole: true },
  { kinds: '^ (after|be) (be|copy|notice){0,3} outlet preamble* kill' },
  { kinds: '^ kill notice unknown{0,2} $', isWhole: true },
  // "Bluff, kör inte"
  { kinds: '^ copy? mistake (copy|be)* strange? be? no (strange|use)? $', isWhole: true },
  {
    kinds: '^ preamble* kill (unknown|occasion|held){0,3} notice? $',
    also: (part) => /^\W*(?:d[eé]publi|despubli|avpubli|afpubli|unpublish|zdjąć|pulled)/iu.test(part.text),
  },
  // "Queda sin efecto el texto enviado a las 05:30"
  {
    kinds: '^ preamble* ((unknown|be)? kill be* copy | copy not(told){0,5} kill) not(told)* $',
    also: (part) =>
      /(?:sin efecto|sem efeito|senza effetto|null|gegenstandslos|ersatzlos|vervang|ersättning|substitui)/iu.test(part.text) &&
      strangers(part) <= 4,
  },
  // "Text nicht verwenden, Person verwechselt", "Stryk Budget, skickad av misstag". "One person was killed" is news.
  {
    kinds: '^ (?=any* (kill | no (be|notice)* (use|publish) | (use|publish) (notice|copy)* no)) any* mistake',
    also: (part) =>
      has(
        part.kinds,
        '^ (notice|only|copy|be)* (kill|no|use) | ^ (unknown|notice|only|copy|be|time){1,6} (kill | no use) | ^ (notice|only|copy)',
      ) &&
      strangers(part) <= 4 &&
      !has(part.kinds, 'says | mistake any* was any* kill'),
  },
  // "ANULUJEMY depeszę Strajk-kolej", "Eliminate US-Hurricane"
  {
    kinds: '^ preamble* (be|who)? kill (copy|draft|be)* unknown{1,4} (time|only|copy|mistake)* $',
    also: (part) =>
      !NEWS.test(part.text) &&
      (COPY.test(part.text)
        ? strangers(part) <= 3
        : NAMED.test(part.text) &&
          /^\W*\p{L}*(?:kill|elimin|disreg|spike|storn|annul|anul|derrub|retir|ritir|stryk|slet|wycof)/iu.test(part.text)),
  },
  // "La notizia Manovra è annullata", "Het bericht Spoor-staking is ingetrokken"
  {
    kinds:
      '^ preamble* (copy|name) copy? unknown{1,4} (unknown|be|time|after){0,6} kill (opening|time|mistake|kill|occasion)* ((boundary|be) any*)? $',
    also: (part) =>
      COPY.test(part.text.slice(0, 30)) &&
      !NEWS.test(part.text.slice(0, 60)) &&
      has(part.kinds, 'be any? kill | name any* kill') &&
      !has(part.kinds, 'told'),
  },
  // "Bitte verwenden Sie die Meldung Bahn/Streik nicht", "Vennligst ikke bruk saken Togstreik"
  {
    kinds:
      '^ (?=not(boundary|lacks)* $) (?=any* no) ((notice|only|approver)* (notice|be)? no (use|be)* use | (notice|only|approver)* use (notice|copy)* no? | (notice|only|approver)* copy?) copy* (unknown|held){1,5} (time|after)* no? use? $',
    also: (part) =>
      !LINE_UP.test(part.text) &&
      !has(part.kinds, 'told') &&
      has(part.kinds, '^ (notice|approver) | use notice') &&
      strangers(part) <= 4 &&
      (COPY.test(part.text) ||
        NAMED.test(part.text) ||
        has(
          part.kinds,
          '^ (notice|only|approver)+ be? no? (use|be)* use (name|held){1,3} no? $ | ^ (notice|only|approver)+ use no name{1,2} $ | ^ (notice|only|approver)+ name{1,2} no use $ | ^ use notice no? name $',
        )),
  },
  // "Merci de supprimer ce texte de vos supports", "Editors, please delete"
  {
    kinds: '^ (?=any* notice) not(told|until|hold|held|embargo)* kill not(told|until|hold|held|embargo)* $',
    also: (part) =>
      has(part.kinds, '^ notice | notice kill | notice any kill $') &&
      strangers(part) <= (COPY.test(part.text) ? 3 : 0) &&
      !/\byour (?!systems|sites?|archives?|files|platforms)/i.test(part.text),
  },
  {
    kinds: 'kill',
    also: (part) =>
      TO_DESKS.test(part.text) && (COPY.test(part.text) || /(?<!\p{L})(?:it|this)(?!\p{L})/iu.test(part.text)) && strangers(part) <= 5,
  },
  {
    kinds: 'kill',
    also: (part) =>
      OUR.test(part.text) &&
      has(part.kinds, '^ who? (be|notice|was|only)* kill notice* (copy|name) | ^ who? (be|notice|was)+ copy+ unknown? kill') &&
      (COPY.test(part.text) || has(part.kinds, 'kill name')) &&
      strangers(part) <= 3,
  },
  // "Papier retiré à la demande de l'avocat"
  {
    kinds: 'kill',
    also: (part) =>
      ON_REQUEST.test(part.text) &&
      (COPY.test(part.text.slice(0, 40)) || part.isBracketed) &&
      strangers(part) <= 3 &&
      !has(part.kinds, 'told'),
  },
  { kinds: '^ preamble* toBe? kill $', also: (part) => part.behind.startsWith(':') && TO_BE.test(part.text) },
  {
    kinds: '^ preamble* kill (unknown|kill|copy|draft|notice|be|approver){0,4} time* $',
    also: (part) => isNote(part) && strangers(part) <= 2 && !NEWS.test(part.text),
  },
  {
    kinds: 'kill',
    also: (part) => isNote(part) && COPY.test(part.text) && strangers(part) <= 2 && !has(part.kinds, 'told'),
  },
]);
