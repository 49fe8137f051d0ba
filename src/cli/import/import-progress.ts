// How far an import is, as a person sees it: articles that were answered of those that were found, and the bytes of a large file.
import { basename } from 'node:path';
import { counted } from '../terminal/counted.ts';
import type { Report } from '../terminal/progress.ts';

export type ImportProgress = ReturnType<typeof importProgress>;

interface LargeRead {
  file: string;
  bytes: number;
  size: number;
  pass: number;
}

const MEGABYTE = 1024 * 1024;

/** Each of the `filesAhead`, which are not opened yet, counts as one article until it is. */
export function importProgress(filesAhead: number, draw: Report) {
  let [ahead, found, done, megabytes] = [filesAhead, 0, 0, -1];
  let large: LargeRead | undefined;
  const advance = () => {
    const articles = `${done} of ${counted(found, 'article')}`;
    if (large === undefined) return draw(articles, done / Math.max(1, found + ahead));
    const read = `${megabytes} of ${Math.ceil(large.size / MEGABYTE)} MB of ${basename(large.file)}`;
    // Before its articles are known, a large file is read from end to end several times.
    const share = large.bytes / large.size;
    if (found === 0) return draw(`${large.pass === 0 ? 'Reading' : 'Checking'} ${read}`, (large.pass + share) / 100);
    draw(`${articles}, ${read}`, (done + share) / Math.max(1, found / Math.max(share, 0.01) + ahead));
  };
  return {
    /** The share of a large file that was read. Draws once for each megabyte. */
    read: (read: LargeRead) => {
      large = read;
      const now = Math.floor(read.bytes / MEGABYTE);
      if (now === megabytes) return;
      megabytes = now;
      advance();
    },
    /** All sources are searched for kills before the first article is sent. */
    searched: (sources: number) => draw(`Searching ${counted(sources, 'file')} for kills`, sources / Math.max(1, filesAhead) / 100),
    found: (articles: number) => {
      found += articles;
      advance();
    },
    /** A file was read to its end. */
    closed: () => {
      ahead = Math.max(0, ahead - 1);
      large = undefined;
      advance();
    },
    answered: () => {
      done += 1;
      advance();
    },
  };
}
