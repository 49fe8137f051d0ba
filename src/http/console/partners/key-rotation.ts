// What the forms for keys of the console and of the portal share: the overlap of a rotation, and what is shown of a new key.
import type { Context } from 'hono';
import * as z from 'zod';
import type { PartnerKey } from '../../../domain/partners/key.ts';
import { licensedCurl } from '../../../domain/partners/licensed-curl.ts';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';
import type { KeyExample } from '../../../pages/signed-in/shown-key.tsx';
import type { AppEnv } from '../../bindings.ts';
import { cautionOf } from '../../operations/partner-keys.ts';
import type { Form } from '../../requests/form.ts';

const hoursSchema = z.coerce.number().int().min(0).max(720);

/** Returns the hours that a form for a rotation has, or what is wrong with them. */
export function overlapIn(form: Form): number | FieldError[] {
  const written = form.get('overlapHours')?.trim();
  const overlap = hoursSchema.safeParse(written === '' ? undefined : written);
  return overlap.success ? overlap.data : [{ field: 'overlapHours', message: 'Give a whole number of hours from 0 to 720.' }];
}

/** What a page shows of a new key. */
export function shownKeyOf(context: Context<AppEnv>, made: PartnerKey, secret: string) {
  return { made, secret, examples: examplesOf(context.get('origin'), made, secret), caution: cautionOf(context.env, made).caution };
}

function examplesOf(origin: string, { mode, scopes }: PartnerKey, key: string): KeyExample[] {
  const curl = { label: 'At a command line:', text: licensedCurl(origin, { key, mode, scopes }) };
  if (mode === 'feed')
    return [{ label: 'Address for a feed reader, which may end with .atom or .json as well:', text: `${origin}/f/${key}/feed.rss` }, curl];
  if (!scopes.includes('feed')) return [curl];
  return [{ label: 'Address of the feed, for programs that send the key in a header:', text: `${origin}/v1/feed.rss` }, curl];
}
