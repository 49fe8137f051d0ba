// One article to copy: as rich text, as HTML or as plain text, each with its notice, and its parts one by one.
import { raw } from 'hono/html';
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { Receivers as Received } from '../../domain/partners/portal-session.ts';
import { queryWith } from '../signed-in/filter-form.tsx';
import { PORTAL_ARTICLES_PATH } from './articles.tsx';
import { UnacceptedNotice } from './notices.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import { ReceiverList } from './receivers.tsx';
import type { RenderedCopy } from './rendered-copy.tsx';

interface CopyProps {
  frame: PortalFrame;
  slug: string;
  copy: RenderedCopy;
  /** `undefined`: they are not known at present. */
  receivers: Received | undefined;
  /** Of the notice in force. */
  acceptance: Acceptance;
}

export function copyPage({ frame, slug, copy, receivers, acceptance }: CopyProps): string {
  return renderPortalPage({
    frame,
    title: copy.title,
    children: (
      <>
        <p class="over">
          <a href={`${PORTAL_ARTICLES_PATH}${queryWith({ agreement: frame.agreement })}`}>Articles</a>
        </p>
        {raw(copy.heading)}
        <UnacceptedNotice frame={frame} acceptance={acceptance} />
        {raw(copy.actions)}
        <div class="columns">
          <div>{raw(copy.text)}</div>
          <div>
            {raw(copy.parts)}
            <Receivers frame={frame} slug={slug} receivers={receivers} />
          </div>
        </div>
      </>
    ),
  });
}

function Receivers({ frame, slug, receivers }: Pick<CopyProps, 'frame' | 'slug' | 'receivers'>) {
  if (receivers === undefined) return <p class="hint">Who else received it cannot be shown at present.</p>;
  if (receivers.listed.length === 0) return null;
  return (
    <>
      <h2>Received by</h2>
      <ReceiverList frame={frame} slug={slug} receivers={receivers} />
    </>
  );
}
