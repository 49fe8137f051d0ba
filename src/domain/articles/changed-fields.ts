// The fields in which a version differs from the one before it. Pure.
import { canonicalJson } from '../values/canonical-json.ts';
import type { ArticleMetadata } from './article.ts';

/** Fields besides the text. What follows from others, such as the excerpt and the copyright year, is none. */
const COMPARED = [
  'headline',
  'standfirst',
  'by',
  'located',
  'sections',
  'subjects',
  'images',
  'language',
  'source',
  'url',
  'embargoedUntil',
  'expires',
  'intendedPublication',
  'edNote',
  'urgency',
  'copyrightHolder',
  'copyrightNotice',
  'licence',
  'sourceFeed',
] as const;

export type ChangedField = (typeof COMPARED)[number] | 'bodyHtml';

export function changedFields(before: ArticleMetadata, after: ArticleMetadata): ChangedField[] {
  return COMPARED.filter((name) => canonicalJson({ value: before[name] }) !== canonicalJson({ value: after[name] }));
}
