import { describe, expect, it } from 'vitest';
import { accessScopesOf, readAccessScopes } from '../../../src/domain/publisher/access-scopes.ts';
import { DESK_SCOPES } from '../../../src/domain/publisher/desk-scope.ts';

function scopesOf(text: string, email: string): readonly string[] | undefined {
  const granted = readAccessScopes(text);
  return granted === undefined ? undefined : accessScopesOf(granted, email);
}

describe('the scopes of people who sign in through Cloudflare Access', () => {
  it('are those of the address, else those of its domain, else none', () => {
    const text = 'Ada@m10news.com = all ;*@m10news.com=read, articles;';
    expect(scopesOf(text, 'ada@M10News.com')).toEqual(DESK_SCOPES);
    expect(scopesOf(text, 'mo@m10news.com')).toEqual(['read', 'articles']);
    for (const other of ['mo@sub.m10news.com', 'mo@evil-m10news.com', 'm10news.com', '@m10news.com.evil', 'a@b@elsewhere.com', ''])
      expect([other, scopesOf(text, other)]).toEqual([other, []]);
    expect(scopesOf('', 'ada@m10news.com')).toEqual([]);
  });

  it.each(['ada=read', 'ada@m10news.com', 'ada@m10news.com=', 'ada@m10news.com=reads', '*=all', '*@*=all', 'a@b=read=all', 'x;y'])(
    'cannot be read from "%s", and nobody gets any',
    (text) => {
      expect(readAccessScopes(`*@m10news.com=read; ${text}`)).toBeUndefined();
    },
  );
});
