// The title of a withdrawn article's stub: the note to readers, cut to what a list of headlines shows. Pure.

const STUB_TITLE_CHARS = 140;

export function stubTitle(note: string): string {
  if (note.length <= STUB_TITLE_CHARS) return note;
  // If there is no white space near the limit, the cut could split a surrogate pair.
  const cut = note
    .slice(0, STUB_TITLE_CHARS)
    .replace(/\s+\S*$/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}
