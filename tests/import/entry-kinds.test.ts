// What feeds have beside articles that were published: comments, pages, and what was thrown away.
import { describe, expect, it } from 'vitest';
import { readText } from './support/only-copy.ts';
import { textsOf } from './support/publisher.ts';

const NAMES =
  "xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018' xmlns:thr='http://purl.org/syndication/thread/1.0'";
const entry = (more: string, id = 1, content = 'The heron is back.') =>
  `<entry><id>tag:blog.example,2026:post-${id}</id>${more}<author><name>Ada Quill</name><blogger:type>BLOGGER</blogger:type></author><title>Heron ${id}</title><content type='html'>${content}</content><published>2026-03-01T08:00:00Z</published></entry>`;
const read = (...entries: string[]) =>
  readText(`<feed ${NAMES}><id>tag:blog.example,2026:blog</id><title>Reeds</title>${entries.join('\n')}</feed>`, 'feed.atom');
const kind = (name: string) =>
  `<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${name}'/>`;

describe('an export of Blogger', () => {
  it.each([
    ['<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>', 'comment'],
    ['<blogger:type>PAGE</blogger:type><blogger:status>LIVE</blogger:status>', 'page'],
    ['<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>', 'post with the status "DRAFT"'],
    ['<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>', 'post with the status "SOFT_TRASHED"'],
    [
      '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><blogger:trashed>2026-03-02T08:00:00Z</blogger:trashed>',
      'post in the trash',
    ],
    [kind('comment'), 'comment'],
    [kind('page'), 'page'],
    [kind('settings'), 'settings'],
    [kind('template'), 'template'],
    ["<thr:in-reply-to ref='tag:blog.example,2026:post-9'/>", 'comment'],
  ])('leaves out and counts %s', async (more, reason) => {
    const { copies, remarks, leftOut } = await read(entry('<blogger:type>POST</blogger:type>', 9), entry(more), entry(more, 2));
    expect(copies.map(({ article }) => article.headline)).toEqual(['Heron 9']);
    expect(textsOf(remarks)).toEqual([`Left out: ${reason} (2).`]);
    expect(leftOut).toBe(2);
  });

  it.each([
    '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><blogger:trashed/>',
    '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><blogger:trashed></blogger:trashed>',
    kind('post'),
    "<category term='page'/><category term='comment'/><thr:total>3</thr:total>",
    "<link rel='replies' href='https://blog.example/1#comments' thr:count='3'/>",
  ])('has a post in %s', async (more) => {
    const { copies, leftOut } = await read(entry(more));
    expect(copies).toHaveLength(1);
    expect(leftOut).toBe(0);
  });

  it('may have a post about its own format', async () => {
    const { copies } = await read(entry('', 1, '<![CDATA[<p>Write &lt;blogger:type>COMMENT</blogger:type> for a comment.</p>]]>'));
    expect(copies).toHaveLength(1);
  });
});
