// One field of the form of an agreement, as its kind needs it. The texts come from the table of fields.
import { FIELD_WORDS } from '../../../domain/agreements/fields/agreement-fields.ts';
import { isBoxed, languagesOf, TICKED } from '../../../domain/agreements/fields/form-fields.ts';
import type { SchemaField } from '../../../domain/agreements/fields/schema-fields.ts';
import { instantsAt } from '../../../domain/values/local-time.ts';
import type { Term } from '../../../domain/values/term.ts';
import { type Box, Boxes, Tick } from '../../signed-in/fields/choice-fields.tsx';
import { type FormState, fieldId, type FieldProps as SharedProps } from '../../signed-in/fields/form-state.ts';
import { Area, Line } from '../../signed-in/fields/text-fields.tsx';
import { Coded } from './coded.tsx';
import { termsName } from './terms-names.ts';

export interface FieldsProps extends FormState {
  /** The publisher's sections. */
  sections: readonly Term[];
  /** Whose clocks show the times. */
  timeZone: string;
}

interface FieldProps extends FieldsProps {
  field: SchemaField;
}

export function AgreementField(props: FieldProps) {
  const { field, timeZone } = props;
  const { path, kind, isRequired } = field;
  const shared: SharedProps = {
    ...props,
    name: path,
    label: nameOf(field, timeZone),
    hint: <Coded text={hintOf(path)} />,
    isRequired,
    isLeftToServer: true,
    sentAs: termsName(path),
  };
  if (isBoxed(field) || kind === 'choice')
    return <Boxes {...shared} type={isBoxed(field) ? 'checkbox' : 'radio'} boxes={boxesOf(props)} isWide={path.startsWith('scope.')} />;
  switch (kind) {
    case 'flag':
    case 'group':
      return <Tick {...shared} />;
    case 'list':
      return <Area {...shared} rows={rowsFor(props.fields.get(path))} isList />;
    case 'lines':
      return <Lines {...shared} />;
    case 'number':
      return <Line {...shared} inputMode="numeric" />;
    default:
      return <Line {...shared} type={kind === 'instant' && isShown(props.fields.get(path), timeZone) ? 'datetime-local' : 'text'} />;
  }
}

/** What the field is for, and what it means to leave it as it is in a new agreement. */
function hintOf(path: string): string {
  const { help = '', unset } = FIELD_WORDS.get(path) ?? {};
  return unset === undefined ? help : `${help} ${unset}`;
}

/** Name with the unit or the clocks. */
function nameOf({ path, kind }: SchemaField, timeZone: string): string {
  const { unit } = FIELD_WORDS.get(path) ?? {};
  const label = labelOf(path);
  if (kind === 'group') return `${label} is agreed`;
  if (kind === 'instant') return `${label} (${timeZone})`;
  if (kind === 'list') return `${label}, one on each line`;
  return unit === undefined ? label : `${label} (${unit})`;
}

/** A browser shows nothing of a value that the kind of its input does not allow. */
function isShown(value: string | undefined, timeZone: string): boolean {
  return value === undefined || value === '' || instantsAt(value, timeZone) !== undefined;
}

const MOST_ROWS = 8;

function rowsFor(value = ''): number {
  return Math.min(MOST_ROWS, Math.max(2, value.split('\n').length));
}

/** One text for all languages, or below it one for each. What is wrong with either is said at the first. */
function Lines(field: SharedProps) {
  const name = languagesOf(field.name);
  return (
    <>
      <Line {...field} />
      <Area
        {...field}
        name={name}
        sentAs={termsName(name)}
        label={`${labelOf(field.name)}, by language`}
        hint={undefined}
        hintId={`${fieldId(field.name)}-hint`}
        isList
      />
    </>
  );
}

/** What can be chosen, and what was chosen and can no longer be: a section that was removed stays until somebody unticks it. Boxes that are
 *  ticked are in their own order, because it is stored. */
function boxesOf({ field, fields, sections }: FieldProps): Box[] {
  const { path } = field;
  const words = FIELD_WORDS.get(path)?.options;
  const known = words === undefined ? sections.map(({ code }) => code) : field.options;
  const prefix = `${path}.`;
  const ticked = [...fields].flatMap(([name, value]) => (name.startsWith(prefix) && value === TICKED ? [name.slice(prefix.length)] : []));
  const values = isBoxed(field) ? [...new Set([...ticked, ...known])] : known;
  return values.map((value) => ({
    ...(isBoxed(field)
      ? { name: termsName(`${path}.${value}`), value: TICKED, isTicked: fields.get(`${path}.${value}`) === TICKED }
      : { name: termsName(path), value, isTicked: fields.get(path) === value }),
    label: <BoxLabel text={words?.[value] ?? sections.find(({ code }) => code === value)?.name ?? value} />,
  }));
}

function BoxLabel({ text }: { text: string }) {
  return (
    <span dir="auto">
      <Coded text={`${text.charAt(0).toUpperCase()}${text.slice(1)}`} />
    </span>
  );
}

export function labelOf(path: string): string {
  return FIELD_WORDS.get(path)?.label ?? path;
}
