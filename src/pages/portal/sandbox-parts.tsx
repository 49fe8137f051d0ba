// Parts that the pages of the sandbox share: who called, when and how often, and what keeps copy from test keys.
import type { DisclosedReason } from '../../domain/entitlement/entitlement.ts';
import type { SandboxBoard } from '../../domain/pulls/sandbox-watch.ts';
import type { TestUse } from '../../domain/pulls/test-use.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { Copyable } from '../signed-in/copyable.tsx';
import type { FormState } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { WhichOfTwo } from '../signed-in/fields/which-of-two.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import type { PortalFrame } from './portal-layout.tsx';
import { outcomeInWords } from './sandbox-words.ts';

type NamedProps = Pick<SandboxBoard, 'names'> & { id: string };

/** A key or a person. Keys of agreements that the person does not have are not named. */
export function Holder({ names, id }: NamedProps) {
  const named = Object.hasOwn(names, id) ? names[id] : undefined;
  if (named === undefined) return <>a key of another agreement</>;
  return (
    <>
      <bdi>{named.name}</bdi>
      {named.isKey && (
        <>
          {' '}
          <code>{id}</code>
        </>
      )}
    </>
  );
}

export function Second({ frame, instant }: { frame: PortalFrame; instant: Instant }) {
  return <When instant={instant} locale={localeOf(frame)} precision="second" />;
}

interface UseProps extends Pick<NamedProps, 'names'> {
  frame: PortalFrame;
  use: TestUse;
  /** The line is not below its article. */
  namesArticle?: boolean;
}

/** For example: CMS 1a2b3c… got the full text by /v1/feed.rss, 3 times, last on 3 Mar, 18:30:05. */
export function UseLine({ frame, names, use, namesArticle = false }: UseProps) {
  const { keyId, route, slug, version, outcome, first, last, count } = use;
  return (
    <li>
      <Holder names={names} id={keyId} /> {outcomeInWords(outcome)}
      {namesArticle && slug !== '' && ` of ${slug}, version ${version},`} by <code>{route}</code>,{' '}
      {count > 1 && (
        <>
          {count.toLocaleString('en-GB')} times, first <Second frame={frame} instant={first} />, last{' '}
        </>
      )}
      <Second frame={frame} instant={last} />
    </li>
  );
}

/** What a suspension, or a term that is not running, means here. */
export function Barred({ barred }: { barred: DisclosedReason | undefined }) {
  if (barred === undefined) return null;
  return (
    <p class="message">
      {barred === 'suspended' ? 'Your organisation is suspended' : 'The agreement is not in force'}, so test keys get no copy, as your live
      keys do not. Both still get changes and withdrawals.
    </p>
  );
}

interface CommandProps {
  id: string;
  /** What it is for, with which a line above it begins. */
  label: string;
  text: string;
}

export function Command({ id, label, text }: CommandProps) {
  return (
    <>
      <p class="hint">{label}</p>
      <Copyable id={id} text={text} label={`the command: ${label}`} />
    </>
  );
}

interface EmbargoFieldProps extends FormState {
  label: string;
  /** What it means to leave it empty. */
  empty?: string;
}

export function EmbargoField({ label, empty = '', ...state }: EmbargoFieldProps) {
  const isTwice = state.fields.has('until.which') || state.errors.some(({ message }) => message.includes('occurs twice'));
  const zone = state.fields.get('zone');
  return (
    <>
      <input type="hidden" name="zone" value={zone} />
      <Line {...state} name="until" label={label} type="datetime-local" hint={`By the publisher’s clock (${zone}).${empty}`} />
      {isTwice && <WhichOfTwo {...state} name="until.which" label="Which of the two times" />}
    </>
  );
}
