// Makes one file of JavaScript of the command line's sources.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** Packages that nearly every command needs. The others are loaded from their folders when a command needs them. */
const BUNDLED = ['commander', 'cli-table3'];
/** Changed by every installation of packages, whose own files always have the same time. */
const INSTALLED = 'node_modules/.package-lock.json';

exports.makeBundle = ({ root, bundle, sources }) => {
  const { buildSync } = require('esbuild');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    // The place of src/cli/program.ts, seen from the bundle, which is as deep in the project.
    define: { 'import.meta.dirname': '__dirname' },
    external: Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !BUNDLED.includes(name)),
    outfile: bundle,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const paths = [...Object.keys(metafile.inputs), INSTALLED, 'bin/tearsheet.cjs', 'bin/bundle.cjs'];
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
