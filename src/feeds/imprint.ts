// What documents of every format say of the program and of the terms. Changing a word here changes the bytes of every feed: see writers.ts.

/** Without a version: an upgrade that changes nothing else should leave validators as they are. */
export const GENERATOR = 'Tearsheet';

export const TERMS_TITLE = 'Terms of use';

/** Of the agreement's version, in partners' feeds. */
export const LICENCE_TITLE = 'Licence agreement';
