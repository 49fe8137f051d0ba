// Findings about a receipt beyond its signature, and their sentences for partners, lawyers and readers. Pure.
import type { Modification } from '../../domain/agreements/choices.ts';
import type { Article } from '../../domain/articles/article.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import type { ReceiptClaims } from './receipt.ts';

/** `unknown`: the article must not be disclosed, because it is embargoed, held or does not exist. */
export type ArticleState = 'current' | 'updated-since' | 'corrected-since' | 'withdrawn' | 'expired' | 'unknown';

export interface Findings {
  article: ArticleState;
  /** `licensed`: the text that was sent contains the licensed text word for word. */
  text: 'licensed' | 'different' | 'not-compared';
  notice: 'present' | 'missing' | 'not-compared';
}

/** The body of an answer to `POST /verify`. `says` has the result as sentences. */
export type VerifyAnswer =
  | ({ valid: true; says: string[]; claims: ReceiptClaims } & Findings)
  | { valid: false; says: string[]; reason: string };

type ComparedArticle = Pick<
  Article,
  'uri' | 'version' | 'firstPublished' | 'pubStatus' | 'expires' | 'corrections' | 'headline' | 'standfirst' | 'bodyHtml'
>;

/** `current` is the current version of the article, and `delivered` the version of the receipt. Either is absent if it does not exist. */
export function articleStateOf(
  { article: { uri, version } }: Pick<ReceiptClaims, 'article'>,
  current: ComparedArticle | undefined,
  delivered: ComparedArticle | undefined,
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
  current: 'The article has not changed since it was delivered.',
  'updated-since': 'The article has been updated since; the newer version should be shown.',
  'corrected-since': 'The article has been corrected since: the delivered version should not be shown any more.',
  withdrawn: 'The article has been withdrawn since: every copy of it must be removed.',
  expired: 'The time for which the article may be shown is over: copies must be removed.',
  unknown: 'The state of the article cannot be disclosed.',
};

/** The claims of a genuine receipt as one sentence, and a second one if copies may be shown for a limited time. */
export function sentenceOfClaims({ partner, article, form, agreement, iat, until }: ReceiptClaims): string {
  const title = article.headline === undefined ? article.key : `“${article.headline}” (${article.key})`;
  const end = until === undefined ? '' : ` Copies may be shown until ${until}.`;
  return (
    `The signature is genuine: ${partner} received version ${article.version} of ${title} on ${toInstant(iat * 1_000)} in the form "${form}", ` +
    `under version ${agreement.version} of agreement ${agreement.reference}.${end}`
  );
}

export interface Compared extends Findings {
  /** A text was sent to be compared. */
  hasText: boolean;
  form: ReceiptClaims['form'];
  /** Changes that the agreement allows. Absent: the agreement was not read. */
  modification?: Modification | undefined;
}

/** A sentence on the article and, if a text was sent, one on the text and one on the notice. */
export function sentencesOfFindings(found: Compared): string[] {
  return [ARTICLE_SENTENCES[found.article], ...(found.hasText ? [sentenceOfText(found), sentenceOfNotice(found)] : [])];
}

function sentenceOfText({ text, form, modification }: Compared): string {
  switch (text) {
    case 'licensed':
      return `The text contains the licensed text (form "${form}") word for word.`;
    case 'different': {
      const allowed = modification === undefined || modification === 'none' ? 'no change' : `changes of this kind: ${modification}`;
      return `The text does not contain the licensed text word for word. The agreement allows ${allowed}.`;
    }
    case 'not-compared':
      return form === 'headline'
        ? 'Only the headline was delivered, so there is no text to compare.'
        : 'The delivered text is not available, so the text was not compared.';
  }
}

function sentenceOfNotice({ notice }: Compared): string {
  switch (notice) {
    case 'present':
      return 'The text contains the notice word for word.';
    case 'missing':
      return 'The text does not contain the notice that the agreement requires.';
    case 'not-compared':
      return 'The delivered notice is not available, so the notice was not compared.';
  }
}
