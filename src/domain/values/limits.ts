// Limits of articles and requests. Input beyond a limit is refused with an objection and never shortened.

/** Characters are UTF-16 units. Headlines in print are far shorter, and feed readers show one line. */
export const HEADLINE_CHARS = 500;
export const STANDFIRST_CHARS = 2_000;
export const NAME_CHARS = 200;
export const NOTE_CHARS = 2_000;
export const ED_NOTE_CHARS = 4_000;
export const URL_CHARS = 2_048;
/** Id of an article in an RSS feed that moved here: a word, a number, or a URL. */
export const GUID_CHARS = 2_048;
/** Longest version of a source that an import names: a number or an instant. */
export const SOURCE_VERSION_CHARS = 40;
/** Former names of the publisher. The desk may drop the oldest. */
export const FORMER_NAMES = 20;
/** Body of an article as HTML in UTF-8, as sent and as stored. A version and its answer then fit into one RPC message of 1 MB. */
export const BODY_BYTES = 256 * 1024;
/** Everything that one article adds to a partner's feed, with every character escaped. Half a megabyte of a page remains for the agreement's
 *  texts. */
export const ARTICLE_COPY_BYTES = 1_500_000;
export const BYLINE_NAMES = 20;
export const BYLINE_DESKS = 5;
export const SECTIONS = 10;
export const SUBJECTS = 50;
export const IMAGES = 30;
/** Corrections of an article. Feeds show all of them. */
export const CORRECTIONS = 50;
/** An article as a request body, and a line of a bulk request. */
export const ARTICLE_REQUEST_BYTES = 640 * 1024;
/** A form of the console whose route states no other limit. */
export const FORM_BYTES = 64 * 1024;
/** The form of an article at the console. A browser sends three characters for a byte of most scripts, so that the largest article of
 *  ARTICLE_REQUEST_BYTES fits. */
export const ARTICLE_FORM_BYTES = 2_560 * 1024;
/** The publisher's settings as a request body. */
export const PUBLISHER_REQUEST_BYTES = 256 * 1024;
/** The publisher's settings as a form, in which a character may take nine bytes. */
export const SETTINGS_FORM_BYTES = 2 * 1024 * 1024;
/** An agreement as a request body. */
export const AGREEMENT_REQUEST_BYTES = 256 * 1024;
/** An agreement as the fields of a form. A byte of JSON is at most three bytes in it, and a line break of a list three more than there. */
export const AGREEMENT_FORM_BYTES = 4 * AGREEMENT_REQUEST_BYTES;
/** Bodies of small requests: reasons, notes, token names. */
export const NOTE_REQUEST_BYTES = 32 * 1024;

/** Limit of rows in one report of usage, and its default as CSV, because a spreadsheet cannot show that there are more. */
export const MOST_USAGE_ROWS = 10_000;
