// The slug that the console suggests for a headline, as an import makes it.
import { sha256Hex } from '../../domain/values/digest.ts';
import { hasOtherLetters, latinSlug, type SpellLetters } from '../../domain/values/latin-slug.ts';
import { LETTERS_FILE, type LettersFile, spellingOf } from '../../domain/values/spelled-letters.ts';
import { ANY_ORIGIN } from '../responses/docs-file.ts';

/** Of a headline that cannot be spelled in Latin letters, one that says nothing. */
export async function suggestedSlug(env: Pick<Env, 'ASSETS'>, headline: string): Promise<string> {
  const spell = hasOtherLetters(headline) ? await readSpelling(env) : unspelled;
  return latinSlug(headline, spell) ?? `article-${(await sha256Hex(headline)).slice(0, 12)}`;
}

/** A deployment without the file still suggests a slug, which somebody can overwrite. */
async function readSpelling({ ASSETS }: Pick<Env, 'ASSETS'>): Promise<SpellLetters> {
  const answer = await ASSETS.fetch(`${ANY_ORIGIN}${LETTERS_FILE}`);
  return answer.ok ? spellingOf(await answer.json<LettersFile>()) : unspelled;
}

function unspelled(letters: string): string {
  return letters;
}
