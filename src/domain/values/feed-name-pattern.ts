// The patterns of a feed's name and of its address, which the publisher's settings and the feeds share.

/** `all`, `sections/{code}`, `subjects/{code}` or `authors/{code}`. */
export const FEED_NAME = /^(?:all|(?:sections|subjects|authors)\/[a-z0-9-]{1,64})$/;

/** A page, a document or a page of the archive of a feed that is named so. */
export const FEED_ADDRESS =
  /^\/feeds\/(?:all|(?:sections|subjects|authors)\/[a-z0-9-]{1,64})(?:\/archive\/[1-9]\d{0,8})?(?:\.(?:rss|atom|json))?$/;
