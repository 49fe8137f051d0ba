// Every feed, licensed copy, page and list leaves through here. workerd holds a text or bytes given to `new Response` until the engine collects
// garbage: under load more than a gigabyte, whose pages cost more than everything else from some 200 kB on. The stream of a Blob is neither
// copied nor held, its length is known, so that there is a Content-Length, and a client that hangs up ends it without an error.

/** A Blob of a shorter text costs more to make than it saves: the same at 200 kB, a sixth more at 100 kB. */
const STREAMED_CHARS = 100_000;

/** None for HEAD. What is sent many times should be kept as a Blob, which is the cheapest at every size. */
export function bodyOf({ method }: Pick<Request, 'method'>, content: string | Blob): BodyInit | null {
  if (method === 'HEAD') return null;
  if (typeof content !== 'string') return content.stream();
  return content.length < STREAMED_CHARS ? content : new Blob([content]).stream();
}
