// Recognises lines that name the holder of the copyright, or reserve the rights. Pure. One paragraph at a time.
import { isReservation } from './reservations.ts';
import { isReported } from './sentences.ts';

export interface Notice {
  text: string;
  /** Absent if the line names nobody ("All rights reserved."). */
  holder?: string | undefined;
}

const YEAR = '(?:1[89]|20)\\d{2}(?:\\s*[-–]\\s*(?:\\d{4}|\\d{2}))?';
/** "(c)" and the word need a year or a holder beside them: "(c) the third way" is a list, and "copyright law" is prose. */
const NOTICE = new RegExp(
  `^(?:(?:©|&copy;|copyright\\s*(?:©|\\(c\\)|&copy;))\\s*:?\\s*(?=[\\p{Lu}\\d"“'])|\\(c\\)\\s*(?=(?:[\\p{Lu}][\\p{L}\\p{N}.&'’-]*,?\\s+){0,6}${YEAR}\\b)|copyright\\s*:\\s*(?=[\\p{Lu}\\d])|copyright\\s+(?:by\\s+)?(?=${YEAR}\\b(?!\\s+\\p{Ll})|(?:[\\p{Lu}][\\p{L}\\p{N}.&'’-]*,?\\s+){1,6}${YEAR}\\b))`,
  'u',
);
const WORD_IN_ANY_CASE = /^copyright(?=[\s:©(&])/i;
const YEARS = new RegExp(`\\b${YEAR}\\b,?`);
/** Reads a copyright line, which begins with the © sign, or with the word and a year or a holder, and is one line long. */
export function noticeOf(text: string): Notice | undefined {
  if (text.length > 400) return undefined;
  const reserves = isReservation(text);
  const mark = reserves ? undefined : NOTICE.exec(text.replace(WORD_IN_ANY_CASE, 'copyright'))?.[0];
  if ((!reserves && mark === undefined) || isReported(text)) return undefined;
  if (mark === undefined) return { text };
  if (OF_PICTURES.test(text.slice(mark.length))) return undefined;
  const holder = holderIn(text.slice(mark.length));
  if (isProse(text.slice(mark.length))) return undefined;
  // "© 2026 was written on the wall of the pool."
  return holder !== undefined && /^\p{Ll}+(?: \S+){4}/u.test(holder) ? undefined : { text, holder };
}

/** A © line of the pictures says nothing about the text. */
const OF_PICTURES =
  /^(?:all\s+|alle\s+|todas las\s+|toutes les\s+)?(?:photo|foto|fotograf|image|imagen|imágen|immagin|picture|bild|illustration|grafi[ck]|video|vídeo)/iu;

const RESERVED =
  /(?<![\p{L}\p{N}])(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|alle rettigheter|alla rättigheter)(?!\p{L}).*$/isu;
/** What programs and themes add to the line, behind the holder. */
const ADDED =
  /(?<=[\p{L}\p{N}.)]\P{L}{1,5})(?:(?:proudly )?(?:powered|hosted|built|made|created|designed|developed) (?:by|with|on|using)|theme(?: by|:)|(?:mit stolz )?(?:präsentiert|betrieben) von|erstellt mit|propulsé par|fourni par|créé avec|(?:creado|criado|desarrollado|desenvolvido) (?:con|com|por)|(?:creato|realizzato) con|(?:gemaakt|mogelijk gemaakt) (?:met|door)|(?:laget|lavet|skapad|drevet|drivs) (?:med|av|af)|tecnologia do|con la tecnología de)\s.*$/isu;
/** "©2026 por Folha". In capitals, "Da" and "Di" begin a name. */
const BY = /^\s*(?:[Bb]y|BY|por|par|von|door|da|di|av|af)\s+(?=[\p{Lu}\d])/u;

/** The holder in a copyright line, behind its mark. */
export function holderIn(rest: string): string | undefined {
  const name = rest
    .replace(YEARS, '')
    .replace(RESERVED, '')
    .replace(BY, '')
    .trimStart()
    .replace(ADDED, '')
    .split(/(?<!\b(?:Inc|Ltd|Co|Corp|St|\p{Lu}))\.(?:\s|$)|[;|]|\s[–—·•-](?:\s|$)/u)[0]
    ?.replace(/[\s,.:]+$/, '')
    .trim();
  return name === undefined || name === '' || name.length > 120 ? undefined : name;
}

/** What is said, was or has happened. None of them is in a name, at least not beside other words in small letters. */
const TOLD =
  /(?<![\p{L}'’-])(?:was|were|is|are|has|had|have|said|says|does|did|do|will|would|means?|meant|stood|stands?|war|ist|sind|wurde|stand|steht|sagte|hieß|heißt|est|sont|était|fut|dit|disait|es|son|fue|dice|decía|era|foi|diz|dizia|è|fu|diceva|stond|staat|zei|är|var|står|stod|er)(?![\p{L}'’-])/u;

/** "Copyright 1974 Farrow Music, which was wound up a year later, is worth nothing today." */
function isProse(rest: string): boolean {
  const [sentence = ''] = rest.split(/(?<=\p{L}{3}[.!?])\s|\b[Aa]ll rights\b|;/u, 1);
  const small = sentence.match(/(?<![\p{L}\p{N}@./-])\p{Ll}[\p{L}'’-]*(?![\p{L}@/])/gu) ?? [];
  return small.length > 2 && TOLD.test(sentence);
}
