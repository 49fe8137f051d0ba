import { expect, test } from 'vitest';
import { ReceiverList } from '../../../src/pages/portal/receivers.tsx';

const FRAME = { origin: 'https://feeds.example', publisher: undefined, nonce: 'n', language: 'en' };

function listOf(names: readonly (string | undefined)[]): string[] {
  const listed = names.map((name, place) => ({ id: `id-${place}`, name, first: '2026-11-01', last: '2026-11-02', count: 1 }));
  const html = String(ReceiverList({ frame: FRAME as never, slug: 'ferry', receivers: { listed, more: 0, next: undefined } as never }));
  return [...html.matchAll(/<tr><td>(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell
      .replace(/<[^>]+>/g, ' ')
      .trim()
      .replace(/\s+/g, ' '),
  );
}

test('a receiver has its id beside the name where another one has the same name, and in place of a name that nobody knows', () => {
  expect(listOf(['Anne Quay', 'night import', undefined, 'night import'])).toEqual([
    'Anne Quay',
    'night import id-1',
    'id-2',
    'night import id-3',
  ]);
});
