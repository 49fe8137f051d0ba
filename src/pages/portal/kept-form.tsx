// A form that was sent and not carried out, because its session has ended or it was opened in another one. The page keeps what was written in it.
import { AskedForm, EndedForm } from '../signed-in/kept-form-parts.tsx';
import { portalFormAt } from './forms.ts';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface KeptFormProps {
  frame: PortalFrame;
  /** Path that the form was sent to, and is sent to again. */
  path: string;
  /** Everything that was sent. */
  fields: ReadonlyMap<string, string>;
}

export function endedPage({ frame, path, fields }: KeptFormProps): string {
  const kept = { form: portalFormAt(path), path, fields, subject: <Subject path={path} /> };
  return renderPortalPage({ frame, title: 'Your session has ended', children: <EndedForm {...kept} signInPath="/portal/sign-in" /> });
}

export function otherSessionPage({ frame, path, fields }: KeptFormProps): string {
  const kept = { form: portalFormAt(path), path, fields, subject: <Subject path={path} /> };
  return renderPortalPage({
    frame,
    title: 'Not done yet',
    children: <AskedForm {...kept} formToken={frame.formToken} person={frame.person?.name} />,
  });
}

/** What the form is about. */
function Subject({ path }: { path: string }) {
  const [page, kind, id] = /^\/portal\/(withdrawals|keys)\/([^/]+)/.exec(path) ?? [];
  if (id === undefined) return null;
  return (
    <p>
      {kind === 'keys' ? 'Key' : 'Withdrawal'}:{' '}
      <a href={page} target="_blank" rel="noopener">
        {id}
      </a>
    </p>
  );
}
