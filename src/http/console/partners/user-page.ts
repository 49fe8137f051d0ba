// The console's page of one user of a partner's portal. The forms that change the user are in user-forms.ts.
import { factsOf } from '../../../domain/partners/portal-user.ts';
import { MOST_USAGE_ROWS } from '../../../domain/values/limits.ts';
import { userPage } from '../../../pages/console/partners/user-page.tsx';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { stateTag } from '../../requests/preconditions.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answerSilent } from '../agreements/agreement-pages.ts';
import { askedPartner, type ConsoleContext, codeOf } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { requireRead } from '../reading.ts';
import { noPartner } from './partner-page.ts';

export async function showUser(context: ConsoleContext): Promise<Response> {
  return showUserWith(context);
}

/** Why a form of the page was not carried out, and what was written in the one for a change. */
interface Refused {
  message: Refusal;
  status: 409 | 422;
  written?: ReadonlyMap<string, string>;
}

export async function showUserWith(context: ConsoleContext, refused?: Refused): Promise<Response> {
  requireRead(context, refused);
  const id = codeOf(context, 'user');
  const frame = await signedInFrameOf(context);
  const asked = await askedPartner(context, async (partner) =>
    Promise.all([
      partner.profile(),
      partner.portalUsers(id),
      partner.portalSessions({ kind: 'user', id }),
      partner.names([]),
      partner.usageOf({ by: 'key', limit: MOST_USAGE_ROWS }),
    ]),
  );
  if (asked === undefined) return answerSilent(context);
  const [profile, [user], sessions, { references }, usage] = asked.answer;
  if (profile === undefined) throw noPartner();
  if (user === undefined) throw noUser();
  const page = {
    frame,
    partner: profile,
    user,
    etag: await stateTag(factsOf(user)),
    references,
    sessions,
    deliveries: usage.rows.find(({ group }) => group === id)?.deliveries ?? 0,
    isNew: context.req.query('new') !== undefined,
    ...refused,
  };
  return answerConsole(context, userPage(page), refused?.status ?? 200);
}

export function noUser(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no person of the partner at this address.' });
}
