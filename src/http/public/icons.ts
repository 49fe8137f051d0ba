// What devices and programs ask for without a link: the icons of the site, and the manifest, which pages link to.
import type { Context } from 'hono';
import { SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { largeIconOf, type PublisherIcons, smallIconOf, TOUCH_ICON_PATH } from '../../pages/layout/icons.ts';
import { writeWebManifest } from '../../pages/public/web-manifest.ts';
import type { AppEnv } from '../bindings.ts';
import { publisherNow } from '../isolate/publisher-settings.ts';
import { setPolicy } from '../responses/cache-policy.ts';
import { publicPolicy } from '../responses/navigation.ts';
import { ProblemError } from '../responses/problem.ts';
import { answerText } from './text-response.ts';

type IconContext = Context<AppEnv>;

export async function serveManifest(context: IconContext): Promise<Response> {
  const found = await publisherNow(context.env);
  if (found === undefined) throw new ProblemError('not-found', { detail: 'No publisher is set up yet.' });
  return answerText(context, {
    text: writeWebManifest(found.publisher),
    type: 'application/manifest+json; charset=utf-8',
    modifiedMs: found.changedMs,
    policy: 'page',
    tags: [SITE_TAG],
  });
}

/** For feed readers that look for no link. Ours is a PNG, because few of them show SVG. */
export function serveFavicon(context: IconContext): Promise<Response> {
  return redirectToIcon(context, smallIconOf);
}

export function serveTouchIcon(context: IconContext): Promise<Response> {
  return redirectToIcon(context, largeIconOf);
}

/** To our own icon too while no publisher is set up and while the Catalogue does not answer: an icon is no reason for an error. Such an answer is
 *  not stored, so that it does not outlive its reason. */
async function redirectToIcon(context: IconContext, iconOf: (icons: PublisherIcons) => string | undefined): Promise<Response> {
  const found = await publisherNow(context.env).catch(() => undefined);
  const icon = found === undefined ? undefined : iconOf(found.publisher);
  const headers = new Headers({
    location: icon ?? context.get('origin') + TOUCH_ICON_PATH,
    'access-control-allow-origin': '*',
    vary: 'Sec-Fetch-Dest',
  });
  setPolicy(headers, found === undefined ? 'none' : publicPolicy(context, 'page'));
  if (found !== undefined) headers.set('cache-tag', SITE_TAG);
  return new Response(null, { status: 302, headers });
}
