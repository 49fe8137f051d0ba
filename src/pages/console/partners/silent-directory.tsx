// What is shown of a partner while the Directory does not answer: it is not known whether there is such a partner.
import { PARTNERS_PATH } from '../agreements/agreement-paths.ts';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';

export function silentDirectoryPage({ frame, partner }: { frame: ConsoleFrame; partner: string }): string {
  return renderConsolePage({
    frame,
    title: `No answer about ${partner}`,
    children: (
      <>
        <p class="over">
          <a href={PARTNERS_PATH}>Partners</a>
        </p>
        <h1>The partner cannot be shown</h1>
        <p class="message" role="alert">
          The list of partners does not answer at the moment, so it is not known whether there is a partner <code>{partner}</code>. Partners
          receive copy all the same.
        </p>
        <p class="tools">
          <a href={frame.path}>Try again</a>
        </p>
      </>
    ),
  });
}
