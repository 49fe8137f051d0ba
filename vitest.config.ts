import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const IN_WORKERD = ['tests/storage/**/*.test.ts', 'tests/objects/**/*.test.ts', 'tests/consumers/**/*.test.ts', 'tests/http/**/*.test.ts'];
/** Secrets for tests and for nothing else. */
const SECRETS = {
  DESK_TOKEN: 'test-desk-token',
  KEY_PEPPERS: 't1:dGhpcyBwZXBwZXIgaXMgZm9yIHRlc3RzIG9ubHk',
  RECEIPT_KEYS:
    '[{"kty":"OKP","crv":"Ed25519","kid":"test-receipts","x":"UDfdE5dzoLUfxuQbd5HnszC63BA9OSRiDFJdaysok1w","d":"0t4njMOpbvlWjDRyxvwY4qp2sNmzydBx8xY7HkvT-Bk"}]',
};
const END_TO_END = ['tests/e2e/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
        test: { name: 'node', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...IN_WORKERD, ...END_TO_END], testTimeout: 30_000 },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: SECRETS },
          }),
        ],
        oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
        // One workerd for all files: every test resets what it used, and starting one costs more than most files.
        test: { name: 'workerd', include: IN_WORKERD, isolate: false, testTimeout: 30_000, hookTimeout: 30_000 },
      },
      { test: { name: 'e2e', include: END_TO_END, testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
