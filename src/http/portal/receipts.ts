// The signed receipt of a delivery, as a file: proof of what was received under which terms, which the publisher's `/verify` checks.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import { setAgreement } from '../credentials/require-portal-session.ts';
import { noReceipt, serveReceipt } from '../licensed/receipts.ts';

/** The id begins with the agreement. One that the person does not have is answered as a receipt that does not exist. */
export async function downloadReceipt(context: Context<AppEnv>): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const [agreement = ''] = id.split('.');
  if (!context.get('atPortal').person.agreements.includes(agreement)) throw noReceipt();
  setAgreement(context, agreement);
  const answer = await serveReceipt(context);
  // The id of a receipt that exists has letters, digits, points and hyphens only.
  answer.headers.set('content-disposition', `attachment; filename="${id}.jws"`);
  return answer;
}
