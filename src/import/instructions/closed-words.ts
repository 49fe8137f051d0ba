// The words of instructions to editors by their kind, in ten languages. Pure. They are compared in small letters and without accents.
import { namesOf } from '../../domain/values/stored.ts';
import { plainTimeWord, unaccented } from './time-words.ts';

const words = (...lists: string[]) => new Set(lists.join(' ').split(' '));

const KINDS = {
  embargo: words(
    'embargo embargoed emb embargado embargada embargados embargadas embargato embargata embargat embargert sperrfrist sperrvermerk sperrefrist klausul klausuleret klausulerad',
  ),
  hold: words(
    'hold holding gesperrt sperre zuruckhalten zuruckstellen retenir retener guardar reter segurar trattenere tenere aanhouden vasthouden ophouden',
  ),
  /** What is asked for, not what has been done: "Published on Monday" says when. */
  publish: words(
    'publishes freischalten udgiv udgive udgives utgi utgis publiceres',
    'publish publishing publishable publizieren veroffentlichen publier publicar publiquen publiquem publiquese divulgar difundir pubblicare pubblicabile diffondere',
    'publiceren publiceras publicera publisere publiser publiseres publicer publicere offentliggores offentliggjores offentliggore bringes bringe',
  ),
  /** Count as `publish` behind a prohibition and "be": "not to be published". */
  published: words(
    'verbreitet gesendet gebracht udgivet utgitt reportable',
    'published released reported broadcast disclosed distributed circulated reproduced veroffentlicht publiziert publie publiee publies publiees diffuse diffusee publicado publicada divulgado difundido difundida',
    'pubblicato pubblicata diffuso diffusa gepubliceerd publicerad publicerat publisert offentliggjort trykkes',
  ),
  be: words('be been being werden etre ser sia essere worden bli blive'),
  publication: words(
    'publication release publikation veroffentlichung freigabe publicacion publicacao divulgacao pubblicazione publicatie publicering publisering offentliggorelse',
  ),
  /** Like `publication` behind a prohibition, and otherwise words of any business. */
  spread: words(
    'headlines reporting',
    'publications syndication transmission dissemination circulation distribution reproduction quotation attribution broadcast weitergabe verbreitung difusion veiculacao diffusione divulgazione verspreiding spridning spredning',
  ),
  use: words(
    'use used using run print web online live air broadcast send sent circulate distribute distributed share post move restricted verwenden verwendung gebrauch senden verbreiten erscheinen diffuser diffusion utiliser utilisation usage usar uso utilizar',
    'utilizacao utilizacion utilizzare utilizzo gebruiken gebruik bruges brug brukes bruk anvandas anvandning',
  ),
  /** Like `use` behind a prohibition. */
  act: words(
    'drucken valider validar validare touch trykke tweeted',
    'aired airing sharing shared posted put push launch go goes reproduce quote quoted tweet subir enviar emitir mettere metter linea usare plaatsen zetten brug bruge bruke anvand anvanda laegges legges laggas nettet stellen mise mettre ligne',
    'liberar zitierfahig zitieren nutzen benutzen',
  ),
  planned: words('scheduled schedule queue queued slated timed'),
  secret: words(
    'confidential nda wraps secret eyes private vertraulich confidentiel confidencial riservato vertrouwelijk fortroligt konfidentiellt',
  ),
  not: words(
    'not no nothing none never dont cannot nicht nichts kein keine keinesfalls ne pas rien nao non niente nulla niet niets geen ikke ej inte',
  ),
  /** Like `not` beside a word for publication: much else is forbidden until Monday. */
  barred: words(
    'prohibited forbidden verboten untersagt interdit interdite prohibida prohibido proibida proibido vietata vietato verboden forbjudet forbudt',
  ),
  /** "For use until Monday" is the end of a licence: these count with a prohibition only. */
  upTo: words(
    'fruher finche forran solange unless',
    'before until till prior earlier sooner pending vor bis bevor avant jusqu jusque antes hasta ate prima fino voor voordat tot til till indtil fore innan innen',
  ),
  from: words(
    'partire onwards',
    'after from once when upon ab nach erst fruhestens apres partir compter despues tras depois dopo dal dalle na vanaf pas fra fran efter etter tidigast tidligst forst',
  ),
  event: words(
    'mitternacht midnight minuit medianoche mezzanotte midnatt midnat noon verdicts',
    'whistle closes ceremony conferencia conferenza presse prensa imprensa stampa rueda discorso speech base feu vert gavel embargoes',
    'fin fine conseil consiglio consejo ministres ministri ministros palace aired rises speeches fallit notifie besked beskjed',
    'speech delivery announcement announced vote result results match game launch conference minister mayor president chancellor king speaks spoke spoken speaking finished session statement go ahead goahead green light',
    'word confirmation confirmed approval clearance clear cleared notice notified further instructions told ready death dies died trial jury judge court verdict returns returned inquest hearing sentence sentenced declared polls close closed',
    'rede redebeginn beginn ende sitzung verkundung urteil anpfiff abpfiff tod freigabe ergebnis feststeht discours debut fin vote match deces annonce mort jugement accord discurso votacion partido fallo sentencia fallecimiento muerte confirmarse confirme',
    'aviso decisao juiz morte sentenza partita voto termine decesso conferma fine inizio toespraak stemming uitspraak overlijden dood talen er holdt talet domen dommen dom faller fallit dodsfallet dodsfaldet',
    'nuevo novo nuovo avviso avis nouvel ordre weiteres widerruf nader order videre vidare',
  ),
  /** Who or what has to pass the copy first. */
  desk: words(
    'legal legals legally lawyer lawyers legalled legalling sub subbed subbing subbing subeditor copyedited fact checked desk editor editors comms client juridique juristes juridico juridica juridicos juridische juridisk jurist juristen avocat avocats',
    'rechtsabteilung anwalt anwalte gegengelesen redigiert lektoriert relecture relu relue abogados advogados legale legali avvocati revisione nagelezen redactie korrlast redigerad granskad korrekturlaest korrekturlest sprakvasket proofed proofread revisado revisada',
  ),
  review: words(
    'ok okay checking autorisiert autorisierung kontrollerad kontrolleret kontrollert geverifieerd verificato verificado verifie',
    'approved cleared legalled final ready signed approval clearance legal lawyers signoff sign off review reviewed check checks checked verified confirmed freigegeben freigabe genehmigt gepruft prufung abnahme validation valide validee approuve',
    'revision aprobacion aprobado aprobada validacion revisao aprovacao aprovado aprovada verifica approvazione approvato approvata akkoord goedkeuring goedgekeurd godkannande godkand godkendelse godkendt godkjenning godkjent kvalitetssikret',
  ),
  waits: words(
    'attendre looking liegt differee',
    'awaiting await awaits waiting wait wartet warten attente attend espera esperando pendiente pendientes aguardando aguarda aguardar attesa wacht wachten invantar vantar vanta afventer afvent avventer avvent vente vent needs need requires pending',
  ),
  yet: words('yet noch encore aun todavia ainda ancora nog enda annu endnu an'),
  /** The copy is not finished, or not meant to be read. */
  draft: words(
    'rough unverified ungepruft unredigiert unlektoriert',
    'preparado preparada preparee provvisorio provvisoria laget',
    'draft wip placeholder dummy unfinished unsubbed unedited unchecked unlegalled unapproved uncleared unproofed provisional preliminary raw tk test stock prewritten prepared',
    'entwurf rohfassung arbeitsfassung vorlaufig vorlaufige platzhalter stehsatz vorrat brouillon provisoire borrador provisorio provisoria preliminar rascunho bozza preliminare concept conceptversie voorlopige utkast udkast kladde forelobig lager voorraad',
  ),
  obituary: words('obit obituary nachruf necrologie obituario coccodrillo necrologio minnesord dodsruna nekrolog mindeord'),
  internal: words(
    'internal intern interne internen interner interno interna interni interen internt background guidance planning hintergrundinformation hintergrund information',
  ),
  only: words(
    'so',
    'only nur uniquement seulement exclusivement solo solamente exclusivo apenas somente soltanto esclusivamente alleen uitsluitend endast bara kun bare solely purposes purpose zweck fins fini',
  ),
  ignore: words('ignore disregard ignorieren ignorer ignorar ignorare negeren ignorera'),
} as const;
export type Kind = keyof typeof KINDS;

const KINDS_OF = new Map<string, Kind[]>();
for (const kind of namesOf(KINDS)) for (const word of KINDS[kind]) KINDS_OF.set(word, [...(KINDS_OF.get(word) ?? []), kind]);

/** Words that say nothing by themselves. */
const REST = words(
  'onder under fram frem piece out',
  'us u.s usa us figures interview mitteilung par papier hear heard beim checking liegt quotes quote comment second back service social media rest two one social name must mustn once until who whom',
  'immediate market markets contents s reviews spoiler episode onward respecter heure levee sous absolu das dos do da dia alla allo alle ai agli della dello delle nel nella klockan med achtung fur liberado liberada versao query night budgeted horario ora locale locales',
  'vorabmeldung without ohne sans sem sin senza zonder utan uden uten destinada pre written advance prior',
  'the a an of for on at in to by is than ad are be been has have and or this that it all any its with as we you i please kindly strictly strict total full absolute now later back story copy report article item material content information text terms time date day subject respect observe note see mail applies apply force effect under your',
  'keep do out get eds attention uk gmt must may should can our their his her he she they then first second version v1 v2 v3 v4 name names circumstances anyone anybody anything anywhere form way part whole work progress up still being intended meant suitable page site website social media paper papers edition editions journalists order',
  'die der das den dem des ein eine zu zum zur am um von mit sie bitte beachten ist wird darf soll es gilt auf und oder meldung beitrag text durch dieser diese dieses bestimmt geeignet uns',
  'le la les l un une du de des d au aux a est sera cette ce et ou qu merci texte article depeche information en version document destine destinee service travail autorisee autorise possible permise',
  'el los las del al un una es esta este y o favor nota estricto estricta publica bajo sob con se que permitida autorizada apto apta texto para por pronto pronta so som su sua',
  'il lo gli i di da in e per favore sotto il testo destinato destinata',
  'de het een op om van te mag en of aub bericht ter toegestaan zaken publiek vrij libre libera fri frei frigivet bestemd versie tekst',
  'den det en et om pa af av og och ma far kan skal ska kl dette denna denne saken texten teksten se a i',
);
/** Then it is none, or none any more. */
const OVER = words('lifted over none removed expired passed aufgehoben abgelaufen leve levantado tolto opgeheven ophaevet hav');

export interface WordKinds {
  found: ReadonlySet<Kind>;
  /** Words of no kind. Reading ends with the third of them, because no instruction has as many. */
  strange: readonly string[];
  isOver: boolean;
}

const MOST_STRANGE = 3;

/** The kinds of the words in a part of a line. */
export function kindsIn(part: string): WordKinds {
  const found = new Set<Kind>();
  const strange: string[] = [];
  let isOver = false;
  const { plain, word } = comparedForm(part);
  for (const [match] of plain.matchAll(word)) {
    const token = withoutEnd(match);
    isOver ||= OVER.has(token);
    const kinds = KINDS_OF.get(plainKind(token));
    for (const kind of kinds ?? []) found.add(kind);
    if (kinds === undefined && !isOver && !REST.has(token) && !isTime(token) && strange.push(token) === MOST_STRANGE) break;
  }
  return { found, strange, isOver };
}

/** A word of the kind that a compound or a slug is of. */
function plainKind(word: string): string {
  if (ADVANCE.test(word)) return 'embargo';
  return EVENT_ENDS.test(word) ? 'conference' : word;
}

export function plainWords(part: string): string[] {
  const { plain, word } = comparedForm(part);
  return (plain.match(word) ?? []).map(withoutEnd);
}

const NOT_ASCII = /[^\0-\x7F]/;
const ASCII_WORD = /[a-z0-9][a-z0-9:.]*/g;
const ANY_WORD = /[\p{L}\p{N}][\p{L}\p{N}:.]*/gu;
const JOINED = /n['’]t|non-|work in progress|off the record|['’]/;

/** "Don't" is two words. Norwegian and Danish "før" is "before", and is not "for". */
function comparedForm(part: string): { plain: string; word: RegExp } {
  const isPlain = !NOT_ASCII.test(part);
  const small = isPlain ? part.toLowerCase() : unaccented(part.replace(/(?<![\p{L}])før(?![\p{L}])/giu, 'före')).replaceAll('æ', 'ae');
  const plain = JOINED.test(small)
    ? small
        .replace(/work in progress/g, 'wip')
        .replace(/off the record/g, 'background')
        .replace(/(?<![\p{L}])non-/gu, 'non')
        .replace(/n['’]t(?!\p{L})/gu, ' not')
        .replace(/['’]/g, ' ')
    : small;
  return { plain, word: isPlain ? ASCII_WORD : ANY_WORD };
}

function withoutEnd(word: string): string {
  return /[.:]$/.test(word) ? word.replace(/[.:]+$/, '') : word;
}

/** Ends of compounds in German, Dutch and the Nordic languages: "Pressekonferenz", "persconferentie", "presskonferensen". */
const EVENT_ENDS =
  /.(?:konferenz|konferens(?:en)?|konference(?:n)?|konferanse(?:n)?|conferentie|verkundung|sitzung|modet|motet|beginn|start)$/;
/** "ADV13" is an advance for the 13th. */
const ADVANCE = /^adv\d{1,2}$/;
const HOURS = new Set(
  'am pm a.m p.m tomorrow tonight noon midnight midday midi minuit mezzogiorno morgen imorgon mitternacht medianoche mezzanotte middernacht midnatt midnat meia-noite'.split(
    ' ',
  ),
);

/** "Frei für Montagausgaben". */
const EDITIONS = /^(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?)(?:ausgaben?|zeitung(?:en)?)$/;

function isTime(word: string): boolean {
  return EDITIONS.test(word) || /^\d/.test(word) || HOURS.has(word) || plainTimeWord(word) !== undefined;
}
