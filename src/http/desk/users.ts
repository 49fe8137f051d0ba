// The desk's routes for the users of a partner's portal. The address of an invitation is sent only once, in the answer that makes it.

import type { Context } from 'hono';
import { type UserResult, userRequestSchema } from '../../domain/partners/portal-user.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { inviteUser, newUserId } from '../operations/portal-users.ts';
import { readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { codeIn, noSuchAgreement, refuseQuery, requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

export async function listUsers(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const [users, { references }] = await Promise.all([partner.portalUsers(), partner.names([])]);
  return answerJson({ users, references });
}

export async function getUser(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const [user] = await partner.portalUsers(codeIn(context, 'user'));
  if (user === undefined) throw unknownUser();
  return answerJson(user);
}

export async function postUser(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const wanted = await readJson(context.req.raw, userRequestSchema, NOTE_REQUEST_BYTES);
  return answerUser(await partner.addUser({ id: newUserId(), wanted, actor: context.get('caller').actor }));
}

/** Replaces the name, the address, the agreements and the rights. They hold from the user's next request. */
export async function putUser(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const wanted = await readJson(context.req.raw, userRequestSchema, NOTE_REQUEST_BYTES);
  return answerUser(await partner.changeUser({ id: codeIn(context, 'user'), wanted, actor: context.get('caller').actor }));
}

export async function deleteUser(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  if (!(await partner.revokeUser(codeIn(context, 'user'), context.get('caller').actor))) throw unknownUser();
  return context.body(null, 204);
}

export async function postInvitation(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  await requirePartner(context);
  const { result, url } = await inviteUser(context.env, {
    partner: codeIn(context, 'partner'),
    user: codeIn(context, 'user'),
    actor: context.get('caller').actor,
    origin: context.get('origin'),
  });
  if (result.kind !== 'invited') throw unknownUser();
  return answerJson({ ...result.user, url }, 201, { 'cache-control': 'no-store' });
}

export async function deleteInvitation(context: DeskContext): Promise<Response> {
  refuseQuery(context);
  const partner = await requirePartner(context);
  const isRevoked = await partner.revokeInvitation(codeIn(context, 'user'), context.get('caller').actor);
  if (!isRevoked) throw new ProblemError('not-found', { detail: 'The user has no invitation that can be used.' });
  return context.body(null, 204);
}

function answerUser(result: UserResult): Response {
  switch (result.kind) {
    case 'unknown':
    // A request of the API names no state that it was made from.
    case 'stale':
      throw unknownUser();
    case 'no-agreement':
      throw noSuchAgreement(result.known);
    case 'too-many':
      throw new ProblemError('too-large', { detail: `A partner has at most ${result.most} users. Revoke those who no longer need one.` });
    case 'email-taken':
      throw new ProblemError(
        ...problemOfObjections([{ pointer: '/email', detail: `must be of one user only: ${result.user.name} (${result.user.id}) has it` }]),
      );
    case 'added':
      return answerJson(result.user, 201);
    case 'changed':
    case 'unchanged':
      return answerJson(result.user);
  }
}

function unknownUser(): ProblemError {
  return new ProblemError('not-found', { detail: 'The partner has no such user who may sign in.' });
}
