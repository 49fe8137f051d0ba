// Recognises the desks that sign copy, among the names of people. Pure.
import type { Publisher } from '../../domain/publisher/publisher.ts';

/** Names that end like a desk's, or are the name of one in the languages of the papers. */
const DESK =
  /\b(?:desk|newsdesk|newsroom|staff|bureau|news agency|(?:editorial|communications?|press|media|news|web|digital) team|press office|communications (?:department|office))$|^(?:(?:unsere |online-|lokal-?|die |la |de )?(?:redaktion(?:en)?|redazione|redacción|redaccion|redação|rédaction|redactie|redaksjonen|toimitus)$|pressestelle|ufficio stampa|service de presse|(?:oficina|gabinete) de (?:prensa|comunicación|comunicação)|assessoria de (?:imprensa|comunicação)|persdienst|pressekontoret)(?!\p{L})/iu;

/** Whether a name is that of a desk and not of a person: one of the publisher's desks, the publisher itself, or a name that ends like a
 *  desk's. */
export function isDesk(name: string, publisher: Publisher): boolean {
  return DESK.test(name) || deskNamed(name, publisher) !== undefined || plain(name) === plain(publisher.name);
}

/** The publisher's desk of that name, written with or without the publisher's name before it and "Desk" after it. */
export function deskNamed(name: string, publisher: Publisher): Publisher['desks'][number] | undefined {
  const wanted = bare(name, publisher);
  if (wanted === '') return undefined;
  const certain = publisher.desks.find((desk) => plain(desk.name) === plain(name));
  if (certain !== undefined || !(DESK.test(name) || plain(name).startsWith(`${plain(publisher.name)} `))) return certain;
  return publisher.desks.find((desk) => bare(desk.name, publisher) === wanted || desk.code === wanted.replaceAll(' ', '-'));
}

function bare(name: string, publisher: Publisher): string {
  const words = plain(name).replace(/\s+(?:news)?desk$/, '');
  const own = plain(publisher.name);
  return words.startsWith(`${own} `) ? words.slice(own.length + 1) : words;
}

/** The form in which names are compared. */
export function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** "Culture Desk", without the words before it: a piece of a longer name. */
export function endsLikeDesk(name: string): boolean {
  return DESK.test(name);
}
