// What is shown of a partner whose object does not answer.
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { PARTNERS_PATH, partnerPath } from './agreement-paths.ts';

export const SILENT =
  'The agreements of this partner cannot be read at the moment, and nothing was changed. The partner gets no deliveries until they can be read again.';

interface SilentProps {
  frame: ConsoleFrame;
  /** Id of the partner. */
  partner: string;
  /** Address of the page that could not be shown. Absent: a form was sent, and there is no page at its address. */
  path: string | undefined;
}

export function silentPartnerPage({ frame, partner, path }: SilentProps): string {
  return renderConsolePage({
    frame,
    title: `No answer of ${partner}`,
    children: (
      <>
        <p class="over">
          <a href={PARTNERS_PATH}>Partners</a> · <a href={partnerPath(partner)}>{partner}</a>
        </p>
        <h1>The agreement cannot be shown</h1>
        <p class="message" role="alert">
          {SILENT}
        </p>
        {path !== undefined && (
          <p class="tools">
            <a href={path}>Try again</a>
          </p>
        )}
      </>
    ),
  });
}
