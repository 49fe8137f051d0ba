// The Worker's bundle with one statement at the start of each function, which records that the function ran. Not minified. workerd's inspector
// offers no coverage of its own: it answers `Profiler.enable` itself.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';

const DIRECTORY = 'dist/bench/traced';

export interface TracedBundle {
  /** Path of the module. It keeps the set `globalThis.enteredFunctions`: the offset of each function that ran, in the text before the tracing. */
  module: string;
  /** Files of src in which the functions at these offsets are written, in alphabetical order. */
  filesOf(offsets: readonly number[]): string[];
}

export function buildTracedBundle(): TracedBundle {
  execFileSync('node_modules/.bin/wrangler', ['deploy', '--dry-run', '--outdir', DIRECTORY], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  const text = readFileSync(`${DIRECTORY}/worker.js`, 'utf8');
  const module = `${DIRECTORY}/traced.js`;
  writeFileSync(module, traced(text));
  return { module, filesOf: fileFinder(text, readFileSync(`${DIRECTORY}/worker.js.map`, 'utf8')) };
}

interface FunctionNode extends Node {
  body: Node;
}

function traced(text: string): string {
  const insertions: { at: number; code: string }[] = [];
  full(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (!/Function/.test(node.type)) return;
    const { start, body } = node as FunctionNode;
    if (body.type === 'BlockStatement') insertions.push({ at: body.start + 1, code: `enteredFunctions.add(${start});` });
    else insertions.push({ at: body.start, code: `(enteredFunctions.add(${start}),` }, { at: body.end, code: ')' });
  });
  // Of two insertions at one place the first keeps its place: the sort is stable, and the walk ends inner functions before outer ones.
  insertions.sort((a, b) => a.at - b.at);
  let written = 'const enteredFunctions = globalThis.enteredFunctions = new Set();\n';
  let copied = 0;
  for (const { at, code } of insertions) {
    written += text.slice(copied, at) + code;
    copied = at;
  }
  return written + text.slice(copied);
}

function fileFinder(text: string, sourceMap: string): TracedBundle['filesOf'] {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const map = new SourceMap(JSON.parse(sourceMap));
  return (offsets) => {
    const files = offsets.map((offset) => {
      const line = lineStarts.findLastIndex((start) => start <= offset);
      const entry = map.findEntry(line, offset - (lineStarts[line] ?? 0));
      return 'originalSource' in entry ? (/(?:^|\/)(src\/.*)$/.exec(entry.originalSource)?.[1] ?? '') : '';
    });
    return [...new Set(files)].filter((file) => file !== '').sort();
  };
}
