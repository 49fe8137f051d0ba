// The token in every form of the console: a MAC over the session, so that only a page which was made for this session can change anything.
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { isSecretEqual, mintingPepper, signed } from './signed-token.ts';

/** The same for all forms of a session. `sessionHash` is the hash of its cookie. */
export async function formTokenOf(env: Host, sessionHash: string): Promise<string> {
  return (await signed(`form_${sessionHash}`, mintingPepper(peppersOf(env)))).slice(`form_${sessionHash}_`.length);
}

/** Tells whether a form was made for the session, under any pepper that is still known. */
export async function isFormOf(env: Host, sessionHash: string, given: string): Promise<boolean> {
  for (const pepper of peppersOf(env)) {
    const expected = (await signed(`form_${sessionHash}`, pepper)).slice(`form_${sessionHash}_`.length);
    if (await isSecretEqual(given, expected)) return true;
  }
  return false;
}
