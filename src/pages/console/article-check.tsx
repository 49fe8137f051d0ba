// What an article would be if its form were saved: as readers see it, the feeds that carry it, what is left out, and what changes.
import { raw } from 'hono/html';
import type { Article } from '../../domain/articles/article.ts';
import { feedsOf } from '../../domain/feeds/feed-membership.ts';
import { withOwnIds } from '../public/entry-ids.ts';
import { type Difference, Differences } from '../signed-in/differences.tsx';
import { Fact } from '../signed-in/facts.tsx';

export interface Check {
  /** As it would be stored, with the address where readers will find it. */
  article: Article;
  /** Sentences about what the text has and readers will not see. */
  leftOut: readonly string[];
  /** To the stored version. Absent: the article is new. */
  differences?: readonly Difference[] | undefined;
}

export function CheckResult({ article, leftOut, differences }: Check) {
  return (
    <section class="check-result" aria-labelledby="check">
      <h2 id="check" tabindex={-1} autofocus>
        Checked, and not stored yet
      </h2>
      <dl class="facts">
        <Fact label="Address" text={article.url} />
        <Fact label="Feeds" text={feedsOf(article).map(feedLabel(article)).join(', ')} />
        {article.firstPublished === undefined && <Fact label="Until it is published" text="It is in no feed, and has no page." />}
      </dl>
      {leftOut.length > 0 && (
        <>
          <h3>Left out of the text</h3>
          <ul class="left-out">
            {leftOut.map((sentence) => (
              <li dir="auto">{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {differences !== undefined && (
        <>
          <h3>What changes</h3>
          <Differences differences={differences} language={article.language} />
        </>
      )}
      <h3>As readers will see it</h3>
      <Preview article={article} />
    </section>
  );
}

/** The names of terms, which people know, in place of the paths of feeds. */
function feedLabel({ sections, subjects, by }: Article) {
  const terms = { sections, subjects, authors: [...by.names, ...by.desks] };
  return (feed: string): string => {
    const [kind, code] = feed.split('/');
    if (kind !== 'sections' && kind !== 'subjects' && kind !== 'authors') return 'all articles';
    return terms[kind].find((term) => term.code === code)?.name ?? feed;
  };
}

/** Its HTML was sanitised. */
function Preview({ article }: { article: Article }) {
  const { headline, standfirst, images, bodyHtml, language, by, slug } = article;
  return (
    // It scrolls, so the keyboard must reach it.
    <section class="copy preview" lang={language} dir="auto" tabindex={0} aria-label="The article">
      <p class="preview-headline">{headline}</p>
      {standfirst !== undefined && <p class="standfirst">{standfirst}</p>}
      <p class="hint">{[...by.names, ...by.desks].map(({ name }) => name).join(', ')}</p>
      {images.map(({ url, alt, caption, credit }) => (
        <figure>
          <img src={url} alt={alt ?? ''} loading="lazy" />
          <figcaption>
            {caption} {credit !== undefined && <small>{credit}</small>}
          </figcaption>
        </figure>
      ))}
      {raw(withOwnIds(bodyHtml, slug))}
    </section>
  );
}
