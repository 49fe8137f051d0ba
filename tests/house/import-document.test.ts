// docs/import.md says what an import reads; here it and its samples are held to the code that reads.
import { basename, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publisherSchema } from '../../src/domain/publisher/publisher.ts';
import type { ReadingOptions } from '../../src/import/imported-article.ts';
import { readSource } from '../../src/import/read-source.ts';
import { codeIn } from './document-fields.ts';
import { allFiles, read } from './source-files.ts';

const DOCUMENT = read('docs/import.md');
const SAMPLES = allFiles().filter((path) => path.startsWith('examples/import/'));
const reading: ReadingOptions = {
  publisher: publisherSchema.parse(JSON.parse(read('src/cli/sample/publisher.json'))),
  now: '2026-11-27T09:00:00.000Z',
};
const bytes = (text: string) => new TextEncoder().encode(text);

/** Cells of the rows of the table with this heading. */
function tableOf(heading: string): string[][] {
  const [, rows = ''] = DOCUMENT.split(`\n| ${heading} |`);
  const table = rows.split('\n\n')[0] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
/** Names of the members of a table in the code. */
const membersOf = (file: string, table: string) => {
  const [, body = ''] = new RegExp(`const ${table}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\};`).exec(read(file)) ?? [];
  return [...body.matchAll(/^ {2}([\p{L}\d_]+)[:,]/gmu)].map(([, name]) => name ?? '');
};

describe('the samples', () => {
  it.each(SAMPLES.map((path) => [basename(path), path]))('%s is read without a fault', async (name, path) => {
    const { copies, faults } = await readSource(name, bytes(read(path)), { ...reading, own: true });
    expect(faults).toEqual([]);
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.flatMap(({ remarks }) => remarks)).toEqual([]);
  });

  it('are all in the document, one for each kind of file but one', () => {
    const rows = tableOf('file | endings | example');
    const linked = rows.flatMap(([, , link = '']) => /\]\(([^)]+)\)/.exec(link)?.[1] ?? []);
    expect(linked.map((path) => posix.join('docs', path)).sort()).toEqual([...SAMPLES].sort());
    expect(linked).toHaveLength(rows.length - 1);
  });

  it('give what the document says that lines of a wire file become', async () => {
    const [copy] = (await readSource('a.txt', bytes(read('examples/import/lifeboat-tows-research-ship.txt')), reading)).copies;
    expect(copy?.article).toMatchObject({
      headline: 'Lifeboat tows research ship off the Skerries in the dark',
      standfirst: 'Nobody was hurt. The ship had lost both engines an hour after leaving port.',
      by: { names: ['Morven Tullis'], desks: [{ code: 'science-desk', name: 'M10News Science Desk' }] },
      located: 'Port Ellery',
      sections: ['science'],
      firstPublished: '2026-11-18T21:40:00.000Z',
      edNote: 'Note for the desk: the picture of the tow comes on Thursday.',
    });
    expect(copy?.article.bodyHtml.match(/<p>|<li>/g)).toHaveLength(8);
    expect(copy?.corrections).toHaveLength(1);
  });

  it('show a source that is not the publisher', async () => {
    const { copies } = await readSource('weather-office.rss', bytes(read('examples/import/weather-office.rss')), reading);
    expect(copies.map(({ article }) => article.source)).toEqual(['Skerry Weather Office', 'Skerry Weather Office']);
  });
});

describe('the document of imports', () => {
  it('has every ending that is imported from a folder, and no other', () => {
    const endings = new Set(tableOf('file | endings | example').flatMap(([, cell]) => codesIn(cell)));
    expect([...endings].sort()).toEqual(membersOf('src/import/format.ts', 'BY_ENDING').sort());
  });

  const rows = tableOf('field | other names | meaning | example');

  it('has every field of front matter, and no other', () => {
    const named = rows.flatMap(([field, others]) => [...codesIn(field), ...codesIn(others)]);
    const [, passed = ''] = /\n(`draft`.*?) are ignored/.exec(DOCUMENT) ?? [];
    const known = [
      ...membersOf('src/import/formats/front-matter.ts', 'FIELDS'),
      ...membersOf('src/import/formats/front-matter-names.ts', 'OTHER_NAMES'),
    ];
    expect([...named, ...codesIn(passed)].sort()).toEqual(known.sort());
    expect(known.length).toBeGreaterThan(50);
  });

  it.each(rows.map(([field = '', others, , example]) => [codeIn(field) ?? '', codesIn(others), codeIn(example) ?? ''] as const))(
    'has an example of %s that is understood, under its other names too',
    async (field, others, example) => {
      expect(Object.keys(parse(example))).toEqual([field]);
      const usual = { headline: 'A headline', date: '2026-11-17', sections: ['world'] };
      const known = Object.entries(usual).filter(([name]) => name !== field);
      const reads = [field, ...others].map(async (name) => {
        const front = [...known.map(([one, value]) => `${one}: ${JSON.stringify(value)}`), `${name}${example.slice(field.length)}`];
        const { copies, faults } = await readSource('a.md', bytes(`---\n${front.join('\n')}\n---\n\nText.\n`), reading);
        return { faults, article: copies[0]?.article, corrections: copies[0]?.corrections, slug: copies[0]?.slug };
      });
      const results = await Promise.all(reads);
      for (const result of results) expect(result).toEqual(results[0]);
      expect(results[0]?.faults).toEqual([]);
    },
  );

  it('is linked from where copy is imported', () => {
    expect(read('README.md')).toContain('](docs/import.md)');
    expect(read('src/cli/commands/import.ts')).toContain('docs/import.md');
  });
});
