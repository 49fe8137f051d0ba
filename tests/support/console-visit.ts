// A service with the sample newspaper in which one article was withdrawn that a partner has, and a browser at it. What tests of the console's pages
// in a browser begin with.
import { type Visit, visit } from './browser.ts';
import { type Program, startProgram } from './program.ts';
import { temporaryFolder } from './run-cli.ts';
import { sharedBrowser, WITHDRAWN } from './shared-sample.ts';

export interface ConsoleVisit {
  program: Program;
  open: Visit;
  /** Key of the partner that received the article. */
  partnerKey: string;
  /** Address that signs in once. */
  link: string;
  /** Address that signs a person of the sample partner in at the portal, once. */
  invitation: string;
  /** Calls the service, with POST if there is a body. Throws unless it answers with success. */
  call: (path: string, key: string, body?: unknown) => Promise<void>;
  close: () => Promise<void>;
}

/** `at`: where the browser is opened. `link`: at the page that signs in; `home`: at the front page. */
export async function startConsoleVisit(chromium: string, at: 'link' | 'home'): Promise<ConsoleVisit> {
  const folder = temporaryFolder();
  const [program, browser] = await Promise.all([startProgram({ folder: folder.path, args: ['--show-secrets'] }), sharedBrowser(chromium)]);
  const partnerKey = /Bearer (ts_live_[\w-]+)/.exec(program.stdout())?.[1] ?? '';
  const link = /http:\S+\/console\/sign-in\/\S+/.exec(program.stdout())?.[0] ?? '';
  const invitation = /http:\S+\/portal\/invitations\/\S+/.exec(program.stdout())?.[0] ?? '';
  const call = (path: string, key: string, body?: unknown) => callAt(program.server, path, key, body);
  await call(`/v1/articles/${WITHDRAWN}/text`, partnerKey);
  await call(`/desk/articles/${WITHDRAWN}/withdrawal`, program.token, { reason: 'For the test', note: 'The figures were wrong.' });
  const open = await visit(browser, at === 'link' ? link : program.server);
  const close = async () => {
    await open.close();
    await program.stop();
    folder.remove();
  };
  return { program, open, partnerKey, link, invitation, call, close };
}

async function callAt(server: string, path: string, key: string, body: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${server}${path}`, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
