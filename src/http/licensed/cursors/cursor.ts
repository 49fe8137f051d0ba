// Cursors of the change feed and of feed pages. They are sealed, because clients must not see our sequence numbers.

import * as z from 'zod';
import type { Credential } from '../../../domain/partners/key.ts';
import { mintingPepper } from '../../credentials/signed-token.ts';
import type { Host } from '../../isolate/isolate.ts';
import { peppersOf } from '../../isolate/peppers.ts';
import { type SealRing, seal, sealRepeatably, unseal } from './seal.ts';

/** A partner that stays away for longer has to resync. */
const CURSOR_MS = 90 * 24 * 3_600_000;

const positionSchema = z.object({ seq: z.int(), ms: z.int(), walkedSeq: z.int().exactOptional() });

/** A cursor of an earlier program has its licence tag as `mark`. */
const cursorSchema = z
  .object({
    epoch: z.string(),
    /** The licence tag of the snapshot that the cursor was made for. */
    licenceTag: z.string().exactOptional(),
    mark: z.string().exactOptional(),
    from: positionSchema,
    /** The end of the current window, and the article after which to continue. */
    to: positionSchema.exactOptional(),
    after: z.int().exactOptional(),
    issuedMs: z.int(),
  })
  .transform(({ mark = '', licenceTag = mark, ...cursor }) => ({ ...cursor, licenceTag }));

export type Cursor = z.output<typeof cursorSchema>;

const pageSchema = z.object({
  epoch: z.string(),
  before: z.object({
    publishedMs: z.int(),
    article: z.int(),
    embargoed: z.literal(true).exactOptional(),
    withdrawn: z.literal(true).exactOptional(),
  }),
});

export type PagePosition = z.output<typeof pageSchema>;

type Keyed = Pick<Host, 'isolate' | 'KEY_PEPPERS'>;

function ringOf(host: Keyed): SealRing {
  return { peppers: peppersOf(host), keys: host.isolate.sealKeys };
}

type Holder = Pick<Credential, 'partner' | 'mode'>;

function boundTo(purpose: 'changes' | 'page', { partner, mode }: Holder): string {
  return `${purpose}\n${partner}\n${mode}`;
}

/** Room for every number in a cursor and in a page, beside the names. */
const CURSOR_CHARS = 256;
const PAGE_CHARS = 128;

/** As JSON, padded with spaces to one length for one licence: a sealed text is as long as its content, and would show that a number has grown
 *  by a digit. */
function paddedJson(position: Cursor | PagePosition): string {
  const chars = 'licenceTag' in position ? CURSOR_CHARS + position.licenceTag.length : PAGE_CHARS;
  return JSON.stringify(position).padEnd(chars + position.epoch.length);
}

export function sealCursor(cursor: Cursor, holder: Holder, host: Keyed): Promise<string> {
  return seal(paddedJson(cursor), {
    pepper: mintingPepper(peppersOf(host)),
    bound: boundTo('changes', holder),
    keys: host.isolate.sealKeys,
  });
}

export type OpenedCursor = { cursor: Cursor } | { reason: 'unreadable' | 'too-old' };

/** `unreadable`: not one of ours for this partner, or altered, or sealed under a retired pepper or by a program that wrote other fields. */
export async function openCursor(text: string, holder: Holder, host: Keyed, nowMs: number): Promise<OpenedCursor> {
  const json = await unseal(text, ringOf(host), boundTo('changes', holder));
  if (json === undefined) return { reason: 'unreadable' };
  const { success, data: cursor } = cursorSchema.safeParse(JSON.parse(json));
  if (!success) return { reason: 'unreadable' };
  return nowMs - cursor.issuedMs > CURSOR_MS ? { reason: 'too-old' } : { cursor };
}

/** The same position gives the same text, because it is part of bodies that must not change between polls. */
export function sealPage(position: PagePosition, holder: Holder, host: Keyed): Promise<string> {
  return sealRepeatably(paddedJson(position), {
    pepper: mintingPepper(peppersOf(host)),
    bound: boundTo('page', holder),
    keys: host.isolate.sealKeys,
  });
}

export async function openPage(text: string, holder: Holder, host: Keyed): Promise<PagePosition | undefined> {
  const json = await unseal(text, ringOf(host), boundTo('page', holder));
  return json === undefined ? undefined : pageSchema.safeParse(JSON.parse(json)).data;
}
