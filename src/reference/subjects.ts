// Every endpoint of the API, in the order of the reference.
import type { Audience, Endpoint, Subject } from './endpoint.ts';
import { DESK_AGREEMENTS } from './endpoints/desk/agreements.ts';
import { DESK_ARTICLES } from './endpoints/desk/articles.ts';
import { IMPORTS } from './endpoints/desk/imports.ts';
import { KEYS, USERS } from './endpoints/desk/keys.ts';
import { PARTNER_RECORDS } from './endpoints/desk/partner-records.ts';
import { PARTNERS } from './endpoints/desk/partners.ts';
import { PUBLISHER } from './endpoints/desk/publisher.ts';
import { RECORDS, TOKENS } from './endpoints/desk/service.ts';
import { TERMS } from './endpoints/desk/terms.ts';
import { DESK_WITHDRAWALS } from './endpoints/desk/withdrawals.ts';
import { ACCOUNT } from './endpoints/licensed/account.ts';
import { AGREEMENTS, OWN_KEY } from './endpoints/licensed/agreements.ts';
import { LICENSED_ARTICLES } from './endpoints/licensed/articles.ts';
import { CHANGES } from './endpoints/licensed/changes.ts';
import { DECISIONS } from './endpoints/licensed/decide.ts';
import { LICENSED_FEEDS, TOKEN_FEEDS } from './endpoints/licensed/feeds.ts';
import { SANDBOX } from './endpoints/licensed/sandbox.ts';
import { WITHDRAWALS } from './endpoints/licensed/withdrawals.ts';
import { FEEDS } from './endpoints/public/feeds.ts';
import { PAGES } from './endpoints/public/pages.ts';
import { VERIFICATION } from './endpoints/public/receipts.ts';
import { SERVICE } from './endpoints/public/service.ts';

export const AUDIENCES: Readonly<Record<Audience, string>> = {
  public: 'Everybody',
  licensed: 'Partners, with a key',
  token: 'Feed readers of partners, with a feed token',
  desk: 'The desk, with a token',
};

export const SUBJECTS: readonly Subject[] = [
  FEEDS,
  PAGES,
  VERIFICATION,
  SERVICE,
  ACCOUNT,
  LICENSED_FEEDS,
  LICENSED_ARTICLES,
  CHANGES,
  WITHDRAWALS,
  DECISIONS,
  AGREEMENTS,
  OWN_KEY,
  SANDBOX,
  TOKEN_FEEDS,
  DESK_ARTICLES,
  IMPORTS,
  DESK_WITHDRAWALS,
  PUBLISHER,
  TERMS,
  PARTNERS,
  DESK_AGREEMENTS,
  KEYS,
  USERS,
  PARTNER_RECORDS,
  TOKENS,
  RECORDS,
];

export const ENDPOINTS: readonly Endpoint[] = SUBJECTS.flatMap(({ endpoints }) => endpoints);
