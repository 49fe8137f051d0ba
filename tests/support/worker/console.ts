// A person's browser at the console: keeps the cookie, follows no redirect, and sends forms as browsers do.
import { exports } from 'cloudflare:workers';
import { BOOTSTRAP_TOKEN, callDesk, ORIGIN } from './desk.ts';

const UA = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';

export interface Answer {
  status: number;
  location: string | null;
  text: string;
  headers: Headers;
}

export class Browser {
  cookie: string | undefined;

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers: { 'sec-fetch-dest': 'document', accept: 'text/html', ...headers } });
  }

  async head(path: string): Promise<Answer> {
    return this.send(path, { method: 'HEAD' });
  }

  /** As the browser of a page of this service sends it. `headers` replace what it says of itself. */
  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.postText(path, new URLSearchParams(fields).toString(), headers);
  }

  /** The form as it is sent. */
  async postText(path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
    const own = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    return this.send(path, { method: 'POST', body, headers: { ...own, ...headers } });
  }

  private async send(path: string, init: RequestInit<RequestInitCfProperties>): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('user-agent', UA);
    if (this.cookie !== undefined) headers.set('cookie', this.cookie);
    const answer = await exports.default.fetch(path.startsWith('http') ? path : `${ORIGIN}${path}`, {
      ...init,
      headers,
      redirect: 'manual',
    });
    const set = answer.headers.get('set-cookie');
    if (set !== null) this.cookie = /Max-Age=0/.test(set) ? undefined : set.split(';')[0];
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text(), headers: answer.headers };
  }

  /** The token of the forms of a page. */
  async formToken(path = '/console/sessions'): Promise<string> {
    return /name="form" value="([^"]+)"/.exec((await this.get(path)).text)?.[1] ?? '';
  }
}

export async function mintToken(name: string, scopes: string[] = ['read', 'articles', 'tokens']): Promise<{ id: string; token: string }> {
  const { status, body } = await callDesk<{ id: string; token: string }>('POST', '/desk/tokens', { body: { name, scopes } });
  if (status !== 201) throw new Error(`the token was refused: ${JSON.stringify(body)}`);
  return body;
}

/** Signs in with a token that is minted for it. */
export async function signedIn(name = 'Ada Brink', scopes?: string[]): Promise<{ browser: Browser; id: string; token: string }> {
  const minted = await mintToken(name, scopes);
  const browser = new Browser();
  const { status } = await browser.post('/console/sign-in', { token: minted.token });
  if (status !== 303) throw new Error(`signing in: ${status}`);
  return { browser, ...minted };
}

/** Path of a one-time link, made with the token. */
export async function linkFor(token = BOOTSTRAP_TOKEN): Promise<string> {
  const { status, body } = await callDesk<{ url: string }>('POST', '/desk/sign-in-links', { token });
  if (status !== 201) throw new Error(`the link was refused: ${JSON.stringify(body)}`);
  return body.url.slice(ORIGIN.length);
}
