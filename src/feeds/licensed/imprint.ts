// Words about the program and the terms in documents of every format. Changing one changes the bytes of every feed: see writers.ts.

/** Without a version: an upgrade that changes nothing else should leave validators as they are. */
export const GENERATOR = 'Tearsheet';

export const TERMS_TITLE = 'Terms of use';

/** Of the agreement's version, in partners' feeds. */
export const LICENCE_TITLE = 'Licence agreement';
