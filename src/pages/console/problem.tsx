// The console's page for an error, with the way back to the console.
import { PROBLEM_TYPES } from '../../domain/problems/problem.ts';
import { Problem, type ShownProblem } from '../signed-in/problem-parts.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';

export interface ConsoleProblem extends ShownProblem {
  frame: ConsoleFrame;
}

export function consoleProblemPage({ frame, ...shown }: ConsoleProblem): string {
  const children = <Problem {...shown} start="/console" label="Start of the console" />;
  return renderConsolePage({ frame, title: PROBLEM_TYPES[shown.name].title, children });
}
