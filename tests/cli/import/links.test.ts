// A folder that others have put links, pipes and sockets into. No test needs more than an ordinary user may do.
import { execFileSync } from 'node:child_process';
import { chmod, link, mkdir, mkdtemp, realpath, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWithin } from '../../../src/cli/import/open-within.ts';
import { countIn, sourcesIn } from '../../../src/cli/import/sources.ts';

const OUT = /^it is a symbolic link that leads out of the folder\. .* name it on the command line$/;

let base: string;
let copy: string;
let elsewhere: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tearsheet-links-'));
  copy = join(base, 'copy');
  elsewhere = join(base, 'copy-of-others');
  await mkdir(join(copy, 'b'), { recursive: true });
  await mkdir(join(elsewhere, 'deep'), { recursive: true });
  await writeFile(join(copy, 'a.txt'), 'ours');
  await writeFile(join(elsewhere, 'secret.txt'), 'SECRET');
  await writeFile(join(elsewhere, 'deep', 'secret.txt'), 'SECRET');
});

afterEach(() => rm(base, { recursive: true }));

/** What was read, as text by name, why the rest was not, and what went wrong. */
async function imported(path: string) {
  const read: Record<string, string> = {};
  const left: Record<string, string> = {};
  const faults: Record<string, string> = {};
  for await (const found of sourcesIn(path)) {
    if ('bytes' in found) read[found.name] = Buffer.from(found.bytes).toString();
    else if ('leftOut' in found && found.leftOut !== 'it is hidden') left[found.file.slice(path.length + 1)] = found.leftOut;
    else if ('message' in found) faults[found.file.slice(path.length + 1)] = found.message;
  }
  return { read, left, faults };
}

describe('a link in a folder', () => {
  it.each<[string, (link: string) => Promise<unknown>]>([
    ['an absolute path', (link) => symlink(join(elsewhere, 'secret.txt'), link)],
    ['a relative path', (link) => symlink('../copy-of-others/secret.txt', link)],
    ['a path that goes in and out', (link) => symlink('b/../../copy-of-others/secret.txt', link)],
    ['a folder whose name begins alike', (link) => symlink(`${copy}-of-others/secret.txt`, link)],
    ['a folder outside', (link) => symlink(elsewhere, link)],
    ['the folder above', (link) => symlink('..', link)],
    ['the root of all', (link) => symlink('/', link)],
    ['a device', (link) => symlink('/dev/zero', link)],
    [
      'a chain of links',
      async (link) => {
        await symlink(join(elsewhere, 'secret.txt'), join(base, 'second'));
        await symlink(join(base, 'second'), join(copy, 'b', '.first'));
        await symlink('b/.first', link);
      },
    ],
    [
      'a place behind a link to a folder',
      async (link) => {
        await symlink(elsewhere, join(copy, 'b', '.out'));
        await symlink('b/.out/deep/secret.txt', link);
      },
    ],
    [
      'a link outside that leads back out',
      async (link) => {
        await symlink(join(elsewhere, 'secret.txt'), join(elsewhere, 'again.txt'));
        await symlink('../copy-of-others/again.txt', link);
      },
    ],
  ])('to %s publishes nothing of it', async (_, make) => {
    await make(join(copy, 'link.txt'));
    expect(await imported(copy)).toEqual({ read: { 'a.txt': 'ours' }, left: { 'link.txt': expect.stringMatching(OUT) }, faults: {} });
  });

  it('to a file within the folder is another name of it, also over a chain and over a link outside that leads back in', async () => {
    await symlink('a.txt', join(copy, 'b', 'c.txt'));
    await symlink('../a.txt', join(copy, 'b', 'd.txt'));
    await symlink('d.txt', join(copy, 'b', 'e.txt'));
    await symlink(join(copy, 'a.txt'), join(elsewhere, 'back.txt'));
    await symlink(join(elsewhere, 'back.txt'), join(copy, 'f.txt'));
    // Before its file in the order of names, and after it.
    await symlink('a.txt', join(copy, '0.txt'));
    const another = 'it is a symbolic link to a.txt, which is imported itself';
    expect(await imported(copy)).toEqual({
      read: { 'a.txt': 'ours' },
      left: {
        '0.txt': another,
        'b/c.txt': 'it is a symbolic link that leads nowhere',
        'b/d.txt': another,
        'b/e.txt': another,
        'f.txt': another,
      },
      faults: {},
    });
  });

  it('to a file that is not imported under its own name is read once', async () => {
    await writeFile(join(copy, 'b', 'wire'), 'wire');
    await symlink('b/wire', join(copy, 'first.txt'));
    await symlink('b/wire', join(copy, 'second.txt'));
    expect(await imported(copy)).toEqual({
      read: { 'a.txt': 'ours', 'first.txt': 'wire' },
      left: {
        'b/wire': 'it is not a kind of file that is imported',
        'second.txt': `it is the same file as ${join(copy, 'first.txt')}`,
      },
      faults: {},
    });
  });

  it('is another name of a file wherever that lies, in a folder with the name of a file about folders too', async () => {
    const folders = ['license', 'README', 'Contributing', 'changelog.md', 'licence.txt'];
    for (const folder of folders) {
      await mkdir(join(copy, folder));
      await writeFile(join(copy, folder, 'copy.txt'), folder);
      await symlink(`${folder}/copy.txt`, join(copy, `to-${folder}.txt`));
    }
    await writeFile(join(copy, 'license', 'README.txt'), 'About the folder.');
    const { read, left } = await imported(copy);
    expect(read).toEqual({ 'a.txt': 'ours', ...Object.fromEntries(folders.map((folder) => [`${folder}/copy.txt`, folder])) });
    expect(left).toEqual({
      ...Object.fromEntries(
        folders.map((folder) => [`to-${folder}.txt`, `it is a symbolic link to ${folder}/copy.txt, which is imported itself`]),
      ),
      'license/README.txt': expect.stringMatching(/^its name is that of a file about the folder\./),
    });
  });

  it('may be a hard link: the file is read once, under the first of its names', async () => {
    await link(join(copy, 'a.txt'), join(copy, 'b', 'again.txt'));
    expect(await imported(copy)).toEqual({
      read: { 'a.txt': 'ours' },
      left: { 'b/again.txt': `it is the same file as ${join(copy, 'a.txt')}` },
      faults: {},
    });
  });

  it('to a hidden file within the folder is left out, as the file is', async () => {
    await mkdir(join(copy, '.git'));
    await writeFile(join(copy, '.env'), 'SECRET');
    await writeFile(join(copy, '.git', 'config.txt'), 'SECRET');
    await symlink('.env', join(copy, 'env.txt'));
    await symlink('.git/config.txt', join(copy, 'git.txt'));
    const message = 'it is a symbolic link to a hidden file';
    expect(await imported(copy)).toEqual({ read: { 'a.txt': 'ours' }, left: { 'env.txt': message, 'git.txt': message }, faults: {} });
  });

  it('to a folder within the folder is left out and never walked in circles', async () => {
    await symlink('.', join(copy, 'b', 'here'));
    await symlink('..', join(copy, 'b', 'above.txt'));
    await symlink('round', join(copy, 'round'));
    await symlink('there.txt', join(copy, 'back.txt'));
    await symlink('back.txt', join(copy, 'there.txt'));
    expect(await imported(copy)).toEqual({
      read: { 'a.txt': 'ours' },
      left: {
        'b/above.txt': 'it is a symbolic link to a folder',
        'b/here': 'it is a symbolic link to a folder',
        'back.txt': 'it is a symbolic link that leads nowhere',
        round: 'it is a symbolic link that leads nowhere',
        'there.txt': 'it is a symbolic link that leads nowhere',
      },
      faults: {},
    });
    expect(await countIn(copy)).toBe(6);
  });

  it('that the operator named is followed, to a file and to a folder, and binds what is in that folder', async () => {
    await symlink(join(elsewhere, 'secret.txt'), join(base, 'named.txt'));
    await symlink(copy, join(base, 'named'));
    await symlink(join(elsewhere, 'secret.txt'), join(copy, 'link.txt'));
    expect((await imported(join(base, 'named.txt'))).read).toEqual({ 'named.txt': 'SECRET' });
    expect(await imported(join(base, 'named'))).toEqual({
      read: { 'a.txt': 'ours' },
      left: { 'link.txt': expect.stringMatching(OUT) },
      faults: {},
    });
  });
});

describe('what is not a file', () => {
  it('does not hang the import: pipes and sockets, in the folder, behind a link and named', async () => {
    execFileSync('mkfifo', [join(copy, 'pipe.txt'), join(base, 'outside')]);
    await symlink('pipe.txt', join(copy, 'to-pipe.txt'));
    const socket = createServer();
    await new Promise<void>((listening) => socket.listen(join(copy, 'socket.txt'), listening));
    const left = 'it is not a regular file';
    expect(await imported(copy)).toEqual({
      read: { 'a.txt': 'ours' },
      left: { 'pipe.txt': left, 'socket.txt': left, 'to-pipe.txt': 'it is a symbolic link to pipe.txt, which is imported itself' },
      faults: {},
    });
    expect((await imported(join(base, 'outside'))).faults).toEqual({ '': 'is not a file' });
    socket.close();
  });

  it('that may not be looked into costs that folder only', async () => {
    await mkdir(join(copy, 'a-closed'));
    await chmod(join(copy, 'a-closed'), 0o000);
    const { read, faults } = await imported(copy);
    // Whoever runs as root may look into everything.
    if (process.getuid?.() !== 0) expect(faults).toEqual({ 'a-closed': 'cannot be opened: permission denied' });
    expect(read).toEqual({ 'a.txt': 'ours' });
    await chmod(join(copy, 'a-closed'), 0o700);
  });
});

it('a folder that is swapped for a link while it is read gives nothing of what the link leads to', async () => {
  const root = await realpath(copy);
  await writeFile(join(root, 'b', 'secret.txt'), 'ours');
  let isOver = false;
  const swapper = (async () => {
    while (!isOver) {
      await rename(join(root, 'b'), join(base, 'kept'));
      await symlink(elsewhere, join(root, 'b'));
      await unlink(join(root, 'b'));
      await rename(join(base, 'kept'), join(root, 'b'));
      await turn();
    }
  })();
  const seen = new Set<string>();
  for (let round = 0; round < 10_000; round++) {
    const read = readWithin(root, join(root, 'b', 'secret.txt'));
    seen.add(
      await read.then(
        (opened) => ('bytes' in opened ? String(opened.bytes) : 'large'),
        (error: Error) => error.message,
      ),
    );
  }
  isOver = true;
  await swapper;
  expect([...seen].filter((text) => text.includes('SECRET'))).toEqual([]);
  expect([...seen].some((text) => OUT.test(text))).toBe(true);
});
