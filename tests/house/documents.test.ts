// What is written for people: links that lead somewhere, and decisions that say what they must.
import { existsSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFiles, ROOT, read } from './source-files.ts';

const documents = allFiles().filter(
  (path) =>
    path.endsWith('.md') &&
    !path.startsWith('src/cli/sample/') &&
    !path.startsWith('tests/fixtures/') &&
    !path.startsWith('src/reference/guides/'),
);
const decisions = documents.filter((path) => path.startsWith('docs/decisions/'));

/** Targets of Markdown links and of HTML images, without anchors and addresses elsewhere. */
function linksOf(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(([, link, image]) => link ?? image ?? '');
  return targets.map((target) => target.split('#')[0] ?? '').filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('the documents', () => {
  it('have links that lead somewhere', () => {
    const broken = documents.flatMap((path) =>
      linksOf(read(path))
        .filter((link) => !existsSync(join(ROOT, dirname(path), link)))
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('name files that are there', () => {
    const named = documents.flatMap((path) =>
      [...read(path).matchAll(/`((?:src|tests|bench|docs|examples)\/[\w./-]+\.\w+)`/g)].map(([, file = '']) => ({ path, file })),
    );
    expect(named.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });
});

describe('the commands of the documents', () => {
  const samples = allFiles().filter((path) => /^src\/reference\/guides\/samples\/.+\.sh$/.test(path));
  const blocks = [...documents, ...allFiles().filter((path) => /^src\/reference\/guides\/[\w-]+\.md$/.test(path))].flatMap((path) =>
    [...read(path).matchAll(/^```sh(?: .+)?\n([\s\S]*?)^```/gm)].map(([, block = '']) => ({ path, block })),
  );
  const commands = [...blocks, ...samples.map((path) => ({ path, block: read(path) }))].flatMap(({ path, block }) =>
    block.split('\n').map((line) => `${path}: ${line}`),
  );

  it('have no comments, which zsh, the shell of macOS, passes to the command or waits in for the other apostrophe', () => {
    expect(commands.filter((line) => /(?:^|\s)#/.test(line))).toEqual([]);
    expect([commands.length > 50, samples.length > 10]).toEqual([true, true]);
  });

  it('have no option between npx and the command, which npx takes for its own', () => {
    const told = [
      ...commands,
      ...allFiles()
        .filter((path) => path.startsWith('src/pages/'))
        .map(read),
    ];
    expect(told.filter((text) => /npx --no tearsheet -/.test(text))).toEqual([]);
  });

  it('ask for nothing while other lines wait, which would be taken for the answer', () => {
    expect(commands.filter((line) => /wrangler secret put/.test(line) && !/\| npx wrangler secret put/.test(line))).toEqual([]);
  });
});

describe('the contents list', () => {
  it('has every document that people read, and says for whom it is', () => {
    const rows = [...read('docs/README.md').matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \| ([^|]+) \| ([^|]+) \|$/gm)];
    const listed = rows.map(([, text = '', target = '']) => ({ text, path: posix.join('docs', target) }));
    const wanted = documents.filter((path) => /^(?:docs\/)?[\w-]+\.md$/.test(path) && path !== 'docs/README.md');
    expect(listed.map(({ path }) => path)).toEqual(expect.arrayContaining([...wanted, 'docs/decisions']));
    for (const { text, path } of listed) expect(posix.join('docs', text)).toBe(path);
  });
});

describe('the decisions', () => {
  it('are numbered from 1 without a gap, in their names and in their titles', () => {
    const numbers = decisions.map((path) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(basename(path))?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
    for (const [index, path] of decisions.entries()) expect(read(path)).toMatch(new RegExp(`^# ${index + 1}\\. [A-Z]`));
  });

  it.each(decisions.map((path) => [basename(path), path]))(
    '%s says the problem, the decision, the alternatives and the cost',
    (_, path) => {
      const parts = [...read(path).matchAll(/^\*\*([A-Z]\w+)\.\*\*/gm)].map(([, part]) => part);
      expect(parts).toEqual(['Problem', 'Decision', 'Alternatives', 'Cost']);
    },
  );
});
