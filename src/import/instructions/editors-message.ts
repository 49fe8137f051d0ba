// A message to editors that came as copy: its headline says for whom it is. Pure.

const PLACES = [
  String.raw`(?:(?:urgent|media|service|important|internal)\s+)?(?:advisory|note|notice|memo|message|alert|attention)[,:]?\s+(?:(?:to|for)\s+)?(?:all\s+)?(?:news\s*)?(?:editors|desks|newsrooms|clients|subscribers|broadcasters)`,
  String.raw`(?:to\s+all\s+(?:news\s*)?(?:editors|desks|newsrooms)|editors['’]?\s+(?:advisory|note|notice|memo))`,
  String.raw`(?:(?:achtung|(?:wichtiger\s+)?hinweis|mitteilung|nachricht|information)[,:]?\s+)?(?:(?:an|für)\s+)(?:(?:die|alle)\s+)?redaktion(?:en)?`,
  String.raw`achtung[,:]?\s+redaktion(?:en)?`,
  String.raw`(?:(?:note|avis|attention|message)[,:]?\s+)?(?:aux|à\s+toutes\s+les|pour\s+les|à\s+l['’]attention\s+des)\s+(?:rédactions|rédacteurs|abonnés)`,
  String.raw`(?:(?:nota|aviso|mensaje|atención)[,:]?\s+)?(?:a|para)\s+(?:los|las)\s+(?:editores|redactores|redacciones|abonados)`,
  String.raw`(?:(?:nota|aviso|mensagem|atenção)[,:]?\s+)?(?:aos|às|para\s+(?:os|as))\s+(?:editores|redações|redacções|assinantes)`,
  String.raw`(?:(?:nota|avviso|comunicazione|messaggio|attenzione)[,:]?\s+)?(?:alle|ai|per\s+le|a\s+tutte\s+le)\s+(?:redazioni|redattori|abbonati)`,
  String.raw`(?:(?:bericht|mededeling|attentie|let\s+op)[,:]?\s+)?(?:aan|voor)\s+(?:de|alle)\s+redacties`,
  String.raw`(?:(?:meddelande|melding|besked|meddelelse|obs)[,:]?\s+)?til[l]?\s+(?:all[ae]\s+)?(?:redaktion(?:en|er|erna|erne)|redaksjon(?:en|er|ene))`,
];
const ADDRESS = new RegExp(`^\\W*(?:${PLACES.join('|')})(?!\\p{L})\\s*(?<rest>[\\s\\S]*)$`, 'iu');

/** `whole`: a headline says no more than that it is a message to editors. `label`: it goes on behind a mark, as a headline of a story may, too. */
export function editorsAddressIn(headline: string): 'whole' | 'label' | undefined {
  const rest = ADDRESS.exec(headline.slice(0, 300))?.groups?.['rest'];
  if (rest === undefined) return undefined;
  if (!/[\p{L}\d]/u.test(rest)) return 'whole';
  return /^[:–—/(-]/.test(rest) ? 'label' : undefined;
}
