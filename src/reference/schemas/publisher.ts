// The publisher's settings, and what a change of them leads to. Pure.
import * as z from 'zod';
import { publisherSchema } from '../../domain/publisher/publisher.ts';
import { acceptance } from './agreements.ts';
import { answer, request } from './named.ts';
import { count } from './values.ts';

const { shape } = publisherSchema;
const thirdParty = shape.thirdPartyContent.unwrap();

/** The parts of the settings by their path, with their names. */
export const SETTINGS_PARTS: Readonly<Record<string, { id: string; schema: z.ZodType }>> = {
  'sections[]': { id: 'Section', schema: shape.sections.element },
  'desks[]': { id: 'DeskOfBylines', schema: shape.desks.unwrap().element },
  thirdPartyContent: { id: 'ThirdPartyContent', schema: thirdParty },
  'thirdPartyContent.sources[]': { id: 'ThirdPartySource', schema: thirdParty.shape.sources.unwrap().element },
  logo: { id: 'Logo', schema: shape.logo.unwrap() },
};

for (const { id, schema } of Object.values(SETTINGS_PARTS)) answer(id, request(`${id}Request`, schema));

export const publisherRequest = request('PublisherRequest', publisherSchema);
export const publisher = answer('Publisher', publisherSchema);

const pageMove = answer(
  'PageMove',
  z.strictObject({ before: z.enum(['here', 'elsewhere']), after: z.enum(['here', 'elsewhere']), articles: count }),
);

const noticeToAccept = answer(
  'NoticeToAccept',
  z.strictObject({ partner: z.string(), agreement: z.string(), reference: z.string(), acceptance }),
);

export const publisherWritten = answer(
  'PublisherWritten',
  z.strictObject({
    outcome: z.enum(['created', 'updated', 'unchanged']),
    publisher,
    articlePages: pageMove.optional(),
    acceptances: z.array(noticeToAccept).optional(),
    next: z.string().optional(),
  }),
);
