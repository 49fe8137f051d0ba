// What a partner's object can be called for.
import { PartnerCore } from '../../../src/objects/partner/state.ts';

/** Of every class above the one that takes no calls. */
export function callsOf(prototype: object): string[] {
  if (prototype === PartnerCore.prototype) return [];
  return [...Object.getOwnPropertyNames(prototype), ...callsOf(Object.getPrototypeOf(prototype))].filter((name) => name !== 'constructor');
}
