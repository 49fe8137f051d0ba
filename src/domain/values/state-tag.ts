// Preconditions for records without a version number: the caller sends the state it last read; if the current state is another, the change
// is refused and nobody's work is lost. Pure.
import { canonicalJson } from './canonical-json.ts';

/** The state of a record that does not exist. */
export const NO_STATE = '';
/** Stands for an If-Match that matches no current state. Never equal to a real state. */
export const UNKNOWN_STATE = '-';

/** Equal for equal states, whatever the order of their members. */
export function stateOf(value: object | undefined): string {
  return value === undefined ? NO_STATE : canonicalJson(value);
}
