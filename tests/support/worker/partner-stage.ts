// One partner of whose console's pages and forms tests are about. Its name is out to do harm.
import { expect } from 'vitest';
import type { ListedKey } from '../../../src/domain/partners/key.ts';
import { type Answer, type Browser, signedIn } from './console.ts';
import { callDesk, publish, setUpPublisher } from './desk.ts';
import { type Licensee, licensee } from './partner.ts';
import { fieldsOfForm } from './sent-form.ts';

export const ID = 'harbour-gazette';
export const PAGE = `/console/partners/${ID}`;
export const NAME = 'Harbour <script>alert(1)</script> Gazette';

export interface PartnerStage {
  browser: Browser;
  gazette: Licensee;
  /** Fills a form of the page of the partner, or of another page, that is shown now. */
  send: (action: string, fields?: Record<string, string>) => Promise<Answer>;
}

/** A publisher with one article, the partner with a live key, and somebody who may change partners. */
export async function partnerStage(): Promise<PartnerStage> {
  await setUpPublisher();
  await publish('eastern-lock');
  const gazette = await licensee({ id: ID, name: NAME });
  const { browser } = await signedIn('Ada Brink', ['read', 'partners']);
  const send = async (action: string, fields: Record<string, string> = {}) =>
    browser.post(`${PAGE}/${action}`, { ...fieldsOfForm((await browser.get(PAGE)).text, `${PAGE}/${action}`), ...fields });
  return { browser, gazette, send };
}

export function fieldsIn({ text }: Pick<Answer, 'text'>, action: string): Record<string, string> {
  return fieldsOfForm(text, action);
}

export async function keysNow(): Promise<ListedKey[]> {
  return (await callDesk<{ keys: ListedKey[] }>('GET', `/desk/partners/${ID}/keys`)).body.keys;
}

export function expectHarmless(text: string): void {
  expect(text).not.toMatch(/<script>alert|<b>/);
}
