import { describe, expect, it } from 'vitest';
import { feedNotice, noticeOf } from '../../../src/domain/renditions/notice.ts';
import { NOON, PUBLISHER, published } from '../newsroom.ts';

describe('the notice under an article', () => {
  it('is the house line with the year of first publication where the publisher sits', () => {
    expect(noticeOf(published({}, '2025-12-31T23:00:00.000Z'), PUBLISHER)).toBe('© 2026 The Tarn Herald. All rights reserved.');
    expect(noticeOf(published({ firstPublished: '2019-06-01T10:00:00.000Z' }), PUBLISHER)).toBe(
      '© 2019 The Tarn Herald. All rights reserved.',
    );
  });

  it('of others is the holder’s own, and never a claim of ours', () => {
    const notice = noticeOf(published({ source: 'Ellery Wire', copyrightNotice: 'Copyright Ellery Wire. No copies.' }), PUBLISHER);
    expect(notice).toBe('Copyright Ellery Wire. No copies.');
    expect(noticeOf(published({ source: 'Ellery Wire' }), PUBLISHER)).toBe('© 2026 Ellery Wire. All rights reserved.');
    expect(noticeOf({ source: 'Ellery Wire', copyrightHolder: 'Ellery Wire' }, PUBLISHER)).toBe('© Ellery Wire. All rights reserved.');
  });

  it('does not exist for an article that was never published', () => {
    const { copyrightYear: _never, ...article } = published();
    expect(() => noticeOf(article, PUBLISHER)).toThrow('unpublished');
  });

  it('of a whole feed has the year of its newest copy, in the publisher’s time zone', () => {
    expect(feedNotice(PUBLISHER, '2025-12-31T23:00:00.000Z')).toBe('© 2026 The Tarn Herald. All rights reserved.');
    expect(feedNotice(PUBLISHER, '2025-12-31T22:59:59.999Z')).toBe('© 2025 The Tarn Herald. All rights reserved.');
    expect(feedNotice({ ...PUBLISHER, timeZone: 'America/New_York' }, NOON)).toBe('© 2026 The Tarn Herald. All rights reserved.');
  });
});
