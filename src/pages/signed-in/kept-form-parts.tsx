// What the console and the portal show of a form that was sent and not carried out. Fields that the form does not have, and its token, are not shown.
import type { Child } from 'hono/jsx';
import { formOf } from './fields/form-state.ts';
import { Area } from './fields/text-fields.tsx';
import type { FormTexts } from './form-texts.ts';
import { FormToken } from './own-page.tsx';

interface SentForm {
  /** What the form at this path does, and its fields. */
  form: FormTexts;
  /** Path that it was sent to, and is sent to again. */
  path: string;
  /** Everything that was sent. */
  fields: ReadonlyMap<string, string>;
}

interface KeptForm extends SentForm {
  /** What the form is about. */
  subject?: Child;
}

interface EndedProps extends KeptForm {
  signInPath: string;
}

/** For somebody who is not signed in. A form without text is not kept: its page is a click away. */
export function EndedForm({ signInPath, ...kept }: EndedProps) {
  const isWritten = textsOf(kept).length > 0;
  return (
    <div class="narrow">
      <h1>Your session has ended</h1>
      <p class="message" role="alert">
        You were signed out before the form arrived. Nothing was changed.
      </p>
      {isWritten ? (
        <p>
          This page keeps what you wrote.{' '}
          <a href={signInPath} target="_blank" rel="noopener">
            Sign in in another tab
          </a>
          , come back to this one, and send the form again.
        </p>
      ) : (
        <p>
          <a href={`${signInPath}?to=${encodeURIComponent(pageOf(kept.path))}`}>Sign in</a>
        </p>
      )}
      {isWritten && <Kept {...kept} button="Send again" />}
    </div>
  );
}

/** The page of a form, if its address is that of the form without the last part. */
function pageOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

interface AskedProps extends KeptForm {
  formToken: string | undefined;
  /** Who is signed in. */
  person: string | undefined;
}

/** For somebody who is signed in, with a form that was made for another session. Only the form of this page is carried out. */
export function AskedForm({ person, ...kept }: AskedProps) {
  const { form, path, fields } = kept;
  const button = path.endsWith('/sessions/end') && !fields.has('session') ? 'Sign out everywhere' : (againOf(kept)?.button ?? form.button);
  return (
    <div class="narrow">
      <h1>Not done yet</h1>
      <p class="message" role="alert">
        The form was opened in another session, so nothing was changed.{' '}
        {form.isReadFirst === true ? '' : 'Check it, and send it from here.'}
      </p>
      <p>
        You are signed in as <bdi>{person}</bdi>.
      </p>
      {form.isReadFirst === true ? (
        <p>
          <a href={pageOf(path)}>Open the page again</a>, and send the form from there.
        </p>
      ) : (
        <Kept {...kept} button={button} />
      )}
    </div>
  );
}

function Kept({ button, subject, formToken, ...sent }: KeptForm & { button: string; formToken?: string | undefined }) {
  const { form, path, fields } = sent;
  const { title, choices = {}, hidden } = form;
  const again = againOf(sent);
  const more = moreOf(sent);
  return (
    <form method="post" action={path} data-guard>
      <h2>{title}</h2>
      {subject}
      {formToken !== undefined && <FormToken frame={{ formToken }} />}
      {[...hidden, ...Object.keys(choices)].map((name) => fields.has(name) && <input type="hidden" name={name} value={fields.get(name)} />)}
      {Object.entries(again?.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {more.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {textsOf(sent).map(([name, label, text]) => (
        <Area {...formOf({ [name]: text })} name={name} label={label} rows={6} isReadOnly />
      ))}
      {Object.entries(choices).map(([name, label]) => fields.has(name) && <p>Ticked: {label}.</p>)}
      {more.length > 0 && <p>The other fields of the form are kept as well.</p>}
      <button type="submit">{button}</button>
    </form>
  );
}

/** Present if the form has several buttons, and one of them was pressed. The short form of an article's page has one without a name. */
function againOf({ form, fields }: SentForm): FormTexts['again'] {
  return fields.has('do') || fields.has('over') ? form.again : undefined;
}

/** Fields that are kept and not shown one by one. */
function moreOf({ form: { texts, hasMore }, fields }: SentForm): [name: string, value: string][] {
  return [...fields].filter(([name, value]) => hasMore?.(name) === true && !Object.hasOwn(texts, name) && value !== '');
}

function textsOf({ form: { texts, labelOf }, fields }: SentForm): [name: string, label: string, text: string][] {
  const made = [...fields.keys()].flatMap((name): [string, string][] => {
    const label = labelOf?.(name);
    return label === undefined ? [] : [[name, label]];
  });
  return [...Object.entries(texts), ...made].flatMap(([name, label]) => {
    const text = fields.get(name) ?? '';
    return text === '' ? [] : [[name, label, text]];
  });
}
