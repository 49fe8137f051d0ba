// The console's page for an error, with the way back to the console.
import { PROBLEM_TYPES, type ProblemName, type ProblemType, problemPath } from '../../domain/problems/problem.ts';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';

export interface ConsoleProblem {
  frame: ConsoleFrame;
  name: ProblemName;
  /** About this occurrence. Absent: the meaning of the type is shown. */
  detail?: string | undefined;
  /** Id of the occurrence, for a report to the operator. */
  instance?: string | undefined;
}

export function consoleProblemPage({ frame, name, detail, instance }: ConsoleProblem): string {
  const problem: ProblemType = PROBLEM_TYPES[name];
  return renderConsolePage({
    frame,
    title: problem.title,
    children: (
      <>
        <h1>{problem.title}</h1>
        <p class="lead">{detail ?? problem.meaning}</p>
        <p>{problem.remedy}</p>
        {instance !== undefined && (
          <p>
            The id of this occurrence is <code>{instance}</code>.
          </p>
        )}
        <p class="tools">
          <a href="/console">Start of the console</a>
          <a href={problemPath(name)}>About this problem</a>
        </p>
      </>
    ),
  });
}
