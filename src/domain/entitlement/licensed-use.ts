// Tells whether an agreement covers a use of copy: the second half of a decision. Pure.
import type { Agreement } from '../agreements/agreement.ts';
import { type AiUse, type Channel, MODIFICATIONS, type Modification } from '../agreements/choices.ts';
import { isListed } from '../agreements/include-exclude.ts';
import { territorySchema } from '../agreements/territory.ts';

/** The use of copy that a partner asks about. A pull names no use and is decided by the agreement alone. */
export interface Use {
  channel?: Channel | undefined;
  domain?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  territory?: string | undefined;
  ai?: AiUse | undefined;
  modification?: Modification | undefined;
  /** The key has the scope `embargoed`. */
  embargoed: boolean;
}

/** The reason why an agreement does not cover a use. */
export type UnlicensedUse = 'channel' | 'domain' | 'territory' | 'ai-use' | 'modification';

/** Lists all reasons against a use. The list is empty if the agreement grants the use, and for a pull. */
export function unlicensedUses(terms: Agreement, { channel, domain, territory, ai, modification }: Use): UnlicensedUse[] {
  // A use that names only a domain is a use on the web.
  const wanted = channel ?? (domain === undefined ? undefined : 'web');
  const against: [UnlicensedUse, boolean][] = [
    ['channel', wanted !== undefined && !terms.channels.includes(wanted)],
    ['domain', domain !== undefined && !terms.domains.some((name) => isWithin(domain, name))],
    ['territory', territory !== undefined && !isCovered(terms, territory)],
    ['ai-use', ai !== undefined && !terms.ai[ai]],
    ['modification', modification !== undefined && !includesModification(terms, modification)],
  ];
  return against.flatMap(([reason, applies]) => (applies ? [reason] : []));
}

/** A territory that is not a country code is refused. */
function isCovered({ territories }: Agreement, territory: string): boolean {
  const code = territorySchema.safeParse(territory);
  return code.success && isListed(territories, [code.data]);
}

/** The domain may be written in capitals and with a final dot (RFC 4343, RFC 1034 §3.1). */
function isWithin(domain: string, name: string): boolean {
  const written = domain.toLowerCase().replace(/\.$/, '');
  return written === name || written.endsWith(`.${name}`);
}

/** Each modification includes those before it in MODIFICATIONS. */
function includesModification({ modification }: Agreement, wanted: Modification): boolean {
  return MODIFICATIONS.slice(0, MODIFICATIONS.indexOf(modification) + 1).includes(wanted);
}
