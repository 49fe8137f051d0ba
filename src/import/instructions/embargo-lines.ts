// Lines that are an instruction as a whole: "Available for use from 6 a.m. Sunday", "For Monday's papers", "On hold". Pure. Within a sentence their words
// are prose, so nothing else may be in the line.
import { BEFORE, type EmbargoWords, marked, pattern, TILL, USE } from './embargo-words.ts';

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
/** "Please respect", in the languages of the agencies. */
const ASK =
  "(?:(?:we (?:would )?ask (?:you to|that you|you) )?(?:please |kindly )?(?:respect|observe|note|mind|honou?r)|(?:please|kindly)|subject to|(?:merci|prière) (?:de|d')\\s?(?:bien vouloir )?(?:respecter|noter)|veuillez (?:respecter|noter)|(?:beachten )?sie|(?:es )?gilt|se ruega respetar|rogamos respeten|por favor,? respeten|favor respeitar|si prega di rispettare|gelieve|respecteer|vorab|vänligen respektera|venligst overhold)";
const THE = "(?:(?:the|our|this|an?|l'|le|cet|el|o|het|die|der|das|den|dit|lo|il)\\s?(?:(?:strict|following|press|news)\\s+){0,2})?";
const EMBARGO = '(?:embargo|embargad[oa]|sperrfrist|sperrvermerk|gesperrt)';
const FORM = '(?:\\s+(?:date|time|strict|absolu|total|of|on|du|de|del|at|bis|until|till?|zum|am|beachten|terms)|\\s*[:;=(,–—-]){0,4}';
const READY =
  '(?:(?:only|strictly|cleared|available|free|ready|approved|authori[sz]ed|usable|intended|set|due|the following is|this is|now)\\s+){0,3}';
/** "For use until 30 December" is the end of a licence. */
const NOT_UNTIL = '(?!\\s+(?:until|till?|through|before|to|bis|hasta|tot)(?![\\p{L}]))';
const FROM = '(?:\\s+(?:on or after|no earlier than|not before|only|from|after|on|at|as of|as from|in|by)){0,3}';

export const EMBARGO_LINES: readonly EmbargoWords[] = [
  { words: pattern(`${ASK}\\s*[–—-]?\\s*${THE}${EMBARGO}${FORM}`), needs: 'line' },
  { words: pattern(`${EMBARGO}(?:\\s+(?:date|time|strict|absolu|total|copy|until|till?|bis))?(?:\\s*[;=(,:])?`), needs: 'line' },
  { words: marked(`${EMBARGO}(?:\\s+beachten)?\\s*[;=(,:]`), needs: 'line' },
  { words: pattern(`${READY}(?:for|to be|to)\\s+(?:general\\s+|onward\\s+)?${USE}${FROM}${NOT_UNTIL}`), needs: 'line' },
  { words: pattern(`(?:available|cleared|usable|free)(?:\\s+(?:for|to)\\s+${USE})?${FROM}${NOT_UNTIL}`), needs: 'line' },
  { words: pattern(`(?:goes|go|going)\\s+(?:live|online|out)${FROM}`), needs: 'line' },
  { words: pattern('live\\s+(?:from|at|on)'), needs: 'line' },
  { words: pattern(`(?:publish|release|use)(?!\\s+by\\s)${FROM}${NOT_UNTIL}`), needs: 'line' },
  { words: pattern(`(?:strictly\\s+)?(?:confidential|restricted|private|internal|secret|not for sharing)\\s+${TILL}`), needs: 'line' },
  {
    words: pattern(
      `(?:strictly\\s+)?(?:confidential|restricted|private|internal|secret|not for sharing)\\s+${TILL}\\s+(?:its\\s+|the\\s+)?(?:publication|delivery|release|launch|announcement|further notice)`,
    ),
    needs: 'end',
  },
  { words: pattern(`(?:do not|don't)\\s+${USE}(?:\\s+(?:or|and)\\s+${USE}){0,3}\\s+${BEFORE}`), needs: 'line' },
  {
    words: pattern(
      `(?:(?:save|saved|keep|kept|held|planned)\\s+)?for\\s+(?:use\\s+in\\s+|the\\s+)?${DAY}(?:'?s)?\\s+(?:(?:news)?papers?|editions?|ams?|pms?|print)(?:\\s+only)?`,
    ),
    needs: 'end',
  },
  { words: pattern(`(?:the\\s+)?${DAY}(?:'?s)?\\s+(?:(?:news)?papers?|editions?)\\s+only`), needs: 'end' },
  { words: pattern('(?:on\\s+)?hold(?:[\\s,!*-]+hold){0,4}'), needs: 'alone' },
  { words: pattern('not\\s+(?:yet\\s+)?(?:released|cleared|legalled|approved|for release|for publication)(?:\\s+yet)?'), needs: 'alone' },
  { words: pattern("(?:do not|don't)\\s+(?:publish|release|broadcast)(?:\\s+yet)?"), needs: 'alone' },
  { words: pattern('(?:(?:rough|early|unedited)\\s+draft|draft\\s+(?:copy|story|article|version|only))'), needs: 'alone' },
  {
    words: pattern(
      `(?:(?:(?:first|rough|working|early)\\s+)?draft|work in progress|wip|unedited)(?:\\s*[,;–—-]\\s*|\\s+)(?:please\\s+)?(?:do not|don't|not)\\s+(?:yet\\s+)?(?:for\\s+)?${USE}`,
    ),
    needs: 'anything',
  },
  { words: pattern('(?:para|por)\\s+(?:publicar|publicación|difusión)(?:\\s+(?:a partir del?|el|desde el))?'), needs: 'line' },
  {
    words: pattern(
      '(?:vrij|free|frei|fri|libre)\\s+(?:voor|für|til|till|para)\\s+(?:publicatie|gebruik|veröffentlichung|offentliggørelse|publisering|publicering|publicación)(?:\\s+(?:vanaf|op|ab|am|fra|från|den))?',
    ),
    needs: 'line',
  },
  {
    words: pattern('(?:til|till)\\s+(?:offentliggørelse|publisering|publicering)(?:\\s+(?:den|fra|från|tidligst|tidigast))?'),
    needs: 'line',
  },
  {
    words: pattern(
      '(?:får|kan|må)\\s+(?:publiceras|publiseres|publiceres|offentliggøres|bringes|användas|brukes|bruges)\\s+(?:först|først|tidligst|tidigast)',
    ),
    needs: 'line',
  },
  {
    words: pattern(
      '(?:ikke|inte|ej|niet)\\s+(?:for|til|för|voor)\\s+(?:publisering|publicering|offentliggørelse|publicatie)\\s+(?:før|före|innan|voor|vóór)',
    ),
    needs: 'line',
  },
  { words: pattern('(?:publicatie|verspreiding|gebruik)\\s+(?:niet|pas|vanaf)(?:\\s+(?:voor|vóór|vanaf|op))?'), needs: 'line' },
  {
    words: pattern(
      '(?:diffusione|pubblicazione|divulgazione)\\s+(?:vietata|non consentita|consentita)\\s+(?:prima|dopo|fino|solo)(?:\\s+(?:di|del|dal|a))?',
    ),
    needs: 'line',
  },
];
