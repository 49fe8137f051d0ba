// Kills as agencies send them, and prose that resembles them.
import { describe, expect, it } from 'vitest';
import { killIn } from '../../../src/import/instructions/kill.ts';

const KILLS = [
  'BULLETIN KILL',
  'MANDATORY KILL',
  'KILL',
  'Kill',
  'KILL: Bridge to close for three weeks',
  'Kill: Bridge to close for three weeks',
  'KILL - Bridge to close',
  'KILL—Bridge to close',
  '(KILL) Bridge to close',
  '*** KILL *** Bridge to close',
  'STORY KILL',
  'PHOTO KILL',
  'EDS: KILL',
  'EDITORS: Please kill the story slugged Bridge-Closure',
  'Kill the story slugged Bridge-Closure. The council did not say that the bridge will close.',
  'MANDATORY KILL: BC-Bridge',
  'Please kill this story.',
  'WITHDRAWAL',
  'WITHDRAWAL: Bridge to close',
  '(WITHDRAWN) Bridge to close',
  'WITHDRAWN - Bridge to close',
  'ELIMINATION',
  'MANDATORY ELIMINATION',
  'RETRACTION: Bridge to close',
  'DO NOT USE',
  'Do not use.',
  'DO NOT USE THIS STORY',
  'Please do not use this story. It is wrong.',
  'KILL: do not use this story. It is wrong.',
  'Please disregard our previous story about the bridge.',
  'DISREGARD: Bridge to close',
  'Disregard this item.',
  'The story headlined "Bridge to close" is withdrawn.',
  'This story has been withdrawn.',
  'There will be no substitute.',
  'No replacement story will be issued.',
  'The Associated Press has withdrawn its story about the bridge.',
  'Annullierung',
  'Annullierung: Brücke wird gesperrt',
  'ZURÜCKGEZOGEN - Brücke wird gesperrt',
  'Rückzug: Brücke wird gesperrt',
  'Die Meldung «Brücke wird gesperrt» wird zurückgezogen.',
  'Bitte nicht verwenden',
  'ANNULÉE',
  'Dépêche annulée',
  'Annulation : le pont ferme',
  'Prière d’annuler la dépêche sur le pont',
  'Ne pas utiliser',
  'ANULADA',
  'Anulada: El puente cierra',
  'Rogamos anulen esta noticia',
  'NO USAR',
  'Ritirata: Il ponte chiude',
  'Annullering',
  'INGETROKKEN: Brug dicht',
];

const PROSE = [
  'Bull kill at Corvina fair shocks visitors',
  'Kill Bill',
  'KILL BILL RETURNS TO CINEMAS',
  'Kill the bill, protesters say',
  'Kill switch stops the reactor',
  'Killing of whales to end',
  'Kills in the war rise',
  'Killed: how three sailors died',
  'Licence to kill: why farmers shoot wolves',
  'Kill this story, the minister told the editor',
  'Withdrawal of troops begins',
  'WITHDRAWAL OF TROOPS BEGINS',
  'Withdrawal: what happens next',
  'Withdrawals from banks rise',
  'Elimination round starts on Monday',
  'Elimination of malaria is near',
  'Retraction of the claim came too late',
  'Do not use the lift',
  'Please **do not use** the lift.',
  'Do not use the lift before the fire service has come.',
  'Do not use tap water, the city told residents.',
  'Do not run before you can walk',
  'Disregard for safety cost four lives',
  'Disregard the noise, the teacher said.',
  'The story has been told many times.',
  'The report has been withdrawn, the minister said.',
  'The medicine was withdrawn from the market.',
  'There will be no substitute for coal, the union said.',
  'There is no substitute for hard work.',
  'The bank withdraws its offer',
  'Rückzug der Truppen beginnt',
  'Der Rückzug: wie es weitergeht',
  'Streichung von Stellen angekündigt',
  'Annulation du vol de Paris',
  'Le vol a été annulé.',
  'Ne pas utiliser le four avant lundi, dit le maire.',
  'El partido fue anulado.',
  'Anulada la boda del siglo',
  'Retirada de tropas',
  'No usar el ascensor en caso de incendio.',
  'Ritirata delle truppe dal fronte',
  'Vervallen huizen worden gesloopt',
];

describe('a kill', () => {
  it.each(KILLS)('is recognised at the head: %s', (text) => {
    expect(killIn(text, 'public', true)).toMatchObject({ kind: 'kill' });
  });

  it.each(KILLS)('is recognised in a field for editors: %s', (text) => {
    expect(killIn(text, 'editors', true)).toMatchObject({ kind: 'kill' });
  });

  it.each(PROSE)('is not what resembles one: %s', (text) => {
    expect(killIn(text, 'public', true)).toBeUndefined();
  });

  it.each(['Withdrawal', 'Retirada', 'Elimination'])('is no heading further on in a story: %s', (text) => {
    expect(killIn(text, 'public', false)).toBeUndefined();
  });
});
