// Lines at the edges of copy and behind its end mark, kills that name the copy, and endings of headlines, with what resembles them. Own wordings.

/** Each keeps the copy from the public as its first or last line. */
export const AT_EDGES = [
  'Luonnos',
  'Entwurf',
  'Not subbed',
  'Still with the barrister',
  'Lo tiene el abogado',
  'Numbers not verified',
  'Chiffres à vérifier',
  'Needs a second source',
  'Add a police quote before publishing',
  'Published tomorrow, nothing online before 7am',
  'Please respect the embargo',
  'Respetar el embargo',
  'Embargo scade venerdì alle 12',
  'Nada disto pode sair antes do discurso',
  'Objęte embargiem do poniedziałku',
  'Wersja robocza',
  'Nie publikować przed wyrokiem',
  'Sperfrist: 9 Uhr',
  'EMABRGO 6am Monday',
  'Veroeffentlichung erst nach Freigabe',
];

/** None keeps it, wherever it is. */
export const LIKE_AT_EDGES = [
  'The lawyers left the court without a word.',
  'The case is on hold until January, the clerk told the family.',
  'The council has yet to publish its figures.',
  '"Do not publish", it said on the envelope that she opened.',
  'Publishers pull out of the fair',
  'For immediate release',
  'Press release',
  'Embargo expired',
  'The report will be published after the summer.',
  'On the cover it said by hand: draft, do not share.',
];

export const NAMED_KILLS = [
  'Please disregard BC-Harbour, it was sent in error',
  'Bitte verwenden Sie die Meldung Hafen/Brand nicht',
  'La notizia Porto è annullata',
  'Het bericht Haven is ingetrokken',
  'Vennligst ikke bruk saken Havn',
  'Prosimy nie wykorzystywać depeszy Port',
  'Dépublier Budget svp',
  'Merci de supprimer ce texte de vos supports',
  'Withdrawn by the agency',
  'Editors, please delete',
];

export const HEADLINE_ENDS: readonly (readonly [headline: string, kind: 'embargo' | 'kill'])[] = [
  ['Ferry sails twice a day - KILLED', 'kill'],
  ['Ferry sails twice a day ** DO NOT USE **', 'kill'],
  ['Fähre fährt zweimal - bitte nicht verwenden', 'kill'],
  ['Ferry sails twice a day (draft)', 'embargo'],
  ['La nave parte due volte (bozza)', 'embargo'],
  ['Ferry sails twice a day [EMBARGOED]', 'embargo'],
  ['Färjan går två gånger - EJ FÖRE kl 18', 'embargo'],
  ['Ferry sails twice a day DRAFT2', 'embargo'],
  ['Draft: Ferry sails twice a day', 'embargo'],
];

export const LIKE_HEADLINE_ENDS = [
  'Ferry sails twice a day (updated)',
  'Ferry sails twice a day - minister',
  'Two held after fire at the port - police',
  'How the embargo ended',
  'Storm over the islands (with pictures)',
  'Ferry fares: council delays decision',
];
