// Shortens a text that may repeat a caller's input. Pure.

/** Bytes of an escaped control character or lone surrogate in JSON. No UTF-16 unit takes more. */
const ESCAPE_BYTES = 6;

/** Returns the text; if it takes more than `bytes` in JSON, the part that does not, with an ellipsis. */
export function cutText(text: string, bytes: number): string {
  if (text.length * ESCAPE_BYTES <= bytes) return text;
  let left = bytes;
  let end = 0;
  for (const character of text) {
    left -= jsonBytes(character.codePointAt(0) ?? 0);
    if (left < 0) return `${text.slice(0, end)}…`;
    end += character.length;
  }
  return text;
}

function jsonBytes(code: number): number {
  if (code < 0x20 || (code >= 0xd800 && code < 0xe000)) return ESCAPE_BYTES;
  if (code < 0x80) return code === 0x22 || code === 0x5c ? 2 : 1;
  return code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
