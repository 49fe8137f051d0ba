// What the pages of a partner's records share: the way back, the heading, and how to go on.
import type { Child } from 'hono/jsx';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';

export interface RecordPage {
  frame: ConsoleFrame;
  partner: { id: string; name: string };
}

interface RecordFrameProps extends RecordPage {
  title: string;
  /** Address of the same as CSV. */
  csv: string;
  /** Address of the next page, and what the link says. Absent: this is the last one. */
  next?: { href: string; label: string } | undefined;
  children?: Child;
}

export function renderRecordPage({ frame, partner, title, csv, next, children }: RecordFrameProps): string {
  return renderConsolePage({
    frame,
    title: `${title} of ${partner.name}`,
    children: (
      <>
        <Place partner={partner} />
        <h1>{title}</h1>
        {children}
        <p class="tools">
          {next !== undefined && <a href={next.href}>{next.label}</a>}
          <a href={csv} download>
            Download as CSV
          </a>
        </p>
      </>
    ),
  });
}
