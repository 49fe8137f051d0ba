// What a change of the publisher's settings leads to, in sentences.
import { linesOfMove } from '../../../domain/publisher/page-move.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { fieldAt, PUBLISHER_PATHS } from '../../../domain/publisher/publisher-fields.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import type { AwaitedAcceptance, PublisherPlan } from '../../../pages/console/settings/publisher.tsx';
import { directoryOf } from '../../isolate/stubs.ts';
import { foreseenAcceptances, foreseenMove } from '../../operations/publisher-change.ts';
import { differencesOf } from './fact-differences.ts';
import { changedFacts } from './publisher-difference.ts';
import { examplesOfPublisher } from './publisher-notice.ts';

export async function planOf(env: Env, before: Publisher | undefined, after: Publisher): Promise<Omit<PublisherPlan, 'checked'>> {
  const [move, notices] = await Promise.all([foreseenMove(env, before, after), awaited(env, before, after)]);
  const changesNotice = before !== undefined && (before.name !== after.name || before.houseLine !== after.houseLine);
  const moved = move === undefined ? [] : linesOfMove(move, after);
  return {
    differences: differencesOf(changedFacts(before ?? {}, after)),
    consequences: before === undefined ? FIRST_STEPS : [...moved, ...consequencesOf(before, after)],
    ...notices,
    ...(changesNotice ? { formerExamples: examplesOfPublisher(before, Date.now()) } : {}),
  };
}

const FIRST_STEPS = ['The front page and the feeds of the sections can be read at once. They are empty until an article is published.'];

function consequencesOf(before: Publisher, after: Publisher): string[] {
  const settingAt = (publisher: Publisher, path: string) =>
    new Map<string, unknown>(Object.entries(publisher)).get(path.split('.')[0] ?? path);
  const changed = PUBLISHER_PATHS.filter(
    (path) => !path.includes('[]') && canonicalJson(settingAt(before, path)) !== canonicalJson(settingAt(after, path)),
  );
  if (changed.length === 0) return [];
  const purged = changed.includes('thirdPartyContent.default')
    ? 'The caches of all public pages and feeds are purged at once, before all other changes.'
    : 'The caches of all public pages and feeds are purged, so that readers see the change within a minute.';
  return [...changed.flatMap((path) => fieldAt(path)?.follows ?? []), ...sectionsChanged(before, after), purged];
}

function sectionsChanged(before: Publisher, after: Publisher): string[] {
  const without = (one: Publisher, other: Publisher) =>
    one.sections.filter(({ code }) => !other.sections.some((section) => section.code === code)).map(({ name }) => name);
  const [added, removed] = [without(after, before), without(before, after)];
  return [
    ...(added.length > 0 ? [`These sections have a feed at once, without articles: ${added.join(', ')}.`] : []),
    ...(removed.length > 0
      ? [
          `No article can be filed any more under ${removed.join(', ')}. Articles that are filed there stay, and so do the feeds at their addresses.`,
        ]
      : []),
  ];
}

/** Pages of partners that one check asks. */
const PAGES = 10;

async function awaited(env: Env, before: Publisher | undefined, after: Publisher) {
  const acceptances: AwaitedAcceptance[] = [];
  const silent: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { answers, next } = await foreseenAcceptances(env, before, after, cursor);
    for (const { name, acceptances: found, fault } of answers) {
      if (fault !== undefined) silent.push(name);
      for (const { agreement, reference, acceptance } of found)
        acceptances.push({ partner: name, agreement, reference, due: acceptance.due });
    }
    cursor = next;
    if (cursor === undefined) break;
  }
  return { acceptances, silent, unasked: cursor === undefined ? 0 : await directoryOf(env).countAfter(cursor) };
}
