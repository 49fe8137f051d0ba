// One endpoint of the reference: what it is for, who may call it, what is sent and answered, an example, and errors with their remedies.

import type { Child } from 'hono/jsx';
import { PROBLEM_TYPES, type ProblemName, problemPath } from '../domain/problems/problem.ts';
import { EXAMPLE_ORIGIN } from '../pages/layout/docs-parts.ts';
import { type JsonSchema, parameterSchema } from '../reference/document/json-schema.ts';
import { PARAMETER_FIELDS } from '../reference/document/parameters.ts';
import type { Endpoint } from '../reference/endpoint.ts';
import type { Example } from '../reference/examples/example.ts';
import { ANSWERS, REQUESTS } from '../reference/schemas/named.ts';
import { ENDPOINT_WORDS } from '../reference/words/all-words.ts';
import { Code } from './code.tsx';
import { answerText, curlOf } from './curl.ts';
import { type Field, FieldTable, fieldsOf, withCode } from './fields.tsx';
import { Path } from './path.tsx';
import { anchorOf } from './schema-type.tsx';

export type Schemas = Readonly<Record<string, JsonSchema>>;

export interface EndpointProps {
  endpoint: Endpoint;
  /** Absent: none was made. */
  example: Example | undefined;
  schemas: Schemas;
}

export function endpointAnchor({ id }: Pick<Endpoint, 'id'>): string {
  return `operation-${id}`;
}

export function EndpointReference({ endpoint, example, schemas }: EndpointProps) {
  const { id, method, path } = endpoint;
  const words = ENDPOINT_WORDS[id];
  const anchor = endpointAnchor(endpoint);
  return (
    <article class="endpoint" aria-labelledby={anchor}>
      <h4 id={anchor}>
        <a href={`#${anchor}`}>
          <span class="method">{method}</span> <Path path={path} />
        </a>
      </h4>
      <div class="endpoint-words">
        {words !== undefined && <p class="purpose">{capitalised(words.summary)}</p>}
        {words?.says.map((paragraph) => (
          <p>{withCode(paragraph)}</p>
        ))}
        <Callers endpoint={endpoint} />
        <FieldTable title="Parameters" fields={parametersOf(endpoint)} />
        <Body endpoint={endpoint} schemas={schemas} />
        <Answers endpoint={endpoint} schemas={schemas} />
        <Problems problems={endpoint.problems} />
      </div>
      {example !== undefined && <ExampleOf example={example} />}
    </article>
  );
}

/** `acknowledges a withdrawal` to `Acknowledges a withdrawal`. */
function capitalised(clause: string): Child {
  return withCode(`${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`);
}

function Callers({ endpoint: { audience, scope } }: { endpoint: Endpoint }) {
  if (audience === 'public') return <p class="callers">Anybody may call it.</p>;
  if (audience === 'token') return <p class="callers">It needs a feed token, which is a part of the address.</p>;
  const secret = audience === 'desk' ? 'a desk token' : 'a key';
  return (
    <p class="callers">
      It needs {secret} with the scope <code>{scope}</code>.
    </p>
  );
}

function parametersOf({ id, parts = {}, query, fields = [] }: Endpoint): Field[] {
  const words = ENDPOINT_WORDS[id]?.parameters ?? {};
  const inPath = Object.entries(parts).map(([name, schema]) => ({
    name,
    schema: parameterSchema(schema),
    words: words[name],
    isRequired: true,
    place: 'path',
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    schema: name === 'cursor' ? { type: 'string' as const } : parameterSchema(schema),
    words: words[name],
    isRequired: false,
  }));
  const inHeader = fields.map((name) => ({
    name,
    schema: PARAMETER_FIELDS[name].schema,
    words: wordsOfField(PARAMETER_FIELDS[name].description),
    isRequired: false,
    place: 'header',
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

/** The document has the meaning and the absence in one text. */
function wordsOfField(description = ''): Field['words'] {
  const [meaning = '', absent] = description.split(' Absent: ');
  return absent === undefined ? meaning : [meaning, absent.replace(/\.$/, '')];
}

function Body({ endpoint: { body }, schemas }: { endpoint: Endpoint; schemas: Schemas }) {
  if (body === undefined) return null;
  const id = body.schema === undefined ? undefined : REQUESTS.get(body.schema)?.id;
  const schema = id === undefined ? undefined : schemas[id];
  const isLine = body.mediaType.endsWith('ndjson');
  return (
    <>
      <p class="callers">
        The body is <code>{body.mediaType}</code>
        {isLine && id !== undefined ? ', one object a line' : ''}
        {body.isOptional ? '. It may be empty' : ''}.
      </p>
      {id !== undefined && schema !== undefined && <FieldTable title="Body" fields={fieldsOf(id, schema)} />}
    </>
  );
}

function Answers({ endpoint: { id, answers }, schemas }: { endpoint: Endpoint; schemas: Schemas }) {
  return Object.entries(answers).map(([status, { mediaType, schema, alsoAs = [] }]) => {
    const schemaId = schema === undefined ? undefined : ANSWERS.get(schema)?.id;
    const described = schemaId === undefined ? undefined : schemas[schemaId];
    const words = ENDPOINT_WORDS[id]?.answers?.[Number(status)];
    const isNamed = described !== undefined && described.properties === undefined;
    return (
      <>
        <p class="callers answer">
          <strong>Answer {status}</strong> {mediaType !== undefined && <code>{[mediaType, ...alsoAs].join(', ')}</code>}{' '}
          {words !== undefined && withCode(words)}
          {isNamed && <a href={`#${anchorOf(schemaId ?? '')}`}>{schemaId}</a>}
        </p>
        {schemaId !== undefined && described !== undefined && (
          <FieldTable title={`Fields of answer ${status}`} fields={fieldsOf(schemaId, described)} />
        )}
      </>
    );
  });
}

/** Those of every call of the audience are in the chapter of errors. */
function Problems({ problems }: { problems: readonly ProblemName[] }) {
  if (problems.length === 0) return null;
  return (
    <table class="fields">
      <caption>Errors of this call</caption>
      <thead>
        <tr>
          <th scope="col">Type</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((name) => (
          <tr>
            <th scope="row">
              <a href={problemPath(name)}>
                <code>{name}</code>
              </a>
              <span>{PROBLEM_TYPES[name].status}</span>
            </th>
            <td>{PROBLEM_TYPES[name].remedy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One request that was really made, and its answer. */
function ExampleOf({ example }: { example: Example }) {
  const { status, headers, body } = example.answer;
  const shown = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = answerText(example);
  const media = headers['content-type'] ?? '';
  return (
    <div class="endpoint-example">
      <Code caption="Request" text={curlOf(example, EXAMPLE_ORIGIN)} />
      <Code
        caption={`Answer ${status}`}
        text={text === '' ? [String(status), ...shown].join('\n') : text}
        isJson={body !== undefined && /json/.test(media)}
      />
    </div>
  );
}
