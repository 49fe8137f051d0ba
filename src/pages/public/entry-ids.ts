// Ids of an article's text on a page that shows several articles. Two texts may have the same id, or one of the page's own, and a link within a text
// would then lead into another article. Feed documents keep the ids as they are: readers show one article at a time, remove ids, or resolve the
// link against the article's own page (FreshRSS issue 4481, Miniflux issue 1559), where a different id would not be found.
import { isClosed, type Tag, tokensOf } from '../../domain/articles/stored-html.ts';

/** Prefixes the ids of a text, and the links to them, with the article's slug. No slug and no id of a page has a full stop, so each prefixed id is
 *  unique on its page. Returns HTML that is not in canonical form as it is. */
export function withOwnIds(html: string, slug: string): string {
  if (!MAY_HAVE_IDS.test(html) || !isClosed(html)) return html;
  let prefixed = '';
  for (const { text, tag } of tokensOf(html)) prefixed += tag === undefined ? text : withPrefix(text, tag, `${slug}.`);
  return prefixed;
}

const MAY_HAVE_IDS = / id="| href="#/;

/** Attribute values contain no quotation mark, so each match is an attribute. */
function withPrefix(text: string, { attributes }: Tag, prefix: string): string {
  return attributes === ''
    ? text
    : text.replace(/ ([a-z-]+)="([^"]*)"/g, (whole, name: string, value: string) => {
        if (name === 'id') return ` id="${prefix}${value}"`;
        return name === 'href' && value.startsWith('#') ? ` href="#${prefix}${value.slice(1)}"` : whole;
      });
}
