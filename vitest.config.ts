import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { keepTemporaryFilesInMemory } from './tests/support/memory-folder.ts';

keepTemporaryFilesInMemory();

const IN_WORKERD = ['backup', 'consumers', 'http', 'objects', 'storage'].map((folder) => `tests/${folder}/**/*.test.ts`);
const END_TO_END = ['tests/e2e/**/*.test.ts'];
/** Of one test or hook, on a busy machine. No test asks for more: one that needs it does too much. */
const TEST_MS = 15_000;
/** They start the program. */
const END_TO_END_MS = 60_000;
/** Secrets for tests and for nothing else. */
const SECRETS = {
  DESK_TOKEN: 'test-desk-token-for-nothing-but-tests',
  KEY_PEPPERS: 't1:dGhpcyBwZXBwZXIgaXMgZm9yIHRlc3RzIG9ubHk',
  RECEIPT_KEYS:
    '[{"kty":"OKP","crv":"Ed25519","kid":"test-receipts","x":"UDfdE5dzoLUfxuQbd5HnszC63BA9OSRiDFJdaysok1w","d":"0t4njMOpbvlWjDRyxvwY4qp2sNmzydBx8xY7HkvT-Bk"}]',
};
/** FUZZ_SEED=… npm test repeats the fuzz of a run that printed this seed. */
const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** FUZZ_PARTS=… npm test sends so many times 1,510 requests: each run sends others, so that two parts in each find what many in one would. */
const fuzzParts = Number(process.env['FUZZ_PARTS'] ?? 2);
const oxc = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

export default defineConfig({
  test: {
    // One more than CI has cores: a third of the files wait for a program or a browser that they have started.
    maxWorkers: 3,
    projects: [
      {
        oxc,
        test: {
          name: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...IN_WORKERD, ...END_TO_END],
          // What they share does not matter to them, and loading it anew for each file takes a fifth of their time.
          isolate: false,
          testTimeout: TEST_MS,
          hookTimeout: TEST_MS,
          globalSetup: ['./tests/support/built-worker.ts'],
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: SECRETS } })],
        oxc,
        test: {
          name: 'workerd',
          include: IN_WORKERD,
          // One workerd for all files of a worker: every test resets what it used, and starting one costs more than most files.
          isolate: false,
          testTimeout: TEST_MS,
          hookTimeout: TEST_MS,
          provide: { fuzzSeed, fuzzParts },
          globalSetup: ['./tests/support/static-files.ts', './tests/support/access-team.ts'],
        },
      },
      // What they share is the code that starts programs and browsers.
      {
        test: {
          name: 'e2e',
          include: END_TO_END,
          isolate: false,
          testTimeout: END_TO_END_MS,
          hookTimeout: END_TO_END_MS,
          globalSetup: ['./tests/support/built-worker.ts', './tests/support/shared-sample.ts'],
        },
      },
    ],
  },
});
