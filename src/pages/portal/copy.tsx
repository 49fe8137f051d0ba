// One article to copy: as rich text, as HTML or as plain text, each with its notice, and its parts one by one.
import { raw } from 'hono/html';
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import { durationInWords } from '../../domain/agreements/words/phrases.ts';
import { correctionTitle } from '../../domain/articles/correction-title.ts';
import { embeddedLinks } from '../../domain/articles/embedded-links.ts';
import type { Grant } from '../../domain/entitlement/entitlement.ts';
import type { Receiver } from '../../domain/partners/portal-session.ts';
import type { QuotaState } from '../../domain/partners/quota.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { Cards } from '../console/cards.tsx';
import { localeOf } from '../console/console-layout.tsx';
import { Fact } from '../console/facts.tsx';
import { queryWith } from '../console/filter-form.tsx';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { PORTAL_ARTICLES_PATH } from './articles.tsx';
import { CopyPart } from './copy-part.tsx';
import { Pictures, type RefusedPicture } from './copy-pictures.tsx';
import { UnacceptedNotice } from './notices.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import { ReceiptLink } from './receipt-link.tsx';

/** The whole article with its notice, as it is copied. */
export interface CopyTexts {
  html: string;
  text: string;
  /** Number of words of the text, without the notice. */
  words: number;
}

interface CopyProps {
  frame: PortalFrame;
  rendition: Rendition;
  texts: CopyTexts;
  refusedPictures: readonly RefusedPicture[];
  duties: Grant['duties'] | undefined;
  /** `undefined`: they are not known at present. */
  receivers: readonly Receiver[] | undefined;
  /** Names the state of the article and of the licence that the page shows. */
  etag: string;
  quota: QuotaState | undefined;
  /** Of the notice in force. */
  acceptance: Acceptance;
}

export function copyPage(props: CopyProps): string {
  const { frame, rendition, texts, refusedPictures, etag } = props;
  const { article, embargo, corrections } = rendition;
  const query = queryWith({ agreement: frame.agreement, etag });
  return renderPortalPage({
    frame,
    title: article.headline,
    children: (
      <>
        <p class="over">
          <a href={`${PORTAL_ARTICLES_PATH}${queryWith({ agreement: frame.agreement })}`}>Articles</a>
        </p>
        <h1 dir="auto" lang={article.language}>
          <Headline text={article.headline} />
        </h1>
        {embargo !== undefined && (
          <p class="message embargo" role="alert">
            <strong>{embargo.stamp}</strong>
          </p>
        )}
        <UnacceptedNotice frame={frame} acceptance={props.acceptance} />
        {corrections.map((correction) => (
          <p class="message correction">
            <strong>{correctionTitle(correction)}</strong>, <When instant={correction.at} locale={localeOf(frame)} />:{' '}
            <span dir="auto">{correction.note}</span>
          </p>
        ))}
        <p class="lead">{dutiesInWords(props)}</p>
        <div class="copy-buttons" data-copies={`${PORTAL_ARTICLES_PATH}/${article.slug}/state${query}`}>
          <button type="button" data-copy-rich="copy-html copy-text" hidden>
            Copy with formatting
          </button>
          <button type="button" class="quiet" data-copy-of="copy-html" hidden>
            Copy HTML
          </button>
          <button type="button" class="quiet" data-copy-of="copy-text" hidden>
            Copy plain text
          </button>
          <p class="hint" data-outcome role="status" />
        </div>
        <div class="columns">
          <div>
            <Preview rendition={rendition} />
            <Whole texts={texts} />
          </div>
          <div>
            <Facts {...props} />
            <h2>Parts</h2>
            <Parts rendition={rendition} />
            <Pictures images={rendition.images} refused={refusedPictures} />
            <Receivers {...props} />
          </div>
        </div>
      </>
    ),
  });
}

/** The article as it looks where the first button's copy is pasted. */
function Preview({ rendition }: { rendition: Rendition }) {
  const { article, form } = rendition;
  const byline = bylineOf(rendition);
  return (
    <div class="copy licensed" dir="auto" lang={article.language}>
      <p class="preview-headline">{article.headline}</p>
      {form !== 'headline' && article.standfirst !== undefined && <p class="standfirst">{article.standfirst}</p>}
      {byline !== '' && <p class="hint">{byline}</p>}
      {raw(rendition.bodyHtml)}
    </div>
  );
}

function bylineOf({ article }: Rendition): string {
  return [...article.by.names, ...article.by.desks].map(({ name }) => name).join(', ');
}

function dutiesInWords({ duties, rendition }: CopyProps): string {
  const notice = 'The notice stays with the text in every copy';
  if (duties === undefined) return `${notice}.`;
  const link = rendition.credit.linkRequired ? ', with its link' : '';
  const withdrawal = durationInWords(duties.withdrawWithinMinutes);
  const correction = durationInWords(duties.correctWithinMinutes);
  return `${notice}${link}; correct it within ${correction} of a correction, and take it down within ${withdrawal} of a withdrawal.`;
}

/** For browsers that run no script, or refuse to copy. */
function Whole({ texts }: { texts: CopyTexts }) {
  return (
    <>
      <details class="text">
        <summary>The HTML</summary>
        <textarea id="copy-html" class="whole-copy" aria-label="The HTML with its notice" rows={12} readonly>
          {texts.html}
        </textarea>
      </details>
      <details class="text">
        <summary>The plain text</summary>
        <textarea id="copy-text" class="whole-copy" aria-label="The plain text with its notice" rows={12} readonly>
          {texts.text}
        </textarea>
      </details>
    </>
  );
}

function Facts({ frame, rendition, texts }: CopyProps) {
  const { article, until, limited } = rendition;
  const locale = localeOf(frame);
  return (
    <dl class="facts">
      <Fact label="Words" text={rendition.form === 'headline' ? '' : texts.words.toLocaleString('en-GB')} />
      {article.firstPublished !== undefined && (
        <>
          <dt>Published</dt>
          <dd>
            <When instant={article.firstPublished} locale={locale} />
          </dd>
        </>
      )}
      <dt>Last changed</dt>
      <dd>
        <When instant={article.versionCreated} locale={locale} />, version {article.version}
      </dd>
      {until !== undefined && (
        <>
          <dt>To be shown until</dt>
          <dd>
            <When instant={until} locale={locale} />
          </dd>
        </>
      )}
      <Fact label="Section" text={article.sections.map(({ name }) => name).join(', ')} />
      <Fact label="Source" text={article.source} />
      <Fact label="Less than agreed, because" text={limited === undefined ? '' : LIMITS[limited]} />
      <Fact label="Terms of use" text={rendition.usageTerms} />
      <dt>Receipt</dt>
      <dd>
        <ReceiptLink id={rendition.receiptPath.split('/').at(-1) ?? ''}>The signed receipt of this delivery</ReceiptLink>
      </dd>
    </dl>
  );
}

const LIMITS: Readonly<Record<NonNullable<Rendition['limited']>, string>> = {
  acceptance: 'the changed notice was not accepted in time',
  probation: 'your organisation is on probation',
  quota: 'the quota is used',
};

function Parts({ rendition }: { rendition: Rendition }) {
  const { article, notice } = rendition;
  const byline = bylineOf(rendition);
  return (
    <>
      <CopyPart label="Headline" text={article.headline} />
      {article.standfirst !== undefined && <CopyPart label="Standfirst" text={article.standfirst} />}
      {byline !== '' && <CopyPart label="Byline" text={byline} />}
      <CopyPart label="Credit" text={notice.credit} />
      {embeddedLinks(rendition.textHtml).map(({ url, title }, index) => (
        <CopyPart label={`Embed ${index + 1}${title === url ? '' : `: ${title}`}`} text={url} />
      ))}
      <CopyPart label="Notice" text={notice.text} />
    </>
  );
}

function Receivers({ frame, receivers }: CopyProps) {
  if (receivers === undefined) return <p class="hint">Who else received it cannot be shown at present.</p>;
  if (receivers.length === 0) return null;
  const locale = { ...localeOf(frame), timeZone: 'UTC' };
  return (
    <>
      <h2>Received by</h2>
      <Cards columns={['Who', 'First', 'Last', 'Times']}>
        {receivers.map(({ id, name, first, last, count }) => (
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
            <td data-label="Times">{count.toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </Cards>
    </>
  );
}
