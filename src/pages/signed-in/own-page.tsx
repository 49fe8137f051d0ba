// A page for one person, of the console or of the portal: its head, its forms of one button, and the language of its dates.
import type { Child } from 'hono/jsx';
import { escapeHtml } from '../../domain/values/text.ts';
import type { Locale } from '../layout/dates.tsx';
import { SERIF_PATH } from '../layout/fonts.ts';
import { ICON_PATH } from '../layout/icons.ts';

/** What surrounds a page of the console or of the portal. */
export interface OwnFrame {
  /** Absent before the publisher is set up, and while the Catalogue cannot be reached. */
  publisher?: ({ name: string } & Locale) | undefined;
  /** Path of the page, for the navigation. */
  path: string;
  /** Names the script that the policy of this answer allows. */
  nonce: string;
  /** Goes into every form. Present if somebody is signed in. */
  formToken?: string;
  /** The page answers a form that was not carried out, so what is written in it is stored nowhere. */
  isUnstored?: boolean | undefined;
}

/** The stylesheet of every page, which cli/assets makes of console-style.ts. The hash is that of the file; a test compares them. */
const STYLE_PATH = '/assets/console.5862aac8193a.css';

/** The script of every page of both (src/pages/assets/console.js). */
const SCRIPT_PATH = '/assets/console.23db8f730619.js';

/** The text editor, which cli/assets makes of src/pages/editor. */
const EDITOR_PATH = '/assets/editor.0293143b17a3.js';

/** The language in which dates are written before the publisher is known. */
const PLAIN_LOCALE: Locale = { language: 'en-GB', timeZone: 'UTC' };

/** The part of a frame that dates need. */
export type LocaleFrame = Pick<OwnFrame, 'publisher'>;

export function localeOf({ publisher }: LocaleFrame): Locale {
  return publisher ?? PLAIN_LOCALE;
}

interface OwnPageProps {
  frame: Pick<OwnFrame, 'nonce' | 'isUnstored'>;
  /** Of the document. */
  title: string;
  masthead: Child;
  hasEditor?: boolean | undefined;
  children?: Child;
}

const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><link rel="icon" href="${ICON_PATH}"><link rel="preload" href="${SERIF_PATH}" as="font" type="font/woff2" crossorigin="anonymous"><link rel="stylesheet" href="${STYLE_PATH}">`;
const SKIP = '<a class="skip" href="#content">Skip to the content</a>';

/** Makes a page for one person, of the console or of the portal. What is the same on every page is text: as JSX it took a third of the time of a short
 *  page. */
export function renderOwnPage({ frame, title, masthead, hasEditor = false, children }: OwnPageProps): string {
  const script = (path: string) => `<script type="module" nonce="${frame.nonce}" src="${path}"></script>`;
  const scripts = script(SCRIPT_PATH) + (hasEditor ? script(EDITOR_PATH) : '');
  const body = `<body class="console"${frame.isUnstored === true ? ' data-unstored' : ''}>${SKIP}`;
  const content = (
    <>
      {masthead}
      <main id="content" tabindex={-1}>
        {children}
      </main>
    </>
  );
  return `<!doctype html>\n<html lang="en"><head>${HEAD}<title>${escapeHtml(title)}</title>${scripts}</head>${body}${content.toString()}</body></html>\n`;
}

interface ActionProps {
  frame: Pick<OwnFrame, 'formToken'>;
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

export function FormToken({ frame: { formToken } }: { frame: Pick<OwnFrame, 'formToken'> }) {
  return <input type="hidden" name="form" value={formToken} />;
}
