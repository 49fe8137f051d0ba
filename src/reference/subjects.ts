// Every endpoint of the API, in the order of the reference.
import type { Audience, Endpoint, Subject } from './endpoint.ts';
import { CHANGES } from './endpoints/changes.ts';
import { DECISIONS } from './endpoints/decide.ts';
import { RECEIPTS } from './endpoints/receipts.ts';
import { WITHDRAWALS } from './endpoints/withdrawals.ts';

export const AUDIENCES: Readonly<Record<Audience, string>> = {
  public: 'Everybody',
  licensed: 'Partners, with a key',
  token: 'Feed readers of partners, with a feed token',
  desk: 'The desk, with a token',
};

export const SUBJECTS: readonly Subject[] = [RECEIPTS, CHANGES, WITHDRAWALS, DECISIONS];

export const ENDPOINTS: readonly Endpoint[] = SUBJECTS.flatMap(({ endpoints }) => endpoints);
