// `tearsheet feeds`: lists all feeds, as the directory does.
import type { Command } from 'commander';
import { Failure } from '../client/failure.ts';
import { readable } from '../client/http.ts';
import { openInvocation } from '../invocation/open-invocation.ts';

interface FeedRow {
  title: string;
  url: string;
  page?: string;
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

export function addFeedsCommand(root: Command): void {
  root
    .command('feeds')
    .description('list the feeds and their addresses')
    .action(async (_options: unknown, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const response = await desk.getOpml();
      const feeds = await feedsIn(await readable(desk.connection, () => response.text()));
      terminal.show({ feeds }, () =>
        terminal.table(
          ['Feed', 'Address'],
          feeds.map(({ title, url }) => [title, url]),
          'No feed yet: each exists from its first public article on.',
        ),
      );
    });
}

async function feedsIn(opml: string): Promise<FeedRow[]> {
  const { parseOpml } = await import('feedsmith');
  try {
    return (parseOpml(opml).body?.outlines ?? []).flatMap(rowsOf);
  } catch {
    throw new Failure({ title: 'The server did not answer like a Tearsheet server', detail: 'Its list of feeds is not OPML.' });
  }
}

/** OPML nests feeds in groups to any depth. */
function rowsOf({ text, title, xmlUrl, htmlUrl, outlines }: Outline): FeedRow[] {
  const own =
    xmlUrl === undefined ? [] : [{ title: title ?? text ?? xmlUrl, url: xmlUrl, ...(htmlUrl === undefined ? {} : { page: htmlUrl }) }];
  return [...own, ...(outlines ?? []).flatMap(rowsOf)];
}
