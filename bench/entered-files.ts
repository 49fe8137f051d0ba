// Scenario: how many files of src one request enters. Whoever follows the request through the code opens these.
import { DESK_TOKEN } from './bindings.ts';
import { publish } from './desk.ts';
import { addPartner } from './partners.ts';
import { SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import { type OptionsFor, seed, withWorkerd } from './scenario.ts';
import type { Section } from './table.ts';
import { buildTracedBundle } from './traced-bundle.ts';
import type { Workerd } from './workerd.ts';

const ARTICLES = 60;

/** `list`: prints the files too. */
export async function measureEnteredFiles(optionsFor: OptionsFor, list: boolean): Promise<Section> {
  const { module, filesOf } = buildTracedBundle();
  const options = { ...optionsFor('entered-files'), bundle: module };
  const results = await withWorkerd(options, async (workerd) => {
    await seed(workerd, ARTICLES);
    const asks = asksOf(workerd, await addPartner(workerd, 'reader'));
    const rows = [];
    for (const [what, ask] of Object.entries(asks)) {
      await ask();
      await entered(workerd);
      await ask();
      const files = filesOf(await entered(workerd));
      if (list) console.log(`${what}\n  ${files.join('\n  ')}`);
      rows.push({ what, measured: `${files.length} files` });
    }
    return rows;
  });
  const method =
    'Files of src in which a function ran between the request and its answer, in a Worker that answered the same request before. The PUT includes what the alarm of the Catalogue began in that time.';
  return { title: 'Files that a request enters', method, results };
}

function asksOf(workerd: Workerd, key: string): Record<string, () => Promise<void>> {
  const get = (path: string, token?: string) => async () => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(workerd.origin('http') + path, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  let number = ARTICLES;
  return {
    'public feed': get('/feeds/all.rss'),
    'licensed feed': get('/v1/feed.rss', key),
    'licensed article': get(`/v1/articles/${sampleSlug(1)}/html`, key),
    'desk PUT of a new article': async () => {
      await publish(workerd, `entered-${++number}`, sampleArticle(number, { section: SECTIONS[0] ?? '' }));
    },
    'desk list of articles': get('/desk/articles', DESK_TOKEN),
  };
}

async function entered(workerd: Workerd): Promise<number[]> {
  return ((await workerd.call('control', '/entered')) as { offsets: number[] }).offsets;
}
