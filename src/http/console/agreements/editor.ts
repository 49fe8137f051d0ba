// The form of an agreement at the console: shown, checked, and stored as a new version. What was written is never lost.
import { EMPTY_FORM, formOfTerms } from '../../../domain/agreements/fields/form-fields.ts';
import { agreementPath } from '../../../pages/console/agreements/agreement-paths.ts';
import { SILENT } from '../../../pages/console/agreements/silent-partner.tsx';
import { publisherForDesk } from '../../isolate/publisher-settings.ts';
import { answerSilent } from './agreement-pages.ts';
import { askedPartner, type ConsoleContext, codeOf, noAgreement } from './asked-partner.ts';
import { answerForm, answerFragment } from './editor-answers.ts';
import { foreseen } from './foreseen-terms.ts';
import { carriedOut, subjectOf } from './form-outcome.ts';
import { writtenIn } from './written-form.ts';

/** The id of a first agreement, as on the command line. */
const FIRST_ID = 'main';

/** The form with the newest version, which may be scheduled. */
export async function showTerms(context: ConsoleContext): Promise<Response> {
  const current = await publisherForDesk(context.env);
  const id = codeOf(context, 'agreement');
  const asked = await askedPartner(context, async (partner) => {
    const subject = await subjectOf(partner, id, id);
    const { newest } = subject;
    if (newest === undefined) throw noAgreement();
    const check = await foreseen(context, partner, { id, terms: newest.terms, newest, partnerName: subject.partner.name, current });
    const fields = formOfTerms(newest.terms, current.publisher.timeZone);
    return { subject, written: { id, version: newest.version, fields }, check, status: 200 };
  });
  return asked === undefined ? answerSilent(context) : answerForm(context, current, asked.answer);
}

export async function showNewAgreement(context: ConsoleContext): Promise<Response> {
  const current = await publisherForDesk(context.env);
  const asked = await askedPartner(context, (partner) => subjectOf(partner, undefined, undefined));
  if (asked === undefined) return answerSilent(context);
  const { answer: subject } = asked;
  const written = { id: subject.isFirst ? FIRST_ID : '', version: 0, fields: EMPTY_FORM };
  return answerForm(context, current, { subject, written, status: 200 });
}

export function writeTerms(context: ConsoleContext): Promise<Response> {
  return write(context, codeOf(context, 'agreement'));
}

export function writeNewAgreement(context: ConsoleContext): Promise<Response> {
  return write(context, undefined);
}

async function write(context: ConsoleContext, agreement: string | undefined): Promise<Response> {
  const current = await publisherForDesk(context.env);
  const written = writtenIn(context.get('form'), agreement);
  const asked = await askedPartner(context, (partner) => carriedOut(context, partner, { agreement, written, current }));
  if (written.action === 'preview') return answerFragment(context, asked?.answer);
  if (asked === undefined) {
    const partner = codeOf(context, 'partner');
    const subject = { partner: { id: partner, name: partner }, agreement, isFirst: false };
    return answerForm(context, current, { subject, written, message: SILENT, status: 503 });
  }
  if (!('saved' in asked.answer)) return answerForm(context, current, asked.answer);
  const { saved, isFirst } = asked.answer;
  return context.redirect(`${agreementPath(codeOf(context, 'partner'), saved)}${isFirst ? '?first' : ''}`, 303);
}
