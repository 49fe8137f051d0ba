// One subject, author or section: what it is called, and where it can be renamed or joined to another. A merge that goes on is shown as far as it has come.
import type { DividedAgreements, MergeProgress, TermKind, TermView } from '../../../domain/publisher/term-merge.ts';
import { When } from '../../layout/dates.tsx';
import { Fact } from '../../signed-in/facts.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { SETTINGS_PATH } from './settings.tsx';
import { KIND_NAMES, termsPath } from './terms.tsx';

/** How far a merge has come, as far as it can be counted. */
export interface ShownProgress extends MergeProgress {
  /** Partners that were asked, and all there are. Absent: the Directory did not answer, or they are not asked. */
  partners?: { asked: number; of: number } | undefined;
}

interface TermProps {
  frame: ConsoleFrame;
  kind: TermKind;
  term: TermView;
  progress?: ShownProgress | undefined;
}

export function termPage(props: TermProps): string {
  const { frame, kind, term, progress } = props;
  const { code, name, articles, aliases, aliasOf } = term;
  const path = `${termsPath(kind)}/${code}`;
  const canChange = frame.scopes?.includes('publisher') === true && aliasOf === undefined;
  return renderConsolePage({
    frame,
    title: name,
    children: (
      <>
        <TermPlace kind={kind} />
        <h1 dir="auto">{name}</h1>
        {progress !== undefined && (
          <div data-live={`${path}/progress`} data-every="5">
            <Progress kind={kind} progress={progress} />
          </div>
        )}
        {aliasOf !== undefined && (
          <p class="lead">
            This code means{' '}
            <a href={`${termsPath(kind)}/${aliasOf.code}`} dir="auto">
              {aliasOf.name}
            </a>
            . It is kept for ever, because agreements, readers and stored articles name it.
          </p>
        )}
        <dl class="facts">
          <Fact label="Code" text={code} />
          <Fact label="Articles" text={String(articles)} />
          <dt>Feed</dt>
          <dd>
            <a href={`/feeds/${kind}/${code}`}>
              /feeds/{kind}/{code}
            </a>
          </dd>
          {aliases
            .filter((alias) => alias.code !== code)
            .map((alias) => (
              <>
                <dt>Also found as</dt>
                <dd>
                  {alias.code}, since <When instant={alias.since} locale={localeOf(frame)} precision="day" />
                </dd>
              </>
            ))}
        </dl>
        {canChange && <Changes path={path} kind={kind} term={term} />}
      </>
    ),
  });
}

export function TermPlace({ kind }: { kind: TermKind }) {
  return (
    <p class="over">
      <a href={SETTINGS_PATH}>Settings</a> · <a href={termsPath(kind)}>{KIND_NAMES[kind]}</a>
    </p>
  );
}

/** Both forms only ask what would follow. */
function Changes({ path, kind, term: { code, name } }: { path: string; kind: TermKind; term: TermView }) {
  const form = formOf({ name, code });
  return (
    <div class="narrow">
      <h2>Rename</h2>
      <form method="get" action={`${path}/rename`}>
        <Line {...form} name="name" label="Name" hint="Readers see this name." maxChars={200} isRequired />
        {kind !== 'sections' && (
          <Line
            {...form}
            name="code"
            label="Code"
            hint="The code is part of addresses. The old code leads to the new one for ever."
            isShort
            maxChars={64}
            isRequired
          />
        )}
        <button type="submit">See what follows</button>
      </form>
      <h2>Join to another</h2>
      <p>
        <a href={`${path}/merge`}>Choose the one that stays</a>
      </p>
    </div>
  );
}

/** The part that changes while the page is open. */
export function progressFragment(kind: TermKind, progress: ShownProgress | undefined): string {
  return (progress === undefined ? <p class="message">It is done.</p> : <Progress kind={kind} progress={progress} />).toString();
}

function Progress({ kind, progress: { into, state, partners, toMove, agreements, more } }: { kind: TermKind; progress: ShownProgress }) {
  const target = <a href={`${termsPath(kind)}/${into}`}>{into}</a>;
  switch (state) {
    case 'refused':
      return (
        <div class="message">
          <p>It was not joined to {target}.</p>
          <Divided agreements={agreements} {...(more === undefined ? {} : { more })} />
        </div>
      );
    case 'reviewing':
      return (
        <p class="message">
          It is to be joined to {target}. Partners are asked first whether an agreement prevents this
          {partners === undefined ? '.' : `: ${partners.asked} of ${partners.of} have answered.`}
        </p>
      );
    case 'moving':
      return (
        <p class="message">
          It is being joined to {target}. {movedOf(toMove)}
        </p>
      );
  }
}

function movedOf(toMove: MergeProgress['toMove']): string {
  if (toMove === undefined) return '';
  const { left, of } = toMove;
  return of === undefined ? `${left} articles are still to be moved.` : `${Math.max(0, of - left)} of ${of} articles have been moved.`;
}

/** Agreements that are in the way of a merge. */
export function Divided({ agreements, more }: DividedAgreements) {
  if (agreements.length === 0) return <p>The two have been changed since it was begun. Begin it again.</p>;
  return (
    <>
      <p>
        These agreements include one of the two and not the other, so that a merge would change what the partner gets. Change them first:
      </p>
      <ul>
        {agreements.map(({ partner, agreement, reference }) => (
          <li>
            <a href={`/console/partners/${partner}/agreements/${agreement}`}>
              {partner}, {agreement}
            </a>{' '}
            (<bdi>{reference}</bdi>)
          </li>
        ))}
        {more !== undefined && <li>{more === 1 ? 'One more, which is' : `${more} more, which are`} not listed here.</li>}
      </ul>
    </>
  );
}
