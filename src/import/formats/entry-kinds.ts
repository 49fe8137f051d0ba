// What an entry of a feed is, beside articles: comments and pages, and what Blogger keeps of a site. Pure. Its exports are Atom feeds of all of them.

/** Older exports say it in a category, newer ones in an element; an author has an element of that name, too. */
const CATEGORY = /<category\b[^<>]{0,300}\/blogger\/2008\/kind#(comment|page|settings|template)["'][^<>]{0,300}>/i;
const TYPE = /<blogger:type>\s{0,20}(comment|page|settings|template)\s{0,20}<\/blogger:type>/i;
const STATUS = /<blogger:status>\s{0,20}([\w -]{1,40}?)\s{0,20}<\/blogger:status>/i;
/** The instant at which the entry was thrown away. The element is empty in every other entry. */
const TRASHED = /<blogger:trashed>\s{0,20}[^<>\s]/i;
/** RFC 4685 §3: the entry answers another one. */
const REPLY = /<thr:in-reply-to[\s/>]/;
const SAYS_KIND = /<blogger:|\/kind#|<thr:in-reply-to/i;
const [CDATA, CDATA_END] = ['<![CDATA[', ']]>'];

/** Why an entry is no article that was published; `undefined` for one that is. */
export function leftOutKind(xml: string): string | undefined {
  if (!SAYS_KIND.test(xml)) return undefined;
  const markup = withoutCdata(xml);
  const kind = TYPE.exec(markup)?.[1] ?? CATEGORY.exec(markup)?.[1] ?? (REPLY.test(markup) ? 'comment' : undefined);
  if (kind !== undefined) return kind.toLowerCase();
  const status = STATUS.exec(markup)?.[1];
  if (status !== undefined && status.toUpperCase() !== 'LIVE') return `post with the status "${status}"`;
  return TRASHED.test(markup) ? 'post in the trash' : undefined;
}

/** Searches by index: a pattern would look for the end of each section that is never closed. */
function withoutCdata(xml: string): string {
  let [rest, at] = ['', 0];
  for (let start = xml.indexOf(CDATA); start !== -1; start = xml.indexOf(CDATA, at)) {
    const end = xml.indexOf(CDATA_END, start);
    rest += xml.slice(at, start);
    if (end === -1) return rest;
    at = end + CDATA_END.length;
  }
  return rest + xml.slice(at);
}
