// A feed's snapshot as one RPC answer. A message stays below a megabyte, so a longer document is sent as a stream.
import type { Snapshot, SnapshotStamp } from '../../../storage/feeds.ts';
import { ANSWER_BYTES, bytesOf } from '../../rpc-limits.ts';

export type SnapshotMessage = Snapshot | { stamp: SnapshotStamp; stream: ReadableStream };

export function messageOf({ json, stamp }: Snapshot): SnapshotMessage {
  return bytesOf(json) <= ANSWER_BYTES ? { json, stamp } : { stamp, stream: new Blob([json]).stream() };
}
