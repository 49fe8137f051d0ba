// The form that adds a partner: the first of three steps to its first key.

import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { type ConsoleFrame, FormToken, renderConsolePage } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';
import { RefusalMessage } from '../refusal-message.tsx';
import { NEW_PARTNER_PATH, PARTNERS_PATH } from './agreement-paths.ts';
import { fieldId } from './field-hint.tsx';
import { type ListedField, ObjectionList } from './objection-list.tsx';
import { Steps } from './steps.tsx';

interface NewPartnerProps {
  frame: ConsoleFrame;
  given: { name?: string | undefined; id?: string | undefined; contact?: string | undefined };
  listed: readonly ListedField[];
  message?: string | undefined;
}

export function newPartnerPage(props: NewPartnerProps): string {
  const { frame, listed, message } = props;
  return renderConsolePage({
    frame,
    title: FORMS['new-partner'].title,
    children: (
      <div class="narrow">
        <p class="over">
          <a href={PARTNERS_PATH}>Partners</a>
        </p>
        <h1>{FORMS['new-partner'].title}</h1>
        <Steps current={1} />
        <RefusalMessage message={message} />
        <ObjectionList objections={listed} more={0} />
        <Form {...props} />
      </div>
    ),
  });
}

function Form({ frame, given, listed }: NewPartnerProps) {
  const { button, texts } = FORMS['new-partner'];
  const clausesFor = (path: string) => listed.filter((one) => one.path === path).map(({ detail }) => detail);
  return (
    <form method="post" action={NEW_PARTNER_PATH} data-guard>
      <FormToken frame={frame} />
      <Field name="name" label={texts.name} value={given.name} objections={clausesFor('name')} hint="As it is in notices." />
      <Field
        name="id"
        label={texts.id}
        value={given.id}
        objections={clausesFor('id')}
        hint="1 to 64 of a–z, 0–9 and “-”. It is in addresses and keys, and cannot be changed. Left empty: it is made from the name."
      />
      <Field
        name="contact"
        label={texts.contact}
        value={given.contact}
        objections={clausesFor('contact')}
        hint="An address or a telephone number, for the desk only. Left empty: none."
      />
      <button type="submit">{button}</button>
    </form>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string | undefined;
  objections: readonly string[];
  hint: string;
}

function Field({ name, label, value, objections, hint }: FieldProps) {
  const id = fieldId(name);
  return (
    <div class="field">
      <label>
        <span>{label}</span>
        <input
          type="text"
          id={id}
          name={name}
          value={value}
          dir="auto"
          autocomplete="off"
          maxlength={NAME_CHARS}
          aria-describedby={`${id}-hint`}
          aria-invalid={objections.length > 0 ? 'true' : undefined}
        />
      </label>
      {objections.length > 0 && <p class="objection">{objections.map((objection) => `This field ${objection}.`).join(' ')}</p>}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
