// Instructions in Finnish, and lines of Finnish stories that resemble them.

export const FINNISH_LINES = [
  'Ei julkaista ennen maanantaita klo 8',
  'Älä julkaise ennen kuin asianajaja on vastannut',
  'ÄLKÄÄ JULKAISKO ENNEN TIISTAITA KLO 12',
  'Julkaisuvapaa keskiviikkona 13.1.2027 klo 9.00',
  'Julkaisukielto 4.2.2027 klo 12.00 asti',
  'Embargo torstaihin saakka',
  'Saa julkaista vasta perjantaina klo 6',
  'Odottaa juristin hyväksyntää',
  'LUONNOS',
  'Ei vielä hyväksytty, ei saa julkaista',
  'Vapaa julkaistavaksi 5.5.2027 klo 10.00',
];

export const LIKE_FINNISH_LINES = [
  'Kirja julkaistaan syksyllä, kertoo kustantaja.',
  'Vientikielto päättyi vasta kesällä.',
  'Lapset odottavat kesälomaa.',
  'Luonnos uudeksi laiksi lähtee lausunnolle.',
  'Poliisi ei ole vahvistanut tietoja.',
  'Kauppa on vapaa ja ovet auki kello 18 asti.',
  'Hakemus hylättiin jo ennen joulua.',
  'Ennen sotaa satamassa oli viisi laituria.',
];
