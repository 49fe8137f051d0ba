// The draft that would make an article again, for commands that change one field and must send the whole. Pure.
import type { Article } from '../../domain/articles/article.ts';
import type { DraftInput } from '../../domain/articles/draft.ts';
import { present } from '../../domain/values/present.ts';

/** Without the embargo: if it is absent, the article's stays. */
export function draftOf(article: Article): DraftInput {
  const { uri, url, headline, standfirst, by, located, subjects, language, source, bodyHtml, images, expires, edNote, urgency } = article;
  const { firstCreated, firstPublished, copyrightHolder, copyrightNotice, licence, sourceFeed } = article;
  return present({
    uri,
    url,
    headline,
    standfirst,
    by,
    located,
    sections: article.sections.map(({ code }) => code),
    subjects,
    language,
    source,
    bodyHtml,
    images,
    firstCreated,
    firstPublished,
    expires,
    edNote,
    urgency,
    // The holder is the source unless copy of others says otherwise, and the publisher's own copy may not name one.
    copyrightHolder: copyrightHolder === source ? undefined : copyrightHolder,
    copyrightNotice,
    licence,
    sourceFeed,
  });
}
