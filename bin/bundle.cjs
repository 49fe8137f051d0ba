// Makes one file of JavaScript of a program's sources.
const { mkdirSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** Packages that few commands need and that would make the file half as large again, or that look for files beside their own. They are loaded from
 *  their folders when a command needs them. Opening the hundreds of files of the others would take a third of the time of a short import. */
const APART = ['undici', 'jose', 'open'];
/** Changed by every installation of packages, whose own files always have the same time. */
const INSTALLED = 'node_modules/.package-lock.json';

exports.makeBundle = ({ root, entry, bundle, sources }) => {
  const { buildSync } = require('esbuild');
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    // Only to find the project's folder. The bundle is as deep in it as the sources are that ask.
    define: { 'import.meta.dirname': '__dirname' },
    external: APART,
    // Every command reads the whole file.
    minifyWhitespace: true,
    outfile: bundle,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const paths = [...Object.keys(metafile.inputs), INSTALLED, 'bin/one-file.cjs', 'bin/bundle.cjs'];
  const state = paths.map((path) => [path, statSync(join(root, path)).size, statSync(join(root, path)).mtimeMs]);
  mkdirSync(dirname(bundle), { recursive: true });
  replace(bundle, outputFiles[0].text);
  replace(sources, JSON.stringify(state));
};

/** Another process may be reading the file, or writing it too. */
function replace(file, text) {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, text);
  renameSync(partial, file);
}
