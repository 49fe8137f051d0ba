// What somebody is, beside a name in a byline: "Staff Writer", "Business Editor", "in Berlin". Pure.

const ROLE_NOUN =
  'editors?|correspondents?|reporters?|writers?|columnists?|analysts?|photographers?|producers?|journalists?|critics?|contributors?|interns?|fellows?|anchors?|presenters?|redakteur(?:in)?|reporterin|korrespondent(?:in)?|journaliste|envoyée? spéciale?|correspondante?|corresponsal|redactor(?:a)?|periodista|giornalista|inviat[oa]|redacteur|redactrice|verslaggever|verslaggeefster|medewerker|medewerkster|journalisten?|reporterne?|reporteren|kirjeenvaihtaja|toimittaja|rédacteur|rédactrice|correspondant|grand reporter|enviad[oa] especial|corresponsales|redator(?:a)?|repórter|corrispondente|korrespondenten|journalistin|mitarbeiter(?:in)?|redaktionsmitglied|medarbeider|medarbetare|medarbejder|redaktør|redaktör';
const ROLE_WORD =
  'staff|senior|chief|deputy|assistant|associate|managing|executive|national|international|foreign|political|politics|business|economics?|financial|finance|markets?|sports?|football|science|health|medical|education|crime|courts?|legal|home|affairs|arts|culture|music|film|tv|media|technology|tech|travel|food|fashion|religion|environment|climate|energy|transport|defen[cs]e|security|diplomatic|parliamentary|white|house|city|local|metro|regional|investigative|investigations?|special|contributing|freelance|news|features?|digital|data|world|europe|asia|africa|washington|london|us|uk|royal|social|consumer|our|own|a|an|the|and|at|large|in|of|guest|opinion|editorial|video|audio|envoyée?|enviad[oa]|onze|ons|unser(?:e[mnrs]?)?|notre|nuestr[oa]|noss[oa]|nostr[oa]|vår|vores';

const ROLE = new RegExp(`(?:^|\\s)(?:${ROLE_NOUN})$`, 'iu');
const MOST_WORDS = 6;
/** With a place behind it and the spaces between. Patterns for ends of a line take the square of its length. */
const LONGEST_CHARS = 400;

/** "Business Editor", "our correspondent in Berlin": what somebody is, in a few words, and not a name. */
export function isRole(line: string): boolean {
  if (line.length > LONGEST_CHARS) return false;
  const bare = line
    .trim()
    .replace(/\s+(?:in|at|for|aus|für|à|aux?|en|em|te|voor|i|til)\s+\p{Lu}[^,]{0,40}$/u, '')
    .replace(/[.\s]+$/, '');
  return bare.length <= 80 && ROLE.test(bare) && bare.split(/\s+/).length <= MOST_WORDS;
}

const POSITION =
  /(?:^|\s)(?:engineers?|developers?|directors?|managers?|professors?|researchers?|scientists?|economists?|lecturers?|attorneys?|lawyers?|chair(?:man|woman|person)?|presidents?|officers?|ceo|cto|cfo|founders?|historians?|ministers?|advisers?|advisors?|consultants?|specialists?|strategists?|coordinators?|board|council|committee|university|institute|foundation|association|group|team|society|college|gmbh|inc|ltd|llc)\.?$/iu;

/** "Software Engineer", "ISRG Board": behind a name, what somebody is or belongs to. */
export function isPosition(piece: string): boolean {
  return piece.length <= 80 && POSITION.test(piece);
}

/** "University of Oslo", "Institut für Küstenforschung": behind a name, where somebody works. */
export function isInstitution(piece: string): boolean {
  return piece.length <= 120 && /\s/.test(piece) && INSTITUTION.test(piece);
}

const INSTITUTION =
  /^(?:the )?(?:(?:tech\p{L}*|national|royal|state|free|london|open) )?(?:univer\p{L}+|hochschule|högskolan?|høgskolen?|instit\p{L}+|academ\p{L}+|akadem\p{L}+|colleg\p{L}+|école|escuela|scuola|school|faculty|fakult\p{L}+|department|dept\.?|ministry|ministerium|cent(?:re|er|ro)|zentrum|hospital|hôpital|museum|mus[ée]o?e?|laborator\p{L}+|foundation|stiftung|fondation|fundación|society|association|council|office|bureau) (?:of|for|für|de|del|della|di|du|d['’]|van|voor|i|för|for)\b/iu;

/** A word of a role that may be in small letters in a byline. */
export function isRoleWord(word: string): boolean {
  return WORDS.test(word);
}

const WORDS = new RegExp(`^(?:${ROLE_NOUN}|${ROLE_WORD})$`, 'iu');
const NOUN = new RegExp(`^(?:${ROLE_NOUN}|spéciale?|especial)$`, 'iu');

function isOnlyRole(words: readonly string[]): boolean {
  return NOUN.test(words.at(-1) ?? '') && words.every(isRoleWord);
}

/** "Sports Writer", "Chief Reporter, Oslo": nothing but words of roles, and a place. "Says Reporter" is none. */
export function isPlainRole(line: string): boolean {
  if (line.length > 80 || !/^\p{Lu}/u.test(line)) return false;
  const bare = line.replace(/(?:,|\s+(?:in|at|for|aus|für|à|aux?|en|em|te|i))\s+\p{Lu}[^,.]{1,40}$/u, '');
  const words = (isPlaceBehind(line, bare) ? bare : line).split(/[\s/&,]+/);
  return words.length <= MOST_WORDS && isOnlyRole(words);
}

function isPlaceBehind(line: string, bare: string): boolean {
  return bare !== line && NOUN.test(bare.split(' ').at(-1) ?? '');
}

/** Takes a role off the beginning or the end of a phrase that has a name of two words beside it: "Staff writer Ada Quill", "ADA QUILL Staff Writer". */
export function withoutRole(phrase: string): { name: string; role?: string | undefined } {
  const words = phrase.split(/\s+/);
  if (isOnlyRole(words)) return { name: '', role: phrase };
  if (words.length < 3 || words.length > 12) return { name: phrase };
  let first = 0;
  while (first < words.length && isRoleWord(words[first]?.replace(/:$/, '') ?? '')) first += 1;
  if (first > 0 && words.length - first >= 2 && NOUN.test(words[first - 1]?.replace(/:$/, '') ?? ''))
    return { name: words.slice(first).join(' '), role: words.slice(0, first).join(' ') };
  if (!NOUN.test(words.at(-1) ?? '')) return { name: phrase };
  let last = words.length;
  while (last > 2 && isRoleWord(words[last - 1] ?? '')) last -= 1;
  return last < words.length ? { name: words.slice(0, last).join(' '), role: words.slice(last).join(' ') } : { name: phrase };
}
