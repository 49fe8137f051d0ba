// Plain text that is pasted. Each of its lines becomes a paragraph, so the lines that a mail program has broken are put together first. Pure.

/** Lines that are shorter were ended by a person. */
const SHORTEST_BROKEN_CHARACTERS = 45;
/** A list, a quotation of a mail, or a signature begins a line of its own. */
const BEGINS = /^\s*(?:[-–—*•>]|\d+[.)]\s)/;

/** Text without a blank line has a paragraph a line already. */
export function withoutBrokenLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  if (!lines.some((line) => line.trim() === '')) return text;
  let joined = '';
  for (const [index, line] of lines.entries()) {
    const former = lines[index - 1]?.trim() ?? '';
    const goesOn = former.length >= SHORTEST_BROKEN_CHARACTERS && line.trim() !== '' && !BEGINS.test(line);
    joined += index === 0 ? line : `${goesOn ? ' ' : '\n'}${line.trim()}`;
  }
  return joined;
}
