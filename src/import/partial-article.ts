// What a reader found in one article's source, in no format's words. filing.ts makes a draft of it.
import type { DraftInput } from '../domain/articles/draft.ts';
import type { Instant } from '../domain/values/instant.ts';
import type { When } from './text/dates.ts';

export type FoundImage = NonNullable<DraftInput['images']>[number];

export interface Found {
  line: number;
  sourceId: string;
  /** What is hashed: this article's part of the source. */
  source: string | Uint8Array;
  /** Candidates for the slug, the best first. None may depend on the headline. */
  slugs: readonly (string | undefined)[];
  headline?: string | undefined;
  /** Plain text of the first paragraph: a headline is taken from it where there is none. */
  opening?: string | undefined;
  standfirst?: string | undefined;
  names: string[];
  desks: string[];
  contact?: string | undefined;
  located?: string | undefined;
  /** Sections the copy names as such: one the publisher does not have is a fault. */
  sections?: string[] | undefined;
  /** Words that are sections where the publisher has one of that name, else subjects. */
  categories: string[];
  subjects: string[];
  language?: string | undefined;
  url?: string | undefined;
  /** Identifier in the source; kept only where it is one of the publisher's own. */
  uri?: string | undefined;
  /** Whose copy it says it is. Absent: the publisher's, unless `holder` is another. */
  copySource?: string | undefined;
  holder?: string | undefined;
  notice?: string | undefined;
  licence?: { url: string; title?: string | undefined } | undefined;
  /** The feed it was taken from; kept for copy of others. */
  sourceFeed?: { id: string; title: string; url?: string } | undefined;
  bodyHtml: string;
  images: FoundImage[];
  /** Relative addresses are resolved against this. */
  base?: string | undefined;
  created?: When | undefined;
  published?: When | undefined;
  expires?: Instant | undefined;
  /** `'unread'`: the copy says that it is under embargo and not, legibly, until when. */
  embargoedUntil?: Instant | 'unread' | undefined;
  /** Where it says so, in the file; absent: not known more closely than `line`. */
  embargoLine?: number | undefined;
  edNotes: string[];
  urgency?: number | undefined;
  corrections: string[];
  remarks: string[];
}

export type FoundStart = Pick<Found, 'line' | 'sourceId' | 'source' | 'slugs'>;

/** Nothing found yet but where it is. */
export function emptyFound(start: FoundStart): Found {
  return {
    ...start,
    names: [],
    desks: [],
    categories: [],
    subjects: [],
    bodyHtml: '',
    images: [],
    edNotes: [],
    corrections: [],
    remarks: [],
  };
}
