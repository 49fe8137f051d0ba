// Copy of another source than the publisher, and everything that anybody can read of it.
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import type { ThirdPartyContent } from '../../../src/domain/publisher/publisher.ts';
import { setUpPublisher } from './desk.ts';
import { newIsolate } from './isolation.ts';
import { get } from './reader.ts';

/** Sets what is public of third-party copy; of the publisher's own, everything. */
export const show = (otherwise: ThirdPartyContent, sources: Record<string, ThirdPartyContent> = {}, more: Record<string, unknown> = {}) =>
  setUpPublisher({
    publicContent: 'full',
    thirdPartyContent: { default: otherwise, sources: Object.entries(sources).map(([name, content]) => ({ name, content })) },
    ...more,
  });

export const BODY = 'Wire words of the body';
export const OPENING = 'Openingword';
export const WIRE: Partial<DraftInput> = {
  headline: 'Wire headline',
  standfirst: 'Wire standfirst.',
  source: 'Tidewater Wire',
  copyrightNotice: '© Tidewater Wire.',
  sections: ['weather'],
  subjects: ['Buoys'],
  by: { names: ['Mo Reed'] },
  bodyHtml: `<p>${OPENING} of the copy.</p><p>${BODY}.</p><p><img src="https://wire.example/inner.jpg" alt="Inner"></p>`,
  images: [{ url: 'https://wire.example/lead.jpg', alt: 'Lead', caption: 'Wire caption.', source: 'Tidewater Wire' }],
};

export const FEEDS = ['all', 'sections/weather', 'subjects/buoys', 'authors/mo-reed'];
const PAGES = [
  '/',
  '/feeds',
  '/terms',
  '/feeds.opml?include=subjects,authors',
  '/sitemap-news.xml',
  '/problems',
  '/articles/wire',
  '/robots.txt',
];
const PERSON = { 'sec-fetch-dest': 'document', accept: 'text/html' };

/** All that anybody can read, by its address. A page that is not there has its answer's text. */
export async function publicTexts(): Promise<Map<string, string>> {
  newIsolate();
  const paths = [...PAGES, ...FEEDS.flatMap((feed) => ['', '.rss', '.atom', '.json'].map((format) => `/feeds/${feed}${format}`))];
  const archive = ['rss', 'atom', 'json'].map((format) => `/feeds/all/archive/1.${format}`);
  const texts = new Map<string, string>();
  for (const path of [...paths, ...archive]) {
    const answer = await get(path);
    texts.set(path, `${answer.status} ${answer.headers.get('location') ?? ''} ${await answer.text()}`);
    texts.set(`${path} for a person`, await (await get(path, PERSON)).text());
  }
  return texts;
}

/** The addresses at which anybody can read the words. */
export async function showing(words: string): Promise<string[]> {
  return [...(await publicTexts())].filter(([, text]) => text.includes(words)).map(([path]) => path);
}
