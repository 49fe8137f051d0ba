// Words that mean something together only, and beginnings of words whose ends vary, by the kinds of word-kinds.ts. Pure.
import { lettersOf } from './kind-patterns.ts';

/** By their kinds: some are a negation and what it denies. */
const GROUPS: Readonly<Record<string, string>> = {
  'after only': 'vasta kun',
  time: 'london time|local time|uk time|paris time|berlin time|eastern time|new york time',
  'until time':
    'do godz|do godziny|do poniedzialku|do wtorku|do srody|do czwartku|do piatku|do soboty|do niedzieli|do poludnia|do polnocy|do jutra',
  'until occasion':
    'do czasu|do momentu|do chwili|do ogloszenia|do zakonczenia|do rozpoczecia|do konca|do odwolania|do wyroku|do decyzji|do publikacji wyroku',
  'embargo until':
    'embargiem do czasu|embargiem do zakonczenia|embargo do zakonczenia|embargiem do konca|embargiem do rozpoczecia|embargiem do ogloszenia|embargo do|embarga do|embargiem do',
  'publication after': 'do publikacji po|do publikacji od',
  'no after': 'dopiero po|dopiero od|najwczesniej o',
  'no use': 'niewykorzystywanie|nieuzywanie|niewykorzystywania',
  'notice no': 'are asked not to|is asked not to|are requested not to|are kindly asked not to|are reminded not to',
  'be publish':
    'deve uscire|puo uscire|dovra uscire|puede salir|pode sair|mag naar buiten|moze wyjsc|far komma ut|an die offentlichkeit|naar buiten',
  mistake:
    'par megarde|ten onrechte|przez pomylke|in error|by mistake|por error|por engano|per errore|par erreur|aus versehen|per abuis|per vergissing|av misstag|ved en fejl|ved en feil|wrong person|in errore|falsche person|fel person|mauvaise personne|persona equivocada|pessoa errada|persona sbagliata|forkert person|feil person',
  'be no publish': 'dnp',
  'copy kill': 'story removed|article removed|item removed|copy removed|piece removed',
  kill: 'komt te vervallen|komen te vervallen|kommt in wegfall|sin efecto|sem efeito|senza effetto|null and void|nulle et non avenue|nul et non avenu|da considerarsi nullo|eraf halen|bajar ya|tirar do ar|zdjac z serwisu|da rimuovere|a depublier|kann weg|kan weg|zonder vervanging|dead copy|nota muerta|notizia morta|story dead|is dead|kill kill|haal het weg|haal het dan weg|piece down|this offline|offline nehmen|sofort offline|bort fran sajten|must be removed|be removed from|removed from all|removed from the wire|remove from|taken off|take off|dras tillbaka|ta bort|tas bort|van de site halen|offline halen|vom netz nehmen|despublicar|dnu|take down|taken down|takes down|take this down|take it down|sent in error|sent by mistake|filed in error|moved in error|issued in error|published in error|transmitted in error|no longer|stop using|cease using|cease use|must stop|dra tillbaka|trekke tilbake|trekkes tilbake|trukket tilbake|traekkes tilbage|trukket tilbage|por error',
  approval:
    'sign off|sagt ja|sier ja|siger ja|said yes|dit oui|diga si|signed off|signs off|signing off|go ahead|green light|green lit|all clear|say so|says so|say yes|says yes|says go|thumbs up|right of reply|fact check|fact checked|fact checks|fact checking|double checked|double check|second read|second pair of eyes|final read|final edit|final sign|visto bueno|luz verde|feu vert|via libera|gronn lys|gront lys|gront ljus|gruenes licht|grunes licht|groen licht|copy edit|copy edited|nulla osta|lest noch|druber lesen|druberlesen|ok from|final version|have seen|has seen|seen it|been seen|seen by|looked at|look at|signed it off|the nod|my call|my word|our word|bon a tirer|give the word|ring you|call you|hear back|hear from|nihil obstat',
  lacks:
    'ligt bij|ligger hos|liegt bei|liegt beim|liegt noch bei|is with|sits with|esta con|lo tiene|e com o|e dal|to be added|steht aus|stehen aus|steht noch aus|stehen noch aus|subject to|yet to|still to|waiting for|waiting on|wait for|waits for|waits on|hanging on for|in need of|dependent on|depending on|conditional on|contingent on|sujet a|soumis a|soumise a|sous reserve|en attente|a la espera|a espera|in attesa|onder voorbehoud|unter vorbehalt|still with|still being|is with|now with|still at|i vantan|i vente|under forbehold|med forbehall|wait on|muss noch|moet nog',
  hold: 'hold tilbage|hold tilbake|hall inne|hold inne|laten liggen|bleibt liegen|bleibt vorerst liegen|tenere fermo|tenere in sospeso|in sospeso|in de wacht|em espera|en espera|sit on|sitting on|sits on|keep back|kept back|hold back|held back|hold off|hang on to|hang onto|hold over|held over|stand by|keep off|keep out|stay off|steer clear|on hold|under wraps|on ice|back burner|sous le coude|de cote|in de wacht|in der schublade|pa is|pa vent|lie on|do nothing|leave off',
  draft:
    'przed korekta|przed redakcja|avant relecture|vor korrektur|work in progress|rough copy|rough draft|raw copy|test copy|test article|test only|a test|first cut|rough cut|first pass|more to come|work copy|version de travail|documento de trabajo|in bearbeitung|in arbeit|under arbejde|under arbeid|under arbete|en cours|in lavorazione|in corso|in progress|single source|single sourced|pre written|still writing|being written|being edited|matiere froide|materia fria|test page|test story',
  internal:
    'off the record|eyes only|price sensitive|market sensitive|inside information|not for sharing|our eyes|your eyes|usage interne|uso interno|uso interna|intern gebruik|internt bruk|internt brug|interner gebrauch|internen gebrauch|nur intern|information only',
  until:
    'until the end of|tant que|tant qu|prior to|ahead of|in advance of|earlier than|sooner than|so long as|as long as|avant que|antes de|antes que|prima di|prima che|fino a|jusqu a|jusqu au|jusqu en|eerder dan|tidligere enn|tidligere end|tidigare an|short of|until after|frem til|fram til|fram till',
  after: 'une fois|as soon as|on or after|a partir|a compter|des que|una vez|solo si|assim que|una volta|in the event of|in case of',
  publish:
    'lagge ud|legge ut|lagga ut|laegge ud|vie verkkoon|viedaan verkkoon|name the|name him|name her|name any|name them|go live|goes live|going live|go public|goes public|made public|make public|go on air|go to air|goes to air|go up|goes up|go out|goes out|going out|put out|come out|get out|put up|set live|setting live|push live|put live|press publish|hit publish|hit send|set free|send out|move on|leave the building|live stellen|online stellen|online nehmen|online gehen|mettre en ligne|mise en ligne|mettere online|mandare in onda|andare in onda|messo online|passer a l antenne|subir a la web|colocar no ar|ir ao ar|in de lucht|online zetten|offline|legg ut|legge ut|legges ut|lagg ut|lagga ut|laggas ut|laeg ud|laegge ud|laegges ud|ga ut|gar ut|ga ud|komme ud|ut pa nett|raus geben|raus gehen|go to print|go to press|go in print|go anywhere|go further|hit the streets|land online|see the light',
  'no lacks':
    'not yet|noch nicht|pas encore|todavia no|aun no|ainda nao|non ancora|nog niet|annu inte|inte annu|annu ej|ej annu|ikke enda|ikke endnu|endnu ikke|enna ikke|has yet to|yet to be|have yet to',
  'no until':
    'not before|no earlier than|no sooner than|not earlier than|not until|nicht vor|fruhestens am|no antes de|no antes del|nao antes de|non prima di|niet voor|niet eerder dan|ikke fore|inte fore|ej fore|tidligst|tidigast',
  'no approval': 'not ready|not finished|not complete|not final|not done|not cleared',
  'hold draft': 'hold for death|hold for obit|for when he dies|on his death|on her death',
  'toBe approval':
    'por rever|por aprovar|por validar|por aprobar|para rever|for comments|da far leggere|da autorizzare|da leggere|do akceptacji|do zatwierdzenia|do sprawdzenia|do korekty|do autoryzacji|do weryfikacji',
  toBe: 'a completer|a corriger|a faire relire|da controllare|da correggere|da completare|por corregir|por corrigir|por completar|att kolla|nog te|zu klaren|zu prufen|te controleren|to be|due to be|da rivedere|a relire|a valider|por revisar|por confirmar|a confirmer|da confermare|a confirmar|da verificare|a verifier|noch zu|muss noch|mussen noch|moet nog',
  embargo:
    'heure de levee|check against delivery|reporting restriction|reporting restrictions|publication ban|section 39 order|gagging order|sperrfrist beachten',
  filler:
    'en l etat|private limited|private ltd|private company|private companies|private sector|staff report|staff reports|staff writer|staff writers|staff reporter|staff reporters|staff photographer|in place|in any case|in that case|in aucun cas|not just|not only|nicht nur|pas seulement|no solo|nao so|non solo|niet alleen|inte bara|ikke bare|ikke kun',
  notice:
    'pede se|es wird gebeten|bes om|thank you for|si prega|se ruega|se pide|si ricorda|we ask that you|we ask you to|we would ask you to|we ask you|you are asked to|we request that you',
  'no publish':
    'niepublikowanie|niepublikowania|no publicable|nao publicavel|lagg inte ut|ikke legg ut|ikke legges ut|not name|not identify',
  allowed: 'good to go|ok to|okay to|fine to|free to|safe to|clear to|fri til|fri for|fri fra',
  'lacks approver':
    'with legal|with the lawyers|with lawyers|with our lawyers|with the legal team|with counsel|with subs|with the subs|with the desk|bei den juristen|beim justiziar|chez le juridique|con los abogados|con legal',
  occasion:
    'goes ahead|end of|further notice|nuevo aviso|nouvel ordre|nouvel avis|novo aviso|nuovo avviso|nader order|auf weiteres|videre besked|vidare besked|nader bericht',
  over: 'ab sofort|ab jetzt|des maintenant|a partir de maintenant|desde ya|da subito|per direct|fra nu|fra na|fran nu|od zaraz',
};

export interface WordGroup {
  words: readonly string[];
  kinds: string;
}

/** The groups that begin with a word, the longest first. */
export const GROUPS_FROM: ReadonlyMap<string, readonly WordGroup[]> = byFirstWord();

function byFirstWord(): Map<string, WordGroup[]> {
  const all = new Map<string, WordGroup[]>();
  for (const [kinds, list] of Object.entries(GROUPS)) {
    for (const words of list.split('|').map((group) => group.split(' '))) {
      const [first = ''] = words;
      all.set(first, [...(all.get(first) ?? []), { words, kinds: lettersOf(kinds) }]);
    }
  }
  for (const groups of all.values()) groups.sort((one, two) => two.words.length - one.words.length);
  return all;
}
