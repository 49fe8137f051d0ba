// Boxes and lines of a page that have nothing but links, with a label before them: tags, "Read also", buttons that share, a table of contents. Pure.
import { attribute, type Element, elementsIn, hasUnseenParent, nodesIn } from './html-tree.ts';

const LABEL_CHARS = 40;
const TAGS =
  'tags?|topics?|keywords|labels|filed under|subjects|mots[- ]cl[ée]s|étiquettes|thèmes|etiquetas|palabras clave|temas|marcadores|palavras[- ]chave|tópicos|schlag(?:wörter|worte)|stichw(?:örter|orte)|themen|etichette|argomenti|parole chiave|archiviato sotto|abgelegt unter|trefwoorden|onderwerpen|gearchiveerd onder|nøkkelord|emneord|emner|stikkord|ämnen|nyckelord|etiketter|taggar|avainsanat|tagi|słowa kluczowe';
const ALSO =
  'read (?:also|more|next)|also read|see also|related(?: (?:stories|articles|links))?|more on this|les også|læs også|läs (?:också|även|mer)|les mer|lees (?:ook|meer)|lesen sie (?:auch|mehr)|mehr (?:dazu|zum thema)|auch interessant|lire (?:aussi|également)|à lire(?: aussi)?|le[ae] también|te puede interesar|leia (?:também|mais)|veja também|leggi anche|zobacz (?:też|także)|czytaj (?:też|także)|lue myös';
const SHARE =
  'share(?: this)?(?: (?:article|story|post|page))?(?: (?:on|via))?|(?:beitrag |artikel )?teilen(?: auf)?|partager(?: (?:cet article|sur))?|compartir(?: en)?|compartilh(?:e|ar)(?: (?:no|em))?|partilh(?:e|ar)|condividi(?: su)?|deel(?: dit)?(?: (?:bericht|artikel))?(?: (?:via|op))?|del(?: (?:saken|artikkelen|artiklen))?(?: på)?|dela(?: artikeln)?(?: på)?';
const CONTENTS =
  'table of contents|contents|on this page|in this article|inhalt(?:sverzeichnis)?|auf dieser seite|sommaire|table des matières|índice|contenidos?|sumário|conteúdo|indice|sommario|inhoud(?:sopgave)?|innehåll|innhold|indhold';
const OF_SITE = new RegExp(`^(?:${TAGS}|${ALSO}|${SHARE})\\s*[:›»>]*$`, 'iu');
const OF_CONTENTS = new RegExp(`^(?:${CONTENTS})\\s*:?$`, 'iu');
const SEPARATORS = /[\s|,;·•/&–—-]+/g;

/** Whether a label and links are all that an element has. `chars`: its characters, `linked`: those of its links. */
export function isLabelledLinks(element: Element, { chars, linked, links }: { chars: number; linked: number; links: number }): boolean {
  const plain = chars - linked;
  if (links === 0 || plain > LABEL_CHARS + 3 * links) return false;
  const text = textBesideLinks(element);
  if (text === '') return hasScript(element);
  return (
    OF_SITE.test(text) || (OF_CONTENTS.test(text) && linksIn(element).every((link) => attribute(link, 'href')?.startsWith('#') === true))
  );
}

/** "Print", "Back": what the link does is a program of the page. */
function hasScript(element: Element): boolean {
  return linksIn(element).some((link) => /^\s*javascript:/i.test(attribute(link, 'href') ?? ''));
}

function linksIn(element: Element): Element[] {
  return element.tagName === 'a' ? [element] : [...elementsIn(element, 'a')];
}

/** On one line, without the signs that separate links. */
function textBesideLinks(element: Element): string {
  if (element.tagName === 'a') return '';
  const inLinks = new Set(linksIn(element).flatMap((link) => [...nodesIn(link)]));
  let text = '';
  for (const node of nodesIn(element))
    if (node.nodeName === '#text' && 'value' in node && !inLinks.has(node) && !hasUnseenParent(node)) text += `${node.value} `;
  return text.replace(SEPARATORS, ' ').trim();
}
