// Lists of articles as the desk asks for them: the default, each filter by itself, the other orders, and words that many or few articles have.

/** The first filled article is of hours ago; a day in the past has twenty articles an hour. */
const DAY = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** Each with its query. */
export const LISTS: readonly (readonly [string, string])[] = [
  ['no filter', ''],
  ['published', 'state=published'],
  ['scheduled', 'state=scheduled'],
  ['held', 'state=held'],
  ['withdrawn', 'state=withdrawn'],
  ['expired', 'state=expired'],
  ['usable by the older filter', 'status=usable'],
  ['under embargo by the older filter', 'status=embargoed'],
  ['a section', 'section=section-7'],
  ['a subject', 'subject=topic'],
  ['an author', 'author=ada-lund'],
  ['a source', 'source=wire%20agency'],
  ['the beginning of the name of a subject', 'subject=top&byWords=true'],
  ['the beginning of the name of an author', 'author=lun&byWords=true'],
  ['the beginning of the name of a source', 'source=agen&byWords=true'],
  ['a day', `from=${DAY}&to=${DAY}`],
  ['a day and later', `from=${DAY}`],
  ['a day and earlier', `to=${DAY}`],
  ['newest published', 'sort=newest'],
  ['oldest published', 'sort=oldest'],
  ['a word that all have', 'q=harbour'],
  ['the beginning of a word that all have', 'q=harb'],
  ['two words that all have', 'q=harbour%20quay'],
  ['a word that one in a thousand has', 'q=rare7&limit=20'],
];
