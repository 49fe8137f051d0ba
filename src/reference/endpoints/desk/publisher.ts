// The publisher's settings.
import { putPublisherQuerySchema } from '../../../domain/publisher/publisher-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { publisher, publisherRequest, publisherWritten } from '../../schemas/publisher.ts';
import { json, jsonBody, OF_BODIES, OF_CHANGES } from '../usual-answers.ts';

export const PUBLISHER: Subject = {
  title: 'Publisher',
  endpoints: [
    {
      id: 'getPublisher',
      method: 'GET',
      path: '/desk/publisher',
      audience: 'desk',
      scope: 'read',
      answers: { 200: json(publisher, ['ETag']) },
      problems: ['not-found'],
    },
    {
      id: 'putPublisher',
      method: 'PUT',
      path: '/desk/publisher',
      audience: 'desk',
      scope: 'publisher',
      query: putPublisherQuerySchema,
      fields: ['If-Match'],
      body: jsonBody(publisherRequest),
      answers: { 200: json(publisherWritten, ['ETag']), 201: json(publisherWritten, ['ETag']) },
      problems: [...OF_BODIES, ...OF_CHANGES],
    },
  ],
};
