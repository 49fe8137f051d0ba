// Plain text as HTML. Pure.

/** Plain text as paragraphs: HTML would join them. They are apart by a blank line, or by a line break where there is no blank line. HTML stays as it
 *  is. */
export function withParagraphs(text: string): string {
  if (!/[\n\r]/.test(text) || /<[a-z!/?]/i.test(text)) return text;
  const lines = text.trim().replace(/\r\n?/g, '\n').split('\n');
  const isApart = lines.some((line) => line.trim() === '');
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '' || !isApart) paragraphs.push([]);
    if (line.trim() !== '') paragraphs.at(-1)?.push(line.trim());
  }
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => `<p>${paragraph.join(' ')}</p>`)
    .join('');
}
