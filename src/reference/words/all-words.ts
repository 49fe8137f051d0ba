// Everything that the reference says, by the id of the endpoint and by the name of the schema.
import { DESK_ARTICLE_WORDS } from './endpoints/desk-articles.ts';
import { DESK_PARTNER_WORDS } from './endpoints/desk-partners.ts';
import { DESK_SERVICE_WORDS } from './endpoints/desk-service.ts';
import { LICENSED_WORDS } from './endpoints/licensed.ts';
import { PUBLIC_WORDS } from './endpoints/public.ts';
import { AGREEMENT_FIELDS } from './schemas/agreements.ts';
import { ARTICLE_REQUEST_FIELDS } from './schemas/article-requests.ts';
import { ARTICLE_FIELDS } from './schemas/articles.ts';
import { FEED_FIELDS } from './schemas/feeds.ts';
import { IMPORT_FIELDS } from './schemas/imports.ts';
import { KEY_FIELDS } from './schemas/keys.ts';
import { LICENSED_FIELDS } from './schemas/licensed.ts';
import { NINJS_FIELDS } from './schemas/ninjs.ts';
import { PARTNER_FIELDS } from './schemas/partners.ts';
import { PROBLEM_FIELDS } from './schemas/problems.ts';
import { PUBLISHER_FIELDS } from './schemas/publisher.ts';
import { RECEIPT_FIELDS } from './schemas/receipts.ts';
import { SERVICE_FIELDS } from './schemas/service.ts';
import { WITHDRAWAL_FIELDS } from './schemas/withdrawals.ts';
import type { EndpointWords, SchemaWords } from './words.ts';

export const ENDPOINT_WORDS: Readonly<Record<string, EndpointWords>> = {
  ...PUBLIC_WORDS,
  ...LICENSED_WORDS,
  ...DESK_ARTICLE_WORDS,
  ...DESK_PARTNER_WORDS,
  ...DESK_SERVICE_WORDS,
};

export const SCHEMA_WORDS: Readonly<Record<string, SchemaWords>> = {
  ...AGREEMENT_FIELDS,
  ...ARTICLE_FIELDS,
  ...ARTICLE_REQUEST_FIELDS,
  ...FEED_FIELDS,
  ...IMPORT_FIELDS,
  ...KEY_FIELDS,
  ...LICENSED_FIELDS,
  ...NINJS_FIELDS,
  ...PARTNER_FIELDS,
  ...PROBLEM_FIELDS,
  ...PUBLISHER_FIELDS,
  ...RECEIPT_FIELDS,
  ...SERVICE_FIELDS,
  ...WITHDRAWAL_FIELDS,
};
