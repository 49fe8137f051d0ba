import { describe, expect, it } from 'vitest';
import { sanitiseBody, sanitiseStoredBody } from '../../src/markup/sanitise.ts';
import { hostileBodies } from '../support/hostile-bodies.ts';

const BASE = 'https://www.m10news.example/harbour/ferries';

describe('a body that is stored', () => {
  const stored = (html: string) => sanitiseStoredBody(html, BASE);

  it.each(['<p>\uFFFC</p>', '<p>Text</p><p>\u200b</p>', '<p>Text</p>\u2060'])(
    'stays as an earlier program or this one left it: %j',
    (html) => {
      expect(stored(html)).toMatchObject({ ok: true, html });
    },
  );

  it('is sanitised like any other', () => {
    for (const { html } of hostileBodies()) {
      const body = stored(html);
      if (!body.ok) continue;
      expect(stored(body.html)).toEqual({ ...body, changes: [] });
      if (sanitiseBody(html, BASE).ok) expect(body).toEqual(sanitiseBody(html, BASE));
    }
    expect(stored('<script>x()</script>\u200b')).toMatchObject({ ok: true, html: '<p>\u200b</p>' });
    expect(stored('<p> &nbsp; </p>').ok).toBe(false);
  });
});
