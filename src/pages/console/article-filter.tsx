// The form that narrows the list of articles, and what the list is narrowed to in words.
import type { Child } from 'hono/jsx';
import type { Instant } from '../../domain/values/instant.ts';
import type { Term } from '../../domain/values/term.ts';
import { When } from '../layout/dates.tsx';
import { type ConsoleFrame, localeOf } from './console-layout.tsx';

/** What the list is narrowed to, as it was typed. Absent: not at all. */
export interface ArticleFilter {
  q?: string | undefined;
  state?: string | undefined;
  section?: string | undefined;
  subject?: string | undefined;
  author?: string | undefined;
  source?: string | undefined;
  /** First and last day of publication, as full-dates in the publisher's time zone. */
  from?: string | undefined;
  to?: string | undefined;
  sort?: string | undefined;
}

export type FilterField = keyof ArticleFilter;

/** Names that the form suggests. Others can be typed. */
export interface FilterSuggestions {
  subjects: readonly string[];
  authors: readonly string[];
  sources: readonly string[];
}

export interface FilterProps {
  frame: ConsoleFrame;
  filter: ArticleFilter;
  sections: readonly Term[];
  suggestions: FilterSuggestions;
  /** What is wrong with a field, as sentences. */
  problems: ReadonlyMap<string, string>;
}

interface FormProps extends FilterProps {
  /** Address of the list. */
  action: string;
  /** Address of the list without the filter, in the same order. */
  cleared: string;
}

export function isNarrowed({ sort: _, ...filter }: ArticleFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

const STATES = [
  ['published', 'Published'],
  ['scheduled', 'Scheduled'],
  ['held', 'Held'],
  ['withdrawn', 'Withdrawn'],
  ['expired', 'Expired'],
] as const;

/** Fields that are in the part of the form that is folded. */
const FOLDED = ['subject', 'author', 'source', 'from', 'to'] as const satisfies FilterField[];

export function FilterForm(props: FormProps) {
  const { filter, problems, action, cleared } = props;
  const folded = FOLDED.filter((field) => filter[field] !== undefined || problems.has(field)).length;
  return (
    <search>
      <form method="get" action={action} class="filter hinted">
        <TextField {...props} name="q" label="Words of the article" type="search" hint={WORDS_HINT} />
        <StateField {...props} />
        <SectionField {...props} />
        <details class="more" open={folded > 0}>
          <summary>{folded === 0 ? 'More filters' : `More filters (${folded} set)`}</summary>
          <div class="filter hinted">
            <TextField {...props} name="subject" label="Subject" list="subjects" hint={TERM_HINT} />
            <TextField {...props} name="author" label="Author or desk" list="authors" hint={TERM_HINT} />
            <TextField {...props} name="source" label="Source" list="sources" />
            <TextField {...props} name="from" label="Published from" type="date" />
            <TextField {...props} name="to" label="Published until" type="date" />
          </div>
        </details>
        {filter.sort !== undefined && <input type="hidden" name="sort" value={filter.sort} />}
        <button type="submit">Show</button>
        {isNarrowed(filter) && (
          <a class="clear" href={cleared}>
            Clear the filter
          </a>
        )}
      </form>
      <Suggested {...props} />
    </search>
  );
}

const WORDS_HINT = 'In the headline, the standfirst or the text. All words must occur; words in quotation marks follow each other.';
const TERM_HINT = 'A name or a code. The list suggests those with most articles.';

interface TextProps extends FilterProps {
  name: FilterField;
  label: string;
  type?: 'search' | 'date';
  /** Id of the suggestions. */
  list?: keyof FilterSuggestions;
  hint?: string;
}

function TextField({ filter, problems, name, label, type, list, hint }: TextProps) {
  const problem = problems.get(name);
  const described = [problem === undefined ? [] : [`${name}-problem`], hint === undefined ? [] : [`${name}-hint`]].flat().join(' ');
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type={type ?? 'text'}
        name={name}
        value={filter[name]}
        maxlength={type === 'date' ? undefined : 200}
        list={list}
        dir={type === 'date' ? undefined : 'auto'}
        autocomplete="off"
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={described === '' ? undefined : described}
      />
      {problem !== undefined && (
        <span class="hint wrong" id={`${name}-problem`}>
          {problem}
        </span>
      )}
      {hint !== undefined && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
    </label>
  );
}

function StateField({ filter }: FilterProps) {
  return (
    <label class="field">
      <span>State</span>
      <select name="state">
        <option value="">Any</option>
        {STATES.map(([value, label]) => (
          <option value={value} selected={filter.state === value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A section that is no longer in the settings is an option as long as it is chosen. */
function SectionField({ filter, sections }: FilterProps) {
  const former = sections.some(({ code }) => code === filter.section) || filter.section === undefined ? [] : [filter.section];
  return (
    <label class="field">
      <span>Section</span>
      <select name="section">
        <option value="">Any</option>
        {[...sections, ...former.map((code) => ({ code, name: code }))].map(({ code, name }) => (
          <option value={code} selected={filter.section === code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Suggested({ suggestions }: FilterProps) {
  return (
    <>
      {(['subjects', 'authors', 'sources'] as const).map((id) => (
        <datalist id={id}>
          {suggestions[id].map((name) => (
            <option value={name} />
          ))}
        </datalist>
      ))}
    </>
  );
}

/** Says which articles are listed. */
export function FilterWords({ frame, filter, sections }: Pick<FilterProps, 'frame' | 'filter' | 'sections'>) {
  const { q, state, section, subject, author, source, from, to } = filter;
  const words: Child[] = [
    q !== undefined && <> with the words {<Typed text={q} />}</>,
    state !== undefined && <> that are {state}</>,
    section !== undefined && <> in the section {<Typed text={sections.find(({ code }) => code === section)?.name ?? section} />}</>,
    subject !== undefined && <> on the subject {<Typed text={subject} />}</>,
    author !== undefined && <> by {<Typed text={author} />}</>,
    source !== undefined && <> from the source {<Typed text={source} />}</>,
    (from !== undefined || to !== undefined) && <> published</>,
    from !== undefined && <> from {<Day day={from} frame={frame} />}</>,
    to !== undefined && <> until {<Day day={to} frame={frame} />}</>,
  ].filter((part) => part !== false);
  return <>{words.length === 0 ? 'All articles' : ['Articles', ...words]}</>;
}

function Typed({ text }: { text: string }) {
  return (
    <strong>
      <bdi>{text}</bdi>
    </strong>
  );
}

/** A day of the calendar is the same text in every time zone. */
function Day({ day, frame }: { day: string; frame: ConsoleFrame }) {
  const instant: Instant = `${day}T00:00:00.000Z`;
  return <When instant={instant} locale={{ ...localeOf(frame), timeZone: 'UTC' }} precision="day" />;
}
