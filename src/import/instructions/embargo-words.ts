// The words that open an embargo in English, and its names in every language of the agencies. Pure. Each pattern is tried at the start of a clause only, and repeats nothing without
// a bound.

/** What has to follow the words, so that they are an instruction and no prose. `anything`: the rest of a short clause. `event`: a time, or a word such
 *  as "publication" or "further notice". `time`: a day or an hour. `hour`: an hour. `end`: nothing. `line`: a time or an event, with which the line ends.
 *  `alone`: nothing else in the line, or capitals. */
export type Needs = 'anything' | 'event' | 'time' | 'hour' | 'end' | 'line' | 'alone';

const OPEN =
  '(?:(?:strict(?:ly)?|total|absolute(?:ly)?|full|hard|firm|complete|under|press|news|media|global|worldwide|highly|currently|web|print|online|broadcast|publication|mit|unter|die|es gilt(?: eine?)?)\\s+){0,3}';
const PARTICIPLE = '(?:embargoed|embargad[oa]s?|embargat[oa]|embargert|klausuleret|klausulerad|klausulert)';
const NOUN =
  '(?:embargo(?:frist|zeit|datum|tid)?|sperrfrist|sperrvermerk|sperrefrist|эмбарго|sous embargo(?: strict| absolu)?|bajo embargo|sotto embargo|sob embargo|onder embargo|unter embargo)';
const EMBARGO = `(?:${PARTICIPLE}|${NOUN})`;
export const TILL =
  "(?:until|untill|till?|'til|through|before|bis(?: zum| einschließlich)?|jusqu'(?:au|à|a|aux|en)?|jusqu(?:e)?|hasta(?: el| las?)?|até(?: as?| às)?|ate|(?:fino|sino) (?:al(?:le|la|l')?|a|il)|tot(?: en met)?|indtil|do|до|asti)";
export const USE =
  '(?:use|used|using|publish(?:ed|ing)?|publication|release[ds]?|broadcast(?:ing)?|air(?:ed|ing)?|transmit(?:ted)?|transmission|distribut(?:e|ed|ion)|post(?:ed|ing)?|print(?:ed)?|report(?:ed|ing)?|run|move[ds]?|online(?: use)?|digital(?: use)?|web(?: use)?|social media|share[ds]?|disclos(?:e|ed|ure)|circulat(?:e|ed|ion)|announce[ds]?|dissemination|quote[ds]?|tweet(?:ed)?|(?:onward )?transmission|syndicat(?:e|ed|ion))';
const STRONG_USE =
  '(?:publish(?:ed|ing)?|publication|release[ds]?|broadcast(?:ing)?|transmit(?:ted)?|transmission|air(?:ed)?|disclos(?:e|ed|ure)|distribut(?:e|ed|ion)|dissemination)';
const AND = '(?:\\s*[,/–—-]\\s*|\\s+(?:or|and|nor)\\s+|,?\\s+(?:or|and)\\s+for\\s+)';
const uses = (one: string) => `(?:(?:any|general|public|media|further)\\s+)?${one}(?:${AND}${USE}){0,8}`;
export const BEFORE = '(?:before|until|till?|prior to|ahead of|in advance of|earlier than|pending)';
const STORY =
  '(?:stor(?:y|ies)|releases?|cop(?:y|ies)|reports?|articles?|content|materials?|documents?|information|statements?|speech|text|news|pieces?|items?|dispatch|video|paper|study|research|data|package|interview)';

const OBJECT = `(?:(?:(?:this|the|these|any|our)\\s+(?:[\\p{L}']+\\s+){0,2}?${STORY}|anything|it|them|any of it|in any form|in any way|online|in print)\\s+){0,2}`;

export const pattern = (source: string) => new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'iuy');
/** For patterns that end with a mark. */
export const marked = (source: string) => new RegExp(source, 'iuy');

export interface EmbargoWords {
  words: RegExp;
  needs: Needs;
  isLineStart?: true;
}

export const EMBARGO_WORDS: readonly EmbargoWords[] = [
  {
    words: marked(
      `${OPEN}${EMBARGO}(?:[\\s_-]+(?:time|date|day|hour|until|till?|bis|ende|end|release|expir(?:y|ation)|deadline|notice|instructions?|terms|status|details|strict|heure|hora|fecha|data|date))?\\s*:`,
    ),
    needs: 'anything',
  },
  {
    words: pattern(`${OPEN}${PARTICIPLE}(?:\\s+(?:and|for)\\s+${uses(USE)})?\\s+(?:strictly\\s+)?(?:${TILL}|to|against|pending)`),
    needs: 'anything',
  },
  { words: pattern(`${OPEN}${PARTICIPLE}\\s+(?:for|at|from|on)`), needs: 'event' },
  { words: pattern(`${OPEN}${NOUN}\\s+(?:to|for|at|on|au|du|le|am|um|from)`), needs: 'time' },
  {
    words: pattern(
      `${OPEN}${NOUN}(?:\\s+(?:strict|absolu|total|ferme))?(?:\\s+for\\s+${uses(USE)})?\\s+(?:${TILL}|ends?|lifts?(?: at| on)?|(?:is |will be )?lifted(?: at| on)?|expires?(?: at| on)?|(?:is )?in (?:effect|force|place)(?: until| till)?|runs until|läuft bis|gilt bis|endet(?: am)?|ab|against delivery|pending)`,
    ),
    needs: 'event',
  },
  { words: pattern(`${OPEN}${EMBARGO}`), needs: 'time' },
  {
    words: pattern(
      `(?:${OPEN}${PARTICIPLE}|under\\s+(?:strict\\s+|press\\s+|media\\s+)?embargo|(?:strict|press|news|media)\\s+embargo|sous embargo(?: strict)?|bajo embargo|sotto embargo|sob embargo|onder embargo|embargo|sperrfrist)(?:\\s+(?:cop(?:y|ies)|story|release|material|against delivery|on delivery))?`,
    ),
    needs: 'end',
  },
  {
    words: pattern(
      `(?:this|these|the (?:following|attached|enclosed)|all|attached|following|below)\\s+(?:(?:is|are)\\s+)?(?:(?:[\\p{L}']+\\s+){0,4}?${STORY}\\s+)?(?:is|are|remains?|must remain)\\s+(?:strictly\\s+|under\\s+(?:a\\s+)?(?:strict\\s+)?|subject to\\s+(?:an?\\s+)?(?:strict\\s+)?)?embargo(?:ed)?`,
    ),
    needs: 'anything',
  },
  {
    words: pattern(
      `(?:the|all|any|our|your|everything)\\s+(?:[\\p{L}']+\\s+){0,3}?(?:${STORY}\\s+)?(?:(?:above|below|attached|enclosed|herein|here|in (?:this|the) (?:release|document|report|email|story))\\s+)?(?:is|are|remains?|must remain)\\s+(?:strictly\\s+)?(?:embargoed|under (?:an?\\s+)?(?:strict\\s+)?embargo)\\s+(?:until|till?|to|for)`,
    ),
    needs: 'time',
  },
  {
    words: pattern(
      `(?:(?:this|the|our|attached)\\s+)?${STORY}\\s+(?:is|are)\\s+(?:strictly\\s+|only\\s+)?for\\s+${uses(USE)}\\s+(?:only\\s+)?(?:on|from|after|at|not before)`,
    ),
    needs: 'time',
  },
  {
    words: pattern(
      `(?:(?:this|these|the (?:following|attached|enclosed)|all|attached)\\s+(?:[\\p{L}']+\\s+){0,3}?${STORY}|this|it|the (?:following|above))\\s+(?:must|may|should|can|is|are|shall)\\s?(?:not|n't)\\s+(?:yet\\s+)?(?:be\\s+|to be\\s+|for\\s+){0,2}${uses(USE)}\\s*[,–—-]?\\s*(?:[\\p{L}']+\\s+){0,4}?${BEFORE}`,
    ),
    needs: 'event',
  },
  {
    words: pattern(
      `(?:(?:moved|sent|filed|transmitted|issued|released) in advance(?:\\s+and|,|;)?\\s+)?(?:strictly\\s+)?not\\s+(?:(?:be|to be|for|intended for|cleared for|authori[sz]ed for)\\s+){1,3}${uses(USE)}\\s*[,–—-]?\\s*(?:anywhere\\s+|in any form\\s+)?${BEFORE}`,
    ),
    needs: 'anything',
  },
  { words: pattern(`(?:strictly\\s+)?not\\s+(?:yet\\s+)?(?:for|to be|cleared for)\\s+${uses(STRONG_USE)}(?:\\s+yet)?`), needs: 'end' },
  {
    words: pattern(
      `(?:do not|don't|must not|may not|cannot|can't|please refrain from|never)\\s+(?:be\\s+)?${uses(STRONG_USE)}(?:\\s+or\\s+(?:otherwise\\s+)?use)?\\s*[,–—-]?\\s*${OBJECT}${BEFORE}`,
    ),
    needs: 'anything',
  },
  { words: pattern(`(?:do not|don't)\\s+${uses(STRONG_USE)}(?:\\s+(?:this|the)\\s+${STORY})?(?:\\s+yet)?`), needs: 'end' },
  {
    words: pattern(`(?:do not|don't|must not|may not)\\s+(?:be\\s+)?${uses(USE)}\\s*[,–—-]?\\s*(?:(?:[\\p{L}']+\\s+){0,6}?${BEFORE})`),
    needs: 'time',
  },
  { words: pattern(`no\\s+${uses(STRONG_USE)}\\s+${BEFORE}`), needs: 'event' },
  { words: pattern(`nothing\\s+(?:is\\s+|may\\s+|to\\s+){0,2}be\\s+${uses(USE)}\\s+${BEFORE}`), needs: 'event' },
  { words: pattern(`no\\s+use\\s+${BEFORE}`), needs: 'event' },
  {
    words: pattern(
      `(?:${uses(STRONG_USE)})\\s+(?:is\\s+)?(?:strictly\\s+)?(?:prohibited|forbidden|not (?:permitted|allowed|authori[sz]ed))\\s+${BEFORE}`,
    ),
    needs: 'event',
  },
  { words: pattern('not\\s+(?:before|until|till)'), needs: 'time', isLineStart: true },
  { words: pattern('(?:on\\s+)?hold(?:ing)?\\s+(?:for\\s+(?:release|publication)|all use)'), needs: 'anything' },
  { words: pattern("(?:on\\s+)?hold(?:ing)?\\s+(?:this\\s+)?(?:story\\s+|copy\\s+)?(?:until|till?|'til|for)"), needs: 'event' },
  { words: pattern(`hold(?:ing)?\\s+(?:this|the|these)\\s+(?:one|${STORY})\\s+(?:until|till?|'til)`), needs: 'anything' },
  {
    words: pattern(`for\\s+immediate\\s+${uses(USE)}\\s+(?:only\\s+)?(?:after|from|not before|on or after|no earlier than)`),
    needs: 'time',
  },
  { words: pattern(`to\\s+be\\s+${uses(STRONG_USE)}\\s+(?:only\\s+)?(?:on|at)`), needs: 'hour' },
  {
    words: marked(
      '(?:for|moved for)\\s+(?:[\\p{L}]+\\s+){0,2}?(?:release|publication)\\s*:(?!\\s*(?:immediate|now|at once|upon|on receipt|sofort))',
    ),
    needs: 'anything',
  },
  {
    words: pattern(
      `(?:for|moved for)\\s+(?:embargoed\\s+)?(?:(?:ams?|pms?|weekend|(?:sun|mon|tues|wednes|thurs|fri|satur)day)\\s+(?=release|use|publication|ams?|pms?))?(?:${uses(USE)}|ams?|pms?)(?!\\s+(?:until|till?|through|before)(?![\\p{L}]))(?:\\s+(?:of|on or after|not before|no earlier than|only after|after|at|on|from|upon))?`,
    ),
    needs: 'time',
  },
  {
    words: pattern('for\\s+(?:release|publication|use)\\s+(?:on|upon|after|at)\\s+(?:the\\s+)?(?:delivery|conclusion|completion|start)'),
    needs: 'anything',
  },
  {
    words: pattern(
      '(?:can|may|to|will)\\s+(?:only\\s+)?be\\s+(?:published|used|released|reported|broadcast)\\s+(?:only\\s+)?(?:from|after|at|on or after)',
    ),
    needs: 'hour',
  },
  {
    words: pattern(
      '(?:(?:release time|time of release)(?=\\s+\\d)|(?:publish|release|usable|use|release(?:\\s+(?:date|time))|time of release)\\s*(?:only\\s+)?(?::|at|after|from|on or after|not before|no earlier than|no sooner than))',
    ),
    needs: 'hour',
  },
  {
    words: pattern(
      'adv(?:ance)?\\.?(?:\\s+(?:copy|story))?(?:\\s+for)?(?:\\s+(?:use|release|publication|print|ams?|pms?|editions?)\\s?,?)?(?:\\s+(?:on|of|in))?',
    ),
    needs: 'time',
  },
  { words: pattern('adv\\s?\\d{1,2}(?:\\s?[-–/]\\s?\\d{1,2})?'), needs: 'end' },
  { words: pattern(`adv\\s?\\d{1,2}(?:\\s?[-–/]\\s?\\d{1,2})?\\s+for\\s+${USE}`), needs: 'anything' },
  { words: pattern('check against delivery'), needs: 'end' },
  {
    words: pattern(
      `(?:do not|don't)\\s+(?:${USE})\\s+(?:[\\p{L}']+\\s+){0,4}?${BEFORE}\\s+(?:further notice|(?:it is |you are |we |the desk )?(?:cleared|told|advised|notified|instructed|approved|confirmed|say so|says so))`,
    ),
    needs: 'anything',
  },
  { words: pattern("(?:to|must|should) be (?:held|kept back|withheld)(?:\\s+(?:back|over))?\\s+(?:until|till?|'til|for)"), needs: 'event' },
  { words: pattern('(?:moved|sent|filed|transmitted|issued) in advance(?:\\s+(?:for|of))?'), needs: 'time' },
  { words: marked('hold\\s*:(?:\\s*(?:for|until|till?)(?![\\p{L}]))?'), needs: 'time' },
  {
    words: marked(
      '(?:publication|publishing|broadcast)(?:\\s+(?:date|time))?\\s*:\\s*(?:not|no earlier|no sooner|only)\\s+(?:before|until|till?|than|after|from)',
    ),
    needs: 'time',
  },
  { words: pattern('release at will (?:after|from|at|on)'), needs: 'time' },
  { words: pattern('(?:strictly\\s+)?not\\s+(?:yet\\s+)?(?:for|to be|cleared for)\\s+(?:use|used)(?:\\s+yet)?'), needs: 'end' },
];

/** Written in capitals only. */
export const EMBARGO_CAPITALS: readonly { words: RegExp; needs: Needs }[] = [
  // "First draft" in small letters is a heading as well.
  { words: /(?:FIRST|WORKING) DRAFT(?![\p{L}\p{N}])/uy, needs: 'end' },
  { words: /HFR(?![\p{L}\p{N}])/uy, needs: 'anything' },
  { words: /DRAFT(?: COPY| STORY| ARTICLE| VERSION| ONLY)?(?=\s*[:\])|*]|\s+[-–—]{1,3}\s)/uy, needs: 'anything' },
  { words: /(?:SPIKED|DRAFT|UNEDITED(?: COPY)?)(?=\s*[\])|*]|\s*(?:\n|$))/uy, needs: 'alone' },
  { words: /(?:STRICTLY |STRICT |UNDER |PRESS |NEWS |MEDIA )?EMBARGO(?:ED)?(?=\s+[-–—]{1,3}\s|\s*[|)\]*])/uy, needs: 'anything' },
];

/** What says that there is none, or none any more. */
export const NO_EMBARGO =
  /^[\s"'(:,–—-]*(?:no|none|nil|n\/?a|not applicable|not embargoed|false|off|lifted|removed|over|expired|ended|passed|cancelled|immediate(?:ly)?|now|upon receipt|on receipt|free|keine?r?|aufgehoben|abgelaufen|entfällt|sofort|aucun|aucune|levé|néant|ninguno|sin|no hay|levantado|nenhum|nessuno|geen|ingen|нет|[-–—]{1,3})(?:\s+(?:embargo|is set|applies|given|sperrfrist))?[\s"')\].!–—-]*$/iu;
export const LIFTED =
  /(?:the\s+)?(?:embargo|sperrfrist)\s+(?:is\s+|has\s+been\s+|has\s+|was\s+|now\s+){0,3}(?:lifted|over|expired|ended|removed|off|passed|aufgehoben|abgelaufen|entfällt|levé|levantado)/iy;
/** Words after "until" that are no time and yet name the end of an embargo. */
export const EVENT =
  /^\s*(?:(?:the|his|her|their|its|our|official|formal|after|la|le|el|der|die|das|du|de|zum|auf|den)\s+){0,3}(?:[\p{L}']+\s+){0,2}?(?:publication|published|delivery|delivered|speech|further notice|notice|release[ds]?|announce(?:ment|d)|markets? clos|clos(?:e|ing)|conference|event|launch|broadcast|kick|start|end|advised|notified|cleared|confirmation|approval|midnight|noon|morning|evening|tonight|tomorrow|today|then|weiteres|widerruf|beginn|rede|ende|veröffentlichung|nouvel ordre|nouvel avis|novo aviso|videre|vidare|discours|nuevo aviso|discurso|nuovo avviso|nader order|medianoche|minuit|mitternacht|mezzanotte|\p{Lu}{2,4}\s+hours)/iu;
