// What is deployed, built as it is deployed, without a network.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ROOT } from './source-files.ts';

/** A tripwire (docs/decisions/0045); what a reader pays for is the start, which bench/ measures. */
const BUNDLE_BYTES = 450 * 1024;

it('the Worker fits into 450 KB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bundle-'));
  try {
    const wrangler = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
    execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder], {
      cwd: ROOT,
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_WRITE_LOGS: 'false' },
      stdio: 'pipe',
    });
    const modules = readdirSync(folder).filter((name) => !/\.(?:map|md)$/.test(name));
    const sizes = modules.map((name) => gzipSync(readFileSync(join(folder, name))).byteLength);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(modules).toContain('worker.js');
    expect(total).toBeLessThanOrEqual(BUNDLE_BYTES);
    expect(total).toBeGreaterThan(BUNDLE_BYTES / 10);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
