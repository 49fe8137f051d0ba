// A form that was sent and not carried out, because its session has ended or it was opened in another one. The page keeps what was written in it.

import { AskedForm, EndedForm } from '../signed-in/kept-form-parts.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';
import { formAt } from './forms.ts';

interface KeptFormProps {
  frame: ConsoleFrame;
  /** Path that the form was sent to, and is sent to again. */
  path: string;
  /** Everything that was sent. */
  fields: ReadonlyMap<string, string>;
}

export function endedPage({ frame, path, fields }: KeptFormProps): string {
  const kept = { form: formAt(path), path, fields, subject: <Subject path={path} /> };
  return renderConsolePage({
    frame,
    title: 'Your session has ended',
    children: <EndedForm {...kept} signInPath="/console/sign-in" />,
  });
}

export function confirmationPage({ frame, path, fields }: KeptFormProps): string {
  const kept = { form: formAt(path), path, fields, subject: <Subject path={path} /> };
  return renderConsolePage({
    frame,
    title: 'Not done yet',
    children: <AskedForm {...kept} formToken={frame.formToken} person={frame.person} />,
  });
}

/** Beginning of the address, what it is called, and the end of the address of its page. */
const SUBJECTS = [
  ['articles', 'Article', ''],
  ['partners', 'Partner', ''],
  ['settings/sections', 'Section', '/rename'],
  ['settings/subjects', 'Subject', ''],
  ['settings/authors', 'Author', ''],
] as const;

/** What the form is about. */
function Subject({ path }: { path: string }) {
  const [, place, name] = /^\/console\/(articles|partners|settings\/\w+)\/([^/]+)(?=\/)/.exec(path) ?? [];
  const found = SUBJECTS.find(([known]) => known === place);
  if (found === undefined) return null;
  const [, label, page] = found;
  return (
    <p>
      {label}:{' '}
      <a href={`/console/${place}/${name}${page}`} target="_blank" rel="noopener">
        {name}
      </a>
    </p>
  );
}
