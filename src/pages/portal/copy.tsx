// One article to copy: as rich text, as HTML or as plain text, each with its notice, and its parts one by one.
import { raw } from 'hono/html';
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { Receivers as Received } from '../../domain/partners/portal-session.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { Cards } from '../console/cards.tsx';
import { localeOf } from '../console/console-layout.tsx';
import { queryWith } from '../console/filter-form.tsx';
import { When } from '../layout/dates.tsx';
import { PORTAL_ARTICLES_PATH } from './articles.tsx';
import { UnacceptedNotice } from './notices.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import type { RenderedCopy } from './rendered-copy.tsx';

interface CopyProps {
  frame: PortalFrame;
  copy: RenderedCopy;
  /** `undefined`: they are not known at present. */
  receivers: Received | undefined;
  /** Of the notice in force. */
  acceptance: Acceptance;
}

export function copyPage({ frame, copy, receivers, acceptance }: CopyProps): string {
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
            <Receivers frame={frame} receivers={receivers} />
          </div>
        </div>
      </>
    ),
  });
}

function Receivers({ frame, receivers }: Pick<CopyProps, 'frame' | 'receivers'>) {
  if (receivers === undefined) return <p class="hint">Who else received it cannot be shown at present.</p>;
  const { listed, more } = receivers;
  if (listed.length === 0) return null;
  const locale = { ...localeOf(frame), timeZone: 'UTC' };
  return (
    <>
      <h2>Received by</h2>
      <Cards columns={['Who', 'First', 'Last', 'Times']}>
        {listed.map(({ id, name, first, last, count }) => (
          <tr>
            <td>
              <bdi>{name ?? id}</bdi>
            </td>
            <td data-label="First">
              <When instant={`${first}T00:00:00.000Z`} locale={locale} precision="day" />
            </td>
            <td data-label="Last">
              <When instant={`${last}T00:00:00.000Z`} locale={locale} precision="day" />
            </td>
            <td data-label="Times">{grouped(count)}</td>
          </tr>
        ))}
      </Cards>
      {more > 0 && <p class="hint">{`${grouped(more)} more received it, all before these or on the same day.`}</p>}
    </>
  );
}
