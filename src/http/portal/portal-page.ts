// Answers with pages of the portal. No cache stores them, and they run no script but our own.
import type { Context } from 'hono';
import type { PortalFrame } from '../../pages/portal/portal-layout.tsx';
import { localeOf } from '../../pages/signed-in/own-page.tsx';
import type { AppEnv } from '../bindings.ts';
import { consoleFrameOf } from '../console/console-page.ts';

/** What surrounds a page. `person` is absent on pages without a session. */
export async function portalFrameOf(context: Context<AppEnv>): Promise<PortalFrame> {
  const frame = await consoleFrameOf(context);
  const { publisher, path, nonce, isUnstored } = frame;
  const common = { publisher, path, nonce, isUnstored };
  if (context.get('isAccepted') !== true) return common;
  const { partner, person, references } = context.get('atPortal');
  const agreement = context.get('credential').session?.agreement;
  return { ...common, partner: partner.name, person, references, agreement, formToken: context.get('formToken') };
}

/** IANA name of the zone in which pages show times and forms give them. */
export async function timeZoneOf(context: Context<AppEnv>): Promise<string> {
  return localeOf(await consoleFrameOf(context)).timeZone;
}
