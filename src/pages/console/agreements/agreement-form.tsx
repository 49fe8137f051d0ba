// The form that writes an agreement, with what would follow from it. Checking stores nothing; saving makes a version.

import type { Child } from 'hono/jsx';
import { ErrorLines, ErrorList } from '../../signed-in/fields/error-list.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Area, Line } from '../../signed-in/fields/text-fields.tsx';
import { FormToken, localeOf } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { ChangedTerms, type TermsDifference } from '../../signed-in/terms.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';
import { AgreementCheck, type AgreementCheckProps } from './agreement-check.tsx';
import type { FieldsProps } from './agreement-field.tsx';
import { AgreementFieldsets } from './agreement-fieldsets.tsx';
import { agreementPath, newAgreementPath } from './agreement-paths.ts';
import { Place } from './agreement-place.tsx';
import { Steps } from './steps.tsx';

export interface AgreementFormProps extends FieldsProps {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
  /** Absent: a new agreement, whose id is in the form. */
  agreement?: string | undefined;
  /** What is written as the id of a new agreement. */
  id: string;
  /** Number of the newest version, from which the form was made; 0 if there is none. */
  version: number;
  /** The partner has no agreement yet. */
  isFirst: boolean;
  /** Number of errors that are not listed. */
  more: number;
  /** Why the form was not carried out. Absent: the errors say it, or there is nothing to say. */
  message?: string | undefined;
  /** What somebody else has stored meanwhile. */
  conflict?: { version: number; who?: string | undefined; difference: TermsDifference } | undefined;
  /** Absent: the terms cannot be checked as they are. */
  check?: AgreementCheckProps | undefined;
  /** What was pasted and could not be read. */
  json?: string | undefined;
}

export function agreementFormPage(props: AgreementFormProps): string {
  const { frame, partner, agreement, isFirst, message } = props;
  const title = agreement === undefined ? (isFirst ? 'First agreement' : 'New agreement') : `Change the agreement ${agreement}`;
  return renderConsolePage({
    frame,
    title: `${title} of ${partner.name}`,
    children: (
      <>
        <Place partner={partner} agreement={agreement} />
        <h1>
          {title} of <bdi>{partner.name}</bdi>
        </h1>
        {isFirst && <Steps current={2} />}
        <RefusalMessage message={message} />
        {props.conflict !== undefined && <Conflict {...props.conflict} frame={frame} />}
        <ErrorList {...props} />
        <p class="lead">
          The agreement grants only what is written here. A right that is not ticked is denied, and each field says what it means to leave
          it empty.
        </p>
        <TermsForm {...props} />
        <PasteForm {...props} />
      </>
    ),
  });
}

function formPath(partner: string, agreement: string | undefined): string {
  return agreement === undefined ? newAgreementPath(partner) : `${agreementPath(partner, agreement)}/terms`;
}

/** Where the form is sent, and the fields that nobody sees. */
function Form({ frame, partner, agreement, version, children }: AgreementFormProps & { children?: Child }) {
  return (
    <form method="post" action={formPath(partner.id, agreement)} data-guard>
      <FormToken frame={frame} />
      <input type="hidden" name="version" value={String(version)} />
      {children}
    </form>
  );
}

function TermsForm(props: AgreementFormProps) {
  const { agreement, check } = props;
  return (
    <Form {...props}>
      <div class="columns terms-form">
        <div>
          {agreement === undefined && <IdField {...props} />}
          <AgreementFieldsets {...props} />
        </div>
        <aside class="check-panel" aria-label="What would follow">
          <h2>What would follow</h2>
          <div data-preview>{check === undefined ? <Unchecked {...props} /> : <AgreementCheck {...check} />}</div>
          <p class="buttons">
            <button type="submit" class="quiet" name="do" value="check">
              Check without storing
            </button>
            <button type="submit" name="do" value="save">
              {props.version === 0 ? 'Store the agreement' : 'Store a new version'}
            </button>
          </p>
        </aside>
      </div>
    </Form>
  );
}

function Unchecked({ errors }: Pick<AgreementFormProps, 'errors'>) {
  return (
    <p class="hint">
      {errors.length === 0
        ? 'Fill in the form and check it: this part then shows the licence in one sentence, what the partner would get, and why not the rest.'
        : 'The terms can be checked when what is listed above is changed.'}
    </p>
  );
}

function IdField({ id, errors }: AgreementFormProps) {
  return (
    <Line
      {...formOf({ id }, errors)}
      name="id"
      label="Id of the agreement"
      hint="The id has 1 to 64 of a–z, 0–9 and “-”. It is part of addresses and receipts, and cannot be changed later."
      isShort
      isRequired
    />
  );
}

function Conflict({ frame, version, who, difference }: NonNullable<AgreementFormProps['conflict']> & { frame: ConsoleFrame }) {
  return (
    <section class="message" role="alert">
      <p>
        {who === undefined ? 'Somebody' : <bdi>{who}</bdi>} has stored version {version} since you opened this form. Nothing was stored, and
        the form has what you wrote. This is what version {version} changed; if you save now, your form replaces it.
      </p>
      <ChangedTerms difference={difference} language={localeOf(frame).language} />
    </section>
  );
}

function PasteForm(props: AgreementFormProps) {
  const { json } = props;
  return (
    <details class="text" open={json !== undefined}>
      <summary>Fill the form from a file in JSON</summary>
      <Form {...props}>
        {props.agreement === undefined && <input type="hidden" name="id" value={props.id} />}
        <Area
          {...formOf({ json }, props.errors)}
          name="json"
          label={FORMS.terms.texts.json}
          hint="Paste the whole agreement, as in the HTTP API. It replaces everything in the form above, and is stored only when the form is saved."
          rows={8}
          isList
        />
        <button type="submit" class="quiet" name="do" value="paste">
          Fill the form
        </button>
      </Form>
    </details>
  );
}

/** The part of the page that follows the form while it is filled in. */
export function checkFragment({ check, errors, more }: Pick<AgreementFormProps, 'check' | 'errors' | 'more'>): string {
  const shown =
    check === undefined ? (
      <>
        <p>The terms cannot be checked yet:</p>
        <ErrorLines errors={errors} more={more} />
      </>
    ) : (
      <AgreementCheck {...check} />
    );
  return shown.toString();
}
