// base64url without padding (RFC 4648 §5). Only the canonical spelling is read (§3.5): with unused bits, padding or the other alphabet there
// would be many texts for one receipt, one cursor or one key. Pure.

/** Whole groups of four characters, then two or three of which the last has only zeros in its unused bits. */
const CANONICAL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

export function isBase64url(text: string): boolean {
  return CANONICAL.test(text);
}

/** `undefined` for any spelling but the canonical one. */
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
