// npm run bench: every measurement. `npm run bench -- growth` runs one scenario; only a full run
// writes bench/RESULTS.md. `--quick` takes three pairs and small archives, to see that everything runs.
import { measureAbuse } from './abuse.ts';
import { buildBundle, gzippedKilobytes } from './bundle.ts';
import { measureCommandLine } from './command-line.ts';
import { measureCounts } from './counting.ts';
import { measureEnteredFiles } from './entered-files.ts';
import { measureGrowth, SIZES } from './growth.ts';
import { IMPORT_SIZES, measureImport } from './import.ts';
import { measureLicensed } from './licensed.ts';
import { measurePartnerCount, PARTNER_COUNTS } from './partner-count.ts';
import { measurePeers } from './peers/measure.ts';
import { measureProfiles } from './profile.ts';
import { PAIRS } from './ratio.ts';
import { measureRenditions } from './renditions.ts';
import { type OptionsFor, prepare } from './scenario.ts';
import { measureSoak } from './soak.ts';
import { measureStartup } from './startup.ts';
import { printSection, type Section, writeResults } from './table.ts';
import { measureThroughput } from './throughput.ts';
import { measureWriters } from './writers.ts';

const BUNDLE_KILOBYTES = 475;
const QUICK_PAIRS = { usual: 3, many: 3 };
const QUICK_SIZES = [1_000, 20_000];
const QUICK_PARTNER_COUNTS = [1, 200];
const QUICK_STARTS = 5;
const QUICK_IMPORT = { files: 300, exportMb: 20, comparedFiles: 200, comparedMb: 5, rounds: 3 };

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('-'));

const SCENARIOS: Readonly<Record<string, (optionsFor: OptionsFor) => Promise<Section>>> = {
  operations: measureCounts,
  throughput: (optionsFor) => measureThroughput(optionsFor, quick ? QUICK_PAIRS : PAIRS),
  licensed: (optionsFor) => measureLicensed(optionsFor, quick ? QUICK_PAIRS : PAIRS),
  renditions: async () => measureRenditions(),
  partners: (optionsFor) => measurePartnerCount(optionsFor, quick ? QUICK_PARTNER_COUNTS : PARTNER_COUNTS),
  growth: (optionsFor) => measureGrowth(optionsFor, quick ? QUICK_SIZES : SIZES),
  writers: async () => measureWriters((quick ? QUICK_PAIRS : PAIRS).usual),
  profile: (optionsFor) => measureProfiles(optionsFor, quick ? 1 : undefined),
  abuse: (optionsFor) => measureAbuse(optionsFor, quick ? 1 : undefined),
  files: (optionsFor) => measureEnteredFiles(optionsFor, args.includes('--list')),
  startup: (optionsFor) => measureStartup(optionsFor, quick ? QUICK_STARTS : undefined),
  cli: (optionsFor) => measureCommandLine(optionsFor, (quick ? QUICK_PAIRS : PAIRS).usual),
  import: (optionsFor) => measureImport(optionsFor, quick ? QUICK_IMPORT : IMPORT_SIZES),
  bundle: async () => measureBundle(),
  peers: (optionsFor) => measurePeers(optionsFor, (quick ? QUICK_PAIRS : PAIRS).usual),
};

/** Only when named: it takes ten minutes. */
const BY_NAME: typeof SCENARIOS = {
  soak: (optionsFor) => measureSoak(optionsFor, quick ? [0.2, 1] : [2, 10]),
};

function measureBundle(): Section {
  const kilobytes = gzippedKilobytes(buildBundle());
  const result = {
    what: 'Worker bundle, minified and gzipped',
    measured: `${kilobytes.toFixed(0)} KB`,
    bar: `≤ ${BUNDLE_KILOBYTES} KB`,
    met: kilobytes <= BUNDLE_KILOBYTES,
  };
  return { title: 'Bundle', method: 'As `wrangler deploy --dry-run --minify` writes it.', results: [result] };
}

const all = { ...SCENARIOS, ...BY_NAME };
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) throw new Error(`no scenario ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}`);

const optionsFor = await prepare();
const sections: Section[] = [];
for (const [name, measure] of Object.entries(all)) {
  if (wanted.length > 0 ? !wanted.includes(name) : name in BY_NAME) continue;
  const section = await measure(optionsFor);
  printSection(section);
  sections.push(section);
}
if (wanted.length === 0 && !quick) writeResults(sections, new Date());
if (sections.some(({ results }) => results.some(({ met }) => met === false))) process.exitCode = 1;
