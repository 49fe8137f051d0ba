#!/usr/bin/env node
// `npx --no tearsheet`: runs the command line as one file of JavaScript, which bundle.cjs makes of the sources when they have changed. Reading
// the sources one by one would take several times as long. Written for require(), because the loader of modules alone takes longer than the
// rest of a short command.
const { readFileSync, statSync } = require('node:fs');
const nodeModules = require('node:module');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
/** Not the system's folder of temporary files, where others may write. */
const CACHE = join(ROOT, 'node_modules', '.cache');
const BUNDLE = join(CACHE, 'tearsheet.cjs');
/** What the bundle was made of: path, size and time of change of each file. */
const SOURCES = join(CACHE, 'tearsheet.json');

function isCurrent() {
  try {
    return JSON.parse(readFileSync(SOURCES, 'utf8')).every(([path, size, mtimeMs]) => {
      // Joined as text: join() takes as long as the look at the file.
      const found = statSync(`${ROOT}/${path}`);
      return found.size === size && found.mtimeMs === mtimeMs;
    });
  } catch {
    return false;
  }
}

function isMade() {
  try {
    require('./bundle.cjs').makeBundle({ root: ROOT, bundle: BUNDLE, sources: SOURCES });
    return true;
  } catch {
    // The folder cannot be written, or the sources have an error, which Node reports with its place.
    return false;
  }
}

nodeModules.enableCompileCache?.(join(CACHE, 'tearsheet-compiled'));
if (isCurrent() || isMade()) require(BUNDLE);
else import('../src/cli/main.ts');
