// The times in forms of an article and of an acknowledgement: by the clocks of the publisher, which skip an hour in spring and repeat one in autumn. Pure.
import type { Instant } from '../../domain/values/instant.ts';
import { instantsAt, localTime } from '../../domain/values/local-time.ts';
import { whichField } from '../../pages/signed-in/fields/which-field.ts';
import type { Form } from '../requests/form.ts';

/** `instant` is absent if the field is empty. `isTwice`: another field says which of two equal times is meant. */
export type ReadTime = { ok: true; instant: Instant | undefined } | { ok: false; detail: string; isTwice?: true };

/** `stored`: what the article has. A time that was not changed is the same instant, although the field shows no seconds. */
export function readTime(fields: Form, name: string, timeZone: string, stored: Instant | undefined): ReadTime {
  const text = (fields.get(name) ?? '').trim();
  if (text === '') return { ok: true, instant: undefined };
  const which = fields.get(whichField(name)) ?? '';
  if (stored !== undefined && text === localTime(stored, timeZone) && which === (secondOrFirst(stored, timeZone) ?? ''))
    return { ok: true, instant: stored };
  const instants = instantsAt(text, timeZone);
  if (instants === undefined) return { ok: false, detail: 'must be a date and a time, such as 2026-03-31T18:30' };
  const [first, second] = instants;
  if (first === undefined)
    return { ok: false, detail: `does not exist: on this day the clocks of ${timeZone} are set forward past it. Choose a later time` };
  if (second === undefined) return { ok: true, instant: first };
  if (which === 'first') return { ok: true, instant: first };
  if (which === 'second') return { ok: true, instant: second };
  return {
    ok: false,
    isTwice: true,
    detail: `occurs twice on this day, because the clocks of ${timeZone} are set back. Choose which one is meant`,
  };
}

/** Which of two equal times an instant is; `undefined` if its time occurs once. */
export function secondOrFirst(instant: Instant, timeZone: string): 'first' | 'second' | undefined {
  const [first, second] = instantsAt(localTime(instant, timeZone), timeZone) ?? [];
  if (first === undefined || second === undefined) return undefined;
  return instant < second ? 'first' : 'second';
}
