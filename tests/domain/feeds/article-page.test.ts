import { describe, expect, it } from 'vitest';
import { articlePageOf } from '../../../src/domain/feeds/article-page.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { HOUSE, published } from '../newsroom.ts';

const FULL = publisherSchema.parse({ ...HOUSE, publicContent: 'full', articlePages: 'here' });
const picture = (name: string) => ({ url: `https://p.example/${name}.jpg`, source: 'The Tarn Herald' });

describe('the page of an article', () => {
  it('shows each picture once: the lead above the text, what the text shows in its place, the others below', () => {
    const bodyHtml = '<p>The ferry is back.</p><figure><img src="https://p.example/inner.jpg" alt=""></figure>';
    const images = [picture('lead'), picture('inner'), picture('last')];
    const page = articlePageOf(published({ bodyHtml, images }), FULL);
    expect([page.lead?.url, page.morePictures.map(({ url }) => url)]).toEqual([images[0]?.url, [images[2]?.url]]);
    const leadInText = articlePageOf(published({ bodyHtml, images: [picture('inner')] }), FULL);
    expect([leadInText.lead, leadInText.morePictures, leadInText.image?.url]).toEqual([undefined, [], images[1]?.url]);
  });

  it('has the summary and no more pictures where public content is a summary', () => {
    const images = [picture('lead'), picture('last')];
    const page = articlePageOf(published({ images }), { ...FULL, publicContent: 'summary' });
    expect(page).toMatchObject({ contentForm: 'summary', bodyHtml: '', lead: images[0], morePictures: [] });
  });

  it('has nothing of the text of another source that the settings summarise, whatever is public of own copy', () => {
    const images = [{ ...picture('lead'), source: 'Gulf Wire' }];
    const page = articlePageOf(published({ source: 'Gulf Wire', copyrightHolder: 'Gulf Wire', images }), FULL);
    expect(page).toMatchObject({ contentForm: 'summary', bodyHtml: '', morePictures: [], source: { name: 'Gulf Wire' } });
    expect(page.lead).toBeUndefined();
    expect(page.summary).toBe('The first crossing since the storm leaves at dawn.');
  });

  it('has the address that the settings say, and keeps the canonical one', () => {
    const addresses = (articlePages: 'here' | 'elsewhere') => articlePageOf(published(), { ...FULL, articlePages });
    expect(addresses('here')).toMatchObject({
      url: '/articles/ferry-returns',
      canonicalUrl: 'https://www.tarn-herald.example/lakes/ferry-returns',
    });
    expect(addresses('elsewhere').url).toBe('https://www.tarn-herald.example/lakes/ferry-returns');
  });
});
