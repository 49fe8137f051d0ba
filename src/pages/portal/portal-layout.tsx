// What all pages of the portal share: masthead with the navigation, the agreement that a page is for, and who is signed in.
import type { Child } from 'hono/jsx';
import type { References } from '../../domain/partners/holders.ts';
import type { PortalPerson } from '../../domain/partners/portal-session.ts';
import type { UserRight } from '../../domain/partners/portal-user.ts';
import { AgreementName } from '../signed-in/agreement-name.tsx';
import { Bar } from '../signed-in/bar.tsx';
import { ActionForm, type OwnFrame, renderOwnPage } from '../signed-in/own-page.tsx';

export interface PortalFrame extends OwnFrame {
  /** Name of the partner. Absent: nobody is signed in. */
  partner?: string;
  person?: PortalPerson;
  /** Of the person's agreements. Absent: nobody is signed in. */
  references?: References;
  /** Id of the agreement that the page is for. Absent: nobody is signed in. */
  agreement?: string | undefined;
}

interface PortalProps {
  frame: PortalFrame;
  title: string;
  children?: Child;
}

export function renderPortalPage({ frame, title, children }: PortalProps): string {
  const publisher = frame.publisher?.name ?? 'Tearsheet';
  const name = frame.partner === undefined ? `${publisher} for partners` : `${publisher} for ${frame.partner}`;
  return renderOwnPage({ frame, title: `${title} – ${name}`, masthead: <Masthead frame={frame} />, children });
}

/** Pages are shown to those whose rights cover them. */
const NAVIGATION: readonly { path: string; label: string; right: UserRight | 'any' }[] = [
  { path: '/portal/articles', label: 'Articles', right: 'read' },
  { path: '/portal/withdrawals', label: 'Withdrawals', right: 'any' },
  { path: '/portal/account', label: 'Account', right: 'account' },
  { path: '/portal/usage', label: 'Usage', right: 'account' },
  { path: '/portal/keys', label: 'Keys', right: 'keys' },
  { path: '/portal/users', label: 'People', right: 'keys' },
  { path: '/portal/sandbox', label: 'Sandbox', right: 'sandbox' },
  { path: '/portal/docs', label: 'Documentation', right: 'any' },
];

/** A pasted key may lack the scope for withdrawals. */
function mayOpen({ rights, scopes }: PortalPerson, right: UserRight | 'any'): boolean {
  return right === 'any' ? scopes.includes('withdrawals') : rights.includes(right);
}

function Masthead({ frame }: { frame: PortalFrame }) {
  const { publisher, person, partner } = frame;
  const signedIn = person === undefined ? undefined : barOf(frame, person);
  return <Bar publisher={publisher} home="/portal" audience={partner ?? 'For partners'} person={signedIn} />;
}

/** With which a link keeps the agreement that was chosen. Empty for a person of one. */
export function agreementQuery({ person, agreement }: PortalFrame): string {
  return person !== undefined && person.agreements.length > 1 && agreement !== undefined ? `?agreement=${agreement}` : '';
}

function barOf(frame: PortalFrame, person: PortalPerson) {
  const { path } = frame;
  const query = agreementQuery(frame);
  const links = NAVIGATION.filter(({ right }) => mayOpen(person, right)).map((item) => ({
    href: `${item.path}${query}`,
    label: item.label,
    isCurrent: path.startsWith(item.path),
  }));
  return {
    name: person.name,
    links,
    sessions: { href: '/portal/sessions', isCurrent: path === '/portal/sessions' },
    signOut: <ActionForm frame={frame} action="/portal/sign-out" label="Sign out" />,
  };
}

interface ChoiceProps {
  frame: PortalFrame;
  /** Address of the page. It is not the one of the request, where a form of the page was refused. */
  path: string;
}

/** Lets a person of several agreements choose which one the page is for. Nothing for a person of one. */
export function AgreementChoice({ frame: { person, references, agreement }, path }: ChoiceProps) {
  if (person === undefined || person.agreements.length < 2) return null;
  return (
    <nav class="tools" aria-label="Agreement">
      {person.agreements.map((id) => (
        <a href={`${path}?agreement=${id}`} aria-current={id === agreement ? 'page' : undefined}>
          <AgreementName id={id} references={references} />
        </a>
      ))}
    </nav>
  );
}
