// People of a partner: users that the desk adds, their invitations, and their browsers at the portal.
import type { PortalUser } from '../../../src/domain/partners/portal-user.ts';
import { Browser } from './console.ts';
import { callDesk } from './desk.ts';
import { GAZETTE } from './desk-partners.ts';

export const ANNE = { name: 'Anne Quay', email: 'anne@harbour-gazette.example' };

/** Adds a user of the partner at this address of the desk's API. */
export async function addUser(wanted: object = ANNE, partner = GAZETTE): Promise<PortalUser> {
  const { status, body } = await callDesk<PortalUser>('POST', `${partner}/users`, { body: wanted });
  if (status !== 201) throw new Error(`the user was refused: ${JSON.stringify(body)}`);
  return body;
}

export async function usersNow(partner = GAZETTE): Promise<PortalUser[]> {
  return (await callDesk<{ users: PortalUser[] }>('GET', `${partner}/users`)).body.users;
}

/** Path of a new invitation. */
export async function invitationFor({ id }: Pick<PortalUser, 'id'>, partner = GAZETTE): Promise<string> {
  const { status, body } = await callDesk<{ url: string }>('POST', `${partner}/users/${id}/invitation`);
  if (status !== 201) throw new Error(`the invitation was refused: ${JSON.stringify(body)}`);
  return new URL(body.url).pathname;
}

/** Adds a user with an invitation that can be used. Returns the user's id. */
export async function addInvited(partner: string): Promise<string> {
  const user = await addUser(ANNE, `/desk/partners/${partner}`);
  await invitationFor(user, `/desk/partners/${partner}`);
  return user.id;
}

/** Signs a new user in by an invitation. */
export async function atPortal(wanted: object = ANNE, partner = GAZETTE): Promise<{ browser: Browser; user: PortalUser }> {
  const user = await addUser(wanted, partner);
  const browser = new Browser();
  const { status } = await browser.post(await invitationFor(user, partner), {});
  if (status !== 303) throw new Error(`signing in: ${status}`);
  return { browser, user };
}
