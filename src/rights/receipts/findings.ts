// Findings about a receipt beyond its signature, and the sentences that tell them to partners, lawyers and readers. Pure.
import type { Modification } from '../../domain/agreements/agreement.ts';
import type { Article } from '../../domain/articles/article.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import type { ReceiptClaims } from './receipt.ts';

/** `unknown` for every article that must not be told of: under embargo, held, or never there. */
export type ArticleState = 'current' | 'updated-since' | 'corrected-since' | 'withdrawn' | 'expired' | 'unknown';

export interface Findings {
  article: ArticleState;
  /** `licensed`: what was sent holds the licensed text, word for word. */
  text: 'licensed' | 'different' | 'not-compared';
  notice: 'present' | 'missing' | 'not-compared';
}

/** What POST /verify answers. */
export type VerifyAnswer =
  | ({ valid: true; says: string[]; claims: ReceiptClaims } & Findings)
  | { valid: false; says: string[]; reason: string };

type State = Pick<
  Article,
  'uri' | 'version' | 'firstPublished' | 'pubStatus' | 'expires' | 'corrections' | 'headline' | 'standfirst' | 'bodyHtml'
>;

/** `current` is the article as it stands, and `delivered` the version of the receipt; absent where there is none. */
export function articleStateOf(
  { article: { uri, version } }: Pick<ReceiptClaims, 'article'>,
  current: State | undefined,
  delivered: State | undefined,
  now: Instant,
): ArticleState {
  if (current?.firstPublished === undefined || current.uri !== uri || delivered === undefined) return 'unknown';
  if (current.pubStatus === 'canceled') return 'withdrawn';
  if (current.pubStatus === 'withheld') return 'unknown';
  if (current.expires !== undefined && current.expires <= now) return 'expired';
  if (current.corrections.some((correction) => correction.version > version)) return 'corrected-since';
  const isSame = (['headline', 'standfirst', 'bodyHtml'] as const).every((part) => current[part] === delivered[part]);
  return isSame ? 'current' : 'updated-since';
}

const ARTICLE_SENTENCES: Readonly<Record<ArticleState, string>> = {
  current: 'The article is as it was delivered.',
  'updated-since': 'The article has been updated since; the newer version should be shown.',
  'corrected-since': 'The article has been corrected since: the delivered version should not be shown any more.',
  withdrawn: 'The article has been withdrawn since: every copy of it must be removed.',
  expired: 'The time for which the article may be shown is over: copies must be removed.',
  unknown: 'Nothing can be told of the article.',
};

/** What the receipt itself says. */
export function sentenceOfClaims({ partner, article, form, agreement, iat, until }: ReceiptClaims): string {
  const what = article.headline === undefined ? article.key : `“${article.headline}” (${article.key})`;
  const end = until === undefined ? '' : ` Copies may be shown until ${until}.`;
  return (
    `The signature is genuine: ${partner} took version ${article.version} of ${what} on ${toInstant(iat * 1_000)} in the form "${form}", ` +
    `under version ${agreement.version} of agreement ${agreement.reference}.${end}`
  );
}

export interface Compared extends Findings {
  /** Text was sent. */
  asked: boolean;
  form: ReceiptClaims['form'];
  /** What the agreement lets the partner change; absent where the agreement was not looked at. */
  modification?: Modification | undefined;
}

export function sentencesOfFindings(found: Compared): string[] {
  return [ARTICLE_SENTENCES[found.article], ...(found.asked ? [sentenceOfText(found), sentenceOfNotice(found)] : [])];
}

function sentenceOfText({ text, form, modification }: Compared): string {
  switch (text) {
    case 'licensed':
      return `The text at hand holds the licensed text (form "${form}"), word for word.`;
    case 'different': {
      const allowed = modification === undefined || modification === 'none' ? 'no change' : `changes of this kind: ${modification}`;
      return `The text at hand does not hold the licensed text word for word. The agreement allows ${allowed}.`;
    }
    case 'not-compared':
      return form === 'headline'
        ? 'Only the headline was delivered, so there is no text to compare.'
        : 'There is nothing to compare the text at hand with.';
  }
}

function sentenceOfNotice({ notice }: Compared): string {
  switch (notice) {
    case 'present':
      return 'The notice stands in it, word for word.';
    case 'missing':
      return 'The notice that the agreement demands is not in it.';
    case 'not-compared':
      return 'The notice was not looked for.';
  }
}
