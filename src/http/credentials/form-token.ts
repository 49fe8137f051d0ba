// The token in every form of the console: a MAC over the session or, with Cloudflare Access, over the person, so that only a page
// which was made for them can change anything.
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { isSecretEqual, mintingPepper, signed } from './signed-token.ts';

/** The same for all forms of a session or a person. */
export async function formTokenOf(env: Host, of: string): Promise<string> {
  return (await signed(`form_${of}`, mintingPepper(peppersOf(env)))).slice(`form_${of}_`.length);
}

/** Tells whether a form was made for the session or the person, under any pepper that is still known. */
export async function isFormOf(env: Host, of: string, given: string): Promise<boolean> {
  for (const pepper of peppersOf(env)) {
    const expected = (await signed(`form_${of}`, pepper)).slice(`form_${of}_`.length);
    if (await isSecretEqual(given, expected)) return true;
  }
  return false;
}
