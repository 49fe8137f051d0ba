// Keys and users of a partner.
import { keyListQuerySchema } from '../../../domain/partners/partner-queries.ts';
import type { Subject } from '../../endpoint.ts';
import { keyList, keyRequest, newKey, rotationRequest } from '../../schemas/keys.ts';
import { invitedUser, user, userList, userRequest } from '../../schemas/users.ts';
import { codes, json, jsonBody, OF_BODIES, optionalBody } from '../usual-answers.ts';

const KEYS_PATH = '/desk/partners/{partner}/keys';
const USERS_PATH = '/desk/partners/{partner}/users';
const WRITE = { audience: 'desk', scope: 'partners' } as const;
const READ = { method: 'GET', audience: 'desk', scope: 'read' } as const;
const OF_PATHS = ['bad-request', 'not-found', 'invalid-content'] as const;

export const KEYS: Subject = {
  title: 'Keys of a partner',
  endpoints: [
    {
      ...READ,
      id: 'listKeys',
      path: KEYS_PATH,
      parts: codes('partner'),
      query: keyListQuerySchema,
      answers: { 200: json(keyList) },
      problems: OF_PATHS,
    },
    {
      ...WRITE,
      id: 'issueKey',
      method: 'POST',
      path: KEYS_PATH,
      parts: codes('partner'),
      body: jsonBody(keyRequest),
      answers: { 201: json(newKey) },
      problems: [...OF_BODIES, 'not-found', 'no-such-agreement'],
    },
    {
      ...WRITE,
      id: 'revokeKey',
      method: 'DELETE',
      path: `${KEYS_PATH}/{key}`,
      parts: codes('partner', 'key'),
      answers: { 204: {} },
      problems: OF_PATHS,
    },
    {
      ...WRITE,
      id: 'rotateKey',
      method: 'POST',
      path: `${KEYS_PATH}/{key}/rotation`,
      parts: codes('partner', 'key'),
      body: optionalBody(rotationRequest),
      answers: { 201: json(newKey) },
      problems: [...OF_BODIES, 'not-found'],
    },
  ],
};

export const USERS: Subject = {
  title: 'Users of the portal',
  endpoints: [
    { ...READ, id: 'listUsers', path: USERS_PATH, parts: codes('partner'), answers: { 200: json(userList) }, problems: OF_PATHS },
    {
      ...WRITE,
      id: 'addUser',
      method: 'POST',
      path: USERS_PATH,
      parts: codes('partner'),
      body: jsonBody(userRequest),
      answers: { 201: json(user) },
      problems: [...OF_BODIES, 'not-found', 'no-such-agreement'],
    },
    {
      ...READ,
      id: 'getUser',
      path: `${USERS_PATH}/{user}`,
      parts: codes('partner', 'user'),
      answers: { 200: json(user) },
      problems: OF_PATHS,
    },
    {
      ...WRITE,
      id: 'putUser',
      method: 'PUT',
      path: `${USERS_PATH}/{user}`,
      parts: codes('partner', 'user'),
      body: jsonBody(userRequest),
      answers: { 200: json(user) },
      problems: [...OF_BODIES, 'not-found', 'no-such-agreement'],
    },
    {
      ...WRITE,
      id: 'revokeUser',
      method: 'DELETE',
      path: `${USERS_PATH}/{user}`,
      parts: codes('partner', 'user'),
      answers: { 204: {} },
      problems: OF_PATHS,
    },
    {
      ...WRITE,
      id: 'inviteUser',
      method: 'POST',
      path: `${USERS_PATH}/{user}/invitation`,
      parts: codes('partner', 'user'),
      answers: { 201: json(invitedUser) },
      problems: OF_PATHS,
    },
    {
      ...WRITE,
      id: 'withdrawInvitation',
      method: 'DELETE',
      path: `${USERS_PATH}/{user}/invitation`,
      parts: codes('partner', 'user'),
      answers: { 204: {} },
      problems: OF_PATHS,
    },
  ],
};
