// What becomes of a form with terms: it is refused, checked, or stored unless somebody has stored another version meanwhile.
import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { formOfTerms } from '../../../domain/agreements/fields/form-fields.ts';
import { type ListedObjections, listedObjections, type Objection } from '../../../domain/values/objection.ts';
import { codeSchema } from '../../../domain/values/term.ts';
import type { AgreementCheckProps } from '../../../pages/console/agreements/agreement-check.tsx';
import type { AgreementFormProps } from '../../../pages/console/agreements/agreement-form.tsx';
import type { CurrentPublisher } from '../../isolate/isolate.ts';
import type { PartnerStub } from '../../isolate/stubs.ts';
import { type ConsoleContext, noAgreement } from './asked-partner.ts';
import { foreseen } from './foreseen-terms.ts';
import { termsDifference } from './terms-difference.ts';
import type { WrittenForm } from './written-form.ts';
import { type Checked, checkedForm, checkedJson } from './written-terms.ts';

/** The agreement that a form is about, as the partner's object has it. */
export interface Subject {
  partner: { id: string; name: string };
  /** Absent: a new agreement. */
  agreement?: string | undefined;
  /** Absent: there is no agreement with the id. */
  newest?: AgreementVersion | undefined;
  /** The partner has no agreement yet. */
  isFirst: boolean;
}

/** A page with the form. */
export interface FormOutcome {
  subject: Subject;
  written: WrittenForm;
  refused?: ListedObjections | undefined;
  check?: Omit<AgreementCheckProps, 'frame'> | undefined;
  conflict?: AgreementFormProps['conflict'];
  message?: string | undefined;
  status: number;
}

export async function subjectOf(partner: PartnerStub, agreement: string | undefined, id: string | undefined): Promise<Subject> {
  const isId = id !== undefined && codeSchema.safeParse(id).success;
  const [profile, ids, newest] = await Promise.all([partner.profile(), partner.agreementIds(), isId ? partner.agreement(id) : undefined]);
  if (profile === undefined) throw noAgreement();
  return { partner: { id: profile.id, name: profile.name }, agreement, newest, isFirst: ids.length === 0 };
}

interface Carrying {
  agreement: string | undefined;
  written: WrittenForm;
  current: CurrentPublisher;
}

export async function carriedOut(
  context: ConsoleContext,
  partner: PartnerStub,
  { agreement, written, current }: Carrying,
): Promise<FormOutcome | { saved: string; isFirst: boolean }> {
  const { publisher, settings } = current;
  const { id, action } = written;
  const subject = await subjectOf(partner, agreement, id);
  if (agreement !== undefined && subject.newest === undefined) throw noAgreement();
  const partnerName = subject.partner.name;
  const checked =
    action === 'paste' ? checkedJson(written.json ?? '', publisher, partnerName) : checkedForm(written.fields, publisher, partnerName);
  const refused = refusedBecause(subject, written, checked);
  if (refused !== undefined || !('terms' in checked)) return { subject, written, refused, status: 422 };
  const { terms } = checked;
  if (action === 'save') {
    const write = { id, terms, madeFrom: written.version, actor: context.get('caller').actor, publisher: settings, dryRun: false };
    const result = await partner.putAgreement(write);
    if (result.kind !== 'stale') return { saved: id, isFirst: subject.isFirst };
    return conflictOf(partner, { subject, written, current }, result.current);
  }
  const check = await foreseen(context, partner, { id, terms, newest: subject.newest, partnerName, current });
  // A form that is pasted over is one in which nothing is wrong.
  const shown = action === 'paste' ? { ...written, fields: formOfTerms(terms, publisher.timeZone), json: undefined } : written;
  return { subject, written: shown, check, status: 200 };
}

/** `undefined`: the form can be carried out. */
function refusedBecause({ agreement, newest }: Subject, { id }: WrittenForm, checked: Checked): ListedObjections | undefined {
  const toTerms = 'refused' in checked ? checked.refused : undefined;
  const toId = agreement === undefined ? objectionsToId(id, newest !== undefined) : [];
  if (toId.length === 0) return toTerms;
  const { objections = [], more = 0 } = toTerms ?? {};
  return { ...listedObjections([...toId, ...objections]), more };
}

function objectionsToId(id: string, isTaken: boolean): Objection[] {
  const details = [
    ...(codeSchema.safeParse(id).success ? [] : ['must be 1 to 64 of a–z, 0–9 and "-"']),
    ...(isTaken ? ['is the id of another agreement of this partner'] : []),
  ];
  return details.map((detail) => ({ pointer: '/id', detail }));
}

/** Somebody else has stored a version since the form was made. The form that is shown is made from theirs, and has what was written. */
async function conflictOf(
  partner: PartnerStub,
  { subject, written, current }: { subject: Subject; written: WrittenForm; current: CurrentPublisher },
  theirs: AgreementVersion | undefined,
): Promise<FormOutcome> {
  if (theirs === undefined) throw noAgreement();
  const { id, version, terms } = theirs;
  const [record, seen] = await Promise.all([
    partner.agreementRecord(id, current.settings),
    written.version === 0 ? undefined : partner.agreement(id, written.version),
  ]);
  const who = record?.versions.find((line) => line.version === version)?.who;
  const difference = termsDifference(seen?.terms ?? terms, terms, current.publisher);
  return { subject, written: { ...written, version }, conflict: { version, who, difference }, status: 409 };
}
