// Registers a path of the partners' portal with its methods and the right that each needs, and what has to be right before a page is shown or a form is
// carried out.

import type { HonoBase } from 'hono/hono-base';
import type { KeyScope } from '../domain/partners/key.ts';
import type { UserRight } from '../domain/partners/portal-user.ts';
import { FORM_BYTES } from '../domain/values/limits.ts';
import type { AppEnv } from './bindings.ts';
import { openRemembered, requirePortalSession, requireRight } from './credentials/require-portal-session.ts';
import { requireOwnForm } from './credentials/require-session.ts';
import { askAgain, showEnded } from './portal/kept-forms.ts';
import { requireSameOrigin } from './requests/same-origin.ts';
import { type Answer, refuseMethod } from './routes.ts';

type PortalMethod = 'GET' | 'POST';
type Right = UserRight | 'any';

/** The scope of a key that the calls of a page need. Every person has the one for withdrawals. */
const SCOPES: Readonly<Record<Right, KeyScope>> = {
  any: 'withdrawals',
  read: 'feed',
  copy: 'articles',
  account: 'account',
  keys: 'withdrawals',
  sandbox: 'articles',
  embargoed: 'embargoed',
};

/** For people at the portal: each method with the right that it needs (`any`: none), and its answer. `asks`: whether the answer to a GET begins with a call
 *  of the partner's object for the person, which can check the session as well. */
export function atPortal(
  app: HonoBase<AppEnv>,
  path: string,
  methods: Partial<Record<PortalMethod, [Right, Answer]>>,
  { asks = true }: { asks?: boolean } = {},
): void {
  const allow = [...Object.keys(methods), 'OPTIONS'].join(', ').replace('GET', 'GET, HEAD');
  for (const [method, [right, answer]] of Object.entries(methods)) {
    const remembered = method === 'GET' && asks ? [openRemembered(right, SCOPES[right], answer)] : [];
    const rights = right === 'any' ? [] : [requireRight(right)];
    app.on(
      method,
      path,
      requireSameOrigin(),
      ...remembered,
      requirePortalSession(showEnded, SCOPES[right]),
      ...rights,
      requireOwnForm(askAgain, FORM_BYTES),
      answer,
    );
  }
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(path, () => refuseMethod(allow));
}
