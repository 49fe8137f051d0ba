// Answers with the form of an agreement, and with the part of it that follows what is written.
import { agreementFormPage, checkFragment } from '../../../pages/console/agreements/agreement-form.tsx';
import type { CurrentPublisher } from '../../isolate/isolate.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import type { ConsoleContext } from './asked-partner.ts';
import type { FormOutcome } from './form-outcome.ts';
import { errorsOf } from './written-terms.ts';

export async function answerForm(context: ConsoleContext, { publisher }: CurrentPublisher, outcome: FormOutcome): Promise<Response> {
  const { subject, written, refused, check, conflict, message, status } = outcome;
  const frame = await signedInFrameOf(context);
  const page = agreementFormPage({
    frame,
    ...subject,
    id: written.id,
    version: written.version,
    fields: written.fields,
    errors: errorsOf(refused?.objections ?? []),
    more: refused?.more ?? 0,
    sections: publisher.sections,
    timeZone: publisher.timeZone,
    message,
    conflict,
    check: check && { frame, ...check },
    json: written.action === 'paste' ? written.json : undefined,
  });
  return answerConsole(context, page, status);
}

/** The part of the page that follows the form while somebody writes. Without an outcome, the partner's object does not answer. */
export async function answerFragment(context: ConsoleContext, outcome: FormOutcome | { saved: string } | undefined): Promise<Response> {
  if (outcome === undefined || 'saved' in outcome) return answerConsole(context, '', 503);
  const { refused, check } = outcome;
  const frame = await signedInFrameOf(context);
  const fragment = checkFragment({
    check: check && { frame, ...check },
    errors: errorsOf(refused?.objections ?? []),
    more: refused?.more ?? 0,
  });
  return answerConsole(context, fragment);
}
