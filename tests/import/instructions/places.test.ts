// Instructions at the places in which desks write them, through the whole reader, and beside each what resembles it there.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/import/read-source.ts';
import { reading } from '../support/publisher.ts';

type Place = 'headline' | 'ednote' | 'first' | 'notes';

const TEXT =
  '<p>The council will close the bridge for nine weeks, and a ferry will take people across the river until the spring.</p>'.repeat(3);

async function verdictOn(place: Place, text: string): Promise<'published' | 'held' | 'killed'> {
  const item = {
    uri: 'urn:wire:1',
    type: 'text',
    headline: place === 'headline' ? text : 'Bridge to close',
    body_html: place === 'first' ? `<p>${text}</p>${TEXT}` : place === 'notes' ? `${TEXT}<p>Notes to editors</p><p>${text}</p>` : TEXT,
    ...(place === 'ednote' ? { ednote: text } : {}),
  };
  const { copies, kills } = await readSource('a.json', new TextEncoder().encode(JSON.stringify(item)), reading);
  if (kills.length > 0) return 'killed';
  expect(copies).toHaveLength(1);
  return copies[0]?.hold === undefined ? 'published' : 'held';
}

const HELD: readonly [Place, string][] = [
  ['headline', 'HOLD Harbour master to leave'],
  ['headline', 'ZURÜCKGESTELLT Stadtrat streicht Buslinie'],
  ['headline', 'BOZZA Il porto chiude'],
  ['ednote', 'Replaces the story of 9.20. Do not publish before 6pm'],
  ['ednote', 'Embargo lifted for the speech; hold the names until Friday'],
  ['ednote', 'PRINT ONLY'],
  ['ednote', 'Nur Print'],
  ['ednote', 'Endast papper'],
  ['ednote', 'Ask legal.'],
  ['ednote', 'Eerst overleggen met de chef'],
  ['ednote', 'Skonsultować z wydawcą przed publikacją'],
  ['ednote', 'Testo da rivedere'],
  ['ednote', 'Ruwe tekst, nog niet geredigeerd'],
  ['first', 'Draft 3, awaiting sign-off by the client'],
  ['first', 'Rough cut, figures to be verified'],
  ['first', 'For release on delivery, expected 3:30 p.m.'],
  ['first', 'OFF THE RECORD until the contract is signed'],
  ['first', 'Materiał objęty embargiem do zakończenia obrad rządu'],
  ['notes', 'Lo studio è sotto embargo fino alle 18 (ora italiana) del 4 dicembre.'],
];

const KILLED: readonly [Place, string][] = [
  ['first', 'KILL KILL KILL Harbour master held'],
  ['first', 'Texten om hamnchefen utgår'],
  ['first', 'PAP anuluje informację o burmistrzu'],
  ['first', 'ATENÇÃO CLIENTES: a notícia sobre o autarca foi anulada e não deve ser utilizada'],
  ['first', 'Alert on harbour master sent in error, please disregard'],
  ['first', 'Prosimy o niewykorzystywanie depeszy o burmistrzu, została wysłana omyłkowo'],
  ['ednote', 'À supprimer de tous vos supports'],
];

const PUBLISHED: readonly [Place, string][] = [
  ['headline', 'STOP Oil marches on parliament'],
  ['headline', 'DIY Kits sell out'],
  ['ednote', 'Remplace et annule la version de 8h20 (nom du maire corrigé), bon à publier'],
  ['ednote', 'Ersetzt die zurückgezogene Fassung von 9.40 Uhr; diese Fassung gilt'],
  ['ednote', 'This substitutes the story killed this morning and is good to use.'],
  ['ednote', 'La presente sostituisce la notizia annullata alle 9.20'],
  ['ednote', 'Embargo is vervallen, tekst mag gebruikt worden'],
  ['ednote', 'Embargo zniesione, można publikować'],
  ['ednote', 'In print on Sunday, also online'],
  ['ednote', 'Approved by desk'],
  ['ednote', 'Revisado por el jefe de cierre'],
  ['ednote', 'Removes reference to the archives in paragraph 3'],
  ['first', 'Subs Not Used: Larsen, Holm, Petrov.'],
  ['first', 'Subs not used: Keane, Ito'],
  ['first', 'First draft picks usually cost most.'],
  ['first', 'The story about the harbour was withdrawn from the shelves, its author said.'],
  ['first', 'PLEASE NOTE:'],
  ['first', 'The island is under embargo until the election'],
  ['notes', 'Die Pressemitteilung kann ab sofort verwendet werden.'],
];

describe('copy', () => {
  it.each(HELD)('is held by its %s: %s', async (place, text) => {
    expect(await verdictOn(place, text)).toBe('held');
  });

  it.each(KILLED)('is killed by its %s: %s', async (place, text) => {
    expect(await verdictOn(place, text)).toBe('killed');
  });

  it.each(PUBLISHED)('is free with the %s: %s', async (place, text) => {
    expect(await verdictOn(place, text)).toBe('published');
  });
});
