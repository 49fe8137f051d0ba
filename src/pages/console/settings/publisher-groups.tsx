// The fields of the publisher's form, in groups. What is seldom changed is folded away, unless something is wrong there.
import type { Child } from 'hono/jsx';
import { fieldAt, type PublisherPath } from '../../../domain/publisher/publisher-fields.ts';
import { Area, Choice, type FormState, Line } from './controls.tsx';
import { PUBLISHER_ROWS, type RowList } from './publisher-rows.ts';

interface GroupProps {
  state: FormState;
  /** Number of rows of each list. */
  rows: Readonly<Record<RowList, number>>;
}

export function PublisherGroups({ notice, ...props }: GroupProps & { notice?: Child }) {
  const { state } = props;
  return (
    <>
      <Group id="newspaper" title="The newspaper">
        <One state={state} path="name" />
        <One state={state} path="description" />
        <One state={state} path="siteUrl" />
        <One state={state} path="licensingContact" />
        <One state={state} path="language" />
        <One state={state} path="timeZone" />
        <TimeZones />
      </Group>
      <Group id="sections" title="Sections">
        <Rows {...props} list="sections" />
      </Group>
      <Group id="public" title="What readers see">
        <One state={state} path="articlePages" />
        <One state={state} path="publicContent" />
        <One state={state} path="thirdPartyContent.default" />
        <h3>{fieldAt('thirdPartyContent.sources')?.label}</h3>
        <Rows {...props} list="thirdPartyContent.sources" />
      </Group>
      <Group id="notice" title="The notice">
        <One state={state} path="houseLine" />
        {notice}
      </Group>
      <Folded state={state} id="addresses" title="Addresses and ids" fields={['articleUrl', 'tagAuthority']}>
        <One state={state} path="articleUrl" />
        <One state={state} path="tagAuthority" />
      </Folded>
      <Folded state={state} id="desks" title="Desks" fields={['desks.']}>
        <Rows {...props} list="desks" />
      </Folded>
      <Folded state={state} id="pictures" title="Icons and logo" fields={['iconUrl', 'faviconUrl', 'logo.']}>
        <One state={state} path="iconUrl" />
        <One state={state} path="faviconUrl" />
        <h3>Logo</h3>
        <p class="hint">
          {fieldAt('logo')?.help} Left empty: {fieldAt('logo')?.absence?.toLowerCase()}
        </p>
        <One state={state} path="logo.url" />
        <One state={state} path="logo.width" />
        <One state={state} path="logo.height" />
      </Folded>
      <Folded state={state} id="moved" title="Former names and moved feeds" fields={['formerNames', 'redirects.']}>
        <One state={state} path="formerNames" />
        <h3>{fieldAt('redirects')?.label}</h3>
        <Rows {...props} list="redirects" />
      </Folded>
      <Folded state={state} id="imports" title="Sections of imported copy" fields={['sectionMaps.']}>
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

/** `fields` are beginnings of the names of its fields. */
function Folded({
  state,
  id,
  title,
  fields,
  children,
}: {
  state: FormState;
  id: string;
  title: string;
  fields: string[];
  children?: Child;
}) {
  const isWrong = [...state.objections.keys()].some((name) => fields.some((field) => name.startsWith(field)));
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
const TIME_ZONES = 'time-zones';

function One({ state, path }: { state: FormState; path: PublisherPath }) {
  const { label, help, absence, choices } = fieldAt(path) ?? { label: path, help: '' };
  const hint =
    absence === undefined || choices !== undefined ? help : `${help} Left empty: ${absence.charAt(0).toLowerCase()}${absence.slice(1)}`;
  const control = { state, name: path, label, hint };
  if (choices !== undefined) return <Choice {...control} choices={choices} />;
  if (AREAS.includes(path)) return <Area {...control} hint={path === 'formerNames' ? `One name a line. ${hint}` : hint} />;
  return <Line {...control} type={path.endsWith('Url') ? 'url' : 'text'} {...(path === 'timeZone' ? { suggestions: TIME_ZONES } : {})} />;
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

interface Part {
  part: string;
  label: string;
  help?: string;
  choices?: Readonly<Record<string, string>>;
}

function partsOf(list: RowList): Part[] {
  const { parts, paths, labels } = { labels: {}, ...PUBLISHER_ROWS[list] };
  const [pathOf, labelOf] = [new Map(Object.entries<string>(paths)), new Map(Object.entries<string>(labels))];
  return parts.map((part) => ({ part, label: labelOf.get(part) ?? part, ...fieldAt(pathOf.get(part) ?? '') }));
}

/** The rows of a list, with empty ones at the end. */
function Rows({ state, rows, list }: GroupProps & { list: RowList }) {
  const parts = partsOf(list);
  const { label } = PUBLISHER_ROWS[list];
  const isMade = list === 'sections' || list === 'desks';
  return (
    <div class="rows">
      <p class="hint" id={`${list}-hint`}>
        {fieldAt(list)?.help}
        {parts.map((part) => part.help !== undefined && ` ${part.label}: ${part.help}`)}
        {isMade && ' A code that is left empty is made from the name. To remove a row, empty it.'}
        {!isMade && ' To remove a row, empty it.'}
      </p>
      {Array.from({ length: rows[list] }, (_, number) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset for every row would be read aloud with its legend at every field.
        <div class="row" role="group" aria-label={`${label} ${number + 1}`}>
          {parts.map((part) => (
            <Cell state={state} name={`${list}.${number}.${part.part}`} part={part} hintId={`${list}-hint`} />
          ))}
        </div>
      ))}
      <button type="submit" class="quiet" name="do" value={`rows ${list}`}>
        More rows<span class="visually-hidden"> for {fieldAt(list)?.label}</span>
      </button>
    </div>
  );
}

function Cell({ state, name, part, hintId }: { state: FormState; name: string; part: Part; hintId: string }) {
  const control = { state, name, label: part.label, hintId };
  return part.choices === undefined ? <Line {...control} /> : <Choice {...control} choices={part.choices} />;
}
