// The documentation for the developers of a partner, in the frame of the portal: a page with guides and endpoints, and one with what these refer to.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { referenceOf } from '../../domain/partners/holders.ts';
import { type DocsFile, PORTAL_PAGES } from '../layout/docs-parts.ts';
import { AgreementChoice, agreementQuery, type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export interface PortalDocsProps {
  frame: PortalFrame;
  file: Pick<DocsFile, 'style' | 'script'>;
  /** The text of the reference, made by `docsHtml`. */
  html: string;
}

export interface GuidesProps extends PortalDocsProps {
  /** Of the article in the samples. Absent: none is granted now. */
  slug: string | undefined;
}

export function portalDocsPage({ frame, file, html, slug }: GuidesProps): string {
  const { path, title } = PORTAL_PAGES['portal-objects'];
  return renderPortalPage({
    frame,
    title: 'Documentation',
    children: (
      <Documentation title="Documentation" file={file} html={html}>
        <AgreementChoice frame={frame} path={PORTAL_PAGES.portal.path} />
        <p class="lead">
          The addresses on this page are your own: they have the agreement <code>{frame.agreement}</code>
          <Contract frame={frame} />
          {slug !== undefined && (
            <>
              , and of articles the newest that it grants, <code>{slug}</code>
            </>
          )}
          . Keys and feed tokens are not shown here. Another page has <a href={`${path}${agreementQuery(frame)}`}>{title.toLowerCase()}</a>.{' '}
          <a href="/docs">The whole documentation</a> also has what readers, the desk and operators do.
        </p>
      </Documentation>
    ),
  });
}

export function portalObjectsPage({ frame, file, html }: PortalDocsProps): string {
  const { path, title } = PORTAL_PAGES.portal;
  const own = PORTAL_PAGES['portal-objects'].title;
  return renderPortalPage({
    frame,
    title: own,
    children: (
      <Documentation title={own} file={file} html={html}>
        <p class="lead">
          What all calls of a partner share, each object that they send or answer, and each error. Another page has{' '}
          <a href={`${path}${agreementQuery(frame)}`}>{title.toLowerCase()}</a>.
        </p>
      </Documentation>
    ),
  });
}

/** The number of the contract, by which people know the agreement. */
function Contract({ frame: { agreement = '', references } }: { frame: PortalFrame }) {
  const reference = referenceOf(references, agreement);
  return reference === undefined ? null : (
    <>
      {' '}
      (<bdi>{reference}</bdi>)
    </>
  );
}

function Documentation({ title, file, html, children }: Omit<PortalDocsProps, 'frame'> & { title: string; children?: Child }) {
  return (
    <>
      <style>{raw(file.style)}</style>
      <script>{raw(file.script)}</script>
      <h1>{title}</h1>
      {children}
      {raw(html)}
    </>
  );
}
