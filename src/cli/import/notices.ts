// What the sources of an import say about stories that may be anywhere in it: kills, and versions that must not be public yet. All of it is known before
// the first article is sent.
import { type ImportSource, isOlder } from '../../domain/articles/import-source.ts';
import * as limits from '../../domain/values/limits.ts';
import type { Copy, SourceIdentity, Waiting } from '../../import/imported-article.ts';
import { type LikelyKill, likelyKilled } from '../../import/likely-killed.ts';
import type { PlacedKill } from './apply-kills.ts';

/** With the collection that copy of the same file has. */
export type Placed<T extends SourceIdentity> = T & {
  collection: string;
  formerId: string;
  /** Real path of the folder below which its id is the path of a file. Absent: its id is another one. */
  root?: string;
};
export type PlacedCopy = Placed<Copy>;

export type Notices = ReturnType<typeof openNotices>;

/** The copy that may be sent, or why it is left out. */
type Decided = { copy: PlacedCopy } | { leftOut: string };

/** In a dry run the server does not know the kills. */
export function openNotices(dryRun: boolean) {
  const known = new Set<string>();
  const killed = new Map<string, ImportSource[]>();
  const waiting = new Map<string, Placed<Waiting>[]>();
  const likely = likelyKilled();
  return {
    /** Returns false for a kill that was read before. */
    addKill: (kill: PlacedKill): boolean => {
      const identity = identityOf(kill);
      const name = `${kill.file}:${kill.line} ${kill.sourceHash} ${identity}`;
      if (known.has(name)) return false;
      known.add(name);
      const { collection, sourceId, sourceVersion } = kill;
      if (dryRun) killed.set(identity, [...(killed.get(identity) ?? []), { collection, sourceId, sourceVersion }]);
      likely.add(identity, kill);
      return true;
    },
    addWaiting: (version: Placed<Waiting>): void => {
      const identity = identityOf(version);
      const others = waiting.get(identity) ?? [];
      if (others.every(({ sourceHash }) => sourceHash !== version.sourceHash)) waiting.set(identity, [...others, version]);
    },
    /** Called once for each article, in the order of the sources. */
    decide: (copy: PlacedCopy): Decided => {
      const identity = identityOf(copy);
      const kills = killed.get(identity) ?? [];
      if (kills.some(({ sourceVersion }) => !isOlder(sourceVersion, copy.sourceVersion)))
        return { leftOut: `its source has killed it (line ${copy.line})` };
      const versions = waiting.get(identity) ?? [];
      const others = versions.filter(({ sourceHash }) => sourceHash !== copy.sourceHash);
      if (others.length < versions.length) waiting.set(identity, others);
      else {
        const later = others.find(({ sourceVersion }) => !isOlder(sourceVersion, copy.sourceVersion));
        if (later !== undefined)
          return {
            leftOut: `a later version of it must not be public yet (${later.file}:${later.line}), so line ${copy.line} is not imported`,
          };
      }
      const kill = likely.find(identity, copy);
      return { copy: kill === undefined ? copy : heldFor(kill, copy) };
    },
  };
}

function identityOf({ collection, sourceId }: ImportSource): string {
  return `${collection}\n${sourceId}`;
}

/** A kill whose id is another one withdraws nothing and keeps the story from the public until the desk has decided. */
function heldFor({ file, line, instruction }: LikelyKill, copy: PlacedCopy): PlacedCopy {
  const { article, remarks } = copy;
  const place = `${file.split(/[\\/]/).at(-1)}, line ${line}`;
  const note = `Held: its kill says "${instruction.text.replaceAll('"', "'")}". The kill in ${place}, is likely about this story.`;
  const edNote = [note, article.edNote ?? ''].join('\n').trim().slice(0, limits.ED_NOTE_CHARS);
  const text = `Held if it is new: the kill in ${file}:${line} is likely about it. If it is not, release the article.`;
  return {
    ...copy,
    article: { ...article, edNote },
    hold: { reason: 'instruction', ...instruction },
    remarks: [{ text, line: copy.line }, ...remarks],
  };
}
