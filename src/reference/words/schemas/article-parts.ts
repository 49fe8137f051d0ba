// What the reference says about parts of articles, as they are sent and as they are answered. Pure.

export const IMAGE = {
  url: 'The address of the picture.',
  alt: ['What the picture shows, for those who do not see it.', 'there is no such text'],
  caption: ['The caption.', 'it has none'],
  credit: ['The credit line.', 'it has none'],
  source: ['Who owns the picture.', 'unknown, so that it is delivered to no partner'],
  mediaType: ['The media type, such as image/jpeg.', 'unknown'],
  widthPixels: ['The width in pixels.', 'unknown'],
  heightPixels: ['The height in pixels.', 'unknown'],
  sizeBytes: ['The size of the file in bytes.', 'unknown'],
} as const;

export const LICENCE = { url: 'Where the licence is.', title: ['What it is called.', 'it has no title'] } as const;

export const SOURCE_FEED = { id: 'The id of the feed, an IRI.', title: 'Its title.', url: ['Its address.', 'unknown'] } as const;

export const OP = { op: 'What to do.', slug: 'The slug of the article.' } as const;

export const CONDITION = {
  ifMatch: ['The ETag of the version that you have changed.', 'the command is applied whatever the version is'],
} as const;

export const PUB_STATUS = '"usable", "withheld" (the desk holds it) or "canceled" (it is withdrawn).';

export const TIMES = {
  firstPublished: ['When it was first published.', 'it is not published'],
  embargoedUntil: ['Nothing of it is public before this instant.', 'it was never under embargo'],
  expires: ['From this instant on it may not be shown.', 'it may be shown for ever'],
} as const;
