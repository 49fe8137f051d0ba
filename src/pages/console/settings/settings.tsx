// The start of the settings: what is set, in a line each, and where it is changed.
import type { Child } from 'hono/jsx';
import type { DeskScope } from '../../../domain/publisher/desk-scope.ts';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';

export const SETTINGS_PATH = '/console/settings';

export interface SettingsLine {
  path: string;
  label: string;
  scope: DeskScope;
  /** What is set, in a sentence. */
  text: Child;
}

export function settingsPage({ frame, lines }: { frame: ConsoleFrame; lines: readonly SettingsLine[] }): string {
  return renderConsolePage({
    frame,
    title: 'Settings',
    children: (
      <>
        <h1>Settings</h1>
        <dl class="contents">
          {lines
            .filter(({ scope }) => frame.scopes?.includes(scope) === true)
            .map(({ path, label, text }) => (
              <>
                <dt>
                  <a href={path}>{label}</a>
                </dt>
                <dd>{text}</dd>
              </>
            ))}
        </dl>
      </>
    ),
  });
}
