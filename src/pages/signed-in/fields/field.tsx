// The frame of a field in every form of the console: its label, its hint, what is wrong with it, and below them the element that is filled in.
import type { Child } from 'hono/jsx';
import { type FieldProps, fieldId, messagesOf } from './form-state.ts';

export function Field({ children, isShort = false, ...field }: FieldProps & { isShort?: boolean | undefined; children?: Child }) {
  const { name, form, label, isRequired } = field;
  return (
    <div class={`field${isShort ? ' short' : ''}${messagesOf(field).length > 0 ? ' wrong' : ''}`}>
      <label for={fieldId(name, form)}>
        {label}
        {isRequired === true && <Required />}
      </label>
      <Described {...field} />
      {children}
    </div>
  );
}

/** What is said of a field besides its label. */
export function Described({ name, form, hint, errors }: FieldProps) {
  const id = fieldId(name, form);
  const messages = messagesOf({ name, errors });
  return (
    <>
      {hint !== undefined && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {messages.length > 0 && (
        <p class="error" id={`${id}-error`}>
          {messages.join(' ')}
        </p>
      )}
    </>
  );
}

export function Required() {
  return <span class="required"> (required)</span>;
}
