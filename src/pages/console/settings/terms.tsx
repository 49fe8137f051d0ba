// Subjects or authors: a list with the number of articles of each, to find one.

import type { ListedTerm, MergeProgress, TermKind } from '../../../domain/publisher/term-merge.ts';
import { Cards } from '../../signed-in/cards.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FilterForm } from '../../signed-in/filter-form.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { SETTINGS_PATH } from './settings.tsx';

export const KIND_NAMES = { subjects: 'Subjects', authors: 'Authors', sections: 'Sections' } as const satisfies Record<TermKind, string>;

export function termsPath(kind: TermKind): string {
  return `${SETTINGS_PATH}/${kind}`;
}

interface TermsProps {
  frame: ConsoleFrame;
  kind: TermKind;
  terms: readonly ListedTerm[];
  /** Merges that have not ended. */
  ongoing: readonly MergeProgress[];
  q?: string | undefined;
  next?: string | undefined;
}

export function termsPage(props: TermsProps): string {
  const { frame, kind, terms, ongoing, q, next } = props;
  return renderConsolePage({
    frame,
    title: KIND_NAMES[kind],
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a>
        </p>
        <h1>{KIND_NAMES[kind]}</h1>
        <p class="lead">
          The {kind} come from the articles. On this page you can correct a name, and join two that mean the same. Each has a feed of its
          own.
        </p>
        {ongoing.map(({ code, into }) => (
          <p class="message">
            <a href={`${termsPath(kind)}/${code}`}>{code}</a> is being joined to {into}.
          </p>
        ))}
        <TermSearch path={termsPath(kind)} q={q} />
        {terms.length === 0 ? (
          <p class="lead">{q === undefined ? `No public article has ${kind} yet.` : 'No name contains this.'}</p>
        ) : (
          <List kind={kind} terms={terms} />
        )}
        {next !== undefined && (
          <p class="paging">
            <a href={`${termsPath(kind)}?${new URLSearchParams({ ...(q === undefined ? {} : { q }), cursor: next })}`}>More {kind}</a>
          </p>
        )}
      </>
    ),
  });
}

export function TermSearch({ path, q }: { path: string; q: string | undefined }) {
  const typed = formOf({ q });
  return (
    <FilterForm path={path} button="Find">
      <Line {...typed} name="q" label="Part of a name" type="search" />
    </FilterForm>
  );
}

function List({ kind, terms }: Pick<TermsProps, 'kind' | 'terms'>) {
  return (
    <Cards columns={['Name', 'Code', 'Articles', 'Also found as']}>
      {terms.map(({ code, name, articles, aliases, merge }) => (
        <tr>
          <td>
            <a href={`${termsPath(kind)}/${code}`} dir="auto">
              {name}
            </a>
            {merge?.state === 'refused' && <span class="badge bad">Merge refused</span>}
          </td>
          <td data-label="Code">{code}</td>
          <td data-label="Articles">{articles}</td>
          <td data-label="Also found as">{aliases.map((alias) => alias.code).join(', ')}</td>
        </tr>
      ))}
    </Cards>
  );
}
