// Beginnings and ends of the words of instructions, by the kinds of word-kinds.ts: the forms of a verb, and compounds. Pure. A word is looked up by its
// longest beginning that is listed, so that the time does not grow with the list.
import { type Kind, LETTER, lettersOf } from './kind-patterns.ts';

/** In small letters without accents. A word of a list of word-kinds.ts is of the kind that it has there. */
const STEMS: Readonly<Partial<Record<Kind, string>>> = {
  no: 'verbiet untersag unterlass prohib vietar evitar evita abstene absteng refrain zakaz zabron wstrzym',
  publish:
    'veroffentlich publizier onlinestell freischalt hochlad weiterverbreit abdruck ausspiel publiqu publiez publions publiera diffus divulg difund veicul pubblich pubblicar diffond trasmett publicer publiser publicar publicad offentligg uitzend uitgezonden rebroadcast retweet livestell livegeh publicis publiciz republi webpubl kringkast julkais julkist opublik publikow publikuj rozpowszech udostepni emitowa emitir',
  publication:
    'publikac publikasj publikati publikatie publicati publicerin publiserin publiciter erstveroffentlich vorveroffentlich erscheinungs veroffentlichungs publicazion pubblicazion publicaci publicaca difusion diffusion julkaisu',
  published: 'veroffentlicht publiziert gepubliceer gepost ausgestrahl abgedruck opublikowan rozpowszechnian emitowan',
  use: 'anvend verwend benutz weiterleit weitergeb weitergereich utiliz utilis exploit reproduc condivi gebruik doorstur anvand utnyttj benytt kaytt wykorzyst uzywa uzyc przekaz',
  approval:
    'confirm freigab freigeb freigeg genehmig autorisier autoriz autoris authoris authoriz approuv approv aprob aprov godkann godkend godkjen goedgekeur goedkeur gegengelesen gepruf uberpruf verifi kontroll lektorier factcheck okayed lawyer legall unterschrieb validier valida abgesegn absegn bestatig zustimm einverstand korrekturles korrekturgeles korrlas korrlast redigier faktencheck factcheck gecheck gecontrol nagelez nagekek hyvaks vahvist tarkist tarkast zatwierdz autoryz potwierdz zgod akceptac weryfik sprawdz przeczyta',
  approver:
    'juristi juridi juridy giuridic rechtsabteil rechtsanw chefred hoofdred redakt redaks redakc redacci redazion anwalt anwalt avocat abogad advogad avvocat advokat advocat lawyer justiziar newsdesk newsroom copydesk compliance ombud prawni prawnik adwokat lakimie toimitu',
  draft:
    'unlegal unlaw uncheck unedit unsub unverif unconfirm unfinish unapprov unclear unproof ungepruf unbestat unfertig entwurf platzhalt unredig unlektor unautoris ungelesen halbfertig rohfass rohversion arbeitsfass arbeitsversion zwischenfass provisori provvisori preliminar voorlopig forelobig forelopig forberedt brouillon rascunh borrador bozz kladd utkast udkast luonno keskener robocz szkic niezatwierdz niezweryfik niedokoncz niesprawdz conceptvers conceptteks dummyt blindtext platshall',
  internal: 'vertraulich confiden konfident confidenc riservat fortrolig hemlig poufn vertrouwelijk luottamuks wewnetrzn hausintern',
  hold: 'zuruckhalt zuruckstell zuruckzuhalt zuruckzustell zuruckgestell zuruckgehalt aufschieb zuwart tegenhoud tegengehoud vasthoud vastgehoud aanhoud aangehoud ophoud achterhoud tilbagehold tilbakehold tilbakehald avvakt reteni retien reteng trattien trattenu sospen suspend suspens congel wstrzyma zatrzyma przytrzym pidatt',
  embargo:
    'embarg sperrfrist sperrvermerk sperrzeit sperrefrist klausul nachrichtensperr publikationssperr publiceringsforb publiceringssperr julkaisukiel',
  kill: 'depubli despubli avpubli afpubli unpubli zuruckzieh zuruckzuzieh zuruckgezog annullier stornier annuler annull anulad anulam anulow wycof aterkall tillbakadra tilbagekald tilbagetr tilbakekall tilbaketr tilbaketrekk peruut mitatoi zawiesz usunieci skasow',
  time: 'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag poniedzial wtork wtorek srod czwart piat sobot niedziel poludni polnoc godzin',
};

/** What compounds end with. */
const ENDS: Readonly<Partial<Record<Kind, string>>> = {
  embargo: 'sperrfrist',
  occasion:
    'konferenz konferens konferensen konference konferencen konferanse konferansen conferentie verkundung sitzung modet motet beginn start schluss ende uitreiking',
  copy: 'meldung artikel artikeln beitrag bericht texten tekst teksten',
  approval: 'freigabe genehmigung',
  draft: 'entwurf utkast udkast',
};

const SHORTEST = 4;
const BEGINNINGS = kindsOf(STEMS);
const ENDINGS = kindsOf(ENDS);
const LONGEST = Math.max(...[...BEGINNINGS.keys()].map((stem) => stem.length));
const LONGEST_END = Math.max(...[...ENDINGS.keys()].map((end) => end.length));
/** A day or a month is whole, or has one of these ends. */
const DAY_END = /^(?:s|mittag|abend|morgen|ausgaben?|sausgaben?|s?zeitung(?:en)?|\p{Ll}{0,3})$/u;

/** The kind of a word by its beginning or, in compounds, its end. */
export function kindOfStem(word: string): string | undefined {
  if (/^\d|^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/.test(word)) return LETTER.time;
  if (/^adv\d{1,2}$/.test(word)) return LETTER.embargo;
  for (let length = Math.min(LONGEST, word.length); length >= SHORTEST; length -= 1) {
    const kind = BEGINNINGS.get(word.slice(0, length));
    if (kind !== undefined && (kind !== LETTER.time || DAY_END.test(word.slice(length)))) return kind;
  }
  for (let length = Math.min(LONGEST_END, word.length - 1); length >= SHORTEST; length -= 1) {
    const kind = ENDINGS.get(word.slice(-length));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function kindsOf(lists: Readonly<Partial<Record<Kind, string>>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(lists).flatMap(([kind, list]) => list.split(' ').map((stem) => [stem, lettersOf(kind)] as const)));
}
