// What the front page shows while there is nothing to show: how to begin. Readers may see it too, so it tells no secret.
import { type Frame, renderPage } from '../layout/layout.tsx';

export interface EmptyProps {
  /** With a publisher where one is set up and has published nothing. */
  frame: Frame;
}

export function emptyPage({ frame }: EmptyProps): string {
  const { publisher } = frame;
  return renderPage({
    frame,
    title: 'Nothing published yet',
    children: (
      <div class="prose">
        <h1>Nothing published yet</h1>
        <p class="standfirst">
          Feeds appear here with the first article. If you came to read, come back later; if this is your desk, this is how to begin.
        </p>
        <ol class="steps">
          {publisher === undefined && (
            <li>
              <strong>Say who publishes.</strong> Send name, site, language, time zone, sections and house line to{' '}
              <code>PUT {frame.origin}/desk/publisher</code> with the desk’s token.
            </li>
          )}
          <li>
            <strong>Bring in copy.</strong> <code>npx tearsheet import PATH</code> reads a file, a directory or a feed; with{' '}
            <code>--dry-run</code> it only says what it would do.
          </li>
          <li>
            <strong>Or publish one article.</strong> <code>PUT {frame.origin}/desk/articles/KEY</code> with headline, source, sections and
            body.
          </li>
        </ol>
      </div>
    ),
  });
}
