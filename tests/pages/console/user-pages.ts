// The pages of the console about people of a partner, made of texts that are out to do harm: for the tests that hold for each of them.
import type { PortalUser } from '../../../src/domain/partners/portal-user.ts';
import type { ConsoleFrame } from '../../../src/pages/console/console-layout.tsx';
import { invitationShownPage } from '../../../src/pages/console/partners/invitation-shown.tsx';
import { userPage } from '../../../src/pages/console/partners/user-page.tsx';
import { HOSTILE } from '../sample.ts';
import { LATER, NOW, frame as somebody } from './frames.ts';

const frame: ConsoleFrame = { ...somebody, path: '/console/partners', scopes: ['read', 'partners'] };
const partner = { id: 'gazette', name: HOSTILE };

export const user: PortalUser = {
  id: 'abcdef012345',
  name: HOSTILE,
  email: 'anne@gazette.example',
  agreements: ['main', 'print'],
  rights: ['read', 'copy', 'embargoed'],
  created: NOW,
  lastSeen: NOW,
  invitation: { sent: NOW, expires: LATER },
};

const { lastSeen: _seen, invitation: _invitation, ...fresh } = user;

const people = {
  frame,
  partner,
  user,
  etag: '"u"',
  references: { main: HOSTILE, print: HOSTILE },
  sessions: [
    { id: 's1', created: NOW, lastSeen: NOW, way: 'invitation', browser: HOSTILE },
    { id: 's2', created: NOW, lastSeen: NOW, way: 'invitation' },
  ],
  deliveries: 7,
  isNew: false,
} as const;

const written = new Map([
  ['name', HOSTILE],
  ['email', HOSTILE],
  ['agreement-main', 'on'],
]);

export const USER_PAGES: Readonly<Record<string, () => string>> = {
  'a person': () => userPage(people),
  'a new person': () =>
    userPage({
      ...people,
      user: fresh,
      sessions: [],
      isNew: true,
    }),
  'a person with a refused form': () => userPage({ ...people, message: HOSTILE, written }),
  'a person who was revoked': () => userPage({ ...people, user: { ...user, revoked: NOW }, sessions: [] }),
  'a person to somebody who may only read': () => userPage({ ...people, frame: { ...frame, scopes: ['read'] } }),
  'the link of an invitation': () =>
    invitationShownPage({
      frame,
      partner,
      user,
      url: 'https://m10.example/portal/invitations/x',
      expires: LATER,
      letter: { subject: HOSTILE, text: `${HOSTILE}\n${HOSTILE}` },
    }),
};
