// Makes the body of every feed, licensed copy, page and list. workerd keeps a text or bytes given to `new Response` until garbage is collected:
// under load more than a gigabyte, and above some 200 kB that costs more time than all the rest. The stream of a Blob is neither copied nor
// kept. Its length is known, so the answer has a Content-Length, and a client that disconnects ends it without an error.

/** For a shorter text, making a Blob costs more than it saves: a sixth more at 100 kB, the same at 200 kB. */
const STREAMED_CHARS = 100_000;

/** `null` for HEAD. A body that is sent many times should be kept as a Blob, which costs least at every size. */
export function bodyOf({ method }: Pick<Request, 'method'>, content: string | Blob): BodyInit | null {
  if (method === 'HEAD') return null;
  if (typeof content !== 'string') return content.stream();
  return content.length < STREAMED_CHARS ? content : new Blob([content]).stream();
}
