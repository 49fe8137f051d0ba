// Two people have changed the settings from the same state: what the other one changed is found in the audit trail.
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import type { OtherChange } from '../../../pages/console/settings/publisher.tsx';
import { catalogueOf } from '../../isolate/stubs.ts';
import { differencesOf } from './fact-differences.ts';
import { changedFacts } from './publisher-difference.ts';

/** Changes of the settings that are looked at. */
const LOOKED_AT = 20;

interface Merged {
  /** What was typed, and the other's changes where nothing was typed. */
  publisher: Publisher;
  /** Absent: there are no settings. */
  current: { publisher: Publisher; etag: string } | undefined;
  other: OtherChange;
}

/** `base` names the settings that the form was made from (see `nameOf` in publisher.ts). */
export async function mergedWith(env: Env, typed: Publisher, base: string): Promise<Merged> {
  const [current, trail] = await Promise.all([
    catalogueOf(env).publisher(),
    catalogueOf(env).searchAudit({ action: 'publisher.change', limit: LOOKED_AT }),
  ]);
  if (current === undefined) return { publisher: typed, current, other: { who: [], differences: [] } };
  const names: string[] = [];
  for (const { who, before } of trail.entries) {
    if (!names.includes(who)) names.unshift(who);
    const former: unknown = before === undefined ? undefined : JSON.parse(before);
    if ((await sha256Hex(canonicalJson(former ?? null))) !== base) continue;
    const differences = differencesOf(changedFacts(former, current.publisher));
    return { publisher: merged(typed, former, current.publisher), current, other: { who: names, differences } };
  }
  return { publisher: typed, current, other: { who: [], differences: [] } };
}

/** A field in which nothing was typed has the other's value. Lists are one field each. */
function merged(typed: Publisher, former: unknown, current: Publisher): Publisher {
  const was = new Map(Object.entries(former ?? {}));
  const wanted = new Map<string, unknown>(Object.entries(typed));
  const untouched = Object.entries(current).filter(([name]) => canonicalJson(wanted.get(name)) === canonicalJson(was.get(name)));
  const dropped = [...wanted.keys()].filter(
    (name) => !(name in current) && canonicalJson(wanted.get(name)) === canonicalJson(was.get(name)),
  );
  const kept = Object.fromEntries(dropped.map((name) => [name, undefined]));
  return { ...typed, ...Object.fromEntries(untouched), ...kept };
}
