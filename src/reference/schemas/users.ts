// Users of a partner's portal. Pure.
import * as z from 'zod';
import { type PortalUser, USER_RIGHTS, userRequestSchema } from '../../domain/partners/portal-user.ts';
import { answer, request, same } from './named.ts';
import { instant, references, url } from './values.ts';

export const userRequest = request('UserRequest', userRequestSchema);

const invitation = answer('Invitation', z.strictObject({ sent: instant, expires: instant }));

const fields = {
  id: z.string(),
  name: z.string(),
  email: z.string(),
  agreements: z.array(z.string()),
  rights: z.array(z.enum(USER_RIGHTS)),
  created: instant,
  revoked: instant.optional(),
  lastSeen: instant.optional(),
  invitation: invitation.optional(),
};

export const user = answer('User', z.strictObject(fields));
same<z.output<typeof user>, PortalUser>();

export const userList = answer('UserList', z.strictObject({ users: z.array(user), references }));
export const invitedUser = answer('InvitedUser', z.strictObject({ ...fields, url }));
