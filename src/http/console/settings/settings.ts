// The start of the settings: what is set, in a line each. What cannot be read is said and does not keep the rest from being shown.
import type { Context } from 'hono';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { type SettingsLine, settingsPage } from '../../../pages/console/settings/settings.tsx';
import type { AppEnv } from '../../bindings.ts';
import { catalogueOf } from '../../isolate/stubs.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';

export async function showSettings(context: Context<AppEnv>): Promise<Response> {
  const [frame, known] = await Promise.all([signedInFrameOf(context), inWords(context.env).catch(() => UNKNOWN)]);
  const lines: SettingsLine[] = [
    { path: '/console/settings/publisher', label: 'Publisher', scope: 'publisher', text: known.publisher },
    { path: '/console/settings/sections', label: 'Sections', scope: 'read', text: known.sections },
    { path: '/console/settings/subjects', label: 'Subjects', scope: 'read', text: known.subjects },
    { path: '/console/settings/authors', label: 'Authors', scope: 'read', text: known.authors },
    { path: '/console/settings/tokens', label: 'Tokens', scope: 'tokens', text: known.tokens },
    { path: '/console/sessions', label: 'Sessions', scope: 'read', text: 'Where you are signed in yourself.' },
    { path: '/console/settings/export', label: 'Export', scope: 'backup', text: 'Everything that is stored, in one file.' },
    { path: '/console/audit', label: 'Audit trail', scope: 'read', text: 'Who changed what, and when.' },
  ];
  return answerConsole(context, settingsPage({ frame, lines }));
}

const NOT_KNOWN = 'This cannot be read at the moment.';
const UNKNOWN = { publisher: NOT_KNOWN, sections: NOT_KNOWN, subjects: NOT_KNOWN, authors: NOT_KNOWN, tokens: NOT_KNOWN };

const MOST_COUNTED = 50;

async function inWords(env: Env): Promise<typeof UNKNOWN> {
  const catalogue = catalogueOf(env);
  const [found, subjects, authors, tokens] = await Promise.all([
    catalogue.publisher(),
    catalogue.listFeeds('subjects', 0),
    catalogue.listFeeds('authors', 0),
    catalogue.liveTokens({ limit: MOST_COUNTED }),
  ]);
  return {
    publisher: publisherInWords(found?.publisher),
    sections: sectionsInWords(found?.publisher.sections ?? []),
    subjects: `${subjects.total} with a feed. Correct their names here, and join two that mean the same.`,
    authors: `${authors.total} with a feed, desks included.`,
    tokens: `${tokens.tokens.length}${tokens.next === undefined ? '' : ' or more'} can be used now.`,
  };
}

function publisherInWords(publisher: Publisher | undefined): string {
  if (publisher === undefined) return 'Not set up yet. Begin here.';
  const { name, articlePages, publicContent, siteUrl } = publisher;
  const pages = articlePages === 'here' ? 'articles are read here' : `articles are read on ${new URL(siteUrl).hostname}`;
  return `${name}: ${pages}, and feeds have ${publicContent === 'full' ? 'their whole text' : 'the summary of each'}.`;
}

const NAMED = 8;

function sectionsInWords(sections: Publisher['sections']): string {
  if (sections.length === 0) return 'None yet.';
  const named = sections.slice(0, NAMED).map(({ name }) => name);
  return `${named.join(', ')}${sections.length > NAMED ? ` and ${sections.length - NAMED} more` : ''}.`;
}
