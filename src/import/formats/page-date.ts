// When a page says that it was published: in <meta>, in microdata, in <time>, and last in what it shows beside its heading and in its address.
// Pure. The first of these that can be read counts.
import { msOf } from '../../domain/values/instant.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { namesLaterYear } from '../instructions/publication-date.ts';
import type { Found } from '../partial-article.ts';
import { statedDate } from '../stated-date.ts';
import { isByline, readByline } from '../text/byline.ts';
import { type Calendar, type When, whenOf } from '../text/dates.ts';
import { attribute, type Element, elementsIn, isElement, type Node, type Parent, shortTextOf, textOf } from './html-tree.ts';
import { linesBesideHeading, linesIn, partsOf } from './page-lines.ts';
import { type Metas, type PageHead, propertyOf } from './page-meta.ts';
import { isOfOthers } from './page-others.ts';

/** Names of <meta>, of which only the letters count. The first ones are the usual ones. */
const USUAL = ['articlepublishedtime', 'articlepublished', 'datepublished', 'date', 'dcdate', 'dcdateissued', 'pubdate'];
/** Of the day on which somebody began to write, which may be long before. It counts where the page shows no date of publication. */
const CREATED = ['dctermscreated', 'dcdatecreated', 'createat'];
const NAMES =
  /(?:publish(?:ed)?(?:time|date|at|on)|published|pubdate|pdate|publicationdate|publication|datepublished|publisheddate|dateissued|dateoriginal|postdate|dcdate|dctermsdate|sailthrudate|citationdate)$/;
const OTHER_NAMES = /unpubli|modif|updat|expir|end/;
const MOST_TRIED = 50;

/** The date that the page states for programs. */
export function fillStatedDate({ page, metas }: Omit<PageHead, 'headline'>, found: Found, options: ReadingOptions): void {
  const calendar = calendarOf(found, options);
  const texts = [...inMetas(metas, USUAL), ...inElements(page, 'published'), ...inMetas(metas), ...inElements(page)];
  for (const text of texts.slice(0, MOST_TRIED)) {
    if (found.published === undefined && isDated(found, options)) return;
    const when = found.published?.hasHour === true ? undefined : statedDate(text, calendar, found);
    if (found.published === undefined || (when !== undefined && isHourOf(found.published, when))) found.published = when;
  }
}

const ABOUT_HALF_A_DAY_MS = 14 * 3_600_000;

/** The same day, with its hour. */
function isHourOf(day: When, { instant, hasHour }: When): boolean {
  return hasHour && Math.abs(msOf(instant) - msOf(day.instant)) < ABOUT_HALF_A_DAY_MS;
}

/** A stated date that nobody can read and that is in a year to come holds the copy: no other date replaces it. */
function isDated({ published, unreadDate }: Found, { now }: ReadingOptions): boolean {
  return published !== undefined || (unreadDate !== undefined && namesLaterYear(unreadDate.text, now));
}

/** `usual`: the names to look for, in this order; absent: all that name a publication. */
function inMetas(metas: Metas, usual?: readonly string[]): string[] {
  const named = [...metas].map(([name, values]) => ({ name: name.replace(/[^a-z\d]+/g, ''), values }));
  const chosen =
    usual?.flatMap((wanted) => named.filter(({ name }) => name === wanted)) ??
    named.filter(({ name }) => NAMES.test(name) && !OTHER_NAMES.test(name));
  return chosen.flatMap(({ values }) => values);
}

/** `'published'`: only what microdata or a class marks as the date of publication. */
function inElements(page: Parent, which?: 'published'): string[] {
  const elements = [...elementsIn(page)];
  const marked = elements.filter((element) => words(element, 'itemprop').includes('datepublished'));
  const times = elements.filter((element) => element.tagName === 'time' && !isOfUpdate(element));
  const dated = [...marked, ...times.filter((time) => which === undefined || isOfPublication(time))];
  const own = dated.filter((element) => !isOfOthers(element));
  return (own.length > 0 ? own : dated.filter((element) => !isOfOthers(element, false))).flatMap((element) => propertyOf(element) ?? []);
}

function isOfPublication(element: Element): boolean {
  return attribute(element, 'pubdate') !== undefined || /publi|pubdate|posted|entry-date/i.test(classesOf(element));
}

function isOfUpdate(element: Element): boolean {
  return words(element, 'itemprop').includes('datemodified') || (/updat|modif/i.test(classesOf(element)) && !isOfPublication(element));
}

/** Some themes have no other date. */
function updatesIn(page: Parent): string[] {
  const times = [...elementsIn(page, 'time')].filter((time) => /(?:^|\s)updated(?:\s|$)/.test(classesOf(time)) && !isOfOthers(time));
  return times.flatMap((time) => propertyOf(time) ?? []).slice(0, MOST_TRIED);
}

/** The date that the page shows. One to come may be that of an event, so it counts only in an element that is named for publication. */
export function fillShownDate({ page, metas, headline }: PageHead, found: Found, options: ReadingOptions): void {
  if (isDated(found, options)) return;
  const calendar = calendarOf(found, options);
  const { beside, named, dated } = shownLines(page, headline);
  const whens = (lines: readonly string[]) =>
    lines.flatMap((line) => dateIn(line, calendar, options) ?? []).filter(({ hasYear }) => hasYear);
  const isPast = ({ instant }: When) => msOf(instant) <= msOf(options.now);
  const published = whens(named);
  found.published =
    published.find(isPast) ??
    inMetas(metas, CREATED).flatMap((text) => statedDate(text, calendar, found) ?? [])[0] ??
    whens([...beside, ...dated]).find(isPast) ??
    published[0] ??
    whens(updatesIn(page)).find(isPast);
}

/** Sites put the day into the address of an article. */
export function fillDateOfAddress(found: Found, options: ReadingOptions): void {
  const path = isDated(found, options) || found.base === undefined ? undefined : URL.parse(found.base)?.pathname;
  const [, year, , month, , day] = /[/_-]((?:19|20)\d{2})([/-]?)(\d{1,2})(\2)(\d{1,2})(?=[/_.-]|$)/.exec(path ?? '') ?? [];
  if (year === undefined) return;
  const when = whenOf(`${year}-${month}-${day}`, calendarOf(found, options));
  if (when === undefined || msOf(when.instant) > msOf(options.now)) return;
  found.published = when;
  found.remarks.push(`Dated ${when.instant.slice(0, 10)} by its address.`);
}

function calendarOf({ language }: Found, { publisher, now }: ReadingOptions): Calendar {
  return { timeZone: publisher.timeZone, now, language };
}

interface Shown {
  /** Of elements that are named for publication. */
  named: string[];
  /** Of other elements that are named for a date or a time. */
  dated: string[];
  beside: string[];
}

function shownLines(page: Parent, headline: string | undefined): Shown {
  const elements = [...elementsIn(page)].filter((element) => isDatedByName(classesOf(element)));
  const own = elements
    .slice(0, MOST_LOOKED_AT)
    .filter((element) => !isOfOthers(element) && shortTextOf(element, LONGEST_CHARS) !== undefined);
  const lines = (each: readonly Element[]) => each.slice(0, MOST_TRIED).flatMap((element) => [textOf(element), ...linesIn(element)]);
  return {
    named: lines(own.filter((element) => PUBLISHED.test(classesOf(element)))),
    dated: lines(own),
    beside: linesBesideHeading(page, headline)
      .filter(({ text, node }) => !UPDATED_LINE.test(text) && !isOtherDate(node))
      .map(({ text }) => text),
  };
}

const MOST_LOOKED_AT = 200;
const LONGEST_CHARS = 150;
/** In a class or an id. */
const DATED = /date|time(?!line|r)|publi|posted|fecha|datum|(?:^|[\s_-])(?:data|dato|created|submitted)(?:[\s_-]|$)/i;
const PUBLISHED = /publi|posted|pub-?date/i;
const UPDATED = /updat|modif/i;
const OTHER_DATES = /accessdate|today|clock|countdown|event|comment|tweet|reply|calendar|status-publish|bday|dtstart/i;

const UPDATED_LINE =
  /^(?:last |zuletzt |última |dernière )?(?:updat|modifi|aktualisier|actualiz|atualiz|mis(?:e)? à jour|aggiorna|bijgewerkt|最終更新|更新)/i;

/** What is around the line says that its date is another one. */
function isOtherDate(node: Node): boolean {
  let around: Node | null = node;
  for (let depth = 0; depth < 3 && around !== null; depth += 1) {
    const names = isElement(around) && around.tagName !== 'body' ? classesOf(around) : '';
    if (OTHER_DATES.test(names) || (UPDATED.test(names) && !PUBLISHED.test(names))) return true;
    around = 'parentNode' in around ? around.parentNode : null;
  }
  return false;
}

function isDatedByName(names: string): boolean {
  return DATED.test(names) && !OTHER_DATES.test(names) && (PUBLISHED.test(names) || !UPDATED.test(names));
}

function classesOf(element: Element): string {
  return `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 500);
}

function words(element: Element, name: string): string[] {
  return attribute(element, name)?.toLowerCase().split(/\s+/) ?? [];
}

/** A time of day in a zone that nobody can read, after the day. */
const UNREAD_TIME = /[\s,@–—-]{0,5}(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?[^\d]{0,20}$/i;
/** A day in figures, the year first, as East Asian pages write it beside the name of the source. */
const FIGURES =
  /(?<![\d/-])(?:19|20)\d{2}\s?(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|년\s?\d{1,2}\s?월\s?\d{1,2}\s?일)(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?)?(?![\d/-])/u;
const SHORT_CHARS = 60;

/** The date of a line that is a date, or in which signs, a byline or a source separate one from the rest. */
function dateIn(line: string, calendar: Calendar, { publisher }: ReadingOptions): When | undefined {
  const parts = [line, ...partsOf(line)];
  for (const part of parts) {
    const when = isByline(part, calendar) ? readByline(part, publisher, calendar).when : whenOf(part, calendar);
    if (when !== undefined) return when;
  }
  const [figures] = line.length <= SHORT_CHARS && !/[.!?。]$/u.test(line) ? (FIGURES.exec(line) ?? []) : [];
  if (figures !== undefined && !/\d/.test(line.replace(figures, ''))) return whenOf(figures, calendar);
  return parts.map((part) => whenOf(part.replace(UNREAD_TIME, ''), calendar)).find((when) => when !== undefined);
}
