// The link to the console that `npm start` prints. It signs in with a token of this machine that is kept with the other secrets, because the audit
// trail names whoever acts, and the bootstrap token is nobody.
import { DESK_SCOPES } from '../../domain/publisher/desk-scope.ts';
import { type Desk, deskClient } from '../client/desk-client.ts';
import { keepDevVar, readDevVars } from '../client/dev-vars.ts';
import { Failure } from '../client/failure.ts';

/** Name of the token in the desk's lists. */
const TOKEN_NAME = 'Desk of this machine';
/** Name of its line in the file of secrets. */
const LOCAL_TOKEN = 'CONSOLE_TOKEN';

/** Makes the link with the kept token, or with a new one if there is none that works. */
export async function consoleLink(desk: Desk, secretsFile: string): Promise<string> {
  const kept = readDevVars(secretsFile).get(LOCAL_TOKEN) ?? '';
  const known = kept === '' ? undefined : await linkWith(desk, kept);
  if (known !== undefined) return known;
  const token = await mint(desk);
  keepDevVar(secretsFile, LOCAL_TOKEN, token);
  const { body } = await deskClient({ ...desk.connection, token }).addSignInLink();
  return body.url;
}

/** `undefined` if the token does not work any more: it was revoked, or the storage it was made in was deleted. */
async function linkWith({ connection }: Desk, token: string): Promise<string | undefined> {
  try {
    return (await deskClient({ ...connection, token }).addSignInLink()).body.url;
  } catch (error) {
    if (error instanceof Failure && error.problem.status === 401) return undefined;
    throw error;
  }
}

/** Revokes an earlier token of this name first. Nobody has it any more, because a token is shown once and the file keeps one. */
async function mint(desk: Desk): Promise<string> {
  const { tokens } = (await desk.listTokens()).body;
  const lost = tokens.filter(({ name, revoked }) => name === TOKEN_NAME && revoked === undefined);
  for (const { id } of lost) await desk.revokeToken(id);
  return (await desk.mintToken({ name: TOKEN_NAME, scopes: [...DESK_SCOPES] })).body.token;
}
