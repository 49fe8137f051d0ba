// What all pages of the console share: head, masthead with the navigation, and who is signed in.
import type { Child } from 'hono/jsx';
import type { DeskScope } from '../../domain/publisher/desk-scope.ts';
import { escapeHtml } from '../../domain/values/text.ts';
import type { Locale } from '../layout/dates.tsx';
import { SERIF_PATH } from '../layout/fonts.ts';
import { ICON_PATH } from '../layout/icons.ts';
import { Bar } from './bar.tsx';

export interface ConsoleFrame {
  /** Absent before the publisher is set up, and while the Catalogue cannot be reached. */
  publisher?: ({ name: string } & Locale) | undefined;
  /** Path of the page, for the navigation. */
  path: string;
  /** Names the script that the policy of this answer allows. */
  nonce: string;
  /** Name of the token that is signed in. Absent: nobody is. */
  person?: string;
  scopes?: readonly DeskScope[];
  /** Goes into every form. Present if somebody is signed in. */
  formToken?: string;
  /** False: the person came through Cloudflare Access, and has no session to end here. */
  isSession?: boolean;
}

/** The stylesheet of every page, which cli/assets makes of console-style.ts. The hash is that of the file; a test compares them. */
const STYLE_PATH = '/assets/console.6cee7e1bf081.css';

/** The script of every page of the console (src/pages/assets/console.js). */
const SCRIPT_PATH = '/assets/console.7477ef76f58c.js';

/** The text editor, which cli/assets makes of src/pages/editor. */
const EDITOR_PATH = '/assets/editor.0293143b17a3.js';

interface ConsoleProps {
  frame: ConsoleFrame;
  title: string;
  /** Present if the page has a text area with `data-editor`. Its answer has the policy that the editor needs. */
  hasEditor?: boolean;
  children?: Child;
}

/** The language in which dates are written before the publisher is known. */
const PLAIN_LOCALE: Locale = { language: 'en-GB', timeZone: 'UTC' };

/** The part of a frame of the console or of the portal that dates need. */
export type LocaleFrame = Pick<ConsoleFrame, 'publisher'>;

export function localeOf({ publisher }: LocaleFrame): Locale {
  return publisher ?? PLAIN_LOCALE;
}

export function renderConsolePage({ frame, title, hasEditor, children }: ConsoleProps): string {
  const name = `${frame.publisher?.name ?? 'Tearsheet'} desk`;
  return renderOwnPage({ nonce: frame.nonce, title: `${title} – ${name}`, masthead: <Masthead frame={frame} />, hasEditor, children });
}

interface OwnPageProps {
  nonce: string;
  /** Of the document. */
  title: string;
  masthead: Child;
  hasEditor?: boolean | undefined;
  children?: Child;
}

const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><link rel="icon" href="${ICON_PATH}"><link rel="preload" href="${SERIF_PATH}" as="font" type="font/woff2" crossorigin="anonymous"><link rel="stylesheet" href="${STYLE_PATH}">`;
const START = '<body class="console"><a class="skip" href="#content">Skip to the content</a>';

/** Makes a page for one person, of the console or of the portal. What is the same on every page is text: as JSX it took a third of the time of a short
 *  page. */
export function renderOwnPage({ nonce, title, masthead, hasEditor = false, children }: OwnPageProps): string {
  const script = (path: string) => `<script type="module" nonce="${nonce}" src="${path}"></script>`;
  const scripts = script(SCRIPT_PATH) + (hasEditor ? script(EDITOR_PATH) : '');
  const content = (
    <>
      {masthead}
      <main id="content" tabindex={-1}>
        {children}
      </main>
    </>
  );
  return `<!doctype html>\n<html lang="en"><head>${HEAD}<title>${escapeHtml(title)}</title>${scripts}</head>${START}${content.toString()}</body></html>\n`;
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

interface ActionProps {
  frame: Pick<ConsoleFrame, 'formToken'>;
  action: string;
  label: string;
  /** Names the subject of the button to screen readers. Absent: the label says it all. */
  about?: string;
  fields?: Readonly<Record<string, string>>;
}

/** A form of one button. */
export function ActionForm({ frame, action, label, about, fields = {} }: ActionProps) {
  return (
    <form method="post" action={action}>
      <FormToken frame={frame} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="quiet">
        {label}
        {about !== undefined && <span class="visually-hidden"> {about}</span>}
      </button>
    </form>
  );
}

export function FormToken({ frame: { formToken } }: { frame: Pick<ConsoleFrame, 'formToken'> }) {
  return <input type="hidden" name="form" value={formToken} />;
}
