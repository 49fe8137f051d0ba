// What a reader found in one article's source, independent of the format. build-draft.ts makes a draft of it.
import type { DraftInput } from '../domain/articles/draft.ts';
import type { Instant } from '../domain/values/instant.ts';
import type { Remark } from './imported-article.ts';
import type { Asked } from './instructions/instruction.ts';
import type { When } from './text/dates.ts';

export type FoundImage = NonNullable<DraftInput['images']>[number];

export interface Found {
  line: number;
  sourceId: string;
  /** The id that programs before collections used, if it was another. */
  formerId?: string | undefined;
  /** Site of the feed or the export. Absent: the article is a file, which belongs to its folder. */
  collection?: string | undefined;
  /** The source's own version: a whole number or an instant. */
  sourceVersion?: string | undefined;
  /** The bytes that are hashed: this article's part of the source. */
  source: string | Uint8Array;
  /** Candidates for the slug, the best first. None may depend on the headline. */
  slugs: readonly (string | undefined)[];
  /** The first of them is stated by the copy, and is not made of the name of its file. */
  hasOwnSlug?: true;
  headline?: string | undefined;
  /** Plain text of the first paragraph: a missing headline is taken from it. */
  opening?: string | undefined;
  standfirst?: string | undefined;
  names: string[];
  desks: string[];
  contact?: string | undefined;
  located?: string | undefined;
  /** Sections that the copy names as such. */
  sections?: string[] | undefined;
  /** Words that are sections if the publisher has one of that name, and subjects otherwise. */
  categories: string[];
  subjects: string[];
  language?: string | undefined;
  url?: string | undefined;
  /** Identifier in the source; kept only if it is one of the publisher's own. */
  uri?: string | undefined;
  /** By what feed readers recognised the item: its id, of whatever kind, or its link. Absent: it was in no feed. */
  guid?: string | undefined;
  /** Other addresses and ids of the story, besides `uri`, `guid` and `url`. */
  otherIds?: (string | undefined)[];
  /** The source that the copy names. Absent: the publisher, unless `holder` is another. */
  copySource?: string | undefined;
  holder?: string | undefined;
  notice?: string | undefined;
  licence?: { url: string; title?: string | undefined } | undefined;
  /** The feed it was taken from; kept for copy of others. */
  sourceFeed?: { id: string; title: string; url?: string } | undefined;
  bodyHtml: string;
  images: FoundImage[];
  /** Relative URLs are resolved against this. */
  base?: string | undefined;
  created?: When | undefined;
  published?: When | undefined;
  /** The first date that a field states and nobody can read. */
  unreadDate?: Remark | undefined;
  expires?: Instant | undefined;
  /** `'unread'`: the copy is under an embargo whose end cannot be read. */
  embargoedUntil?: Instant | 'unread' | undefined;
  /** A note says that the embargo is over: the one that an earlier version has ends now. */
  isEmbargoLifted?: true;
  /** Why the copy must not become public before the desk releases it. */
  hold?: SaidText | undefined;
  /** The instruction not to use the story any more: it is no copy. */
  kill?: SaidText | undefined;
  /** What says that it is a draft, which is left out. */
  draft?: SaidText | undefined;
  /** Texts of fields that are not published as they are, such as a kicker, a slug line, an advisory, usage terms or a status: any of them may hold an
   *  instruction. */
  said: SaidText[];
  /** Whether there are instructions in the body was asked of these lines. */
  asked: Asked;
  edNotes: string[];
  urgency?: number | undefined;
  corrections: string[];
  /** A sentence without a line is about the whole article. */
  remarks: (string | Remark)[];
}

export interface SaidText {
  /** Name of the field in the source's own words. */
  field: string;
  text: string;
  /** It was written for readers, such as an aside that is left out: words of an instruction in it may be part of a story. */
  isProse?: true;
  /** It was not in the copy, but in what a page has for programs and for its own use. */
  isBeside?: true;
  /** It is of a picture: who is credited in it has not written the copy. */
  isOfPicture?: true;
  /** It was found to be an instruction where it was, and is none in itself perhaps, such as "draft" in brackets. */
  foundAs?: 'embargo' | 'kill';
  /** It is only likely an instruction, so that it is asked no further. */
  isLikely?: true;
  /** Absent: only the line of the article is known. */
  line?: number | undefined;
}

export type FoundStart = Pick<Found, 'line' | 'sourceId' | 'source' | 'slugs'>;

/** An article with nothing found yet except its place. */
export function emptyFound(start: FoundStart): Found {
  return {
    ...start,
    names: [],
    desks: [],
    categories: [],
    subjects: [],
    bodyHtml: '',
    images: [],
    said: [],
    asked: { lines: [] },
    edNotes: [],
    corrections: [],
    remarks: [],
  };
}
