// The audit trail of a partner: who changed what about it, newest first, with what is different since.

import { type Holders, holderIdIn, isAboutAgreement } from '../../../domain/partners/holders.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { Choice } from '../../signed-in/fields/choice-fields.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { FilterForm, queryWith } from '../../signed-in/filter-form.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { agreementPath, partnerPath } from '../agreements/agreement-paths.ts';
import { Holder } from './holder.tsx';
import { type RecordPage, renderRecordPage } from './record-frame.tsx';

export interface AuditChange {
  label: string;
  /** Empty: there was none. */
  before: string;
  after: string;
}

export interface AuditLine {
  at: Instant;
  who: string;
  /** Name of the key or the person of the partner that did it. Absent: somebody else did. */
  whoName?: string;
  action: string;
  subject: string;
  /** Name of the key or the person with which it was done, or number of the contract. Absent: the subject is something else. */
  subjectName?: string;
  holders: Holders;
  changes: readonly AuditChange[];
}

export interface AuditFilter {
  action?: string | undefined;
}

interface AuditProps extends RecordPage {
  lines: readonly AuditLine[];
  filter: AuditFilter;
  next?: number | undefined;
}

/** What each kind of entry says, by the beginnings of their names. */
const ACTIONS: Readonly<Record<string, string>> = {
  'partner.add': 'Partner added',
  'partner.change': 'Name or contact changed',
  'partner.restore': 'Restored from a backup',
  'standing.set': 'Standing set',
  'agreement.add': 'Agreement made',
  'agreement.change': 'Agreement changed',
  'notice.accept': 'Notice accepted',
  'key.issue': 'Key made',
  'key.rotate': 'Key rotated',
  'key.revoke': 'Key revoked',
  'user.add': 'Person added',
  'user.change': 'Person changed',
  'user.revoke': 'Person revoked',
  'user.invite': 'Invitation made',
  'user.uninvite': 'Invitation withdrawn',
  'session.start': 'Signed in at the portal',
  'session.end': 'Signed out of the portal',
  'quota.pass': 'First article beyond the quota',
  'withdrawal.acknowledge': 'Withdrawal acknowledged',
};

/** Kinds of entries that the list can be narrowed to. */
export const AUDIT_KINDS: Readonly<Record<string, string>> = {
  partner: 'Name and contact',
  standing: 'Standing',
  agreement: 'Agreements',
  notice: 'Acceptances',
  key: 'Keys',
  user: 'People',
  session: 'Signing in at the portal',
  quota: 'Quota',
  withdrawal: 'Withdrawals',
};

export function auditPage(props: AuditProps): string {
  const { frame, partner, lines, filter, next } = props;
  const path = `${partnerPath(partner.id)}/audit`;
  return renderRecordPage({
    frame,
    partner,
    title: 'Audit trail',
    csv: `${path}/csv${queryWith({ ...filter })}`,
    next: next === undefined ? undefined : { href: `${path}${queryWith({ ...filter, cursor: String(next) })}`, label: 'Older entries' },
    children: (
      <>
        <Filter filter={filter} path={path} />
        {lines.length === 0 ? <p class="lead">No entry matches the filter.</p> : <Lines {...props} />}
      </>
    ),
  });
}

function Filter({ filter, path }: { filter: AuditFilter; path: string }) {
  const typed = formOf({ ...filter });
  return (
    <FilterForm path={path}>
      <Choice {...typed} name="action" label="What was changed" any="Anything" options={Object.entries(AUDIT_KINDS)} />
    </FilterForm>
  );
}

function Lines({ frame, partner, lines }: AuditProps) {
  return (
    <Cards columns={['What', 'When', 'Who', 'Of what', 'Difference']}>
      {lines.map((line) => (
        <tr>
          <td>{ACTIONS[line.action] ?? line.action}</td>
          <td data-label="When">
            <When instant={line.at} locale={localeOf(frame)} />
          </td>
          <td data-label="Who">
            <Who partner={partner.id} {...line} />
          </td>
          <td data-label="Of what" class="subject">
            <Subject partner={partner.id} {...line} />
          </td>
          <td data-label="Difference">{line.changes.length > 0 && <Changes changes={line.changes} />}</td>
        </tr>
      ))}
    </Cards>
  );
}

function Who({ partner, who, whoName, holders }: AuditLine & { partner: string }) {
  const id = holderIdIn(who);
  if (id === undefined || (whoName === undefined && who.startsWith('user '))) return <bdi>{who}</bdi>;
  return (
    <>
      {who.startsWith('key ') && 'key '}
      <Holder partner={partner} id={id} holders={holders} />
    </>
  );
}

function Subject({ partner, action, subject, subjectName, holders }: AuditLine & { partner: string }) {
  if (isAboutAgreement({ action }))
    return (
      <>
        <a href={agreementPath(partner, subject)}>{subject}</a>
        {subjectName !== undefined && (
          <>
            , <bdi>{subjectName}</bdi>
          </>
        )}
      </>
    );
  if (subjectName !== undefined) return <Holder partner={partner} id={subject} holders={holders} />;
  // The id of a session says nothing to anybody.
  if (action.startsWith('session.')) return null;
  if (/^key\./.test(action)) return <a href={`${partnerPath(partner)}/keys/${subject}`}>{subject}</a>;
  return <bdi>{subject}</bdi>;
}

/** The rest is in the file. */
const SHOWN = 12;
const SHOWN_CHARS = 160;

function Changes({ changes }: { changes: readonly AuditChange[] }) {
  const others = changes.length - SHOWN;
  return (
    <ul class="entry">
      {changes.slice(0, SHOWN).map(({ label, before, after }) => (
        <li>
          <span class="hint">{label}</span> {before !== '' && <del dir="auto">{shortened(before)}</del>}{' '}
          {after !== '' && <ins dir="auto">{shortened(after)}</ins>}
        </li>
      ))}
      {others > 0 && <li class="unknown">and {others} more</li>}
    </ul>
  );
}

function shortened(text: string): string {
  return text.length <= SHOWN_CHARS ? text : `${text.slice(0, SHOWN_CHARS).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
