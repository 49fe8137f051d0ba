// What bylines begin with, and how they name places, in the languages of the papers that are read. Pure.

const BY = /^by(?::\s*|\s+)(?=\S)/i;
const OF_TEXT =
  'words|text|texte|texto|testo|tekst|teksti|story|report|byline|author|autor(?:in|a)?|auteur|autore|författare|forfatter|reporter|journalist(?:e|in)?|reportage|reportagem|copy';
const AND = '(?:and|und|og|och|et|y|e|en|&|\\+|/)';
const OF_PICTURES = "(?:photo(?:graph)?s?|pictures?|fotos?|foto['’]s|bild(?:er)?|billeder|video)";
/** "Words: Ada Quill", "Tekst og foto: Ada Quill", "Written by Ada Quill", "Submitted by Ada Quill". */
const LABEL = new RegExp(
  `^(?:${[
    `(?:${OF_TEXT})(?:\\s*${AND}\\s*${OF_PICTURES})?\\s*:\\s*`,
    `(?:(?:words|text)\\s*${AND}\\s*${OF_PICTURES}|words|text|story|written|report(?:ed)?|compiled|posted|submitted|created) by:?\\s+`,
    '(?:escrito|publicado|enviado|creado|criado) por:?\\s+',
    '(?:geschrieben|verfasst|eingereicht|gespeichert|erstellt) von:?\\s+',
    '(?:écrit|rédigé|soumis|envoyé|créé|propos recueillis|recueilli) par:?\\s+',
    '(?:scritto|inviato|creato) da:?\\s+|a cura di:?\\s+',
    '(?:geschreven|ingediend|aangemaakt) door:?\\s+',
    '(?:skre[vf]et|skriven|innsendt|indsendt|inskickad|skickat|skapad|oprettet|opprettet) a[vf]:?\\s+',
  ].join('|')})(?=\\S)`,
  'iu',
);

/** "Tekst Femke Hoogland", where an element says that it is a byline. */
const BARE_LABEL = new RegExp(
  `^(?:words|text|texte|texto|testo|tekst|teksti)(?:\\s*${AND}\\s*${OF_PICTURES})?\\s+(?=\\p{Lu}\\S*\\s+\\S)`,
  'iu',
);

/** The line without a word that says that the names behind it are those of its writers. */
export function withoutBareLabel(line: string): string {
  return line.replace(BARE_LABEL, '');
}

/** "By" in German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian and Swedish. Some of these also begin a name or a headline. */
const OTHER_BY =
  /^(?:von|par|por|di|da|door|van|af|av|text av|texte de|de(?=\s+(?:notre|nos)\s)|del?(?=\s+nuestr)|dal(?:la)?(?=\s+nostr))(?::\s*|\s+)(?=[\p{L}'’])/iu;

export type Mark = 'by' | 'label' | 'other';

/** The beginning of a byline, and what follows it. */
export function markOf(line: string): { mark: Mark; start: string; rest: string } | undefined {
  for (const [mark, pattern] of MARKS) {
    const start = pattern.exec(line)?.[0];
    if (start !== undefined) return { mark, start, rest: line.slice(start.length) };
  }
  return undefined;
}

const MARKS = [
  ['by', BY],
  ['label', LABEL],
  ['other', OTHER_BY],
] as const;

/** The words before a place, by the word that the byline begins with: "en" is "in" in Spanish and "and" in Dutch. */
const IN: readonly (readonly [RegExp, string])[] = [
  [/von\b/i, 'in|aus'],
  [/par\b|^de\b|^texte/i, 'à|en|au|aux|depuis'],
  [/por\b|^del?\b/i, 'en|em|desde'],
  [/^(?:di|dal?l?a?|a cura di|.* da)\b/i, 'a|ad|in'],
  [/(?:door|van)\b/i, 'in|te|uit|vanuit'],
  [/a[fv]\b/i, 'i|på|fra|från'],
];

/** "Ada Quill en Madrid y Bo Lind en Roma", behind "Por", without its places. */
export function withoutPlaces(rest: string, start: string): string {
  const words = IN.find(([pattern]) => pattern.test(start))?.[1];
  if (words === undefined) return rest;
  const written = rest === rest.toUpperCase() ? words.toUpperCase() : words;
  return rest.replace(
    new RegExp(`(?<=\\S)\\s*,?\\s(?:${written}) \\p{Lu}[^,;|&()]{0,60}?(?=\\s*[,;|&]|\\s*$|\\s(?:und|sowie|et|y|e|og|och)\\s)`, 'gu'),
    '',
  );
}

/** Between the names: "with", in other languages than English. In capitals as well, because it may be in a line of capitals. */
export const WITH = '(?:avec|mit|con|com|met|med|samt|AVEC|MIT|CON|COM|MET|MED|SAMT)';

/** "in Berlin", "à Paris": where somebody is, without a name. */
export function isPlacePiece(piece: string): boolean {
  return /^(?:in|at|from|near|aus|bei|à|au|aux|depuis|en|em|desde|te|uit|vanuit|i|på|fra|från)\s+\p{Lu}/u.test(piece);
}
