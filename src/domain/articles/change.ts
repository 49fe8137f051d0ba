// The changes of an article, as the change log names them.
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

/** `embargo` is the creation or change of an article that stays unpublished, because of an embargo or a hold. Only the desk can read such an entry. */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

export interface Change {
  action: ChangeAction;
  article: Article;
  /** The desk considers the change worth another look; it sets `updated` in feeds. */
  significant: boolean;
  /** Tells the public what was wrong, or why the article was withdrawn. */
  note?: string;
}

/** Result of applying a command. `unchanged`: the article already has the requested state. */
export type Outcome = { kind: 'changed'; change: Change } | { kind: 'unchanged'; article: Article } | { kind: 'refused'; refusal: Refusal };

/** The reason why the lifecycle refuses a command. A new reason fails to compile until src/http maps it to a problem. */
export type Refusal =
  | { reason: 'withdrawn' }
  | { reason: 'not-withdrawn' }
  | { reason: 'never-published' }
  | { reason: 'embargo-after-publication' }
  | { reason: 'objections'; objections: Objection[] };
