// The sandbox of a partner. Pure.
import * as z from 'zod';
import { sandboxRequestSchema } from '../../domain/pulls/sandbox-request.ts';
import { article } from './articles.ts';
import { answer, request } from './named.ts';
import { url } from './values.ts';

export const sandboxRequest = request('SandboxRequest', sandboxRequestSchema);

const done = answer('SandboxDone', z.strictObject({ outcome: z.literal('done'), article, url }));
const cleared = answer('SandboxCleared', z.strictObject({ outcome: z.literal('cleared') }));

export const sandboxAnswer = answer('SandboxAnswer', z.discriminatedUnion('outcome', [done, cleared]));
