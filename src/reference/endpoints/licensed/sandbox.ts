// The sandbox of a partner.
import type { Subject } from '../../endpoint.ts';
import { sandboxAnswer, sandboxRequest } from '../../schemas/sandbox.ts';
import { json, jsonBody, OF_BODIES, OF_COPY } from '../usual-answers.ts';

export const SANDBOX: Subject = {
  title: 'Sandbox',
  endpoints: [
    {
      id: 'changeSandbox',
      method: 'POST',
      path: '/v1/sandbox',
      audience: 'licensed',
      scope: 'articles',
      body: jsonBody(sandboxRequest),
      answers: { 200: json(sandboxAnswer) },
      problems: [...OF_BODIES, 'sandbox-full', ...OF_COPY],
    },
  ],
};
