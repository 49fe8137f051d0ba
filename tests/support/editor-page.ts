// The page of the console on which an article is written, served by the test itself.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assetFiles } from '../../src/cli/assets/asset-folder.ts';
import { assetPath } from '../../src/cli/assets/asset-path.ts';
import { articleEditorPage } from '../../src/pages/console/article-editor.tsx';
import { consolePolicy } from '../../src/pages/console/console-policy.ts';
import { publisher } from '../import/support/publisher.ts';

export interface EditorPage {
  url: string;
  /** The HTML that the page shows when it is loaded. */
  text: string;
  /** The HTML that was sent last. */
  sent: string | null;
  close: () => void;
}

const frame = { path: '/', nonce: 'n0nce' };
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

export async function serveEditorPage(): Promise<EditorPage> {
  const files = new Map(assetFiles(false).map((file) => [assetPath(file), file]));
  const policy = consolePolicy(frame.nonce, true);
  const page: EditorPage = { url: '', text: '', sent: null, close: () => void server.close() };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const file = files.get(path);
    if (request.method === 'POST') page.sent = new URLSearchParams(await bodyOf(request)).get('bodyHtml');
    response.setHeader('content-type', CONTENT_TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8');
    if (file === undefined) response.setHeader('content-security-policy', policy);
    response.end(file === undefined ? pageWith(page.text) : readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  page.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return page;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

function pageWith(html: string): string {
  const fields = new Map([
    ['language', 'en-GB'],
    ['bodyHtml', html],
  ]);
  return articleEditorPage({ now: '2026-03-03T14:05:00.000Z', frame, kind: 'new', publisher, subjects: [], fields, errors: [], rows: 1 });
}
