// A publisher and its copy, in our own words, short enough to be read in a failing test.
import type { DraftInput } from '../../../src/domain/articles/draft.ts';

export const PUBLISHER = {
  name: 'The Quay Courier',
  description: 'Ports, tides and the people who live by them.',
  siteUrl: 'https://www.quay-courier.example/',
  language: 'en-GB',
  timeZone: 'Europe/Berlin',
  houseLine: '© {year} The Quay Courier. All rights reserved.',
  tagAuthority: 'quay-courier.example,2031',
  articleUrl: 'https://www.quay-courier.example/{section}/{slug}',
  sections: [
    { code: 'harbour', name: 'Harbour' },
    { code: 'weather', name: 'Weather' },
    { code: 'code', name: 'Code' },
  ],
  desks: [{ code: 'night-desk', name: 'Night Desk', section: 'harbour' }],
  licensingContact: 'licensing@quay-courier.example',
};

/** An article of the publisher's own; `changes` override its members. */
export function article(changes: Partial<DraftInput> = {}): DraftInput {
  return {
    headline: 'Pilots return to the eastern lock',
    standfirst: 'After nine days of talks the harbour moves again.',
    by: { names: ['Ada Brink'] },
    sections: ['harbour'],
    subjects: ['Pilots'],
    source: 'The Quay Courier',
    bodyHtml: '<p>The first tug left the eastern lock at dawn.</p>',
    ...changes,
  };
}
