// The words that open an embargo in languages other than English. Pure. See embargo-words.ts.
import { type EmbargoWords, marked, pattern, TILL } from './embargo-words.ts';

const COPY =
  '(?:meldung|bericht|text|mitteilung|informations?|communiqué|dépêche|document|article|contenu|étude|informaci[óo]n|noticia|contenido|nota|material|informaç(?:ão|ões)|notícia|matéria|conteúdo|texto|notizia|notizie|informazioni|materiale|articolo|artikel|informatie|pressmeddelande|pressemeddelelse|pressemelding)';
const UNDER =
  '(?:(?:unter|mit)\\s+(?:embargo|sperrfrist)|sous\\s+(?:strict\\s+)?embargo|bajo\\s+embargo|sob\\s+embargo|sotto\\s+embargo|onder\\s+embargo|under\\s+embargo|embargad[oa]s?|embargat[oai])(?:\\s+(?:strict|absolu|total|estricto|rigoroso))?';
/** "Keep it back": German, French, Spanish, Portuguese, Italian, Dutch. */
const KEEP =
  '(?:zurückhalten|zurückstellen|retenir|à\\s+retenir|à\\s+conserver|retener|guardar|reter|segurar|trattenere|tenere(?:\\s+in\\s+sospeso)?|aanhouden|vasthouden|ophouden)';

export const EMBARGO_WORDS_ABROAD: readonly EmbargoWords[] = [
  { words: pattern(`${COPY}\\s+${UNDER}\\s+${TILL}`), needs: 'anything' },
  { words: pattern(`${COPY}\\s+${UNDER}`), needs: 'end' },
  { words: pattern(`${KEEP}\\s+${TILL}`), needs: 'event' },
  // German
  {
    words: pattern(
      '(?:nicht|keinesfalls|erst)\\s+(?:zur\\s+(?:veröffentlichung|verwendung)|zu\\s+veröffentlichen|veröffentlichen|verwenden|verbreiten|senden|publizieren)\\s*(?:[\\p{L}]+\\s+){0,2}?(?:vor|bis|ab)(?:\\s+(?:dem|zum))?',
    ),
    needs: 'event',
  },
  { words: pattern('(?:nicht|keinesfalls|erst)\\s+(?:vor|ab|nach)(?:\\s+dem)?'), needs: 'time' },
  {
    words: pattern(
      '(?:(?:nur\\s+)?zur\\s+|keine\\s+)?(?:veröffentlichung|verwendung|freigabe|publikation|sendung)\\s+(?:erst\\s+|frühestens\\s+|nicht\\s+|gesperrt\\s+|frei\\s+)?(?:ab|vor|am|nach|bis)(?:\\s+(?:dem|zum))?',
    ),
    needs: 'time',
  },
  { words: pattern('frei\\s+für\\s+(?:die\\s+)?(?:mon|diens|donners|frei|sams|sonn)tags?(?:ausgaben?|zeitungen)'), needs: 'end' },
  { words: marked('klausule?(?:ring)?\\s*:(?:\\s*(?:til|indtil|till)(?![\\p{L}]))?'), needs: 'time' },
  { words: pattern('(?:gesperrt\\s+bis|frei(?:gegeben)?\\s+(?:erst\\s+)?(?:ab|zum|für))'), needs: 'time' },
  // "Bis 6 Uhr gesperrt". Without the word at its end it says how long something lasts.
  { words: pattern('bis(?=\\s[^\\n.:;]{1,60}\\sgesperrt)'), needs: 'time' },
  {
    words: pattern(
      '(?:veröffentlichung|verwendung|freigabe|publikation|sendung)\\s+(?:erst|frühestens|nicht)\\s+(?:ab|vor|am|nach|zu|mit)',
    ),
    needs: 'event',
  },
  // French
  {
    words: pattern(
      '(?:à\\s+)?(?:ne\\s+pas|pas\\s+de)\\s+(?:publier|diffuser|utiliser|divulguer|publication|diffusion)\\s+(?:[\\p{L}]+\\s+){0,2}?avant',
    ),
    needs: 'event',
  },
  {
    words: pattern(
      "(?:toute\\s+)?(?:publication|diffusion|utilisation)\\s+(?:strictement\\s+)?(?:interdite?|non autorisée|autorisée|possible)\\s+(?:avant|jusqu'(?:au|à)|à partir (?:du|de)|après)",
    ),
    needs: 'event',
  },
  { words: pattern("interdite?\\s+(?:de|à\\s+la)\\s+(?:publication|diffusion)\\s+(?:avant|jusqu'(?:au|à))"), needs: 'event' },
  // Spanish, Portuguese, Italian
  {
    words: pattern(
      '(?:no|não|nao)\\s+(?:publicar|difundir|usar|utilizar|emitir|divulgar)\\s*(?:[\\p{L}]+\\s+){0,2}?(?:antes(?:\\s+d(?:e|el|o|as?|os))?|hasta(?:\\s+(?:el|las?))?|até)',
    ),
    needs: 'event',
  },
  {
    words: pattern(
      '(?:prohibida\\s+(?:su\\s+|la\\s+)?)(?:publicación|difusión|reproducción|emisión)\\s+(?:antes|hasta)(?:\\s+(?:de|del|el|las?))?',
    ),
    needs: 'event',
  },
  { words: pattern('(?:da\\s+)?non\\s+(?:pubblicare|diffondere|utilizzare|divulgare)\\s+prima(?:\\s+del(?:le)?)?'), needs: 'event' },
  {
    words: pattern(
      '(?:proibid[oa]s?|vietat[oa]|è\\s+vietata)\\s+(?:(?:a|su|sua|la)\\s+)?(?:divulgação|publicação|difusão|reprodução|veiculação|pubblicazione|diffusione|divulgazione)\\s+(?:antes|até|prima)(?:\\s+d(?:e|as?|os?|el(?:le|la)?))?',
    ),
    needs: 'event',
  },
  // The hour of release behind a label
  { words: marked('(?:vrijgave|frigivelse|frigis|freigabe|liberación|liberação)\\s*:'), needs: 'time' },
  {
    words: marked(
      '(?:veröffentlichung|publication|diffusion|publicación|publicação|pubblicazione|publicatie|publicering|publisering|offentliggørelse)\\s*:',
    ),
    needs: 'hour',
  },
  // Dutch, Danish, Norwegian, Swedish
  { words: pattern('niet\\s+(?:publiceren|gebruiken|verspreiden|uitzenden|voor\\s+publicatie)\\s+(?:voor|vóór|tot)'), needs: 'event' },
  {
    words: pattern(
      '(?:må|får)\\s+(?:ikke|ej|inte)\\s+(?:offentliggøres|offentliggjøres|publiceres|publiseres|publiceras|bringes|benyttes|användas)\\s+(?:før|före|innan)',
    ),
    needs: 'event',
  },
  {
    words: pattern(
      '(?:sperret|klausuleret|klausulerad|klausulert|frigives|frigis|ikke\\s+til\\s+(?:offentliggørelse|publisering|brug))\\s+(?:til|indtil|till|før|den|kl)?',
    ),
    needs: 'time',
  },
];
