// Who of the partner received an article: beside its text, and the rest on pages of their own.
import type { Receivers } from '../../domain/partners/portal-session.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { When } from '../layout/dates.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { PORTAL_ARTICLES_PATH } from './articles.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface ReceiversProps {
  frame: PortalFrame;
  slug: string;
  receivers: Receivers;
}

export function receiversPage(props: ReceiversProps): string {
  const { frame, slug } = props;
  return renderPortalPage({
    frame,
    title: `Received by: ${slug}`,
    children: (
      <>
        <p class="over">
          <a href={`${PORTAL_ARTICLES_PATH}/${slug}${queryWith({ agreement: frame.agreement })}`}>{slug}</a>
        </p>
        <h1>Received by</h1>
        <p class="lead">Keys and people of your organisation that received the article, the last first. Days are in UTC.</p>
        <ReceiverList {...props} />
      </>
    ),
  });
}

export function ReceiverList({ frame, slug, receivers: { listed, more, next } }: ReceiversProps) {
  const locale = { ...localeOf(frame), timeZone: 'UTC' };
  const path = `${PORTAL_ARTICLES_PATH}/${slug}/receivers`;
  const shared = sharedNames(listed);
  return (
    <>
      <Cards columns={['Who', 'First', 'Last', 'Times']}>
        {listed.map(({ id, name, first, last, count }) => (
          <tr>
            <td>
              <bdi>{name ?? id}</bdi>
              {shared.has(name) && <span class="hint">{id}</span>}
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
      {next !== undefined && (
        <p class="tools">
          <a
            href={`${path}${queryWith({ agreement: frame.agreement, cursor: next })}`}
          >{`The next of ${grouped(more)} more that received it`}</a>
        </p>
      )}
    </>
  );
}

/** Names that more than one of the receivers has. Their ids distinguish them. */
function sharedNames(listed: Receivers['listed']): ReadonlySet<string | undefined> {
  const names = listed.flatMap(({ name }) => name ?? []);
  return new Set(names.filter((name, place) => names.indexOf(name) !== place));
}
