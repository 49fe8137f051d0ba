// Fields of the forms of the settings: a label, what was typed, a hint, and what is wrong with it.
import type { Child } from 'hono/jsx';

/** What is in a form, by the names of its fields. */
export interface FormState {
  values: ReadonlyMap<string, string>;
  /** Whole sentences. */
  objections: ReadonlyMap<string, string>;
}

interface ControlProps {
  state: FormState;
  name: string;
  label: string;
  /** Absent: the id of a hint that is somewhere else is in `hintId`. */
  hint?: Child;
  hintId?: string;
}

/** What screen readers read after the label. */
function describing({ state, name, hint, hintId }: ControlProps) {
  const objection = state.objections.get(name);
  const ids = [...(objection === undefined ? [] : [`${name}-objection`]), ...(hint === undefined ? [hintId ?? ''] : [`${name}-hint`])];
  const described = ids.join(' ').trim();
  return {
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(objection === undefined ? {} : { 'aria-invalid': 'true' as const }),
  };
}

function Framed({ control, children }: { control: ControlProps; children?: Child }) {
  const { state, name, label, hint } = control;
  const objection = state.objections.get(name);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      {objection !== undefined && (
        <span class="objection" id={`${name}-objection`}>
          {objection}
        </span>
      )}
      {hint !== undefined && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface LineProps extends ControlProps {
  type?: 'text' | 'url' | 'date';
  maxChars?: number;
  /** Id of a list of suggestions. */
  suggestions?: string;
  isRequired?: boolean;
}

export function Line({ type = 'text', maxChars, suggestions, isRequired = false, ...control }: LineProps) {
  const { state, name } = control;
  const value = state.values.get(name) ?? '';
  return (
    <Framed control={control}>
      <input
        type={type === 'url' ? 'text' : type}
        inputmode={type === 'url' ? 'url' : undefined}
        id={name}
        name={name}
        value={value}
        dir="auto"
        maxlength={maxChars}
        list={suggestions}
        required={isRequired}
        {...describing(control)}
      />
    </Framed>
  );
}

export function Area({ rows = 2, ...control }: ControlProps & { rows?: number }) {
  const { state, name } = control;
  return (
    <Framed control={control}>
      {/* The parser of HTML drops a line break at the beginning (HTML §13.1.2.5). */}
      <textarea id={name} name={name} rows={rows} dir="auto" {...describing(control)}>
        {`\n${state.values.get(name) ?? ''}`}
      </textarea>
    </Framed>
  );
}

export function Choice({ choices, ...control }: ControlProps & { choices: Readonly<Record<string, string>> }) {
  const { state, name } = control;
  const chosen = state.values.get(name);
  return (
    <Framed control={control}>
      <select id={name} name={name} {...describing(control)}>
        {Object.entries(choices).map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Framed>
  );
}

const SUMMARISED = 20;

/** Leads from what is wrong to the fields. Nothing if nothing is. */
export function ObjectionSummary({ state: { objections }, title }: { state: FormState; title: string }) {
  if (objections.size === 0) return null;
  const more = objections.size - SUMMARISED;
  return (
    <div class="message" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {[...objections].slice(0, SUMMARISED).map(([name, text]) => (
          <li>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{more} more are marked below.</p>}
    </div>
  );
}
