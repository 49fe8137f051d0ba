// The pattern of a feed's name, which the publisher's settings and the feeds share.

/** `all`, `sections/{code}`, `subjects/{code}` or `authors/{code}`. */
export const FEED_NAME = /^(?:all|(?:sections|subjects|authors)\/[a-z0-9-]{1,64})$/;
