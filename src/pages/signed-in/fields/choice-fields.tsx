// Fields in which people choose: one of a list, a box to tick, and several boxes or radio buttons.
import type { Child } from 'hono/jsx';
import { Described, Field, Required } from './field.tsx';
import { controlOf, describedBy, type FieldProps, fieldId, messagesOf } from './form-state.ts';

export type Options = readonly (readonly [value: string, label: string])[];

interface ChoiceProps extends FieldProps {
  options: Options;
  /** What is shown with no choice. Absent: one is always made. */
  any?: string | undefined;
}

export function Choice({ options, any, ...field }: ChoiceProps) {
  const chosen = field.fields.get(field.name) ?? '';
  return (
    <Field {...field}>
      <select {...controlOf(field)}>
        {(any === undefined ? options : [['', any] as const, ...options]).map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The value of a box that is ticked. A browser does not send other boxes. */
const TICKED = 'yes';

interface TickProps extends FieldProps {
  /** What is sent if it is ticked. Absent: `yes`. */
  value?: string;
}

/** One box, with its label beside it. */
export function Tick({ value = TICKED, ...field }: TickProps) {
  const isWrong = messagesOf(field).length > 0;
  return (
    <div class={isWrong ? 'field tick wrong' : 'field tick'}>
      <label class="check">
        <input type="checkbox" {...controlOf(field)} value={value} checked={field.fields.get(field.name) === value} />
        <span>
          {field.label}
          {field.isRequired === true && <Required />}
        </span>
      </label>
      <Described {...field} />
    </div>
  );
}

export interface Box {
  /** Name with which it is sent. */
  name: string;
  value: string;
  label: Child;
  /** What it means, below its label. */
  hint?: Child;
  isTicked: boolean;
  isDisabled?: boolean;
}

interface BoxesProps extends FieldProps {
  type?: 'checkbox' | 'radio';
  boxes: readonly Box[];
  /** They are many and short, and are set in columns. */
  isWide?: boolean;
}

/** The list of errors leads to the first box. */
export function Boxes({ type = 'checkbox', boxes, isWide = false, ...field }: BoxesProps) {
  const { label, isRequired } = field;
  const isWrong = messagesOf(field).length > 0;
  return (
    <fieldset class={isWrong ? 'field choices wrong' : 'field choices'} aria-describedby={describedBy(field)}>
      <legend>
        {label}
        {isRequired === true && <Required />}
      </legend>
      <Described {...field} />
      <div class={isWide ? 'boxes wide' : 'boxes'}>
        {boxes.map((box, index) => (
          <BoxLine {...box} type={type} id={`${fieldId(field.name, field.form)}${index === 0 ? '' : `-${index + 1}`}`} isWrong={isWrong} />
        ))}
      </div>
    </fieldset>
  );
}

interface BoxLineProps extends Box {
  type: 'checkbox' | 'radio';
  id: string;
  isWrong: boolean;
}

/** A radio button cannot be invalid by itself (WAI-ARIA 1.2 §5.4). */
function BoxLine({ type, id, isWrong, name, value, label, hint, isTicked, isDisabled = false }: BoxLineProps) {
  return (
    <label class="check">
      <input
        type={type}
        id={id}
        name={name}
        value={value}
        checked={isTicked}
        disabled={isDisabled}
        aria-invalid={isWrong && type === 'checkbox' ? 'true' : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-means`}
      />
      <span>
        {label}
        {hint !== undefined && (
          <span class="hint" id={`${id}-means`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
