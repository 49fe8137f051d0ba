// The bundle holds stand-ins for three packages (docs/decisions/0014-stand-ins.md). Built both ways, the sanitiser writes the same bytes.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { characterEntitiesHtml4 } from 'character-entities-html4';
import { build } from 'esbuild';
import fc from 'fast-check';
import { find as findInPackage, html, svg } from 'property-information';
import { describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { type SanitisedBody, sanitiseBody } from '../../src/markup/sanitise.ts';
import { find } from '../../src/markup/stand-ins/property-information.ts';
import clone from '../../src/markup/stand-ins/structured-clone.ts';
import { SCHEMA } from '../../src/markup/vocabulary.ts';

const BASE = 'https://www.m10news.example/harbour/ferries';
/** Those of packages; tests/domain/stand-ins.test.ts has the others. */
const ALIAS: Record<string, string> = Object.fromEntries(
  Object.entries(unstable_readConfig({ config: 'wrangler.toml' }, { hideWarnings: true }).alias ?? {})
    .filter(([name]) => !name.startsWith('.'))
    .map(([name, path]) => [name, String(path)]),
);

async function buildWith(alias: Record<string, string>): Promise<{ code: string; inputs: string[] }> {
  const options = { bundle: true, format: 'esm', write: false, metafile: true } as const;
  const built = await build({ ...options, entryPoints: ['src/markup/sanitise.ts'], alias });
  return { code: built.outputFiles[0]?.text ?? '', inputs: Object.keys(built.metafile.inputs) };
}

const deployed = await buildWith(ALIAS);
const address = `data:text/javascript;base64,${Buffer.from(deployed.code).toString('base64')}`;
const { sanitiseBody: sanitiseDeployed }: { sanitiseBody: typeof sanitiseBody } = await import(/* @vite-ignore */ address);

/** As the packages have it, after the deployed sanitiser has said the same. */
function sanitised(markup: string): SanitisedBody {
  const body = sanitiseBody(markup, BASE);
  expect(sanitiseDeployed(markup, BASE)).toEqual(body);
  return body;
}

const NAMES = [...new Set([html, svg].flatMap(({ property }) => Object.values(property)).map(({ attribute }) => attribute))];
/** Properties that may be stored, and the others that the sanitiser reads (rewrite.ts). */
const KEPT = Object.values(SCHEMA.attributes ?? {}).flatMap((names) => names.filter((name) => typeof name === 'string'));
const READ = ['dataSrc', 'dataOriginal', 'dataLazySrc', 'dataSrcset', 'dataLazySrcset'];
const TAGS = [...(SCHEMA.tagNames ?? []), ...(SCHEMA.strip ?? []), 'iframe', 'video', 'picture', 'source', 'custom-tag', 'p.lead', 'svg.x'];
const VALUES = [
  '',
  '3',
  '0x1F',
  '-1e2',
  ' 7 ',
  '100%',
  'reversed',
  'nofollow ugc',
  'a.jpg, b.jpg 2x',
  'https://m10news.example/?a=1&b="2"',
];

function compareOnEveryElement(names: readonly string[], value: string): void {
  const attributes = names.map((name) => `${name}="${value.replaceAll('"', '&quot;')}"`).join(' ');
  for (const tag of TAGS) expect(sanitised(`<p>Text</p><${tag} ${attributes}>x</${tag}>`).ok).toBe(true);
  for (const tag of ['caption', 'colgroup', 'colgroup><col', 'thead', 'tbody', 'tr', 'tr><td', 'tr><th']) {
    expect(sanitised(`<p>Text</p><table><${tag} ${attributes}>x</table>`).ok).toBe(true);
  }
}

describe('the packages that the bundle has stand-ins for', () => {
  it('are in it no longer, and were', async () => {
    const packages = Object.keys(ALIAS).map((name) => `node_modules/${name}/`);
    const among = (inputs: string[]) => packages.filter((path) => inputs.some((input) => input.startsWith(path)));
    expect(packages).toHaveLength(3);
    expect(among((await buildWith({})).inputs)).toEqual(packages);
    expect(among(deployed.inputs)).toEqual([]);
    expect(deployed.inputs).toEqual(expect.arrayContaining(Object.values(ALIAS).map((path) => path.replace('./', ''))));
  });

  for (const path of globSync('tests/fixtures/markup/*.in.html').toSorted()) {
    it(`are not missed by a fixture: ${basename(path, '.in.html')}`, () => {
      expect(sanitised(readFileSync(path, 'utf8')).ok).toBe(true);
    });
  }

  it.each(VALUES)('are not missed where every attribute that matters is "%s"', (value) => {
    compareOnEveryElement(
      [...KEPT, ...READ].map((name) => findInPackage(html, name).attribute),
      value,
    );
  });

  it('are not missed where an element has every attribute of HTML and SVG', () => {
    compareOnEveryElement(NAMES, '3');
  });

  it('are not missed where a character has a name', () => {
    const named = Object.keys(characterEntitiesHtml4).map((name) => `&${name};`);
    const plain = Array.from({ length: 0x2ff }, (_, code) => `&#${code};`);
    const text = [...named, ...plain, '&', "'", '`'].join(' ');
    expect(sanitised(`<p title="${text}">${text}<img src="/a.jpg" alt="${text}"></p><pre>${text}</pre>`).ok).toBe(true);
  });

  it('are not missed by whatever HTML comes in', () => {
    const attribute = fc.tuple(
      fc.constantFrom(...NAMES, ...KEPT, ...READ),
      fc.oneof(fc.constantFrom(...VALUES), fc.string({ maxLength: 4 })),
    );
    const opening = fc
      .tuple(fc.constantFrom(...TAGS), fc.array(attribute, { maxLength: 4 }))
      .map(([tag, attributes]) => `<${[tag, ...attributes.map(([name, value]) => `${name}="${value}"`)].join(' ')}>`);
    const piece = fc.oneof(
      opening,
      fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
      fc.constantFrom('text', '&lt;', '&amp;quot;', '<!--', '-->'),
      fc.string({ maxLength: 4 }),
    );
    let stored = 0;
    const property = fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      stored += Number(sanitised(pieces.join('')).ok);
    });
    fc.assert(property, { numRuns: 1_000 });
    expect(stored).toBeGreaterThan(300);
  });
});

describe('an attribute', () => {
  const asRead = ({ property, attribute, ...info }: ReturnType<typeof find>) => {
    const { boolean = false, number = false, spaceSeparated = false } = info;
    return { property, attribute, boolean, number, spaceSeparated };
  };

  it.each([...new Set([...KEPT, ...READ])])('that an article may hold is called what HTML calls it, either way round: %s', (name) => {
    const inPackage = findInPackage(html, name);
    const { commaSeparated, commaOrSpaceSeparated, overloadedBoolean } = inPackage;
    expect({ commaSeparated, commaOrSpaceSeparated, overloadedBoolean }).not.toContain(true);
    expect(asRead(find(html, name))).toEqual(asRead({ ...inPackage } as ReturnType<typeof find>));
    expect(asRead(find(html, inPackage.attribute))).toEqual(asRead(find(html, name)));
  });

  it('that no article may hold is taken for none that it may', () => {
    const taken = new Set([...KEPT, ...READ]);
    const others = NAMES.filter((name) => !taken.has(findInPackage(html, name).property) && !taken.has(findInPackage(svg, name).property));
    expect(others.length).toBeGreaterThan(400);
    expect(others.filter((name) => taken.has(find(html, name).property))).toEqual([]);
  });
});

it('a copy shares nothing with what it was made of', () => {
  const value = { position: { start: { line: 1 } }, list: [1, 'a'], absent: undefined };
  const copy = clone(value);
  expect(copy).toStrictEqual(value);
  value.position.start.line = 2;
  expect(copy.position.start.line).toBe(1);
});
