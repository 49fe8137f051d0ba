// A desk and a folder of copy for one test of the importer, and the program run against them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DeskServer, startDeskServer, TOKEN } from './desk-server.ts';
import { command } from './resident-cli.ts';
import { type Ended, ROOT, temporaryFolder } from './run-cli.ts';

const PUBLISHER = JSON.parse(readFileSync(join(ROOT, 'src/cli/sample/publisher.json'), 'utf8'));

export interface ImportStage {
  desk: DeskServer;
  /** Where the program is run. */
  folder: string;
  run: (...args: string[]) => Promise<Ended>;
  /** Writes a file, with the folders above it. */
  file: (name: string, text: string) => void;
  /** What was sent to the bulk endpoint, command by command. */
  sent: () => Record<string, unknown>[];
  end: () => Promise<void>;
}

export async function importStage(): Promise<ImportStage> {
  const desk = await startDeskServer(PUBLISHER);
  const folder = temporaryFolder();
  return {
    desk,
    folder: folder.path,
    run: (...args) =>
      command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN, XDG_STATE_HOME: join(folder.path, 'state') }, folder.path),
    file: (name, text) => {
      mkdirSync(dirname(join(folder.path, name)), { recursive: true });
      writeFileSync(join(folder.path, name), text);
    },
    sent: () => bulkRequests(desk).flatMap((body) => lines(body).map((line) => JSON.parse(line))),
    end: async () => {
      folder.remove();
      await desk.close();
    },
  };
}

/** Bodies of the requests to the bulk endpoint. */
export function bulkRequests(desk: DeskServer): string[] {
  return desk.requests.filter(({ method, path }) => method === 'POST' && path === '/desk/articles').map(({ body }) => body);
}

export function markdown(headline: string, more = ''): string {
  return `---\nheadline: ${headline}\nsections: [world]\ndate: 2026-11-20T08:00:00Z\n${more}---\n\nThe ferry sailed at dawn.\n`;
}

/** An item of a JSON Feed. */
export function item(n: number): object {
  const date_published = '2026-11-20T08:00:00Z';
  return {
    id: `https://old.example/${n}`,
    url: `https://old.example/${n}`,
    title: `Story ${n}`,
    content_html: '<p>Text.</p>',
    date_published,
  };
}

export function lines(text: string): string[] {
  return text.trimEnd().split('\n');
}
