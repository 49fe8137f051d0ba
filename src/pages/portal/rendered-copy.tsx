// The part of the page of an article that is the same for everybody who may copy it: made once for a state of the article and of the licence, which the entity
// tag names. Each whole copy has its notice, because it is made of a rendition.
import { raw } from 'hono/html';
import { durationInWords } from '../../domain/agreements/words/phrases.ts';
import { correctionTitle } from '../../domain/articles/correction-title.ts';
import { embeddedLinks } from '../../domain/articles/embedded-links.ts';
import type { Grant } from '../../domain/entitlement/entitlement.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { type Locale, When } from '../layout/dates.tsx';
import { escaped } from '../layout/escaped.ts';
import { Headline } from '../layout/headline.tsx';
import { Fact } from '../signed-in/facts.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { PORTAL_ARTICLES_PATH } from './articles.tsx';
import { CopyPart } from './copy-part.tsx';
import { Pictures, type RefusedPicture } from './copy-pictures.tsx';
import { ReceiptLink } from './receipt-link.tsx';

/** The whole article with its notice, as it is copied. */
export interface CopyTexts {
  html: string;
  text: string;
  /** Number of words of the text, without the notice. */
  words: number;
}

interface RenderProps {
  rendition: Rendition;
  texts: CopyTexts;
  refusedPictures: readonly RefusedPicture[];
  duties: Grant['duties'] | undefined;
  /** Id of the agreement. */
  agreement: string | undefined;
  /** Names the state of the article and of the licence. */
  etag: string;
  locale: Locale;
}

/** HTML in the order of the page. Between the first two a page may say that the notice has to be accepted. */
export interface RenderedCopy {
  /** Plain text. */
  title: string;
  heading: string;
  actions: string;
  text: string;
  parts: string;
}

export function renderCopy(props: RenderProps): RenderedCopy {
  const { rendition, refusedPictures } = props;
  const html = (part: object) => part.toString();
  return {
    title: rendition.article.headline,
    heading: html(<Heading rendition={rendition} />),
    actions: html(<Actions {...props} />),
    text: html(<Preview rendition={rendition} />) + wholeCopies(props.texts),
    parts: html(
      <>
        <Facts {...props} />
        <h2>Parts</h2>
        <Parts rendition={rendition} />
        <Pictures images={rendition.images} refused={refusedPictures} />
      </>,
    ),
  };
}

function Heading({ rendition: { article, embargo } }: Pick<RenderProps, 'rendition'>) {
  return (
    <>
      <h1 dir="auto" lang={article.language}>
        <Headline text={article.headline} />
      </h1>
      {embargo !== undefined && (
        <p class="message embargo" role="alert">
          <strong>{embargo.stamp}</strong>
        </p>
      )}
    </>
  );
}

function Actions({ rendition, duties, agreement, etag, locale }: RenderProps) {
  const state = `${PORTAL_ARTICLES_PATH}/${rendition.article.slug}/state${queryWith({ agreement, etag })}`;
  return (
    <>
      {rendition.corrections.map((correction) => (
        <p class="message correction">
          <strong>{correctionTitle(correction)}</strong>, <When instant={correction.at} locale={locale} />:{' '}
          <span dir="auto">{correction.note}</span>
        </p>
      ))}
      <p class="lead">{dutiesInWords(duties, rendition)}</p>
      <div class="copy-buttons" data-copies={state}>
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
    </>
  );
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

function dutiesInWords(duties: RenderProps['duties'], rendition: Rendition): string {
  const notice = 'The notice stays with the text in every copy';
  if (duties === undefined) return `${notice}.`;
  const link = rendition.credit.linkRequired ? ', with its link' : '';
  const withdrawal = durationInWords(duties.withdrawWithinMinutes);
  const correction = durationInWords(duties.correctWithinMinutes);
  return `${notice}${link}; correct it within ${correction} of a correction, and take it down within ${withdrawal} of a withdrawal.`;
}

/** For browsers that run no script, or refuse to copy. Text, because JSX escapes a long text character by character. */
function wholeCopies({ html, text }: CopyTexts): string {
  return wholeCopy('copy-html', 'The HTML', html) + wholeCopy('copy-text', 'The plain text', text);
}

function wholeCopy(id: string, label: string, text: string): string {
  const area = `<textarea id="${id}" class="whole-copy" aria-label="${label} with its notice" rows="12" readonly="">`;
  return `<details class="text"><summary>${label}</summary>${area}${escaped(text)}</textarea></details>`;
}

function Facts({ rendition, texts, locale }: RenderProps) {
  const { article, until, limited } = rendition;
  return (
    <dl class="facts">
      <Fact label="Words" text={rendition.form === 'headline' ? '' : grouped(texts.words)} />
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
