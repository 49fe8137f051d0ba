// Notes as desks and agencies write them, and sentences of stories that resemble each kind.
import { describe, expect, it } from 'vitest';
import { datelineOf } from '../../../src/import/text/dateline.ts';
import { noteOf } from '../../../src/import/text/notes.ts';

const NOTES: Record<string, string[]> = {
  correction: [
    'Correction: The bridge closes on Tuesday.',
    'CORRECTION — The bridge closes on Tuesday.',
    'Correction (3 March): The bridge closes on Tuesday.',
    'Clarification: The bridge closes for cars only.',
    'Corrected: The bridge closes on Tuesday.',
    'Editor’s note: This article was corrected on 3 March.',
    '(Corrects the day in paragraph 2)',
    'This article was corrected on 3 March 2026 to name the bridge.',
    'This story has been corrected to show that the bridge closes on Tuesday.',
    'This story corrects the spelling of the name in the third paragraph.',
    'The headline was amended on 3 March.',
    'An earlier version of this article misstated the day.',
    'An earlier version of this story wrongly said that the bridge was closed.',
    'A previous version of this report incorrectly gave the day as Monday.',
    'The original version of this story omitted the name of the bridge.',
    'In an earlier version of this article, the day was incorrectly given as Monday.',
    'An earlier version wrongly said that the bridge was closed.',
    'An earlier version of the story misspelled the name of the harbour master.',
    'This article, first published on Monday, misstated the day.',
    'This story originally said that the bridge was closed.',
    'This article has been corrected.',
    'This report was amended to clarify who owns the bridge.',
    'Berichtigung: Die Brücke wird am Dienstag gesperrt.',
    'Rectificatif: le pont ferme mardi.',
    'Corrección: el puente cierra el martes.',
    'Correction: the bridge closes on the 3rd, not on the 4th.',
    'Correction: an earlier version named the wrong bridge.',
    'Correction: That was the wrong name of the bridge.',
    'Correction : le pont ferme mardi.',
  ],
  notice: [
    '© 2026 Nordlicht. All rights reserved.',
    '© Nordlicht',
    'Copyright 2026 The Associated Press. All rights reserved.',
    'Copyright © 2026 Nordlicht',
    'COPYRIGHT 2026 NORDLICHT',
    'Copyright (c) 2026 Nordlicht',
    '(c) 2026 Nordlicht',
    '(c) 2024-2026 dpa-infocom GmbH',
    '(c) M10News 2026. All rights reserved.',
    'Copyright by Nordlicht 2026',
    'Copyright Other News Ltd, 2026',
    'All rights reserved.',
    'Unauthorised reproduction is prohibited.',
    'Unauthorized use, copying or distribution of this material is strictly prohibited.',
    'Reproduction in whole or in part without permission is prohibited.',
    'No part of this publication may be reproduced.',
    'All rights reserved. Do not reproduce without permission.',
    'All rights reserved by Nordlicht.',
    'Do not reproduce without permission.',
    'This story may not be republished without the written consent of Nordlicht.',
    'Nachdruck nur mit Genehmigung des Verlags.',
    'Reproduction interdite sans autorisation.',
    'Prohibida su reproducción total o parcial sin autorización.',
    'É proibida a reprodução sem autorização.',
    'Vietata la riproduzione senza autorizzazione.',
    'Niet overnemen zonder toestemming.',
    'Eftertryck förbjudes.',
    'Må ikke gengives uden tilladelse.',
    '© 2026 Nordlicht. All rights reserved. Do not reproduce without permission.',
    '© 2026 We are Nordlicht',
    'Alle Rechte vorbehalten.',
    'Tous droits réservés.',
    'Todos los derechos reservados.',
  ],
  credit: [
    '(Reporting by Ines Calloway; Editing by Tomas Brandt)',
    'Reporting by Ines Calloway in Port Ellery and Tomas Brandt; Editing by Ada Quill',
    'Additional reporting by Ada Quill',
    'Contact: business@m10news.com',
    'Tel: +44 20 7946 0000',
  ],
  desk: [
    'EDS: Pictures come on Thursday.',
    'Note to editors: The picture comes on Thursday.',
    '(Adds comment, background)',
    '(Recasts with quote.)',
  ],
  end: ['ENDS', '-30-', '###', '(ends)'],
  release: [
    'FOR IMMEDIATE RELEASE',
    'For immediate release: 3 March 2026',
    'FOR IMMEDIATE RELEASE March 3, 2026',
    'Zur sofortigen Veröffentlichung',
  ],
};

const PROSE = [
  // Corrections
  'The report found that 4,000 families were wrongly charged for water over ten years.',
  'The article of the law was amended in 2019.',
  'The report wrongly blamed the harbour master.',
  'The version of the bill that was amended passed on Monday.',
  'The piece was wrongly attributed to Holst.',
  'The story wrongly accused the mayor, the court found.',
  'The item was incorrectly labelled, the shop said.',
  'This report wrongly blamed families, the inquiry said.',
  'Correction of the course came too late.',
  'An earlier version of the bill, drawn up in May, misstated the width of the road by a metre.',
  'The original version of the piece omitted the second movement, which was found in a trunk.',
  'An earlier version of the report wrongly named the bridge.',
  'The report was amended after the vote.',
  'The article was amended in 1994 to let women vote.',
  'This article of the treaty has been corrected to name both rivers.',
  'This article has been corrected twice since then, and a third time would be one too many.',
  'This piece of land was wrongly sold in 1911.',
  'This item of clothing was mistakenly thrown away.',
  'This story is about a man who was wrongly jailed.',
  'This story previously told only in whispers is now a play.',
  'Correction: that is what the river needs, said the engineer.',
  'Correction: a spoonful of chalk, no more, and only when the moon is out.',
  'Clarification: this is what brewers call the week in which nobody may slam a door.',
  'Clarification: That is the name of the pond in which the wool is rinsed for a day.',
  'Korrektur: so nennen die Orgelbauer den Tag, an dem nur noch gehorcht wird.',
  'Correction: c’est le mot que le luthier emploie pour un coup de lime.',
  'Corrections officers went on strike on Monday.',
  'Correction – a word that traders fear – is what comes next.',
  'Corrected figures are expected in March.',
  'Clarification of the rules is needed, the union said.',
  'Editor’s note: the second part comes on Sunday.',
  'Die Korrektur der Zahlen folgt im März.',
  'La correction des erreurs prendra du temps.',
  'La corrección de los datos llegará en marzo.',
  // Copyright
  'Copyright law of 1988 does not protect a single chord, the judge said.',
  '© 2026 was written on the wall of the pool.',
  'Unauthorised reproduction is prohibited, says the sign at the pool.',
  'Copyright 1988 does not cover it.',
  '© 2026 Nordlicht was on every page, the court found.',
  'Copyright in the song expired in 2019.',
  'Copyright holders sued the site in 2020.',
  'Copyright: what every musician should know',
  'Copyright was the issue in the case of 1998.',
  '(c) the third way is to wait.',
  '(c) The minister resigns.',
  '© is a sign that few can type.',
  'Le copyright de 1988 ne protège pas un accord.',
  'Das Urheberrecht von 1965 schützt keinen Akkord.',
  'El derecho de autor de 1987 no protege un acorde.',
  'Copyright 1974, the label said on every sleeve.',
  'Copyright 1974 Farrow Music, which was wound up a year later, is worth nothing today.',
  '© 1974 Kit Farrow, it said on every sleeve.',
  '(c) 2019 Verlag Nord stand auf der Rückseite des Umschlags.',
  'Copyright Act 1968 does not cover maps.',
  // Reservations
  'All rights reserved to the band in the first contract stay with its heirs.',
  'All rights reserved. That was what the label said on every sleeve.',
  'Reproduction without permission of the painter is what the forger was jailed for.',
  'No part of the site may be built on before 2030.',
  'Unauthorised use of the towpath is prohibited and costs 40 a day.',
  'Nachdruck verboten – das stand auf jedem Blatt.',
  'All rights of the workers are protected by the new law.',
  'Unauthorised use of drones is a growing problem, police said.',
  'Unauthorised copying cost the studio millions.',
  'Reproduction is how a species survives.',
  'Reproduction in captivity is rare.',
  'No part of this town is safe, he said.',
  'No part of this story is true, the mayor said.',
  'Any unauthorised use of force will be punished.',
  // Credits and contacts
  'Writing by hand helps children learn, the study says.',
  'Reporting by women in the war was long ignored.',
  'Edited by hand for years, the dictionary is now online.',
  'Compiled by monks in the ninth century, the book is on show.',
  'Contact: how a film became a cult',
  'Phone: the new must-have is a dumb one',
  // Notes to the desk
  '(Desks were overturned in the protest.)',
  '(Adds to the pressure on the minister.)',
  '(Updates were promised for Monday.)',
  'Editors — there were three in nine years — left as quickly as they came.',
  'Editors-in-chief of nine papers met in Port Ellery.',
  'Desk-bound clerks sit for nine hours a day.',
  '(Adds nothing to the soup but salt, she says.)',
  '(Repeats of the series are shown on Mondays.)',
  'Editors of three papers were arrested on Monday.',
  'Desks stood empty for a year.',
  'Adds the minister, a trained nurse: nobody was asked.',
  // Releases and ends
  'Immediate release of hostages demanded',
  'Immediate release from prison was ordered.',
  'Ends meet at last for the fishermen of Corvina.',
  'End of an era',
];

const DATELINES: [string, string][] = [
  ['PORT ELLERY, March 3 (M10News) - The lifeboat came back.', 'Port Ellery'],
  ['ROME — The bridge is closed.', 'Rome'],
  ['THE HAGUE - The court ruled.', 'The Hague'],
  ['RIO DE JANEIRO -- The carnival began.', 'Rio de Janeiro'],
  ['SALEM, Ore. (AP) — The governor spoke.', 'Salem, Ore.'],
  ['Berlin (dpa) - The council met.', 'Berlin'],
  ['PARIS, 3 March (AFP) - Le pont est fermé.', 'Paris'],
];

const NO_DATELINES = [
  'EXCLUSIVE - Mayor took gifts from builder',
  'UPDATE - The bridge is open again.',
  'BREAKING - Minister resigns',
  'ANALYSIS — The end of cheap money',
  'WATCH - The moment the bridge fell',
  'FACTBOX - The five candidates',
  'SPECIAL REPORT - The lost ships',
  'NATO - The alliance meets on Monday.',
  'IMF - Growth slows.',
  'GDP – What it says',
  'MINISTER - We will not resign.',
  'MONDAY - The markets open.',
  'EXKLUSIV - Bürgermeister nahm Geschenke',
  'EILMELDUNG - Ministerin tritt zurück',
  'EXCLUSIF - Le maire a reçu des cadeaux',
  'EXCLUSIVA - El alcalde aceptó regalos',
  'ÚLTIMA HORA - Dimite la ministra',
  'MAYOR TOOK GIFTS FROM BUILDER - The papers show it.',
  'Exclusive (M10News) - The mayor took gifts.',
  'The mayor - A builder - took gifts.',
];

describe('a paragraph of copy', () => {
  it.each(Object.entries(NOTES).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
    'is a note of the kind %s: %s',
    (kind, text) => {
      expect(noteOf(text)?.kind).toBe(kind);
    },
  );

  it.each(PROSE)('is a part of the story: %s', (text) => {
    expect(noteOf(text)).toBeUndefined();
  });
});

describe('a first paragraph', () => {
  const calendar = { timeZone: 'Europe/London', now: '2026-03-05T09:00:00.000Z' };

  it.each(DATELINES)('has a dateline: %s', (text, located) => {
    expect(datelineOf(text, calendar)).toMatchObject({ located });
  });

  it.each(NO_DATELINES)('has none: %s', (text) => {
    expect(datelineOf(text, calendar)).toBeUndefined();
  });
});
