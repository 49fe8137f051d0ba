// What somebody saw of a thing that has no number, when they made their change of it. Where it says something else by then, the change is
// refused, and nobody's work is lost. Pure.
import { canonicalJson } from './canonical-json.ts';

/** What there was nothing of. */
export const NO_STATE = '';
/** Seen by whoever names an entity tag that is not the one that stands: no state is called so. */
export const UNKNOWN_STATE = '-';

/** Equal for equal states, whatever the order of their members. */
export function stateOf(value: object | undefined): string {
  return value === undefined ? NO_STATE : canonicalJson(value);
}
