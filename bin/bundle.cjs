// Makes one file of JavaScript of a program's sources, or a few: one for what every call needs, and one for each part that only some commands load.
const { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

/** Packages that few commands need and that look for files beside their own. They are loaded from their folders when a command needs them. Opening the
 *  hundreds of files of the others would take a third of the time of a short import. */
const APART = ['undici', 'jose', 'open'];
/** Changed by every installation of packages, whose own files always have the same time and are not compared. */
const INSTALLED = 'node_modules/.package-lock.json';
/** A command that began before the sources changed may still load a part of what it began with. */
const KEPT_MS = 24 * 60 * 60 * 1_000;
const SHARED = { platform: 'node', target: 'node24', logLevel: 'silent' };

/** The loader of ES modules alone takes longer than the rest of a short command, and each command reads the whole of what it loads. */
const COMMON = { format: 'cjs', supported: { 'dynamic-import': false }, minifyWhitespace: true };

/** Makes the files in `folder`, and the list of their sources beside it. `isDivided`: in parts, which takes half as long again. */
exports.makeBundle = async ({ root, entry, isDivided, folder, sources }) => {
  const { parts, inputs } = await bundle({ root, entry, isDivided, folder });
  const compared = [...inputs.filter((path) => !/(?:^|\/)node_modules\//.test(path)), INSTALLED, 'bin/bundled.cjs', 'bin/bundle.cjs'];
  const state = compared.map((path) => [path, statSync(join(root, path)).size, statSync(join(root, path)).mtimeMs]);
  mkdirSync(folder, { recursive: true });
  // The entry, which is the first, is written after the parts that it loads.
  for (const { path, code } of parts.reverse()) replace(path, code);
  replace(sources, JSON.stringify(state));
  removeOld(folder, new Set(parts.map(({ path }) => basename(path))));
};

async function bundle({ root, entry, isDivided, folder }) {
  const { build, transform, stop } = require('esbuild');
  try {
    const { outputFiles, metafile } = await build({
      ...SHARED,
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      // esbuild divides only ES modules.
      ...(isDivided ? { format: 'esm', splitting: true } : COMMON),
      // Only to find the project's folder. The files are as deep in it as the sources are that ask.
      define: { 'import.meta.dirname': '__dirname' },
      external: APART,
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      metafile: true,
      write: false,
    });
    const toCommon = async ({ path, text }) => ({ path, code: isDivided ? (await transform(text, { ...SHARED, ...COMMON })).code : text });
    return { parts: await Promise.all(outputFiles.map(toCommon)), inputs: Object.keys(metafile.inputs) };
  } finally {
    await stop();
  }
}

/** Another process may be reading the file, or writing it too. */
function replace(file, text) {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, text);
  renameSync(partial, file);
}

function removeOld(folder, current) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!current.has(name) && statSync(path).mtimeMs < Date.now() - KEPT_MS) rmSync(path, { force: true });
  }
}
