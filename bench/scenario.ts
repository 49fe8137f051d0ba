// What the scenarios share: a Worker with a publisher and articles in it, ready to be polled.
import { bindingsOf } from './bindings.ts';
import { buildBundle } from './bundle.ts';
import { BARE, ONE_CALL, obviousCompanion } from './companions.ts';
import type { WorkerdOptions } from './config.ts';
import { publishMany, putPublisher, settle } from './desk.ts';
import { type SampleTerms, SECTIONS, sampleArticle, sampleSlug } from './sample.ts';
import { startWorkerd, type Workerd, wipe } from './workerd.ts';

const STATE = 'dist/bench/state';
const BULK_LINES = 100;

/** Options by scenario: its own directory, emptied. */
export type OptionsFor = (scenario: string) => WorkerdOptions;

export async function prepare(): Promise<OptionsFor> {
  const bundle = buildBundle();
  const bindings = bindingsOf('wrangler.toml');
  const companions = [BARE, ONE_CALL, await obviousCompanion()];
  return (scenario) => {
    const directory = `${STATE}/${scenario}`;
    wipe(directory);
    return { bundle, bindings, directory, companions };
  };
}

/** Runs `body` against a Worker that is stopped, and its state removed, whatever happens. */
export async function withWorkerd<T>(options: WorkerdOptions, body: (workerd: Workerd) => Promise<T>): Promise<T> {
  const workerd = await startWorkerd(options);
  try {
    return await body(workerd);
  } finally {
    await workerd.stop();
    wipe(options.directory);
  }
}

/** `count` articles in the first section. Answers when KV has them. */
export async function seed(workerd: Workerd, count: number, termsOf: (n: number) => SampleTerms = oneSection): Promise<void> {
  await putPublisher(workerd);
  for (let first = 0; first < count; first += BULK_LINES) {
    const numbers = Array.from({ length: Math.min(BULK_LINES, count - first) }, (_, i) => first + i);
    await publishMany(
      workerd,
      numbers.map((n) => ({ slug: sampleSlug(n), article: sampleArticle(n, termsOf(n)) })),
    );
  }
  await settle(workerd);
}

function oneSection(): SampleTerms {
  return { section: SECTIONS[0] ?? '' };
}
