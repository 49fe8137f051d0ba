// The peppers of this deployment, with which keys, tokens and cursors are made and checked.
import { type Pepper, readPeppers } from '../../domain/publisher/secrets.ts';
import type { Host } from './isolate.ts';

/** The peppers of `KEY_PEPPERS`; none if it cannot be used. */
export function parsePeppers(text: string | undefined): readonly Pepper[] {
  const read = readPeppers(text ?? '');
  return read.kind === 'usable' ? read.peppers : [];
}

/** The peppers of this deployment. When they change, keys and cookies that were found genuine are checked again. */
export function peppersOf({ isolate, KEY_PEPPERS }: Pick<Host, 'isolate' | 'KEY_PEPPERS'>): readonly Pepper[] {
  const known = isolate.peppers.find(KEY_PEPPERS ?? '');
  if (known !== undefined) return known.value;
  isolate.genuineKeys.clear();
  isolate.portalSessions.clear();
  return isolate.peppers.keep(KEY_PEPPERS ?? '', parsePeppers(KEY_PEPPERS));
}
