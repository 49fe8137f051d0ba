// The desk's first page: what is published today and what comes next, what has to be looked at, and whether readers get it.
import type { Child } from 'hono/jsx';
import { type PartnersToday, REPORTED_DAYS } from '../../domain/partners/partner-summary.ts';
import { type ArticleAt, type CatalogueToday, type CountedArticles, MOST_COUNTED } from '../../domain/publisher/catalogue-today.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { dayOf, toInstant } from '../../domain/values/instant.ts';
import { withdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { WithdrawalBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { DayChart } from '../signed-in/day-chart.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { Countdown } from '../signed-in/relative-time.tsx';
import { ARTICLES_PATH } from './articles.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';
import { Attention } from './today-attention.tsx';
import { Health } from './today-health.tsx';
import { WITHDRAWALS_PATH } from './withdrawals.tsx';

export const TODAY_PATH = '/console/today';

export interface TodayProps {
  frame: ConsoleFrame;
  /** Today as a full-date in the publisher's time zone. */
  date: string;
  /** Absent: the Catalogue does not answer. */
  catalogue: CatalogueToday | undefined;
  /** Absent: the Directory does not answer. */
  partners: PartnersToday | undefined;
  nowMs: number;
}

export function todayPage(props: TodayProps): string {
  const { frame, catalogue, partners, nowMs } = props;
  return renderConsolePage({
    frame,
    title: 'Today',
    children: (
      <div class="today">
        <h1>
          <When instant={toInstant(nowMs)} locale={localeOf(frame)} precision="day" />
        </h1>
        {catalogue === undefined && (
          <p class="message">
            Articles, withdrawals and deliveries to readers cannot be read at the moment. Open the page again in a minute.
          </p>
        )}
        {partners === undefined && <p class="message">Partners cannot be read at the moment. Open the page again in a minute.</p>}
        {catalogue !== undefined && <Figures {...props} catalogue={catalogue} />}
        <Attention catalogue={catalogue} partners={partners} nowMs={nowMs} />
        {catalogue !== undefined && <Articles {...props} catalogue={catalogue} />}
        {partners !== undefined && (
          <>
            <h2>Deliveries to partners</h2>
            <DayChart deliveries={partners.deliveries} last={dayOf(nowMs)} count={REPORTED_DAYS} locale={localeOf(frame)} />
          </>
        )}
        {catalogue !== undefined && <Health health={catalogue.health} nowMs={nowMs} />}
      </div>
    ),
  });
}

interface ShownProps extends TodayProps {
  catalogue: CatalogueToday;
}

function Figures({ catalogue: { published, scheduled, held, withdrawals }, date }: ShownProps) {
  return (
    <ul class="figures">
      <Figure count={published.count} label="published today" path={`${ARTICLES_PATH}?state=published&from=${date}&to=${date}`} />
      <Figure count={scheduled.count} label="scheduled" path={`${ARTICLES_PATH}?state=scheduled`} />
      <Figure count={held.count} label="held" path={`${ARTICLES_PATH}?state=held`} />
      <Figure count={withdrawals.open} label={withdrawals.open === 1 ? 'open withdrawal' : 'open withdrawals'} path={WITHDRAWALS_PATH} />
    </ul>
  );
}

function Figure({ count, label, path }: { count: number; label: string; path: string }) {
  return (
    <li>
      <a href={path}>
        <strong>{count >= MOST_COUNTED ? `${grouped(MOST_COUNTED)}+` : count}</strong> {label}
      </a>
    </li>
  );
}

function Articles({ catalogue, ...props }: ShownProps) {
  const { published, scheduled, held } = catalogue;
  return (
    <>
      <Listed {...props} title="Next to be published" time="Goes out" kind={scheduled} isAhead />
      <Withdrawals {...props} catalogue={catalogue} />
      <Listed {...props} title="Held" time="Held since" kind={held} />
      <Listed {...props} title="Published today" time="Published" kind={published} />
      {published.count === 0 && <p class="lead">Nothing has been published today.</p>}
    </>
  );
}

interface ListedProps extends Pick<TodayProps, 'frame' | 'nowMs'> {
  title: string;
  /** Head of the column with the instant. */
  time: string;
  kind: CountedArticles;
  /** Whether the instants are in the future, so that it matters how long is left. */
  isAhead?: boolean;
}

function Listed({ frame, nowMs, title, time, kind, isAhead = false }: ListedProps) {
  if (kind.count === 0) return null;
  return (
    <Part title={title}>
      <Cards columns={['Article', time]}>
        {kind.articles.map(({ slug, headline, at }: ArticleAt) => (
          <tr>
            <td>
              <a href={`${ARTICLES_PATH}/${slug}`} dir="auto">
                <Headline text={headline} />
              </a>
            </td>
            <td data-label={time}>
              {isAhead && (
                <>
                  <strong>
                    <Countdown instant={at} nowMs={nowMs} />
                  </strong>
                  ,{' '}
                </>
              )}
              <When instant={at} locale={localeOf(frame)} />
            </td>
          </tr>
        ))}
      </Cards>
    </Part>
  );
}

function Withdrawals({ frame, catalogue: { withdrawals } }: Pick<ShownProps, 'frame' | 'catalogue'>) {
  if (withdrawals.open === 0) return null;
  return (
    <Part title="Open withdrawals">
      <Cards columns={['Article', 'State', 'Withdrawn', 'Taken down']}>
        {withdrawals.newest.map((withdrawal) => (
          <tr>
            <td>
              <a href={`${WITHDRAWALS_PATH}/${withdrawal.id}`} dir="auto">
                <Headline text={withdrawal.headline} />
              </a>
            </td>
            <td data-label="State">
              <WithdrawalBadge state={withdrawalState(withdrawal)} />
            </td>
            <td data-label="Withdrawn">
              <When instant={withdrawal.since ?? withdrawal.at} locale={localeOf(frame)} />
            </td>
            <td data-label="Taken down">
              {withdrawal.acknowledged} of {withdrawal.received}
            </td>
          </tr>
        ))}
      </Cards>
    </Part>
  );
}

function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <>
      <h2>{title}</h2>
      {children}
    </>
  );
}
