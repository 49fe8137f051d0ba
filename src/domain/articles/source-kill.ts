// A kill: the source of imported copy says that its story must not be used any more. Pure data.
import type { Article } from './article.ts';
import type { ImportSource } from './import-source.ts';

/** Names the story by the identity that its copy has. */
export interface SourceKill extends ImportSource {
  /** SHA-256 of the kill, in hexadecimal, by which the same kill is recognised. */
  sourceHash: string;
  /** False: the article is only named, so that a person can decide. */
  withdraw: boolean;
  /** Why, for the desk only. */
  reason: string;
  /** What readers see. Absent: the usual note. */
  note?: string | undefined;
  /** The run of the import that found the kill. An article that this run created is withdrawn in any case. */
  run?: string | undefined;
}

/** `unknown`: no article is of this source. `found`: the article is not withdrawn yet. `newer-version`: the article is of a later version than the one that
 *  was killed. `reinstated`: the desk has reinstated the article since this kill first arrived. */
export type KillOutcome = 'unknown' | 'found' | 'withdrawn' | 'already-withdrawn' | 'newer-version' | 'reinstated';

/** The article is absent if it is `unknown`. */
export interface KillAnswer {
  outcome: KillOutcome;
  article?: Pick<Article, 'slug' | 'headline' | 'version' | 'pubStatus' | 'firstPublished'>;
}
