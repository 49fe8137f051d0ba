// Somebody has saved the article while its form was open: what they changed, and what this editor can do now. Nothing that was written is lost.
import { When } from '../layout/dates.tsx';
import { type Difference, Differences } from '../signed-in/differences.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import type { ConsoleFrame } from './console-layout.tsx';
import { type VersionLine, VersionWords } from './version-words.tsx';

export interface Conflict {
  slug: string;
  version: number;
  /** Names the current version, for the button that saves over it. */
  etag: string;
  /** The versions since the form was opened, oldest first. */
  since: readonly VersionLine[];
  /** The change that made the version with which it was opened. Absent: it is not known. */
  opened?: VersionLine | undefined;
  /** Absent: it is not known with which version the form was opened. */
  theirs?: readonly Difference[] | undefined;
  both: readonly Difference[];
  language: string;
}

interface PanelProps {
  frame: ConsoleFrame;
  conflict: Conflict;
}

export function ConflictPanel({ frame, conflict }: PanelProps) {
  const { slug, version, theirs, both, language } = conflict;
  return (
    <section class="message conflict" role="alert" aria-labelledby="conflict">
      <h2 id="conflict" tabindex={-1} autofocus>
        Somebody has changed the article since you opened it
      </h2>
      <p>Nothing of yours was stored, and nothing is lost: the form below is as you left it.</p>
      <ul>
        {conflict.since.map((line, index) => (
          <li>
            <a href={`${ARTICLES_PATH}/${slug}/versions/${line.version}`} target="_blank" rel="noopener">
              Version {line.version} (opens a tab)
            </a>
            : <VersionWords line={line} former={conflict.since[index - 1] ?? conflict.opened} locale={localeOf(frame)} />, by{' '}
            <bdi>{line.who}</bdi>, <When instant={line.at} locale={localeOf(frame)} />
          </li>
        ))}
      </ul>
      {theirs === undefined ? (
        <p>It is not known which version you opened. Compare your form with version {version} before you save.</p>
      ) : (
        <>
          <h3>What they changed</h3>
          <Differences differences={theirs} language={language} />
        </>
      )}
      {both.length > 0 && (
        <>
          <h3>What you changed as well</h3>
          <p>Theirs is struck out, and yours is underlined.</p>
          <Differences differences={both} language={language} />
        </>
      )}
    </section>
  );
}

/** In the form, beside its other buttons. */
export function ConflictButtons({ conflict: { version, etag, theirs } }: { conflict: Conflict }) {
  return (
    <>
      {theirs !== undefined && (
        <button type="submit" name="do" value="merge">
          Merge their changes into mine
        </button>
      )}
      <button type="submit" class="quiet" name="over" value={etag}>
        Save mine over version {version}
      </button>
    </>
  );
}
