// Codes of the countries in which copy may be used. Pure.
import * as z from 'zod';

/** At most one for each two letters. */
const currentCodes = new Map<string, string>();

/** Each code is looked up once: Intl.Locale takes as long as the rest of an agreement, of which one may list two hundred. */
function currentCountry(code: string): string {
  const known = currentCodes.get(code);
  if (known !== undefined) return known;
  const current = new Intl.Locale(`und-${code}`).region ?? code;
  currentCodes.set(code, current);
  return current;
}

/** ISO 3166-1 alpha-2. A deprecated code is replaced by the current one: UK becomes GB. */
export const territorySchema = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => /^[A-Z]{2}$/.test(code), { error: 'must be a country code of two letters (ISO 3166-1), such as GB' })
  .transform(currentCountry);
