// What renaming or joining a term would lead to, with the button that does it; or why it cannot be done.
import type { DividedAgreements, ListedTerm, TermKind } from '../../../domain/publisher/term-merge.ts';
import type { Term } from '../../../domain/values/term.ts';
import { Cards } from '../../signed-in/cards.tsx';
import { FormToken } from '../../signed-in/own-page.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { Divided, TermPlace } from './term.tsx';
import { TermSearch, termsPath } from './terms.tsx';

interface ChangeProps {
  frame: ConsoleFrame;
  kind: TermKind;
  term: Term;
  action: 'rename' | 'merge';
  /** Sent with the form. */
  fields: Readonly<Record<string, string>>;
  /** Whole sentences. */
  consequences: readonly string[];
  /** Why it cannot be done. */
  refusal?: { message: string; divided?: DividedAgreements | undefined } | undefined;
}

const TITLES = { rename: 'Rename', merge: 'Join' } as const;
const BUTTONS = { rename: 'Rename it', merge: 'Join them' } as const;

export function termChangePage(props: ChangeProps): string {
  const { frame, kind, term, action, fields, consequences, refusal } = props;
  const path = `${termsPath(kind)}/${term.code}`;
  return renderConsolePage({
    frame,
    title: `${TITLES[action]} ${term.name}`,
    children: (
      <>
        <TermPlace kind={kind} />
        <h1>
          {TITLES[action]} <bdi>{term.name}</bdi>
        </h1>
        {refusal === undefined ? (
          <>
            <ul>
              {consequences.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
            <form method="post" action={`${path}/${action}`}>
              <FormToken frame={frame} />
              {Object.entries(fields).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <button type="submit">{BUTTONS[action]}</button>
            </form>
          </>
        ) : (
          <div class="message" role="alert">
            <p>{refusal.message}</p>
            {refusal.divided !== undefined && <Divided {...refusal.divided} />}
          </div>
        )}
        <p class="tools">
          <a href={path}>Leave it as it is</a>
        </p>
      </>
    ),
  });
}

interface TargetsProps {
  frame: ConsoleFrame;
  kind: TermKind;
  term: Term;
  candidates: readonly ListedTerm[];
  q?: string | undefined;
  next?: string | undefined;
}

/** Where the term that stays is chosen. */
export function mergeTargetsPage({ frame, kind, term, candidates, q, next }: TargetsProps): string {
  const path = `${termsPath(kind)}/${term.code}/merge`;
  return renderConsolePage({
    frame,
    title: `Join ${term.name}`,
    children: (
      <>
        <TermPlace kind={kind} />
        <h1>
          Join <bdi>{term.name}</bdi> to another
        </h1>
        <p class="lead">Choose the one that stays. What follows is shown before anything is done.</p>
        <TermSearch path={path} q={q} />
        {candidates.length === 0 ? (
          <p class="lead">No other name contains this.</p>
        ) : (
          <Cards columns={['Name', 'Code', 'Articles']}>
            {candidates.map(({ code, name, articles }) => (
              <tr>
                <td>
                  <a href={`${path}?into=${code}`} dir="auto">
                    {name}
                  </a>
                </td>
                <td data-label="Code">{code}</td>
                <td data-label="Articles">{articles}</td>
              </tr>
            ))}
          </Cards>
        )}
        {next !== undefined && (
          <p class="paging">
            <a href={`${path}?${new URLSearchParams({ ...(q === undefined ? {} : { q }), cursor: next })}`}>More {kind}</a>
          </p>
        )}
      </>
    ),
  });
}
