// What a page for an error says, with the way back.
import { PROBLEM_TYPES, type ProblemName, type ProblemType, problemPath } from '../../domain/problems/problem.ts';

export interface ShownProblem {
  name: ProblemName;
  /** About this occurrence. Absent: the meaning of the type is shown. */
  detail?: string | undefined;
  /** Id of the occurrence, for a report to the operator. */
  instance?: string | undefined;
}

interface ProblemProps extends ShownProblem {
  /** Address of the way back, and its text. */
  start: string;
  label: string;
  /** Absent: those of the type. */
  words?: Pick<ProblemType, 'title' | 'remedy'> | undefined;
}

export function Problem({ name, detail, instance, start, label, words }: ProblemProps) {
  const problem: ProblemType = { ...PROBLEM_TYPES[name], ...words };
  return (
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
        <a href={start}>{label}</a>
        <a href={problemPath(name)}>About this problem</a>
      </p>
    </>
  );
}
