// The chapters of the reference that are made of data: the endpoints of an audience by subject, with the objects that they send and answer, and errors.

import { raw } from 'hono/html';
import { PROBLEM_TYPES, type ProblemType, problemPath } from '../domain/problems/problem.ts';
import { namesOf } from '../domain/values/stored.ts';
import type { DocsPart, DocsPlace } from '../pages/layout/docs-parts.ts';
import type { Audience, Endpoint, Subject } from '../reference/endpoint.ts';
import { problemsOf } from '../reference/endpoint.ts';
import type { Examples } from '../reference/examples/example.ts';
import { SCHEMA_WORDS } from '../reference/words/all-words.ts';
import { contentsOf, type Entry } from './contents.tsx';
import { EndpointReference, endpointAnchor, type Schemas } from './endpoint.tsx';
import { FieldTable, fieldsOf, withCode } from './fields.tsx';
import { headingHtml, slugOf } from './guide.tsx';
import { mentionedBy, schemasOf } from './mentioned-schemas.ts';
import { anchorOf, SchemaType } from './schema-type.tsx';

export interface ChapterData {
  subjects: readonly Subject[];
  examples: Examples;
  schemas: Schemas;
}

export interface Chapter {
  id: string;
  title: string;
  /** Title of the chapter after it, which has the objects that its endpoints send and answer. */
  objects: string;
  /** Of the endpoints. */
  places: readonly EndpointPlace[];
  /** Of which subjects, by the audience of their first endpoint. */
  callers: readonly Audience[];
}

type EndpointPlace = Exclude<DocsPlace, 'portal-objects'>;

/** Which page has the objects of the endpoints of a page. */
const OBJECTS_OF: Readonly<Record<EndpointPlace, DocsPlace>> = { public: 'public', portal: 'portal-objects' };

/** The endpoints of one audience, and then the objects. On the page for everybody an object is described where it is mentioned first: `described` gets the
 *  ids of those of this chapter. The portal has no other chapter of endpoints, so it has all of them. */
export function endpointChapter(chapter: Chapter, data: ChapterData, described: Set<string>): DocsPart[] {
  const subjects = data.subjects.filter(({ endpoints: [first] }) => first !== undefined && chapter.callers.includes(first.audience));
  const endpoints = subjects.flatMap((subject) => subject.endpoints);
  const mentioned = mentionedBy(endpoints.flatMap(schemasOf), data.schemas);
  const objects: Record<EndpointPlace, string[]> = { public: mentioned.filter((id) => !described.has(id)), portal: mentioned };
  for (const id of mentioned) described.add(id);
  const places = chapter.places.filter((place) => objects[place].length > 0);
  return [
    endpointPart(chapter, subjects, data),
    ...places.map((place) => objectPart(chapter, objects[place], data.schemas, OBJECTS_OF[place])),
  ];
}

function endpointPart(chapter: Chapter, subjects: readonly Subject[], data: ChapterData): DocsPart {
  const entries: Entry[] = subjects.map((subject) => ({
    id: subjectAnchor(chapter, subject),
    text: subject.title,
    below: subject.endpoints.map((endpoint) => ({
      id: endpointAnchor(endpoint),
      method: endpoint.method,
      text: shortPath(endpoint.path),
    })),
  }));
  const html = (
    <section>
      {raw(headingHtml(chapter.id, 2, chapter.title))}
      {subjects.map((subject) => (
        <>
          {raw(headingHtml(subjectAnchor(chapter, subject), 3, subject.title))}
          {subject.endpoints.map((endpoint) => (
            <EndpointReference endpoint={endpoint} example={data.examples[endpoint.id]} schemas={data.schemas} />
          ))}
        </>
      ))}
    </section>
  ).toString();
  return { places: chapter.places, ...contentsOf({ id: chapter.id, text: chapter.title }, entries), html };
}

function objectPart(chapter: Chapter, objects: readonly string[], schemas: Schemas, place: DocsPlace): DocsPart {
  const title = { id: `${chapter.id}-objects`, text: chapter.objects };
  const html = (
    <section>
      {raw(headingHtml(title.id, 2, title.text))}
      {objects.map((id) => (
        <ObjectReference id={id} schemas={schemas} />
      ))}
    </section>
  ).toString();
  // The page for everybody has entries enough.
  const entries = place === 'public' ? [] : objects.map((id) => ({ id: anchorOf(id), text: id }));
  return { places: [place], ...contentsOf(title, entries), html };
}

function subjectAnchor(chapter: Chapter, { title }: Subject): string {
  return `${chapter.id}-${slugOf(title)}`;
}

/** Without what all addresses of the audience begin with. */
function shortPath(path: string): string {
  return path.replace(/^\/(?:desk|v1)(?=\/)/, '').replace('/partners/{partner}/', '/…/');
}

function ObjectReference({ id, schemas }: { id: string; schemas: Schemas }) {
  const schema = schemas[id] ?? {};
  const fields = fieldsOf(id, schema);
  const words = SCHEMA_WORDS[id];
  return (
    <div class="object">
      <h3 id={anchorOf(id)}>
        <a href={`#${anchorOf(id)}`}>{id}</a>
      </h3>
      {words !== undefined && <p>{withCode(words.says)}</p>}
      {fields.length === 0 ? (
        <p class="callers">
          <SchemaType schema={schema} />
        </p>
      ) : (
        <FieldTable title={`Fields of ${id}`} fields={fields} />
      )}
    </div>
  );
}

/** Types of errors, by status: at the portal those that a partner's call may be answered with. */
export function errorTable(place: DocsPlace, endpoints: readonly Endpoint[]): string {
  const met = new Set(endpoints.filter(({ audience }) => place === 'public' || audience !== 'desk').flatMap(problemsOf));
  const all = namesOf(PROBLEM_TYPES)
    .filter((name) => place === 'public' || met.has(name))
    .map((name): [typeof name, ProblemType] => [name, PROBLEM_TYPES[name]]);
  return (
    <table class="fields">
      <thead>
        <tr>
          <th scope="col">Type</th>
          <th scope="col">What happened, and what to do</th>
        </tr>
      </thead>
      <tbody>
        {all
          .sort(([, one], [, other]) => one.status - other.status)
          .map(([name, { status, meaning, remedy }]) => (
            <tr>
              <th scope="row" id={`error-${name}`}>
                <a href={problemPath(name)}>
                  <code>{name}</code>
                </a>
                <span>{status}</span>
              </th>
              <td>
                <p>{meaning}</p>
                <p>{remedy}</p>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  ).toString();
}
