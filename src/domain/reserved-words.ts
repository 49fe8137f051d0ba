// Words that claim rights or deny them, in the languages of the trade: only the house line may use them. Pure. No such list is complete: a
// line that it misses still stands beside the house line, and never in its place.
import { folded, rejoined, squeezed, unmasked, wordsOf } from './disguise.ts';

/** Matched by their letters alone, whatever stands between them: each is long enough to mean nothing else. */
const PHRASES: Readonly<Record<string, string>> = {
  en: 'copyleft, copyfree, copyright, all rights reserved, rights reserved, rts reserved, rights are reserved, prohibited, forbidden',
  enFree:
    'public domain, creative commons, royalty free, licence free, license free, free to use, free to copy, free to share, free of charge, no strings attached, use at will',
  de: 'Rechte vorbehalten, Urheberrecht, Urheberrechte, unbefugte, Vervielfältigung, nicht gestattet, gemeinfrei, lizenzfrei, frei verwendbar, frei kopierbar, freie Nutzung, freie Verwendung, Nutzung frei, gratis verwendbar',
  fr: 'droits réservés, droit d’auteur, droits d’auteur, reproduction interdite, domaine public, libre de droits, libre de reproduction, reproduction libre, usage libre, libre usage',
  es: 'derechos reservados, derechos de autor, prohibida, prohibido, dominio público, libre de derechos, uso libre, libre uso, libre reproducción',
  pt: 'direitos reservados, direitos autorais, direitos de autor, proibida, proibido, domínio público, livre de direitos, uso livre, livre uso',
  it: 'diritti riservati, diritto d’autore, diritti d’autore, riproduzione riservata, riproduzione vietata, pubblico dominio, libero da diritti, uso libero, libero uso',
  nl: 'rechten voorbehouden, auteursrecht, niet toegestaan, ongeautoriseerde, publiek domein, rechtenvrij',
  nordic:
    'rettigheder forbeholdes, ophavsret, rettigheter forbeholdt, opphavsrett, rättigheter förbehålls, upphovsrätt, ' +
    'oikeudet pidätetään, tekijänoikeus, réttur áskilinn, höfundarréttur, offentlig ejendom, falt i det fri',
  eastern:
    'prawa zastrzeżone, prawa autorskie, domena publiczna, práva vyhrazena, autorská práva, práva vyhradené, minden jog fenntartva, ' +
    'szerzői jog, drepturile rezervate, drepturi de autor, prava pridržana, autorska prava, autorske pravice, hakları saklıdır, telif hakkı',
  cyrillic:
    'права защищены, авторские права, авторское право, общественное достояние, права захищені, права застережено, авторське право, права запазени, свободно для, свободное использование, можно копировать, вільне використання',
  greek: 'παντός δικαιώματος, δικαιωμάτων δημιουργού, πνευματικά δικαιώματα, πνευματικής ιδιοκτησίας',
  semitic: 'جميع الحقوق محفوظة, حقوق النشر, حقوق الطبع, كل الحقوق محفوظة, کلیه حقوق محفوظ, כל הזכויות שמורות, זכויות יוצרים',
  eastAsian:
    '版权, 版權, 著作权, 著作權, 著作権, 保留所有权利, 保留一切權利, 未经授权, 未經授權, 无断转载, 無断転載, 禁止, 禁無断, 公有领域, 自由转载, 自由轉載, 转载自由, 転載自由, 転載可, 転載歓迎, 欢迎转载, 歡迎轉載, ' +
    '저작권, 무단 전재, 무단전재, 재배포 금지, 자유롭게, 무료로',
  asian: 'सर्वाधिकार सुरक्षित, कॉपीराइट, স্বত্ব সংরক্ষিত, สงวนลิขสิทธิ์, ลิขสิทธิ์, bản quyền, hak cipta, hakimiliki',
};

/** Beginnings of words: too short to be looked for across words. */
const STEMS =
  'prohibit, forbid, permitted, unauthori, unlicen, åndsverk, unrestrict, verbot, untersagt, interdit, prohibid, proibid, vietat, verbod, forbud, förbjud, ' +
  'kielletty, sallittu, erlaubt, gestattet, freigegeb, permitid, consentit, toegestaan, tillåten, tillåtet, tilladt, tillatt, dozwolon, povoleno, ' +
  'zabron, zakázán, tilos, interzis, yasak, запрещ, разрешено, разрешена, разрешается, дозволено, позволено, заборон, забран, απαγορ, επιτρεπ';

/** In a folded text: what says that the house line does not hold, or that anybody may copy. */
const DENIALS: readonly RegExp[] = [
  /\brights?\b[^.]*\breserved?\b|\breserv(?:e|es|ed|ing)\b[^.]*\brights?\b/,
  // By their beginnings or without their spaces these would refuse a coproduction, a Czech commission (zakázka), the Sun (authorised).
  /\bcopr\b|\bzakaz(?![kn])|\b(?:un[ -]authori[sz]|(?:no|non|nao) autori[sz])/,
  /\bcopy right|\bcc[ -]?(?:by|0|zero)\b|\bopen[ -](?:access|licen[cs]e|content)\b/,
  /\bnot (?:be )?(?:permitted|allowed|enforced|binding|valid|applicable)\b|\bno (?:rights|restrictions?|permission|licen[cs]e)\b/,
  /\bfree(?:ly)? (?:to|of|for|from) (?:use|copy|copying|share|sharing|reproduce|republish|charge|copyright|any|all|everyone)\b|\bfeel free\b/,
  /\b(?:may|can|could|might) (?:also )?(?:be )?(?:freely )?(?:copy|copied|reproduced?|republish(?:ed)?|shared?|reused?)\b/,
  /\b(?:anyone|anybody|everyone|everybody) (?:may|can|is)\b|\bpermission is (?:hereby )?(?:granted|given)\b/,
  /\b(?:ignor|disregard|supersed|waive|overrid|overrul|revok|invalid|inapplicab|notwithstand|disclaim|nullif)\w*|\b(?:null|void)\b/,
  /\breplac(?:e|es|ing) (?:the|any|all)\b|\b(?:does|do|shall|will) not apply\b|\bno longer (?:appl(?:y|ies)|valid|holds?)\b/,
  /\b(?:allowed|encouraged|unrestricted)\b|\b(?:is|are|be) welcome\b|\bwelcome to\b|\bfor free\b|\bdo (?:what|as|whatever) you (?:want|like|please|will)\b/,
  /\b(?:gnu|gpl|gfdl|wtfpl|mit|bsd|apache)[ -]?(?:licen[cs]e)\b|\b(?:a?gpl|gfdl|wtfpl)\b/,
  // No other line of the notice is this one's business.
  /\b(?:line|lines|notice|sentence|statement|paragraph|claim) (?:that follows?|(?:which )?follows?|below|underneath|beneath|above)\b/,
  /\b(?:below|following|next) (?:line|lines|notice|sentence|statement|paragraph|claim)\b|\bwhat follows\b/,
  /\b(?:nothing|anything|everything) (?:below|above|that follows)\b|\bthe (?:opposite|contrary|reverse)\b/,
  /\b(?:un|not )true\b|^false(?:[^\w\s]|$)|\b(?:is|are) false\b|\bwrong to\b|\bnobody (?:should|must|need)\b|\bpay no attention\b|\bnot (?:a|the) notice\b|\bsample notice\b/,
  /\b(?:ungultig|unwirksam|gilt nicht|gelten nicht|frei (?:kopier|nutz|verwend)\w*|darf frei)\b/,
  /\b(?:ne s['’]applique pas|sans restriction|no se aplica|sin restricci|non si applica|nao se aplica|niet van toepassing)\b/,
];

/** Circled letters lose their circle when they are folded. */
const SIGNS = /[©℗ⓒⒸⓟⓅ🄫🄯🅒🄲🅲🅟\u{1F10D}-\u{1F10F}\u{1F16D}-\u{1F16F}]/u;
/** In an unmasked text. */
const WRITTEN_SIGN = /[([{⟨〔【]\s*c\s*[)\]}⟩〕】]/;

const SQUEEZED_PHRASES = Object.values(PHRASES).flatMap((phrases) => phrases.split(', ').map(squeezed));
const UNMASKED_STEMS = STEMS.split(', ').map(unmasked);

/** Whether a line could pass for the house line, or says that it does not hold. */
export function isReserved(line: string): boolean {
  if (SIGNS.test(line) || WRITTEN_SIGN.test(unmasked(line))) return true;
  const letters = squeezed(line);
  if (SQUEEZED_PHRASES.some((phrase) => letters.includes(phrase))) return true;
  if (wordsOf(line).some((word) => UNMASKED_STEMS.some((stem) => word.startsWith(stem)))) return true;
  return [folded(line), rejoined(line)].some((text) => DENIALS.some((denial) => denial.test(text)));
}
