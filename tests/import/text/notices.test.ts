// Whom a copyright line names.
import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../../src/import/text/notices.ts';

describe('the holder in a copyright line', () => {
  it.each([
    ['©2026 por Bay Post. Criado com Paint', 'Bay Post'],
    ['© 2026 von Bay Post', 'Bay Post'],
    ['© 2026 Bay Post · Powered by Ink & Paper', 'Bay Post'],
    ['© 2026 Bay Post - Proudly powered by Ink', 'Bay Post'],
    ['© 2026 Bay Post Realizzato con Ink', 'Bay Post'],
    ['© 2026 Bay Post | Theme: Paper by Ink', 'Bay Post'],
    ['© 2026 Bay Post, tous droits réservés', 'Bay Post'],
    ['© 2026 Tous droits réservés', undefined],
  ])('is without what programs add: %s', (line, holder) => {
    expect(noticeOf(line)?.holder).toBe(holder);
  });

  it.each([
    ['© 2026 Made by Hand Ltd', 'Made by Hand Ltd'],
    ['© 2026 The Theme Park Weekly', 'The Theme Park Weekly'],
    ['© 2026 Da Vinci Press', 'Da Vinci Press'],
    ['© 2026 Van Dam Media', 'Van Dam Media'],
    ['© 2026 Hosted Arts Co.', 'Hosted Arts Co'],
  ])('may begin with such words, or have them: %s', (line, holder) => {
    expect(noticeOf(line)?.holder).toBe(holder);
  });
});
