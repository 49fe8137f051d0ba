// YAML as people write it by hand and as libyaml reads it, where YAML 1.2 asks for an indentation. Pure.

/** The same document with two spaces before lines at the margin that continue quoted text or a list in brackets, and with spaces for leading tabs.
 *  Such an indentation has no meaning there (YAML 1.2 §7.3, §7.4). For documents that could not be parsed as they are. */
export function indented(yaml: string): string {
  const lines: string[] = [];
  let open = '';
  for (const raw of yaml.split('\n')) {
    const line = raw.replace(/^[ \t]*\t[ \t]*/, (lead) => lead.replaceAll('\t', '  '));
    lines.push(open !== '' && /^\S/.test(line) ? `  ${line}` : line);
    open = openAfter(line, open);
  }
  return lines.join('\n');
}

/** The quotation mark or brackets that are open at the end of a line. A quotation mark opens only where a value begins. */
function openAfter(line: string, before: string): string {
  let open = before;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    const last = open.at(-1) ?? '';
    if (last === '"' && character === '\\') at += 1;
    else if (last === "'" && character === "'" && line[at + 1] === "'") at += 1;
    else if (last === '"' || last === "'") open = character === last ? open.slice(0, -1) : open;
    else if (character === '#' && /^(?:.*\s)?$/.test(line.slice(Math.max(0, at - 1), at))) return open;
    else if (isOpening(character) && beginsValue(line, at, open)) open += character;
    else if ((character === ']' || character === '}') && open !== '') open = open.slice(0, -1);
  }
  return open;
}

function isOpening(character: string): boolean {
  return character === '"' || character === "'" || character === '[' || character === '{';
}

/** After a colon, a dash, a comma or a bracket, with or without spaces between. */
function beginsValue(line: string, at: number, open: string): boolean {
  const before = line.slice(Math.max(0, at - 40), at).trimEnd();
  return before === '' ? open !== '' || at === 0 : /(?:[:?[{,]|^-|\s-)$/.test(before);
}
