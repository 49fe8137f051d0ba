// The changes that can happen to an article, as the change log names them.
import type { Objection } from '../values/objection.ts';
import type { Article } from './article.ts';

export const CHANGE_ACTIONS = [
  'publish',
  'update',
  'correct',
  'withdraw',
  'reinstate',
  'hold',
  'release',
  'embargo',
  'embargo-lift',
  'expire',
] as const;

/** `embargo` is the creation or change of an article that is not published yet; it is in no log that others can read. */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

export interface Change {
  action: ChangeAction;
  article: Article;
  /** Readers should look again: moves `updated` in feeds. */
  significant: boolean;
  /** For the public: what was wrong, or why it is gone. */
  note?: string;
}

/** The outcome of a call. Refused: nothing was written. Unchanged: nothing needed to be. */
export type Outcome = { kind: 'changed'; change: Change } | { kind: 'unchanged'; article: Article } | { kind: 'refused'; refusal: Refusal };

/** Why the lifecycle refuses. A new reason fails to compile until src/http maps it to a problem. */
export type Refusal =
  | { reason: 'withdrawn' }
  | { reason: 'not-withdrawn' }
  | { reason: 'never-published' }
  | { reason: 'embargo-after-publication' }
  | { reason: 'objections'; objections: Objection[] };
