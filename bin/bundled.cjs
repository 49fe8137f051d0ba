// Runs a program of ours from a few files of JavaScript, which are made of the sources when they have changed. Reading the sources one by one would take
// several times as long. Written for require(), because the loader of modules alone takes longer than the rest of a short command.
const { readFileSync, statSync } = require('node:fs');
const nodeModules = require('node:module');
const { basename, join } = require('node:path');

const ROOT = join(__dirname, '..');
/** Not the system's folder of temporary files, where others may write. */
const CACHE = join(ROOT, 'node_modules', '.cache');

/** `entry`: path in the project. `isDivided`: a call loads a part of the program. */
exports.runBundled = ({ name, entry, isDivided }) => {
  // Three folders below the project's, as src/cli/assets is.
  const folder = join(CACHE, name);
  const bundle = join(folder, `${basename(entry, '.ts')}.cjs`);
  // What the bundle was made of: path, size and time of change of each file.
  const sources = join(CACHE, `${name}.json`);
  nodeModules.enableCompileCache?.(join(CACHE, 'tearsheet-compiled'));
  if (isCurrent(sources)) require(bundle);
  else make({ entry, isDivided, folder, sources }).then((isMade) => (isMade ? require(bundle) : import(`../${entry}`)));
};

function isCurrent(sources) {
  try {
    return JSON.parse(readFileSync(sources, 'utf8')).every(([path, size, mtimeMs]) => {
      // Joined as text: join() takes as long as the look at the file.
      const found = statSync(`${ROOT}/${path}`);
      return found.size === size && found.mtimeMs === mtimeMs;
    });
  } catch {
    return false;
  }
}

async function make(places) {
  try {
    await require('./bundle.cjs').makeBundle({ root: ROOT, ...places });
    return true;
  } catch {
    // The folder cannot be written, or the sources have an error, which Node reports with its place.
    return false;
  }
}
