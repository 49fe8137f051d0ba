// What an export contains, the button that downloads it, and how it is restored.

import { FormToken } from '../../signed-in/own-page.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { SETTINGS_PATH } from './settings.tsx';

export const EXPORT_PATH = `${SETTINGS_PATH}/export`;

export function exportPage({ frame }: { frame: ConsoleFrame }): string {
  return renderConsolePage({
    frame,
    title: 'Export',
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a>
        </p>
        <h1>Export</h1>
        <p class="lead">
          One file with everything that is stored: settings, articles with all versions, subjects and authors, withdrawals, tokens, the
          audit trail, and of each partner its agreements, keys and deliveries.
        </p>
        <p>
          Tokens and keys are in it as hashes, with which nobody can sign in. Everything else can be read by whoever has the file, also
          notes for the desk and articles that are not published yet. Store it as safely as contracts. The{' '}
          <a href="/console/audit?action=catalogue.">audit trail</a> has who exported it and when.
        </p>
        <form method="post" action={EXPORT_PATH}>
          <FormToken frame={frame} />
          <button type="submit">Download the export</button>
        </form>
        <p class="hint">
          The last line of a whole file begins with <code>{'{"tearsheet":"end"'}</code>. A file without it was cut off: download it again.
        </p>
        <h2>Restore</h2>
        <p>
          An export is restored on the command line, which checks the whole file first: <code>npx --no tearsheet backup restore FILE</code>.
          It needs a service where nothing is stored yet. With <code>--replace</code> it replaces what is stored, and everything that was
          done since the export is undone.
        </p>
      </>
    ),
  });
}
