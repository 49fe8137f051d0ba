// The reference for developers in the frame of a public page.
import { raw } from 'hono/html';
import type { DocsFile } from '../layout/docs-parts.ts';
import { type Frame, renderPage } from '../layout/layout.tsx';

export interface DocsPageProps {
  frame: Frame;
  file: Pick<DocsFile, 'style' | 'script'>;
  /** The text of the reference, made by `docsHtml`. */
  html: string;
}

export function docsPage({ frame, file, html }: DocsPageProps): string {
  return renderPage({
    frame,
    title: 'Documentation',
    description:
      'How programs subscribe to feeds, pull licensed copy and publish: quick starts, every endpoint with an example, errors, words.',
    path: '/docs',
    head: (
      <>
        <style>{raw(file.style)}</style>
        <script>{raw(file.script)}</script>
      </>
    ),
    children: (
      <>
        <h1>Documentation</h1>
        {raw(html)}
      </>
    ),
  });
}
