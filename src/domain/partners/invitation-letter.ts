// The text with which the desk sends an invitation to a user of a partner. The service itself sends no mail. Pure. No clock.
import { dateInWords } from '../agreements/words/phrases.ts';
import type { Instant } from '../values/instant.ts';

interface LetterFacts {
  /** Names. */
  publisher: string;
  partner: string;
  user: string;
  /** Address of the invitation. */
  url: string;
  expires: Instant;
  /** IANA name of the publisher's time zone. */
  timeZone: string;
}

/** Subject and text of a mail, in lines. */
export function invitationLetter({ publisher, partner, user, url, expires, timeZone }: LetterFacts): { subject: string; text: string } {
  const text = [
    `Dear ${user},`,
    '',
    `With this link you sign in at the portal of ${publisher} for ${partner}:`,
    '',
    url,
    '',
    `It works once, until ${dateInWords(expires, { timeZone })} (${timeZone}). It is for you alone: please do not pass it on.`,
    'If it no longer works, write to us for another one.',
    '',
    publisher,
  ];
  return { subject: `Your access to ${publisher} for ${partner}`, text: text.join('\n') };
}
