// One withdrawal for a person of the partner, and the form that acknowledges it. Everybody who is signed in may send it, whatever the partner's standing is.
import type { Context } from 'hono';
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { localTime } from '../../domain/values/local-time.ts';
import type { Acknowledgement, PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { withdrawalPage } from '../../pages/portal/withdrawal.tsx';
import { WITHDRAWALS_PATH } from '../../pages/portal/withdrawals.tsx';
import { formOf, type Refusal } from '../../pages/signed-in/fields/form-state.ts';
import { whichField } from '../../pages/signed-in/fields/which-field.ts';
import { queryWith } from '../../pages/signed-in/filter-form.tsx';
import { localeOf } from '../../pages/signed-in/own-page.tsx';
import type { AppEnv } from '../bindings.ts';
import { secondOrFirst } from '../console/article-times.ts';
import { answerConsole } from '../console/console-page.ts';
import { callPartner } from '../licensed/partner-call.ts';
import type { Form } from '../requests/form.ts';
import { ProblemError } from '../responses/problem.ts';
import { readAcknowledgement } from './acknowledgement-form.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

/** What the page says about the form that was sent before. */
const DONE: Readonly<Record<string, string>> = {
  acknowledged: 'Your acknowledgement was stored, and the publisher’s desk has it.',
  unchanged: 'This acknowledgement was stored before. Sending it again changed nothing.',
};

export async function showWithdrawal(context: PortalContext): Promise<Response> {
  const done = context.req.query('done') ?? '';
  const notice = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return answer(context, await withdrawalOf(context), { notice, status: 200 });
}

async function withdrawalOf(context: PortalContext): Promise<PartnerWithdrawal> {
  const id = context.req.param('id') ?? '';
  const found = await callPartner(context, async (partner, credential) => await partner.portalWithdrawal(credential, id));
  if (found.kind === 'unknown') throw unknownWithdrawal();
  return found.withdrawal;
}

function unknownWithdrawal(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no withdrawal at this address of anything that you received.' });
}

/** An acknowledgement that somebody else sent since the page was opened is not replaced unseen. */
export async function acknowledge(context: PortalContext): Promise<Response> {
  const written = context.get('form');
  const withdrawal = await withdrawalOf(context);
  const { timeZone } = localeOf(await portalFrameOf(context));
  const read = readAcknowledgement(written, { timeZone, stored: withdrawal.acknowledged?.at, nowMs: Date.now() });
  if (!read.ok) return answer(context, withdrawal, { written, message: read.errors, status: 422 });
  if (isReplaced(withdrawal, read.said, written)) return answer(context, withdrawal, { written, message: CHANGED_SINCE, status: 409 });
  const { kind } = await callPartner(
    context,
    async (partner, credential) => await partner.acknowledge(credential, withdrawal.id, read.said),
  );
  if (kind === 'unknown') throw unknownWithdrawal();
  const query = queryWith({ agreement: context.req.query('agreement'), done: kind });
  return context.redirect(`${WITHDRAWALS_PATH}/${withdrawal.id}${query}`, 303);
}

const CHANGED_SINCE =
  'This withdrawal was acknowledged since you opened the page, as shown here. Nothing was changed. What you wrote is in the form: send it only if it has to replace the other acknowledgement.';

/** The same acknowledgement, sent twice, replaces nothing. */
function isReplaced({ acknowledged }: PartnerWithdrawal, said: Acknowledgement, written: Form): boolean {
  if (acknowledged === undefined || acknowledged.received === written.get('seen')) return false;
  const { received: _received, ...stored } = acknowledged;
  return canonicalJson(stored) !== canonicalJson(said);
}

interface Shown {
  /** What was sent and not stored. Absent: the form is as it begins. */
  written?: Form;
  message?: Refusal;
  notice?: string | undefined;
  status: 200 | 409 | 422;
}

async function answer(context: PortalContext, withdrawal: PartnerWithdrawal, { written, status, ...shown }: Shown): Promise<Response> {
  const frame = await portalFrameOf(context);
  const nowMs = Date.now();
  const fields = withSeen(written ?? begun(context, withdrawal, localeOf(frame).timeZone), withdrawal);
  const page = withdrawalPage({ frame, withdrawal, fields, nowMs, isOpened: written !== undefined, ...shown });
  return answerConsole(context, page, status);
}

/** The page shows the present acknowledgement, whatever the form had seen before. */
function withSeen(fields: Form, { acknowledged }: PartnerWithdrawal): Form {
  return new Map([...fields, ['seen', acknowledged?.received ?? '']]);
}

/** The fields of the form before anything is written: the stored acknowledgement, or the person and the present time. */
function begun(context: PortalContext, { acknowledged }: PartnerWithdrawal, timeZone: string): Form {
  const { person } = context.get('atPortal');
  const at = acknowledged?.at ?? toInstant(Date.now());
  const values = {
    outcome: acknowledged?.outcome,
    urls: acknowledged?.urls.join('\n'),
    by: acknowledged?.by ?? (person.kind === 'user' ? person.name : undefined),
    at: localTime(at, timeZone),
    [whichField('at')]: secondOrFirst(at, timeZone),
    zone: timeZone,
  };
  return formOf(values).fields;
}
