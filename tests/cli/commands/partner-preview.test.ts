// `tearsheet partner preview`: what a partner gets, or would get, article by article.
import { expect, test } from 'vitest';
import { deskForEachTest } from '../../support/desk-stage.ts';

const FULL = `reference: HG-2026-4
validFrom: 2026-01-01T00:00:00Z
form: full
channels: [web]
domains: [harbour-gazette.example]
`;

const stage = deskForEachTest();
const { run, write, writes } = stage;

test('a preview says what the partner gets of each article, or why not, and how to see the next page', async () => {
  await run('partner', 'add', 'harbour-gazette');
  const row = { version: 1, source: 'M10News', versionCreated: '2026-11-23T09:00:00.000Z' };
  const articles = [
    { ...row, slug: 'ferry', headline: 'Ferry\u001b[31m sails', outcome: 'granted', grant: { form: 'excerpt', excerptWords: 50 } },
    { ...row, slug: 'strike', headline: 'Strike', outcome: 'refused', reason: 'section', words: 'none of its sections is in the scope' },
  ];
  const body = { agreement: { id: 'main', version: 2, reference: 'HG-1' }, acceptance: { state: 'accepted' }, articles, next: '7' };
  stage.kept.records.set('preview', { status: 200, body });
  const { stdout, stderr } = await run('partner', 'preview', 'harbour-gazette', '--embargoed', '--limit', '2');
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'ferry\t1\texcerpt (50 words)\t\tFerry [31m sails',
    'strike\t1\tnothing\tnone of its sections is in the scope\tStrike',
  ]);
  expect(stderr).toBe('1 of 2 articles under agreement main, version 2 (HG-1).\nThere are more: --cursor 7\n');
  expect(stage.desk.requests.at(-1)?.path).toBe('/desk/partners/harbour-gazette/preview?limit=2&embargoed=true');
});

test('a preview compares an agreement from a file with the current one, and does not send an invalid file', async () => {
  await run('partner', 'add', 'harbour-gazette');
  const grant = { form: 'full', images: 'none' };
  const articles = [
    { slug: 'ferry', version: 1, headline: 'Ferry', before: 'headline', outcome: 'granted', grant },
    { slug: 'gale', version: 1, headline: 'Gale', before: 'full', outcome: 'refused', reason: 'section', words: 'out of scope' },
    { slug: 'strike', version: 1, headline: 'Strike', before: 'nothing', outcome: 'granted', grant },
  ];
  const agreement = { id: 'main', version: 2, reference: 'HG-1' };
  stage.kept.records.set('preview', { status: 200, body: { agreement, acceptance: { state: 'accepted' }, articles } });
  write('full.yaml', FULL);
  const { stdout, stderr } = await run('partner', 'preview', 'harbour-gazette', '--with', 'full.yaml');
  expect(stdout.split('\n')[1]).toBe('gale\t1\tfull\tnothing\tout of scope\tGale');
  expect(stderr).toContain('Compared with the agreement in force: 1 more, 1 fewer, 1 in another form. Nothing was written.');
  expect([writes().at(-1), JSON.parse(stage.desk.requests.at(-1)?.body ?? '')]).toEqual([
    'POST /desk/partners/harbour-gazette/preview?limit=50',
    expect.objectContaining({ reference: 'HG-2026-4' }),
  ]);
  write('wrong.yaml', FULL.replace('full', 'whole'));
  const sent = writes().length;
  const refused = await run('partner', 'preview', 'harbour-gazette', '--with', 'wrong.yaml');
  expect([refused.code, refused.stderr, writes().length]).toEqual([1, expect.stringContaining('/form'), sent]);
});
