// What all pages of the console share: the masthead with the navigation, and who is signed in.
import type { Child } from 'hono/jsx';
import type { DeskScope } from '../../domain/publisher/desk-scope.ts';
import { Bar } from '../signed-in/bar.tsx';
import { ActionForm, type OwnFrame, renderOwnPage } from '../signed-in/own-page.tsx';

export interface ConsoleFrame extends OwnFrame {
  /** Name of the token that is signed in. Absent: nobody is. */
  person?: string;
  scopes?: readonly DeskScope[];
  /** False: the person came through Cloudflare Access, and has no session to end here. */
  isSession?: boolean;
}

interface ConsoleProps {
  frame: ConsoleFrame;
  title: string;
  /** Present if the page has a text area with `data-editor`. Its answer has the policy that the editor needs. */
  hasEditor?: boolean;
  children?: Child;
}

export function renderConsolePage({ frame, title, hasEditor, children }: ConsoleProps): string {
  const name = `${frame.publisher?.name ?? 'Tearsheet'} desk`;
  return renderOwnPage({ frame, title: `${title} – ${name}`, masthead: <Masthead frame={frame} />, hasEditor, children });
}

/** Pages are shown to those whose scopes cover them. */
const NAVIGATION: readonly { path: string; label: string; scope: DeskScope; others?: readonly string[] }[] = [
  { path: '/console/today', label: 'Today', scope: 'read' },
  { path: '/console/articles', label: 'Articles', scope: 'read' },
  { path: '/console/withdrawals', label: 'Withdrawals', scope: 'read' },
  { path: '/console/partners', label: 'Partners', scope: 'read' },
  { path: '/console/settings', label: 'Settings', scope: 'read', others: ['/console/audit'] },
];

function isBelow(path: string, { path: own, others = [] }: (typeof NAVIGATION)[number]): boolean {
  return [own, ...others].some((start) => path.startsWith(start));
}

function Masthead({ frame }: { frame: ConsoleFrame }) {
  const { publisher, path, person, scopes = [] } = frame;
  const links = NAVIGATION.filter(({ scope }) => scopes.includes(scope)).map((item) => ({
    href: item.path,
    label: item.label,
    isCurrent: isBelow(path, item),
  }));
  const sessions = { href: '/console/sessions', isCurrent: path === '/console/sessions' };
  const signOut =
    frame.isSession === true ? (
      <ActionForm frame={frame} action="/console/sign-out" label="Sign out" />
    ) : (
      <a href="/cdn-cgi/access/logout">Sign out</a>
    );
  const signedIn = person === undefined ? undefined : { name: person, links, sessions, signOut };
  return <Bar publisher={publisher} home="/console" audience="Desk" person={signedIn} />;
}
