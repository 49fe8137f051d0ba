// How much of each thing an article may hold. More is an objection with a pointer; nothing is ever cut to fit.

/** Characters (UTF-16 units). The longest headline in print is far shorter; readers show one line. */
export const HEADLINE_CHARS = 500;
export const STANDFIRST_CHARS = 2_000;
export const NAME_CHARS = 200;
export const NOTE_CHARS = 2_000;
export const ED_NOTE_CHARS = 4_000;
export const URL_CHARS = 2_048;
/** Generous: the oldest names may be dropped. */
export const FORMER_NAMES = 20;
/** Of the HTML as sent and as stored, in UTF-8. Leaves room for a version and its answer in one RPC message of 1 MB. */
export const BODY_BYTES = 256 * 1024;
/** Of all that one article adds to a partner's feed, with every character escaped. Leaves half a megabyte of a page for what the agreement adds. */
export const ARTICLE_COPY_BYTES = 1_500_000;
export const BYLINE_NAMES = 20;
export const BYLINE_DESKS = 5;
export const SECTIONS = 10;
export const SUBJECTS = 50;
export const IMAGES = 30;
/** Each is shown in every feed for as long as the article is. */
export const CORRECTIONS = 50;
/** Of one article's JSON as a request body, and of one line of a bulk request. */
export const ARTICLE_REQUEST_BYTES = 640 * 1024;
/** Of the publisher's settings as a request body. */
export const PUBLISHER_REQUEST_BYTES = 256 * 1024;
/** Of an agreement as a request body. */
export const AGREEMENT_REQUEST_BYTES = 256 * 1024;
/** Of the small requests: reasons, notes, token names. */
export const NOTE_REQUEST_BYTES = 32 * 1024;
