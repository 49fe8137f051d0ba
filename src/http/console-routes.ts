// Registers a path of the console with its methods and scopes, and what has to be right before a page is shown or a form is carried out.
import type { HonoBase } from 'hono/hono-base';
import type { DeskScope } from '../domain/publisher/desk-scope.ts';
import { FORM_BYTES } from '../domain/values/limits.ts';
import type { AppEnv } from './bindings.ts';
import { askAgain, showEnded } from './console/kept-forms.ts';
import { requireConsoleScope, requireOwnForm, requireSession } from './credentials/require-session.ts';
import { requireSameOrigin } from './requests/same-origin.ts';
import { type Answer, refuseMethod } from './routes.ts';

type ConsoleMethod = 'GET' | 'POST';

/** For people at the console: each method with the scope that their token needs (`any`: none), and its answer. The scope is
 *  checked before the form, so that nobody is asked to send again what their token does not cover. */
export function atConsole(
  app: HonoBase<AppEnv>,
  path: string,
  methods: Partial<Record<ConsoleMethod, [DeskScope | 'any', Answer]>>,
  { formBytes = FORM_BYTES }: { formBytes?: number } = {},
): void {
  const allow = [...Object.keys(methods), 'OPTIONS'].join(', ').replace('GET', 'GET, HEAD');
  for (const [method, [scope, answer]] of Object.entries(methods)) {
    const scopes = scope === 'any' ? [] : [requireConsoleScope(scope)];
    app.on(method, path, requireSameOrigin(), requireSession(showEnded, formBytes), ...scopes, requireOwnForm(askAgain, formBytes), answer);
  }
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(path, () => refuseMethod(allow));
}

/** For signing in at the console, without a session. */
export function atDoor(app: HonoBase<AppEnv>, path: string, methods: Readonly<Record<ConsoleMethod, Answer>>): void {
  const allow = 'GET, HEAD, POST, OPTIONS';
  for (const [method, answer] of Object.entries(methods)) app.on(method, path, requireSameOrigin(), answer);
  app.options(path, () => new Response(null, { status: 204, headers: { allow } }));
  app.all(path, () => refuseMethod(allow));
}
