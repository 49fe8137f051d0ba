// Pages that the `type` of an error points to (RFC 9457 §3.1.1): each says what happened and what to do. Made from PROBLEM_TYPES alone.
import { PROBLEM_TYPES, type ProblemName, type ProblemType, problemPath } from '../../domain/problems/problem.ts';
import { namesOf } from '../../domain/values/stored.ts';
import { type Frame, renderPage } from '../layout/layout.tsx';

export interface ProblemIndexProps {
  frame: Frame;
}

export interface ProblemTypeProps {
  frame: Frame;
  name: ProblemName;
}

export function problemIndexPage({ frame }: ProblemIndexProps): string {
  return renderPage({
    frame,
    title: 'Problems',
    description: 'Every problem that a caller can meet, and what to do about it.',
    path: '/problems',
    children: (
      <>
        <h1>Problems</h1>
        <p class="standfirst">Every error response is problem+json (RFC 9457), and its type is one of these.</p>
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Type</th>
              <th scope="col">What it means</th>
            </tr>
          </thead>
          <tbody>
            {byStatus().map(([name, problem]) => (
              <tr>
                <td>{problem.status}</td>
                <th scope="row">
                  <a href={problemPath(name)}>
                    <code>{name}</code>
                  </a>
                </th>
                <td>{problem.title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  });
}

function byStatus(): [ProblemName, ProblemType][] {
  const all = namesOf(PROBLEM_TYPES).map((name): [ProblemName, ProblemType] => [name, PROBLEM_TYPES[name]]);
  return all.sort(([, a], [, b]) => a.status - b.status);
}

export function problemTypePage({ frame, name }: ProblemTypeProps): string {
  const problem: ProblemType = PROBLEM_TYPES[name];
  return renderPage({
    frame,
    title: problem.title,
    description: problem.meaning,
    path: problemPath(name),
    children: (
      <div class="prose">
        <h1>
          <span class="over">Problem {problem.status}</span> {problem.title}
        </h1>
        <h2>What happened</h2>
        <p>{problem.meaning}</p>
        <h2>What to do</h2>
        <p>{problem.remedy}</p>
        <h2>Response format</h2>
        <p>
          Status {problem.status}, <code>application/problem+json</code>, with <code>type</code> set to <code>{problemPath(name)}</code>,
          which is relative to the address that answered (RFC 9457 §3.1.1). <a href="/problems">All problems</a> ·{' '}
          <a href="/docs#errors">Documentation</a>
        </p>
      </div>
    ),
  });
}
