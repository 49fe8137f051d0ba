// The fields of the publisher's form, in groups. What is seldom changed is folded away, unless something is wrong there.
import type { Child } from 'hono/jsx';
import { fieldAt, labelAt, type PublisherField, type PublisherPath } from '../../../domain/publisher/publisher-fields.ts';
import { Choice } from '../../signed-in/fields/choice-fields.tsx';
import type { FieldProps, FormState } from '../../signed-in/fields/form-state.ts';
import { Area, Line } from '../../signed-in/fields/text-fields.tsx';
import { PUBLISHER_ROWS, type RowList, type RowsOf } from './publisher-rows.ts';

interface GroupProps extends FormState {
  /** There are no settings yet, and what is left empty is suggested. */
  isFirst: boolean;
  /** Number of rows of each list. */
  rows: Readonly<Record<RowList, number>>;
}

export function PublisherGroups({ notice, ...props }: GroupProps & { notice?: Child }) {
  return (
    <>
      <Group id="newspaper" title="The newspaper">
        <One {...props} path="name" />
        <One {...props} path="description" />
        <One {...props} path="siteUrl" />
        <One {...props} path="licensingContact" />
        <One {...props} path="language" />
        <One {...props} path="timeZone" />
        <TimeZones />
      </Group>
      <Group id="sections" title="Sections">
        <Rows {...props} list="sections" />
      </Group>
      <Group id="public" title="What readers see">
        <One {...props} path="articlePages" />
        <One {...props} path="publicContent" />
        <One {...props} path="thirdPartyContent.default" />
        <h3>{fieldAt('thirdPartyContent.sources')?.label}</h3>
        <Rows {...props} list="thirdPartyContent.sources" />
      </Group>
      <Group id="notice" title="The notice">
        <One {...props} path="houseLine" />
        {notice}
      </Group>
      <Folded {...props} id="addresses" title="Addresses and ids" names={['articleUrl', 'tagAuthority']}>
        <One {...props} path="articleUrl" />
        <One {...props} path="tagAuthority" />
      </Folded>
      <Folded {...props} id="desks" title="Desks" names={['desks.']}>
        <Rows {...props} list="desks" />
      </Folded>
      <Folded {...props} id="pictures" title="Icons and logo" names={['iconUrl', 'faviconUrl', 'logo.']}>
        <One {...props} path="iconUrl" />
        <One {...props} path="faviconUrl" />
        <h3>Logo</h3>
        <p class="hint">{hintOf(fieldAt('logo'))}</p>
        <One {...props} path="logo.url" />
        <One {...props} path="logo.width" />
        <One {...props} path="logo.height" />
      </Folded>
      <Folded {...props} id="moved" title="Former names and moved feeds" names={['formerNames', 'redirects.']}>
        <One {...props} path="formerNames" />
        <h3>{fieldAt('redirects')?.label}</h3>
        <Rows {...props} list="redirects" />
      </Folded>
      <Folded {...props} id="imports" title="Sections of imported copy" names={['sectionMaps.']}>
        <Rows {...props} list="sectionMaps" />
      </Folded>
    </>
  );
}

function Group({ id, title, children }: { id: string; title: string; children?: Child }) {
  return (
    <fieldset id={`group-${id}`}>
      <legend>
        <h2>{title}</h2>
      </legend>
      {children}
    </fieldset>
  );
}

interface FoldedProps {
  errors: FormState['errors'];
  id: string;
  title: string;
  /** Beginnings of the names of its fields. */
  names: readonly string[];
  children?: Child;
}

function Folded({ errors, id, title, names, children }: FoldedProps) {
  const isWrong = errors.some(({ field }) => names.some((name) => field?.startsWith(name)));
  return (
    <details class="action-panel" open={isWrong}>
      <summary>{title}</summary>
      <fieldset id={`group-${id}`}>
        <legend class="visually-hidden">
          <h2>{title}</h2>
        </legend>
        {children}
      </fieldset>
    </details>
  );
}

const AREAS: readonly string[] = ['description', 'houseLine', 'formerNames'];
/** Fields that the server fills in the first time. */
const SUGGESTED: readonly string[] = ['description', 'houseLine', 'tagAuthority', 'articleUrl'];
const TIME_ZONES = 'time-zones';

function One({ path, isFirst, ...form }: Omit<GroupProps, 'rows'> & { path: PublisherPath }) {
  const known = fieldAt(path);
  const { choices, absence } = known ?? {};
  const isSuggested = isFirst && SUGGESTED.includes(path);
  const isRequired = absence === undefined && choices === undefined && !isSuggested && !path.startsWith('logo.');
  const hint = isSuggested ? `${known?.help} If you leave it empty, one is suggested.` : hintOf(known);
  const field: FieldProps = { ...form, name: path, label: labelAt(path), hint, isRequired, isLeftToServer: true };
  if (choices !== undefined) return <Choice {...field} options={Object.entries(choices)} />;
  if (AREAS.includes(path)) return <Area {...field} hint={path === 'formerNames' ? `Write one name on each line. ${hint}` : hint} />;
  return (
    <Line
      {...field}
      isShort={['language', 'timeZone', 'tagAuthority'].includes(path)}
      inputMode={path.endsWith('Url') || path === 'logo.url' ? 'url' : undefined}
      list={path === 'timeZone' ? TIME_ZONES : undefined}
    />
  );
}

/** A choice is always made, so its absence is not explained. */
function hintOf({ help = '', absence, choices }: Pick<Part, 'help' | 'absence' | 'choices'> = {}): string {
  if (absence === undefined || choices !== undefined) return help;
  return `${help} If you leave it empty, ${absence.charAt(0).toLowerCase()}${absence.slice(1)}`;
}

function TimeZones() {
  return (
    <datalist id={TIME_ZONES}>
      {Intl.supportedValuesOf('timeZone').map((zone) => (
        <option value={zone} />
      ))}
    </datalist>
  );
}

interface Part extends Omit<PublisherField, 'help'> {
  part: string;
  help?: string | undefined;
}

function partsOf(list: RowList): Part[] {
  const { parts, paths, labels = {}, hints = {} }: RowsOf = PUBLISHER_ROWS[list];
  return parts.map((part) => ({ part, label: labels[part] ?? part, help: hints[part], ...fieldAt(paths[part] ?? '') }));
}

/** Without a code one is made, also where the settings require it. */
function partHint({ part, ...known }: Part): string {
  return part === 'code' ? `${known.help} If you leave it empty, it is made from the name.` : hintOf(known);
}

/** Parts that are as short as a code. */
const SHORT: readonly string[] = ['code', 'section'];

/** The rows of a list, with empty ones at the end. */
function Rows({ rows, list, ...form }: GroupProps & { list: RowList }) {
  const parts = partsOf(list);
  const { label } = PUBLISHER_ROWS[list];
  const hintId = (part: string) => `${list}-${part}-hint`;
  return (
    <div class="rows">
      <p class="hint">{fieldAt(list)?.help} To remove a row, empty it.</p>
      <ul class="hint">
        {parts.map((part) => (
          <li id={hintId(part.part)}>
            <strong>{part.label}.</strong> {partHint(part)}
          </li>
        ))}
      </ul>
      {Array.from({ length: rows[list] }, (_, number) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset for every row would be read aloud with its legend at every field.
        <div class="row" role="group" aria-label={`${label} ${number + 1}`}>
          {parts.map((part) => (
            <Cell {...form} name={`${list}.${number}.${part.part}`} part={part} hintId={hintId(part.part)} />
          ))}
        </div>
      ))}
      <button type="submit" class="quiet" name="do" value={`rows ${list}`}>
        More rows<span class="visually-hidden"> for {fieldAt(list)?.label}</span>
      </button>
    </div>
  );
}

function Cell({ part, ...field }: Omit<FieldProps, 'label'> & { part: Part }) {
  if (part.choices === undefined) return <Line {...field} label={part.label} isShort={SHORT.includes(part.part)} />;
  return <Choice {...field} label={part.label} options={Object.entries(part.choices)} />;
}
