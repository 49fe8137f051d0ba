// Paths of the service that are not for readers: those of desks, of people at the console and of partners. Pure.

const PRIVATE = /^\/(?:console|desk|v1|f)(?:\/|$)/i;

/** Tells whether a path is for desks, partners or the console, in any case and however it is percent-encoded. */
export function isPrivatePath(path: string): boolean {
  return PRIVATE.test(path.replace(/%([0-9a-f]{2})/gi, (_octet, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
}
