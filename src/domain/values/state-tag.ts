// Preconditions for records without a version number: the caller sends the state that it last read, and the change is refused if the current state
// differs. Pure.
import { canonicalJson } from './canonical-json.ts';

/** The state of a record that does not exist. */
export const NO_STATE = '';
/** Stands for an If-Match that matches no current state. Never equal to a real state. */
export const UNKNOWN_STATE = '-';

/** Returns a text that is equal for equal states, whatever the order of their members. */
export function stateOf(value: object | undefined): string {
  return value === undefined ? NO_STATE : canonicalJson(value);
}
