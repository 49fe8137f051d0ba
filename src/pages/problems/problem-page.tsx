// The page that a browser gets for an error. Programs get the same content as problem+json.
import { PROBLEM_TYPES, type ProblemName, type ProblemType, problemPath } from '../../domain/problems/problem.ts';
import { type Frame, renderPage } from '../layout/layout.tsx';

export interface ProblemPageProps {
  frame: Frame;
  name: ProblemName;
  /** About this occurrence. Absent: the meaning of the type is shown. */
  detail?: string | undefined;
  /** Id of the occurrence, for a report to the operator. */
  instance?: string | undefined;
}

export function problemPage({ frame, name, detail, instance }: ProblemPageProps): string {
  const problem: ProblemType = PROBLEM_TYPES[name];
  return renderPage({
    frame,
    title: problem.title,
    children: (
      <div class="prose">
        <h1>
          <span class="over">{problem.status}</span> {problem.title}
        </h1>
        <p class="standfirst" dir="auto">
          {detail ?? problem.meaning}
        </p>
        <p>{problem.remedy}</p>
        {instance !== undefined && (
          <p>
            The id of this occurrence is <code>{instance}</code>.
          </p>
        )}
        <ul class="inline">
          <li>
            <a href="/">Front page</a>
          </li>
          <li>
            <a href="/feeds">All feeds</a>
          </li>
          <li>
            <a href={problemPath(name)}>About this problem</a>
          </li>
        </ul>
      </div>
    ),
  });
}
