// base64url without padding (RFC 4648 §5). Only the canonical spelling is read (§3.5), because a receipt, cursor or key must have one spelling: not
// several that differ in unused bits, padding or alphabet. Pure.

/** Groups of four characters, and perhaps a last group of two or three characters whose unused bits are zero. */
const CANONICAL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

export function isBase64url(text: string): boolean {
  return CANONICAL.test(text);
}

/** Returns `undefined` if the spelling is not canonical. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!isBase64url(text)) return undefined;
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

export function encodeBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
