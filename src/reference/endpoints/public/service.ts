// What the service says about itself.
import type { Subject } from '../../endpoint.ts';
import { health, indexOfRoutes } from '../../schemas/service.ts';
import { json } from '../usual-answers.ts';

export const SERVICE: Subject = {
  title: 'The service',
  endpoints: [
    { id: 'getHealth', method: 'GET', path: '/healthz', audience: 'public', answers: { 200: json(health) }, problems: [] },
    { id: 'getIndexOfRoutes', method: 'GET', path: '/v1', audience: 'public', answers: { 200: json(indexOfRoutes) }, problems: [] },
  ],
};
