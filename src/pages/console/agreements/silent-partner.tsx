// What is shown of a partner whose object does not answer.
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { PARTNERS_PATH, partnerPath } from './agreement-paths.ts';

export const SILENT =
  'The object that has this partner’s agreements does not answer at the moment. So it is not known here what they say, and nothing was changed. Deliveries wait for it too.';

export function silentPartnerPage({ frame, partner }: { frame: ConsoleFrame; partner: string }): string {
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
        <p class="tools">
          <a href={frame.path}>Try again</a>
        </p>
      </>
    ),
  });
}
