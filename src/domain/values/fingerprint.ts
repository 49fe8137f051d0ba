// A short name for a long text, to tell texts apart. It is not a cryptographic hash. Pure.

/** Returns the first six hexadecimal digits of the FNV-1a hash of the text in UTF-8. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').slice(0, 6);
}
