// Who made something: the byline, the source of third-party copy, and the credit of a picture.
import type { FeedAuthor, FeedEntry, FeedImage } from '../../domain/feeds/feed-document.ts';

export function Byline({ authors }: { authors: readonly FeedAuthor[] }) {
  return (
    <p class="byline">
      By{' '}
      {authors.map((author, index) => (
        <>
          {index > 0 && (index === authors.length - 1 ? ' and ' : ', ')}
          <bdi>
            {author.url === undefined ? (
              author.name
            ) : (
              <a href={author.url} rel="author">
                {author.name}
              </a>
            )}
          </bdi>
        </>
      ))}
    </p>
  );
}

export function Source({ source }: { source: NonNullable<FeedEntry['source']> }) {
  return <bdi>{source.url === undefined ? source.name : <a href={source.url}>{source.name}</a>}</bdi>;
}

/** The credit, and the source where the credit does not name it. Empty: neither is known. */
export function pictureCredit({ credit, source }: FeedImage): string {
  const named = source !== undefined && credit?.includes(source) === true ? undefined : source;
  return [credit, named].filter((text) => text !== undefined).join(' / ');
}
