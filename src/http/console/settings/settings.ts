// The start of the settings: what is set, in a line each. What cannot be read is said and does not keep the rest from being shown.
import type { Context } from 'hono';
import { type SettingsLine, settingsPage } from '../../../pages/console/settings/settings.tsx';
import type { AppEnv } from '../../bindings.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';

export async function showSettings(context: Context<AppEnv>): Promise<Response> {
  const [frame, publisher] = await Promise.all([signedInFrameOf(context), publisherInWords(context.env)]);
  const lines: SettingsLine[] = [{ path: '/console/settings/publisher', label: 'Publisher', scope: 'publisher', text: publisher }];
  return answerConsole(context, settingsPage({ frame, lines }));
}

async function publisherInWords(env: Env): Promise<string> {
  const found = await catalogueOf(env).publisher();
  if (found === undefined) return 'Not set up yet. Begin here.';
  const { name, articlePages, publicContent, siteUrl } = found.publisher;
  const pages = articlePages === 'here' ? 'articles are read here' : `articles are read on ${new URL(siteUrl).hostname}`;
  return `${name}: ${pages}, and feeds have ${publicContent === 'full' ? 'their whole text' : 'the summary of each'}.`;
}
