// A form that was sent and not carried out, because its session has ended or it was opened in another one. The page keeps what was written in it.
import { type ConsoleFrame, FormToken, renderConsolePage } from './console-layout.tsx';
import { formOf } from './fields/form-state.ts';
import { Area } from './fields/text-fields.tsx';
import { type FormTexts, formAt } from './forms.ts';

export interface KeptFormProps {
  frame: ConsoleFrame;
  /** Path that the form was sent to, and is sent to again. */
  path: string;
  /** Everything that was sent. Fields that the form does not have, and its token, are not shown. */
  fields: ReadonlyMap<string, string>;
}

/** For somebody who is not signed in. A form without text is not kept: its page is a click away. */
export function endedPage(props: KeptFormProps): string {
  const isWritten = textsOf(props).length > 0;
  return renderConsolePage({
    frame: props.frame,
    title: 'Your session has ended',
    children: (
      <div class="narrow">
        <h1>Your session has ended</h1>
        <p class="message" role="alert">
          You were signed out before the form arrived. Nothing was changed.
        </p>
        {isWritten ? <SignInElsewhere /> : <SignInHere path={props.path} />}
        {isWritten && <KeptForm {...props} button="Send again" />}
      </div>
    ),
  });
}

function SignInElsewhere() {
  return (
    <p>
      This page keeps what you wrote.{' '}
      <a href="/console/sign-in" target="_blank" rel="noopener">
        Sign in in another tab
      </a>
      , come back to this one, and send the form again.
    </p>
  );
}

function SignInHere({ path }: { path: string }) {
  const page = path.slice(0, path.lastIndexOf('/'));
  return (
    <p>
      <a href={`/console/sign-in?to=${encodeURIComponent(page)}`}>Sign in</a>
    </p>
  );
}

/** For somebody who is signed in, with a form that was made for another session. Only the form of this page is carried out. */
export function confirmationPage(props: KeptFormProps): string {
  const { frame, path, fields } = props;
  const button = againOf(props)?.button ?? formAt(path).button;
  return renderConsolePage({
    frame,
    title: 'Not done yet',
    children: (
      <div class="narrow">
        <h1>Not done yet</h1>
        <p class="message" role="alert">
          The form was opened in another session, so nothing was changed. Check it, and send it from here.
        </p>
        <p>
          You are signed in as <bdi>{frame.person}</bdi>.
        </p>
        <KeptForm {...props} button={path === '/console/sessions/end' && !fields.has('session') ? 'Sign out everywhere' : button} />
      </div>
    ),
  });
}

/** Present if the form has several buttons, and one of them was pressed. The short form of an article's page has one without a name. */
function againOf({ path, fields }: KeptFormProps): FormTexts['again'] {
  return fields.has('do') || fields.has('over') ? formAt(path).again : undefined;
}

/** Fields that are kept and not shown one by one. */
function moreOf(props: KeptFormProps): [name: string, value: string][] {
  const { texts, hasMore } = formAt(props.path);
  return [...props.fields].filter(([name, value]) => hasMore?.(name) === true && !Object.hasOwn(texts, name) && value !== '');
}

function KeptForm({ button, ...props }: KeptFormProps & { button: string }) {
  const { frame, path, fields } = props;
  const { title, choices = {}, hidden } = formAt(path);
  const again = againOf(props);
  const more = moreOf(props);
  return (
    <form method="post" action={path}>
      <h2>{title}</h2>
      <Subject path={path} />
      {frame.formToken !== undefined && <FormToken frame={frame} />}
      {[...hidden, ...Object.keys(choices)].map((name) => fields.has(name) && <input type="hidden" name={name} value={fields.get(name)} />)}
      {Object.entries(again?.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {more.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {textsOf(props).map(([name, label, text]) => (
        <Area {...formOf({ [name]: text })} name={name} label={label} rows={6} isReadOnly />
      ))}
      {Object.entries(choices).map(([name, label]) => fields.has(name) && <p>Ticked: {label}.</p>)}
      {more.length > 0 && <p>The other fields of the form are kept as well.</p>}
      <button type="submit">{button}</button>
    </form>
  );
}

function textsOf({ path, fields }: KeptFormProps): [name: string, label: string, text: string][] {
  const { texts, labelOf } = formAt(path);
  const made = [...fields.keys()].flatMap((name): [string, string][] => {
    const label = labelOf?.(name);
    return label === undefined ? [] : [[name, label]];
  });
  return [...Object.entries(texts), ...made].flatMap(([name, label]) => {
    const text = fields.get(name) ?? '';
    return text === '' ? [] : [[name, label, text]];
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
