// Recognises sentences that reserve the rights to copy: "All rights reserved", "Nachdruck verboten", "Do not reproduce without permission". Pure. They are none that
// keep an article from the public, and none of the story.
import { isReported } from './sentences.ts';
import { searchFor } from './word-search.ts';

const ITS =
  '(?:this|the|any|all|our|these)\\s+(?:\\w+\\s+){0,3}?(?:publication|articles?|materials?|work|contents?|site|website|story|report|document|page|copy|text|information|news|pictures?|images?|above)';
const COPY_VERB = '(?:reproduc(?:e|ed)|cop(?:y|ied)|reprint(?:ed)?|republish(?:ed)?|redistribut(?:e|ed)|duplicat(?:e|ed)|rewrit(?:e|ten))';
/** With "publish" and "use" among them, it may be an order to a desk. */
const MORE_VERBS = `(?:(?:s*(?:,|and|or|/)s*)+(?:${COPY_VERB}|distribut(?:e|ed)|transmit(?:ted)?|store[d]?))*`;
const COPYING = '(?:re-?production|republication|redistribution|copying|duplication|reprinting)';
const FORBIDDEN =
  '(?:is |are |ist |sind |er |är |é |è )?(?:strictly |expressly |strengstens |strictement |formellement )?(?:prohibited|forbidden|not permitted|not allowed|verboten|untersagt|nicht gestattet|nicht erlaubt|interdite?|forbudt|förbjud(?:et|en|es)|verboden|niet toegestaan|ikke tillatt|ikke tilladt|inte tillåten)';
const LEAVE =
  '(?:permission|consent|authori[sz]ation|approval|agreement|licen[cs]e|genehmigung|zustimmung|erlaubnis|einwilligung|autori[sz]ation|autorisation|accord|permiso|autorización|consentimiento|autorização|consentimento|permissão|autorizzazione|permesso|consenso|toestemming|tillstånd|medgivande|tillåtelse|tilladelse|samtykke|tillatelse)';
const WITHOUT = `(?:without|ohne|sans|sin|sem|senza|zonder|utan|uden|uten)\\s(?:[\\p{L}'’]+,?\\s){0,7}?${LEAVE}`;
const PARTLY =
  '(?:,?\\s(?:in whole or (?:in )?(?:in )?part|in any form|in part|auch auszugsweise|auch in auszügen|même partielle|total o parcial|total ou parcial|anche parziale|ook gedeeltelijk),?)?';

/** To copy, and nothing else: a desk does not write so of what it holds. */
const OF_COPYING = [
  `(?:please )?(?:do not|don['’]t|not to be|(?:${ITS} )?(?:may|must|can|should) ?not(?: be)?) ${COPY_VERB}${MORE_VERBS}(?: (?:it|${ITS}|any part of ${ITS}))?${PARTLY},? ${WITHOUT}`,
  `no part of ${ITS}\\s+(?:may|can|shall|must) be ${COPY_VERB}${MORE_VERBS}${PARTLY}(?:,? ${WITHOUT})?`,
  `${COPYING}(?: (?:and|or) \\w+)?(?: of ${ITS})?${PARTLY}(?: (?:is |are )?only with| ${WITHOUT})?.{0,60}?(?:${FORBIDDEN}|${LEAVE})`,
  `(?:nachdruck|vervielfältigung|weiterverbreitung)(?: (?:und|oder) \\p{L}+)?${PARTLY} (?:${FORBIDDEN}|(?:ist )?nur mit (?:\\p{L}+ ){0,4}?${LEAVE}|${WITHOUT}(?: ${FORBIDDEN})?)`,
  `(?:bitte )?nicht ${WITHOUT} (?:vervielfältigen|nachdrucken|kopieren|weiterverbreiten)`,
  `(?:toute )?reproduction(?: ou \\p{L}+)?${PARTLY} (?:${WITHOUT} )?(?:est )?(?:strictement |formellement )?interdite(?: ${WITHOUT})?`,
  `(?:prière de )?ne pas reproduire(?: ${WITHOUT})?`,
  `(?:queda )?(?:terminantemente )?prohibida (?:su|la|toda|cualquier) (?:reproducción|copia)${PARTLY}(?: ${WITHOUT})?`,
  `(?:no reproducir|não reproduzir|non riprodurre|niet (?:overnemen|kopiëren|verveelvoudigen)) ${WITHOUT}`,
  `(?:é )?proibida a (?:sua )?(?:reprodução|cópia)${PARTLY}(?: ${WITHOUT})?`,
  `(?:riproduzione riservata|(?:è )?vietata la riproduzione${PARTLY}(?: ${WITHOUT})?)`,
  `niets uit deze (?:uitgave|publicatie) mag (?:worden )?(?:verveelvoudigd|overgenomen|gekopieerd)(?: worden)?(?: ${WITHOUT})?`,
  `(?:overname|verveelvoudiging)${PARTLY} (?:is )?(?:verboden|niet toegestaan)(?: ${WITHOUT})?`,
  `(?:eftertryck|eftertryk|ettertrykk|kopiering)(?: \\p{L}+ \\p{L}+)? ${FORBIDDEN}(?: ${WITHOUT})?`,
  `(?:får (?:inte|ej)|må ikke|kan ikke) (?:återges|kopieras|mångfaldigas|gengives|kopieres|eftertrykkes|gjengis|mangfoldiggjøres) ${WITHOUT}`,
];
/** Who gives the permission, or where one can ask. Not "of the lawyers", who give another. */
const END =
  '(?:,? (?:(?:of|from|by|to|for|von|der|des|de|du|del|da|do|della|van|från|fra|af|av) (?!legal\\b|(?:the |our )?(?:lawyers?|desk|subs|newsdesk)\\b)(?:(?:the|its|our|der|des|la|el|il|het) )?(?:publishers?|authors?|owners?|editors?|(?:copyright )?holders?|verlags?|verlages|redaktion|rédaction|éditeur|editor|autora?|editore|uitgever|utgivaren|udgiveren|utgiver|(?<holder>[^,.;:]{1,60}))|worldwide|in writing))?';
const COPYING_SENTENCE = new RegExp(`^\\W*(?:${OF_COPYING.join('|')})${END}\\W*$`, 'iu');
const RESERVED = new RegExp(
  `^\\W*(?:all rights (?:are )?reserved|alle rechte(?: sind)? vorbehalten|tous droits (?:de reproduction )?réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|alle rechten voorbehouden|alla rättigheter förbehållna|alle rettigheder forbehold(?:es|t)|alle rettigheter (?:forbeholdt|reservert)|(?:any )?unauthori[sz]ed (?:use|copying|reproduction|distribution|duplication|publication)(?:\\s*(?:,|and|or|/)\\s*(?:use|copying|reproduction|distribution|duplication|publication)){0,4}(?: of ${ITS})?(?: without [^.]{0,60}?)?${PARTLY} (?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden|not permitted))${END}\\W*$`,
  'iu',
);
/** A sentence beside one that reserves the rights is about copies and rights, too. */
const OF_RIGHTS =
  /permission|consent|licen[cs]|reproduc|republish|redistribut|copyright|rights|©|\bterms\b|broadcast|www\.|https?:|@|genehmigung|nachdruck|urheber|droits|reproducci|derechos|direitos|reprodução|diritti|riproduzione|rechten|rättighet|rettighed|rettighet/i;
const LONGEST_CHARS = 400;

/** A text whose first sentence reserves the rights, and which says nothing else. */
export function isReservation(text: string): boolean {
  if (text.length > LONGEST_CHARS || !mayReserve(text) || isReported(text)) return false;
  const [first = '', ...others] = sentencesOf(text);
  return (isMatch(RESERVED, first) || isMatch(COPYING_SENTENCE, first)) && others.every((sentence) => OF_RIGHTS.test(sentence));
}

/** Whoever is named as the holder has capitals: "All rights reserved to the band in the first contract stay with its heirs" is prose. */
function isMatch(pattern: RegExp, sentence: string): boolean {
  const match = pattern.exec(sentence);
  const holder = match?.groups?.['holder'];
  return match !== null && (holder === undefined || (/^\p{Lu}/u.test(holder) && (holder.match(/(?<!\p{L})\p{Ll}/gu)?.length ?? 0) <= 2));
}

/** One of these is in every such sentence. */
const mayReserve = searchFor(
  /reserv|vorbehalt|réserv|riserv|voorbehoud|förbehåll|forbehold|authori[sz]ed|cop(?:y|ied|ies)|reproduc|reprodu[çz]|reprodui|riprod|republi|redistrib|duplic|reprint|rewrit|uitgave|nachdruck|vervielf|weiterverbr|verveelv|overn|kopi|gekop|eftertr|ettertr|återges|mångfald|gengives|gjengis|mangfold/i,
);

/** Without the sentences that only forbid to copy, which are no order to a desk. */
export function withoutCopyingRules(text: string): string {
  if (text.length > LONGEST_CHARS || !mayReserve(text)) return text;
  const sentences = sentencesOf(text);
  const others = sentences.filter((sentence) => !isMatch(COPYING_SENTENCE, sentence));
  return others.length === sentences.length ? text : others.join(' ');
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!;])\s+(?=["“(\p{Lu}©])/u);
}
