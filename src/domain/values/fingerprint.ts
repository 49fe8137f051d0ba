// A short name for a long text: no secret, only for distinguishing two texts. Pure.

/** FNV-1a of the UTF-8, six hexadecimal digits. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').slice(0, 6);
}
