// The documentation for the developers of a partner, in the frame of the portal.
import { raw } from 'hono/html';
import type { DocsFile } from '../layout/docs-parts.ts';
import { AgreementChoice, type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export interface PortalDocsProps {
  frame: PortalFrame;
  file: Pick<DocsFile, 'style' | 'script'>;
  /** The text of the reference, made by `docsHtml`. */
  html: string;
  /** Of the article in the samples. Absent: none is granted now. */
  slug: string | undefined;
}

export function portalDocsPage({ frame, file, html, slug }: PortalDocsProps): string {
  return renderPortalPage({
    frame,
    title: 'Documentation',
    children: (
      <>
        <style>{raw(file.style)}</style>
        <script>{raw(file.script)}</script>
        <h1>Documentation</h1>
        <AgreementChoice frame={frame} />
        <p class="lead">
          The addresses on this page are your own: they have the agreement <code>{frame.agreement}</code>
          {slug !== undefined && (
            <>
              , and of articles the newest that it grants, <code>{slug}</code>
            </>
          )}
          . Keys and feed tokens are not shown here. <a href="/docs">The whole documentation</a> also has what readers, the desk and
          operators do.
        </p>
        {raw(html)}
      </>
    ),
  });
}
