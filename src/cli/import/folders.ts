// The collections of the folders of an import. A folder that was copied with the name of its collection is refused, because its files would replace the
// stories of the first one, until somebody has said whether it is the same collection.
import { relative } from 'node:path';
import { EXIT_USAGE, Failure } from '../client/failure.ts';
import { collectionOf, hasName, keepName, keptName, newName, OF_PAGES } from './collection.ts';
import { otherFolderOf, rememberFolder, rememberQuestion, wasAsked } from './known-folders.ts';

interface FolderOptions {
  /** The service to which the import goes: a folder may be imported into several. */
  server: string;
  /** Named on the command line. */
  collection?: string | undefined;
  dryRun: boolean;
  /** The collection that has the files of a folder without a name. */
  byFiles: (root: string) => Promise<string | undefined>;
}

export type Folders = ReturnType<typeof openFolders>;

export function openFolders({ server, collection: given, dryRun, byFiles }: FolderOptions, note: (text: string) => void) {
  const kept = new Map<string, string>();
  const checked = new Map<string, string | undefined>();
  /** The other folder that has the name of this one. Asked once. */
  const otherOf = async (root: string, name: string): Promise<string | undefined> => {
    const known = checked.get(root);
    if (known !== undefined || checked.has(root)) return known;
    // Also a folder of this import, because a dry run remembers none.
    const [inImport] = [...kept].find(([other, collection]) => other !== root && collection === name) ?? [];
    const other = inImport ?? (await otherFolderOf({ server, collection: name }, root));
    checked.set(root, other);
    return other;
  };
  const check = async (root: string): Promise<void> => {
    const name = given === undefined ? await keptName(root) : undefined;
    const other = name === undefined ? undefined : await otherOf(root, name);
    if (name !== undefined && other !== undefined) throw copied(root, other, name);
  };
  /** Keeps the answer to the question that would have been asked without `--collection`. */
  const answer = async (root: string, collection: string): Promise<string> => {
    const name = await keptName(root);
    kept.set(root, collection);
    if (dryRun || (name === undefined && !(await wasAsked(server, root)))) return collection;
    if (name === undefined) {
      if (await isKept(root, collection)) await rememberFolder({ server, collection }, root);
      return collection;
    }
    const isCopied = (await otherOf(root, name)) !== undefined;
    if (!isCopied && name !== collection) return collection;
    if (isCopied && name !== collection && (await isKept(root, collection))) note(`${shown(root)} is ${collection} from now on.`);
    await rememberFolder({ server, collection }, root);
    return collection;
  };
  /** The collection of a folder that lost its name. */
  const found = async (root: string): Promise<string | undefined> => {
    const collection = await byFiles(root);
    if (collection === undefined) return undefined;
    const other = await otherFolderOf({ server, collection }, root);
    if (other !== undefined) {
      if (!dryRun) await rememberQuestion(server, root);
      throw copied(root, other, collection);
    }
    note(`${shown(root)} has no name of a collection, and its files are those of ${collection}: it is imported as this collection.`);
    if (!dryRun) await isKept(root, collection);
    return collection;
  };
  const named = async (root: string): Promise<string> => {
    await check(root);
    const lost = (await hasName(root)) ? undefined : await found(root);
    const collection = lost ?? (await collectionOf(root, dryRun));
    kept.set(root, collection);
    if (!dryRun) await rememberFolder({ server, collection }, root);
    return collection;
  };
  return {
    /** Throws Failure if the folder brings the name of another one that is still there. It gets no name here. */
    check,
    /** The collection of a source. `root`: the folder of a file. `site`: that of a feed or an export. */
    collectionOf: async (root: string | undefined, site: string | undefined): Promise<string> => {
      if (given !== undefined) return root === undefined || kept.has(root) ? given : answer(root, given);
      if (site !== undefined) return site;
      return root === undefined ? OF_PAGES : (kept.get(root) ?? named(root));
    },
  };
}

/** A folder that cannot be written to needs the option at every import. */
async function isKept(root: string, name: string): Promise<boolean> {
  return keepName(root, name, 'w').then(
    () => true,
    () => false,
  );
}

function copied(root: string, other: string, name: string): Failure {
  const command = (collection: string) => `  npx --no tearsheet import ${shown(root)} --collection ${collection}`;
  const detail = `Both have files of the collection ${name}. Files of one would replace the stories of the other. Nothing was imported.`;
  const ways = [
    'If it is the same collection in another place, such as a second clone:',
    command(name),
    'If it is another collection:',
    command(newName(root)),
    'The answer is kept for later imports.',
  ];
  return new Failure({ title: `${shown(root)} is a copy of ${shown(other)}`, detail, ways }, EXIT_USAGE);
}

/** As a shell reads it. */
function shown(path: string): string {
  const near = relative(process.cwd(), path);
  const short = near === '' ? '.' : near.startsWith('..') ? path : near;
  return /^[\w./][\w./@%+=:,-]*$/.test(short) ? short : `'${short.replaceAll("'", "'\\''")}'`;
}
