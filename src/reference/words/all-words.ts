// Everything that the reference says, by the id of the endpoint and by the name of the schema.
import { WITHDRAWAL_WORDS } from './endpoints/withdrawals.ts';
import { WITHDRAWAL_FIELDS } from './schemas/withdrawals.ts';
import type { EndpointWords, SchemaWords } from './words.ts';

export const ENDPOINT_WORDS: Readonly<Record<string, EndpointWords>> = { ...WITHDRAWAL_WORDS };

export const SCHEMA_WORDS: Readonly<Record<string, SchemaWords>> = { ...WITHDRAWAL_FIELDS };
