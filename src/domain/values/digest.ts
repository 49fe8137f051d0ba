// SHA-256 in hexadecimal, for agreements, notices, texts and entity tags.

/** Returns the digest of bytes, or of a text in UTF-8, in lower-case hexadecimal. */
export async function sha256Hex(source: string | Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', typeof source === 'string' ? new TextEncoder().encode(source) : source));
}

/** The two digits of each byte. */
const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Writes bytes in lower-case hexadecimal. */
export function hex(bytes: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += DIGITS[byte];
  return text;
}
