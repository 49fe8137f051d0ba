// Recognises files whose path has changed since the last import, so that their articles are found again, and files that are copies of others.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatByEnding } from '../../import/format.ts';
import { plainTextOf } from '../../import/formats/html-tree.ts';
import type { Desk, StoredSource } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import type { PlacedCopy } from './notices.ts';

interface RenameOptions {
  /** A slug or an id that the copy states may bind it to the article of another path. Not if several folders may be one collection, because then nobody
   *  knows which paths are gone. */
  asksForSlug: boolean;
  keepsDuplicates: boolean;
}

/** `movedFrom`: the id that the copy had at the last import. `sameAs`: the path of the file that it is a copy of. */
export interface Recognised {
  movedFrom?: string;
  sameAs?: string;
}

export type Renames = ReturnType<typeof openRenames>;

export function openRenames(desk: Desk, { asksForSlug, keepsDuplicates }: RenameOptions) {
  const folders = new Map<string, Promise<StoredFolder>>();
  /** Files of this import by collection and bytes. */
  const read = new Map<string, string>();
  return {
    /** Called once for each article, in order. */
    recognise: async (copy: PlacedCopy): Promise<Recognised> => {
      const { root, collection, sourceId, sourceHash } = copy;
      if (root === undefined) return {};
      const key = `${collection}\n${root}`;
      const loading = folders.get(key) ?? storedFolder(desk, collection, root);
      folders.set(key, loading);
      const folder = await loading;
      const bytes = `${collection}\n${sourceHash}`;
      const first = read.get(bytes);
      if (first === undefined) read.set(bytes, sourceId);
      if (folder.known.has(sourceId)) return {};
      const moved = (await movedIn(folder, copy)) ?? (await reworkedIn(desk, folder, copy, asksForSlug));
      if (moved !== undefined) return { movedFrom: moved };
      const sameAs = keepsDuplicates ? undefined : ((await copiedIn(folder, copy, root)) ?? (first === sourceId ? undefined : first));
      return sameAs === undefined ? {} : { sameAs };
    },
  };
}

/** What the service has of the files of a folder. */
interface StoredFolder {
  known: Set<string>;
  byHash: Map<string, string>;
  /** By the system's identity of files that have several names. */
  linked: Map<string, string>;
  gone: GoneFiles;
}

type GoneFiles = ReturnType<typeof goneFiles>;

/** Files that are not there any more, by what they may be found again. Each is found once. */
function goneFiles() {
  const byTrait = new Map<string, StoredSource[]>();
  const found = new Set<string>();
  const traitsOf = ({ sourceHash, headline, slug, uri }: StoredSource) => [
    sourceHash,
    `slug ${slug}`,
    `uri ${uri}`,
    `headline ${headline}`,
  ];
  return {
    add: (source: StoredSource): void => {
      for (const trait of traitsOf(source)) byTrait.set(trait, [...(byTrait.get(trait) ?? []), source]);
    },
    with: (trait: string): StoredSource[] => (byTrait.get(trait) ?? []).filter(({ sourceId }) => !found.has(sourceId)),
    take: ({ sourceId }: StoredSource): string => {
      found.add(sourceId);
      return sourceId;
    },
  };
}

const PAGE = 500;

async function storedFolder(desk: Desk, collection: string, root: string): Promise<StoredFolder> {
  const folder: StoredFolder = { known: new Set(), byHash: new Map(), linked: new Map(), gone: goneFiles() };
  for (let cursor: string | undefined; ; ) {
    const page = await desk.listSources({ collection, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }).catch(ifUnknown);
    for (const source of page?.body.sources ?? []) await addTo(folder, source, root);
    cursor = page?.body.next;
    if (cursor === undefined) return folder;
  }
}

const NO_PATH = /^(?:[a-z][a-z0-9+.-]+:|\/)|(?:^|\/)\.\.(?:\/|$)/i;

async function addTo(folder: StoredFolder, source: StoredSource, root: string): Promise<void> {
  const { sourceId, sourceHash } = source;
  folder.known.add(sourceId);
  // Ids of feeds and exports are no paths, and neither is that of one item of several in a file.
  if (NO_PATH.test(sourceId) || formatByEnding(sourceId) === undefined) return;
  const found = await fileAt(root, sourceId);
  if (found === undefined) folder.gone.add(source);
  else folder.byHash.set(sourceHash, sourceId);
  if (found !== undefined && found.names > 1) folder.linked.set(found.identity, sourceId);
}

/** A file with the same bytes, or another name of the same file. */
async function movedIn({ gone, linked }: StoredFolder, { sourceHash, file }: PlacedCopy): Promise<string | undefined> {
  const [same] = gone.with(sourceHash);
  if (same !== undefined) return gone.take(same);
  if (linked.size === 0) return undefined;
  const { dev, ino } = await stat(file, { bigint: true });
  return linked.get(`${dev}:${ino}`);
}

/** A file whose bytes have changed as well: the slug or the id that it states is the same, or its headline and its text. */
async function reworkedIn(desk: Desk, { gone }: StoredFolder, copy: PlacedCopy, asksForSlug: boolean): Promise<string | undefined> {
  const { article, slug, hasOwnSlug } = copy;
  const [stated] = [...(hasOwnSlug === true ? gone.with(`slug ${slug}`) : []), ...gone.with(`uri ${article.uri}`)];
  if (asksForSlug && stated !== undefined) return gone.take(stated);
  for (const source of gone.with(`headline ${article.headline}`).slice(0, ASKED_ARTICLES))
    if (await hasText(desk, source.slug, article.bodyHtml)) return gone.take(source);
  return undefined;
}

/** Of several articles with one headline, such as "Weather". */
const ASKED_ARTICLES = 20;

async function hasText(desk: Desk, slug: string, html: string): Promise<boolean> {
  const { bodyHtml } = (await desk.getArticle(slug)).body;
  return wordsOf(bodyHtml) === wordsOf(html);
}

function wordsOf(html: string): string {
  return plainTextOf(html).replace(/\s+/g, ' ').trim();
}

/** The other file has to have these bytes still: if it has others, it may be another story by now. */
async function copiedIn({ byHash }: StoredFolder, { sourceHash }: PlacedCopy, root: string): Promise<string | undefined> {
  const other = byHash.get(sourceHash);
  const found = other === undefined ? undefined : await fileAt(root, other);
  return found !== undefined && (await hashOf(found.path)) === sourceHash ? other : undefined;
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

interface FileAt {
  path: string;
  identity: string;
  /** How many names the file has. */
  names: number;
}

/** `undefined` if there is no file of this name. A link to another file is none, because the other one is imported. */
async function fileAt(root: string, id: string): Promise<FileAt | undefined> {
  const path = await pathOf(root, id);
  const found = await lstat(path, { bigint: true }).catch(() => undefined);
  return found?.isFile() === true ? { path, identity: `${found.dev}:${found.ino}`, names: Number(found.nlink) } : undefined;
}

/** Ids have composed letters, and names of files may have combining marks. */
async function pathOf(root: string, id: string): Promise<string> {
  if (/^[\x20-\x7e]*$/.test(id)) return join(root, id);
  let path = root;
  for (const part of id.split('/')) {
    const names = await readdir(path).catch(() => []);
    path = join(path, names.find((name) => name.normalize('NFC') === part) ?? part);
  }
  return path;
}

/** Of an earlier service, which has no such list, and of a token that may not read it. */
function ifUnknown(error: unknown): undefined {
  if (error instanceof Failure && (error.problem.status === 404 || error.problem.status === 403)) return undefined;
  throw error;
}
