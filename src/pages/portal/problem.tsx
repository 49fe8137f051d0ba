// The portal's page for an error, with the way back to the portal. Whoever has several agreements can choose another one here, because the first may be over.
import { PROBLEM_TYPES } from '../../domain/problems/problem.ts';
import { Problem, type ShownProblem } from '../signed-in/problem-parts.tsx';
import { AgreementChoice, type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import { PORTAL_WORDS } from './problem-words.ts';

export interface PortalProblem extends ShownProblem {
  frame: PortalFrame;
  /** Address of the page that could not be shown. Absent: a form was sent, and there is no page at its address. */
  path: string | undefined;
}

export function portalProblemPage({ frame, path, ...shown }: PortalProblem): string {
  const words = PORTAL_WORDS[shown.name];
  const detail = words?.detail ?? shown.detail;
  return renderPortalPage({
    frame,
    title: words?.title ?? PROBLEM_TYPES[shown.name].title,
    children: (
      <>
        <Problem {...shown} detail={detail} words={words} start="/portal" label="Start of the portal" />
        {path !== undefined && <AgreementChoice frame={frame} path={path} />}
      </>
    ),
  });
}
