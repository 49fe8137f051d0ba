// The folders of static files: named by their bytes, without the sample for a deployment, and whole while several processes make them.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetFiles, makeAssetFolder } from '../../../src/cli/assets/asset-folder.ts';
import { ASSET_SOURCES, assetPath, EDITOR_FOLDER, ROOT } from '../../../src/cli/assets/asset-path.ts';
import { EDITOR_FILE, makeEditorScript } from '../../../src/cli/assets/editor-script.ts';

const MODULE = join(ROOT, 'src', 'cli', 'assets', 'asset-folder.ts');

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'assets-'));
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

/** The rules of the header fields, and the document of the API, whose address never changes. */
const WITHOUT_HASH = ['/_headers', '/openapi.json', '/reference/docs.json', '/reference/letters.json'];

function namesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
}

describe('the folder of static files', () => {
  it('has each file at its address, whose hash is that of its bytes, and the rules of the header fields', () => {
    const folder = makeAssetFolder({ withSample: true, folder: join(parent, 'static') });
    expect(namesIn(folder).sort()).toEqual([...WITHOUT_HASH, ...assetFiles(true).map(assetPath)].sort());
    for (const name of namesIn(folder).filter((path) => !WITHOUT_HASH.includes(path))) {
      const hash = createHash('sha256')
        .update(readFileSync(folder + name))
        .digest('hex');
      expect(name).toMatch(/^\/assets\/(?:[\w-]+\/)?[\w-]+\.[0-9a-f]{12}\.[a-z0-9]+$/);
      expect(hash).toContain(name.split('.').at(-2));
    }
  });

  it('has no file of the sample for a deployment', () => {
    const ofSample = ASSET_SOURCES.filter(({ ofSample }) => ofSample === true);
    expect(ofSample.map(({ path }) => path)).toEqual(['/assets/sample']);
    expect(namesIn(makeAssetFolder({ withSample: false, folder: parent })).filter((name) => name.includes('sample'))).toEqual([]);
  });

  it('loses what is no longer served, and gets back what was changed or removed', () => {
    const before = namesIn(makeAssetFolder({ withSample: true, folder: parent }));
    mkdirSync(join(parent, 'assets', 'old'), { recursive: true });
    writeFileSync(join(parent, 'assets', 'old', 'font.0123456789ab.woff2'), 'old');
    const changed = '/*\n  X-Robots-Tag: none\n';
    writeFileSync(join(parent, '_headers'), changed);
    const reader = openSync(join(parent, '_headers'), 'r');
    for (const name of before.filter((path) => !WITHOUT_HASH.includes(path)).slice(0, 1)) rmSync(parent + name);
    makeAssetFolder({ withSample: true, folder: parent });
    expect(namesIn(parent).sort()).toEqual(before.sort());
    expect(readFileSync(join(parent, '_headers'), 'utf8')).not.toContain('Robots');
    // A process that is reading the old file reads all of it: nothing is written into a file that is there.
    expect(readFileSync(reader, 'utf8')).toBe(changed);
    closeSync(reader);
  });

  it('is whole when several processes have made it at once, with nothing left beside it', async () => {
    const folder = join(parent, 'static');
    const script = `import(${JSON.stringify(MODULE)}).then((m) => m.makeAssetFolder({ withSample: true, folder: ${JSON.stringify(folder)} }))`;
    await Promise.all(Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['-e', script])));
    expect(namesIn(folder).sort()).toEqual(namesIn(makeAssetFolder({ withSample: true, folder: join(parent, 'other') })).sort());
    expect(readdirSync(parent).sort()).toEqual(['other', 'static']);
  });

  it('has an address for files of its sources only', () => {
    expect(() => assetPath(join(ROOT, 'package.json'))).toThrow('package.json is no static file');
    expect(() => assetPath(join(ROOT, 'src', 'pages', 'assets', 'x', '..', '..', 'layout', 'icon.svg'))).toThrow('is no static file');
  });
});

describe('the script of the text editor', () => {
  it('is made again only when one of its sources has changed, and always of the same bytes', () => {
    const folder = join(parent, 'editor');
    const made = () => ({ bytes: readFileSync(join(folder, EDITOR_FILE)), at: statSync(join(folder, EDITOR_FILE)).ino });
    makeEditorScript(ROOT, folder);
    const first = made();
    expect(first.bytes.equals(readFileSync(join(EDITOR_FOLDER, EDITOR_FILE)))).toBe(true);
    makeEditorScript(ROOT, folder);
    expect(made().at).toBe(first.at);
    // As of an older source, and as of another one that was interrupted.
    writeFileSync(join(folder, EDITOR_FILE), 'older');
    makeEditorScript(ROOT, folder);
    expect(made().bytes.equals(first.bytes)).toBe(true);
    const sources = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as Record<string, string>;
    expect(Object.keys(sources)).toEqual(expect.arrayContaining(['src/pages/editor/start.ts', 'package-lock.json', EDITOR_FILE]));
    const older = { ...sources, 'src/pages/editor/start.ts': '0', [EDITOR_FILE]: hashOf('older') };
    writeFileSync(join(folder, EDITOR_FILE), 'older');
    writeFileSync(join(folder, 'sources.json'), JSON.stringify(older));
    makeEditorScript(ROOT, folder);
    expect(made().bytes.equals(first.bytes)).toBe(true);
  });
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
