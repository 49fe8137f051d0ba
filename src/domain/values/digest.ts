// SHA-256, where a digest is the point: of agreements, notices, texts and what an answer depends on.

/** Lower-case hexadecimal, of the UTF-8. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
