// The form that narrows the list of articles, and what the list is narrowed to in words.
import type { Child } from 'hono/jsx';
import type { Instant } from '../../domain/values/instant.ts';
import type { Term } from '../../domain/values/term.ts';
import { When } from '../layout/dates.tsx';
import { Choice, type Options } from '../signed-in/fields/choice-fields.tsx';
import { type FieldError, formOf } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import type { ConsoleFrame } from './console-layout.tsx';

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
  errors: readonly FieldError[];
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

export function isFilterField(name: string): boolean {
  return ['q', 'state', 'section', ...FOLDED].includes(name);
}

export function FilterForm(props: FormProps) {
  const { filter, errors, action, cleared } = props;
  const typed = formOf({ ...filter }, errors);
  const folded = FOLDED.filter((name) => filter[name] !== undefined || errors.some(({ field }) => field === name)).length;
  return (
    <search>
      <form method="get" action={action} class="filter">
        <Line {...typed} name="q" label="Words of the article" type="search" hint={WORDS_HINT} />
        <Choice {...typed} name="state" label="State" any="Any" options={STATES} />
        <Choice {...typed} name="section" label="Section" any="Any" options={sectionOptions(props)} />
        <details class="more" open={folded > 0}>
          <summary>{folded === 0 ? 'More filters' : `More filters (${folded} set)`}</summary>
          <div class="filter">
            <Line {...typed} name="subject" label="Subject" type="search" list="subjects" hint={TERM_HINT} />
            <Line {...typed} name="author" label="Author or desk" type="search" list="authors" hint={TERM_HINT} />
            <Line {...typed} name="source" label="Source" type="search" list="sources" hint={NAME_HINT} />
            <Line {...typed} name="from" label="Published from" type="date" />
            <Line {...typed} name="to" label="Published until" type="date" />
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

const WORDS_HINT =
  'In the headline, the standfirst or the text. All words must occur, in any order; words in quotation marks follow each other. Three or more letters at the end are also the beginning of a word. Case, accents and signs do not matter. Of Chinese, Japanese, Korean and Thai, any part of a sentence is found.';
const NAME_HINT = 'Type a name, or some of its words or their beginnings, with or without accents. A whole name finds that one alone.';
const TERM_HINT = `${NAME_HINT} A code is found as well. The list suggests those with most articles.`;

/** A section that is no longer in the settings is an option as long as it is chosen. */
function sectionOptions({ filter, sections }: FilterProps): Options {
  const former = sections.some(({ code }) => code === filter.section) || filter.section === undefined ? [] : [filter.section];
  return [...sections.map(({ code, name }) => [code, name] as const), ...former.map((code) => [code, code] as const)];
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
