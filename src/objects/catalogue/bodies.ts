// Whole versions for licensed pulls, which KV does not hold yet or, under embargo, never will.
import type { Article } from '../../domain/articles/article.ts';
import { fitting } from './answer-size.ts';
import * as articles from './articles/articles.ts';

export interface WantedBody {
  key: string;
  version: number;
}

/** In the order wanted, without the desk's notes. Versions that do not exist are left out, and so is everything after the last that fits
 *  one answer: the caller asks again for what is missing, and an empty answer means that none of them exists. */
export function bodies(sql: SqlStorage, wanted: readonly WantedBody[]): Article[] {
  return [...fitting(existing(sql, wanted))];
}

function* existing(sql: SqlStorage, wanted: readonly WantedBody[]): Generator<Article> {
  for (const { key, version } of wanted) {
    const article = articles.getVersion(sql, key, version);
    if (article === undefined) continue;
    const { edNote: _desk, ...rest } = article;
    yield rest;
  }
}
