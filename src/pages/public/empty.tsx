// The front page before the first article is published. Without a publisher it shows the operator how to set one up. It contains no secret.
import { type Frame, renderPage } from '../layout/layout.tsx';

export interface EmptyProps {
  /** Without a publisher before the settings are made. */
  frame: Frame;
}

export function emptyPage({ frame }: EmptyProps): string {
  return renderPage({
    frame,
    title: 'Nothing published yet',
    children: (
      <div class="prose">
        <h1>Nothing published yet</h1>
        {frame.publisher === undefined ? (
          <FirstSteps origin={frame.origin} />
        ) : (
          <p class="standfirst">
            The articles of <bdi>{frame.publisher.name}</bdi> and their feeds will appear here.
          </p>
        )}
      </div>
    ),
  });
}

function FirstSteps({ origin }: { origin: string }) {
  return (
    <>
      <p class="standfirst">
        This service has no publisher yet. If it is yours, set it up in <a href="/console/settings/publisher">the console</a>, or with two
        commands in the folder of the program:
      </p>
      <ol class="steps">
        <li>
          <strong>Name the publisher.</strong> <code>npx --no tearsheet publisher set src/cli/sample/publisher.json --server {origin}</code>{' '}
          reads the name, site, language, time zone, sections and house line from the sample. Make a copy of that file your own, and name
          the copy instead.
        </li>
        <li>
          <strong>Import articles.</strong> <code>npx --no tearsheet import examples/import --server {origin}</code> imports the samples;
          you can name any other folder, file or feed instead.
        </li>
      </ol>
    </>
  );
}
