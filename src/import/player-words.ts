// What players, and browsers in their place, show as text, in the languages of the papers that are read. Each is a whole paragraph. Pure.

import { searchFor } from './text/word-search.ts';

/** "(Error Code: 102630)", "Fehlercode: 102630". */
const CODE = "(?:[\\s.(–—-]{0,4}\\p{L}[\\p{L}\\s’'-]{2,24}:\\s?[\\w-]{1,40}\\)?)?";
/** Some of them sound like an instruction: "This video file cannot be played". */
const FAULTS = [
  `(?:this video (?:file )?(?:cannot be played|is unavailable)|error loading (?:player|media))\\.?${CODE}`,
  `dieses video kann (?:derzeit )?nicht (?:abgespielt|wiedergegeben|geladen) werden\\.?${CODE}`,
  `(?:cette|la) vidéo ne peut pas être (?:lue|chargée)\\.?${CODE}`,
  `(?:este|el) v[ií]deo no (?:se puede|puede) (?:reproducir|reproducirse)\\.?${CODE}`,
  `(?:não é possível reproduzir (?:este|o) vídeo|este vídeo não pode ser reproduzido)\\.?${CODE}`,
  `impossibile riprodurre (?:il|questo) video\\.?${CODE}`,
  `deze video kan niet worden (?:afgespeeld|geladen)\\.?${CODE}`,
  `(?:denne videoen kan ikke spilles av|denne video kan ikke afspilles|den här videon kan inte spelas upp)\\.?${CODE}`,
];
const LINES = [
  "(?:sorry, )?your browser (?:does not|doesn['’]t) (?:currently )?support (?:the |this |html5 |embedded |inline )*(?:audio|video|iframes?|frames|playback|element|javascript)\\b.{0,100}",
  '(?:ihr|dein) browser unterstützt .{0,60}(?:audio|video|element|wiedergabe)\\b.{0,60}',
  '(?:votre|ton) navigateur ne (?:supporte|prend) pas .{0,80}',
  '(?:su|tu|el) navegador no (?:soporta|admite|es compatible) .{0,80}',
  '(?:o )?seu navegador não (?:suporta|é compatível) .{0,80}',
  'il (?:tuo|suo) browser non supporta .{0,80}',
  '(?:uw|je|jouw) browser ondersteunt .{0,80}',
  '(?:nettleseren din støtter|din browser understøtter|din webbläsare stöd(?:j?er)) (?:ikke|inte) .{0,80}',
  '(?:to view this video,? )?please enable javascript\\b.{0,160}',
  'javascript is (?:disabled|required|not enabled)\\b.{0,80}',
  '(?:video|audio) player(?: is loading)?\\.?',
  'use (?:the )?up/down arrow keys to increase or decrease volume\\.?',
  'media error: format\\(s\\) not supported.{0,100}',
  'download file: https?:\\S+',
  'this is a modal window\\.?.{0,160}',
  '(?:beginning|end) of dialog window\\.?(?: escape will cancel and close the window\\.?)?',
  'no compatible source was found for this media\\.?',
  'the media could not be loaded,? either because the server or network failed or because the format is not supported\\.?',
  '(?:play|pause|mute|unmute|fullscreen|play video|playback rate|stream type live|seek to live, currently (?:behind )?live(?: live)?)',
  '(?:current time|duration|remaining time)\\s?-?\\d{1,2}:\\d{2}(?::\\d{2})?',
  '(?:loaded|progress): ?\\d+(?:\\.\\d+)?%',
  '(?:captions|subtitles) settings, opens (?:captions|subtitles) settings dialog',
  '(?:captions|subtitles|descriptions) off, selected',
  '(?:video|audio|wiedergabe) (?:starten|abspielen|pausieren)|(?:artikel|beitrag) (?:anhören|vorlesen(?: lassen)?)',
  "(?:lire|lancer) la vidéo|écouter (?:l[’']article|cet article)|le lecteur (?:vidéo|audio) est en cours de chargement\\.?",
  '(?:reproducir|ver) v[ií]deo|escuch(?:ar?|e) (?:el|este)? ?artículo|(?:ouvir|ouça) (?:o|este|esta) (?:artigo|conteúdo|matéria|notícia)',
  "(?:riproduci|guarda) (?:il )?video|ascolta (?:l[’']articolo|questo articolo)",
  '(?:video afspelen|luister naar (?:dit|het) artikel|spill av video|lytt til (?:saken|artikkelen)|afspil video|lyt til artiklen|spela upp video|lyssna på artikeln)',
  'listen to (?:this|the) (?:article|story)(?: \\d{1,2} min(?:utes)?)?',
];
const CLOCK = '0{1,2}:00(?: ?/ ?\\d{1,2}:\\d{2})?';

const PLAYER = new RegExp(`^(?:${[...LINES, ...FAULTS, CLOCK].join('|')})$`, 'isu');
const LONGEST_CHARS = 300;

export function isPlayerWords(text: string): boolean {
  return text.length <= LONGEST_CHARS && PLAYER.test(text);
}

const FAULT = new RegExp(`^(?:${FAULTS.join('|')})$`, 'iu');

/** A message that a player cannot play, with or without the number of the fault, and nothing else. */
export function isPlayerFault(text: string): boolean {
  return text.length <= LONGEST_CHARS && FAULT.test(text.trim());
}

/** True for every text with such words, so that others need not be parsed. */
export const mayHavePlayerWords = searchFor(
  /browser|navigateur|navegador|nettleser|webbläsare|javascript|(?:video|audio) player|arrow keys|media error|download file|modal window|dialog window|compatible source|media could not|current time|remaining time|duration|playback rate|stream type|seek to live|unmute|settings dialog|off, selected|play video|error loading|cannot be played|is unavailable|vid[eé]o|vídeo|wiedergabe|abspielen|anhören|vorlesen|lecteur|écouter|escuch|ouvir|ouça|ascolta|luister|lytt? til|lyssna|listen to|>(?:play|pause|mute|fullscreen|(?:loaded|progress): ?\d[^<]{0,12}|0{1,2}:00[^<]{0,12})</i,
);
