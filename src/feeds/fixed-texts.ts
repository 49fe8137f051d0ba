// Texts about the program and the terms in all formats. A change changes the bytes of every feed: see public-writers.ts and licensed-writers.ts.

/** Has no version, so that an upgrade of the program alone does not change ETags. */
export const GENERATOR = 'Tearsheet';

export const TERMS_TITLE = 'Terms of use';

/** Title of the link to the agreement's version, in partners' feeds. */
export const LICENCE_TITLE = 'Licence agreement';
