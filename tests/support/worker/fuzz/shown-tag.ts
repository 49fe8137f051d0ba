// The version that a form of the console names is the one that its page shows, so the page is read before the form is sent.
import { exports } from 'cloudflare:workers';
import { ORIGIN } from '../desk.ts';
import { fieldsOfForm } from '../sent-form.ts';
import type { FuzzRequest } from './requests.ts';
import type { World } from './world.ts';

/** Stands in the fields of a form for the version that its page shows. */
export const SHOWN_TAG = 'shown-tag';

/** Forms that are on the page above their address. */
const ON_PAGE_ABOVE = /\/(?:withdrawal|embargo|reinstatement|hold|release|standing|profile)$/;

export async function withShownTag(request: FuzzRequest, { cookie }: World): Promise<FuzzRequest> {
  const { path, body } = request;
  if (typeof body !== 'string' || !body.includes(SHOWN_TAG)) return request;
  const [action = ''] = path.split('?');
  return { ...request, body: body.replaceAll(SHOWN_TAG, encodeURIComponent(await shownTag(action, cookie))) };
}

/** Empty if there is no such page, or no such form on it. */
async function shownTag(action: string, cookie: string): Promise<string> {
  try {
    const page = action.replace(ON_PAGE_ABOVE, '');
    const answer = await exports.default.fetch(`${ORIGIN}${page}`, { headers: { cookie }, redirect: 'manual' });
    return fieldsOfForm(await answer.text(), action)['etag'] ?? '';
  } catch {
    return '';
  }
}
