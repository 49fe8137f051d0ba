// The portal's page for an error, with the way back to the portal.
import { PROBLEM_TYPES } from '../../domain/problems/problem.ts';
import { type ConsoleProblem, Problem } from '../console/problem.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export interface PortalProblem extends Omit<ConsoleProblem, 'frame'> {
  frame: PortalFrame;
}

export function portalProblemPage({ frame, ...shown }: PortalProblem): string {
  const children = <Problem {...shown} start="/portal" label="Start of the portal" />;
  return renderPortalPage({ frame, title: PROBLEM_TYPES[shown.name].title, children });
}
