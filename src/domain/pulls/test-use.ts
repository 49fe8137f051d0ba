// What programs with test keys did with the articles of the sandbox, for people who watch an integration before it is used. Pure.
import { FORMS } from '../agreements/choices.ts';
import type { Instant } from '../values/instant.ts';
import type { LicensedChange } from './change-window.ts';
import type { Admission, AdmitRequest, ArticleRefusal } from './pull-request.ts';

/** How a synthetic article was reached, as people read it. `the portal`: by a person who signed in with the test key. */
export const TEST_ROUTES = [
  '/v1/feed.rss',
  '/v1/feed.atom',
  '/v1/feed.json',
  '/v1/feed.ninjs',
  '/v1/articles/…',
  '/v1/articles/…/html',
  '/v1/articles/…/text',
  '/v1/changes',
  '/v1/withdrawals',
  '/v1/withdrawals/…/acknowledgement',
  'the portal',
] as const;
export type TestRoute = (typeof TEST_ROUTES)[number];

/** A form: the article was delivered in it. `unchanged`: the answer was 304. `called`: the answer had no article. `change`: the change feed named the
 *  version. `withdrawn`: the answer said that the article is withdrawn. `refused`: the article, or the whole call, was refused for another reason. */
export const TEST_OUTCOMES = [...FORMS, 'unchanged', 'called', 'change', 'withdrawn', 'acknowledged', 'refused'] as const;
export type TestOutcome = (typeof TEST_OUTCOMES)[number];

/** The slug is empty and the version 0 if the call was about no single article. */
export interface SeenArticle {
  slug: string;
  version: number;
  outcome: TestOutcome;
}

/** Equal calls of one key, counted. */
export interface TestUse extends SeenArticle {
  /** Id of the key. */
  keyId: string;
  route: TestRoute;
  first: Instant;
  last: Instant;
  count: number;
}

export function isDelivered({ outcome }: Pick<SeenArticle, 'outcome'>): boolean {
  return FORMS.some((form) => form === outcome);
}

/** What a program saw with one pull. Nothing with a HEAD, and nothing before the pull was decided. */
export function seenByPull({ head, single, candidates = [] }: AdmitRequest, admission: Admission): SeenArticle[] {
  if (head) return [];
  const [{ slug, version } = { slug: '', version: 0 }] = single ? candidates : [];
  switch (admission.kind) {
    case 'unchanged':
      return [{ slug, version, outcome: 'unchanged' }];
    case 'refused':
      return [{ slug, version, outcome: 'refused' }];
    case 'granted':
      return admission.refusal === undefined
        ? seenInPage(admission)
        : [{ slug, version: admission.refusal.version ?? version, outcome: outcomeOf(admission.refusal) }];
    default:
      return [];
  }
}

/** Only who received an article learns that it was withdrawn. */
function outcomeOf({ reason, received }: ArticleRefusal): TestOutcome {
  return reason === 'withdrawn' && received ? 'withdrawn' : 'refused';
}

function seenInPage({ granted = [], withdrawn = [] }: Extract<Admission, { kind: 'granted' }>): SeenArticle[] {
  const seen = [
    ...granted.map(({ slug, version, grant }): SeenArticle => ({ slug, version, outcome: grant.form })),
    ...withdrawn.map(({ slug, version }): SeenArticle => ({ slug, version, outcome: 'withdrawn' })),
  ];
  return seen.length === 0 ? [CALLED] : seen;
}

const CALLED: SeenArticle = { slug: '', version: 0, outcome: 'called' };

/** What a program saw in one answer of the change feed. `isFurther`: an earlier part of the same request was counted. */
export function seenInChanges(changes: readonly LicensedChange[], isFurther: boolean): SeenArticle[] {
  const seen = changes
    .filter(({ action }) => action !== 'agreement')
    .map(({ slug, version, action }): SeenArticle => ({ slug, version, outcome: action === 'withdraw' ? 'withdrawn' : 'change' }));
  return isFurther ? seen : [CALLED, ...seen];
}
