// SHA-256 of agreements, notices, texts, sources and everything that an answer depends on.

/** Lower-case hexadecimal; of a text, the digest of its UTF-8. */
export async function sha256Hex(source: string | Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', typeof source === 'string' ? new TextEncoder().encode(source) : source));
}

// Bytes as text.
const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes in lower-case hexadecimal. */
export function hex(bytes: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += DIGITS[byte];
  return text;
}
