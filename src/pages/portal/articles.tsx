// What an agreement grants, newest first, with what is new or has changed since the last visit.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { Agreement } from '../../domain/agreements/agreement.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { Grant } from '../../domain/entitlement/entitlement.ts';
import type { QuotaState } from '../../domain/partners/quota.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { Badge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { Choice } from '../signed-in/fields/choice-fields.tsx';
import { formOf } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { FilterForm, queryWith } from '../signed-in/filter-form.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { UnacceptedNotice } from './notices.tsx';
import { AgreementChoice, type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export const PORTAL_ARTICLES_PATH = '/portal/articles';

export interface ListedArticle {
  facts: ArticleFacts;
  grant: Grant;
  /** Somebody of the partner has received it. */
  isReceived: boolean;
}

interface ListQuery {
  section?: string | undefined;
  subject?: string | undefined;
  language?: string | undefined;
  since?: string | undefined;
  words?: string | undefined;
}

interface ArticlesProps {
  frame: PortalFrame;
  publisher: Pick<Publisher, 'sections'>;
  terms: Agreement;
  query: ListQuery;
  articles: readonly ListedArticle[];
  /** Number of recent withdrawals of articles that the partner received. */
  withdrawn: number;
  quota: QuotaState | undefined;
  /** Of the notice in force. */
  acceptance: Acceptance;
  /** When the person left the portal before this visit. Absent: it is the first visit. */
  left: Instant | undefined;
  /** Position of the next page. Absent: there is none. */
  next: string | undefined;
  /** Whether the person may open articles. */
  canOpen: boolean;
}

const FORMS: Readonly<Record<Agreement['form'], string>> = {
  headline: 'Headline and link',
  summary: 'Headline and summary',
  excerpt: 'Excerpt',
  full: 'Full text',
};

export function articlesPage(props: ArticlesProps): string {
  const { frame, articles, withdrawn, next, query } = props;
  return renderPortalPage({
    frame,
    title: 'Articles',
    children: (
      <>
        <h1>Articles</h1>
        <AgreementChoice frame={frame} path={PORTAL_ARTICLES_PATH} />
        <p class="lead">{openingInWords(props)}</p>
        <UnacceptedNotice frame={frame} acceptance={props.acceptance} />
        {withdrawn > 0 && (
          <p class="message" role="alert">
            <a href="/portal/withdrawals">
              {withdrawn === 1 ? 'An article that you received was' : `${withdrawn} articles that you received were`} withdrawn lately
            </a>
            .
          </p>
        )}
        <Filter {...props} />
        {articles.length === 0 ? <Nothing {...props} /> : <List {...props} />}
        {next !== undefined && (
          <p>
            <a href={`${PORTAL_ARTICLES_PATH}${queryWith({ agreement: frame.agreement, ...query, page: next })}`}>Older articles</a>
          </p>
        )}
      </>
    ),
  });
}

/** Says before an article is opened what opening it means. */
function openingInWords({ canOpen, quota }: ArticlesProps): string {
  if (!canOpen) return 'You may see this list. The publisher’s desk can give you the right to open and copy articles.';
  const delivery = 'Opening an article is a delivery: it is recorded with your name';
  if (quota === undefined) return `${delivery}.`;
  const { used, articles, per } = quota;
  return `${delivery}, and a new article counts against your quota, of which ${used} of ${articles} in this ${per} are used.`;
}

function Filter({ frame, publisher, query, terms }: ArticlesProps) {
  const typed = formOf({ words: query.words, section: query.section, language: query.language, since: query.since });
  const sections = publisher.sections.filter(
    ({ code }) => terms.scope.sections.include?.includes(code) !== false && !terms.scope.sections.exclude.includes(code),
  );
  return (
    <FilterForm path={PORTAL_ARTICLES_PATH} button="Find">
      {frame.agreement !== undefined && <input type="hidden" name="agreement" value={frame.agreement} />}
      <Line {...typed} name="words" label="Words of the headline" type="search" />
      <Choice
        {...typed}
        name="section"
        label="Section"
        options={[['', 'All'], ...sections.map(({ code, name }): [string, string] => [code, name])]}
      />
      <Line {...typed} name="since" label="Published since" type="date" />
      {query.subject !== undefined && <input type="hidden" name="subject" value={query.subject} />}
      <a class="clear" href={`${PORTAL_ARTICLES_PATH}${queryWith({ agreement: frame.agreement })}`}>
        Show all
      </a>
    </FilterForm>
  );
}

function Nothing({ next, query }: ArticlesProps) {
  const isNarrowed = Object.values(query).some((value) => value !== undefined);
  if (next !== undefined) return <p>Nothing was found among the newest articles. Older ones have not been looked at yet.</p>;
  return (
    <p>{isNarrowed ? 'Nothing that your agreement grants has these words and filters.' : 'Your agreement grants no article at present.'}</p>
  );
}

function List(props: ArticlesProps) {
  const query = queryWith({ agreement: props.frame.agreement });
  return (
    <Cards columns={['Article', 'Section', 'Published', 'You may have']}>
      {props.articles.map((article) => (
        <Row {...props} article={article} agreementQuery={query} />
      ))}
    </Cards>
  );
}

interface RowProps extends ArticlesProps {
  article: ListedArticle;
  /** Names the agreement in links. */
  agreementQuery: string;
}

function Row({ frame, publisher, left, canOpen, article: { facts, grant, isReceived }, agreementQuery }: RowProps) {
  const { slug, headline, language, sections, firstPublished, versionCreated, embargoedUntil } = facts;
  const locale = localeOf(frame);
  const isEmbargoed = firstPublished === undefined && embargoedUntil !== undefined;
  const isNew = left !== undefined && (firstPublished ?? versionCreated) > left;
  const text = <Headline text={headline} />;
  return (
    <tr>
      <td>
        {canOpen ? (
          <a href={`${PORTAL_ARTICLES_PATH}/${slug}${agreementQuery}`} dir="auto" lang={language}>
            {text}
          </a>
        ) : (
          <span dir="auto" lang={language}>
            {text}
          </span>
        )}{' '}
        {isNew && <Badge label="New" />} {!isNew && left !== undefined && versionCreated > left && <Badge label="Changed" tone="bad" />}{' '}
        {isReceived && <Badge label="Received" tone="good" />}
      </td>
      <td data-label="Section">{publisher.sections.find(({ code }) => code === sections[0])?.name ?? sections[0]}</td>
      <td data-label="Published">
        {isEmbargoed ? (
          <strong class="embargo">
            Not before <When instant={embargoedUntil} locale={locale} />
          </strong>
        ) : (
          firstPublished !== undefined && <When instant={firstPublished} locale={locale} />
        )}
      </td>
      <td data-label="You may have">{grant.limited === 'quota' ? 'Headline and link: the quota is used' : FORMS[grant.form]}</td>
    </tr>
  );
}
