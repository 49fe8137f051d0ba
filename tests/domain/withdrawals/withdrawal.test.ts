// What partners say of withdrawals.
import { expect, it } from 'vitest';
import { acknowledgementSchema } from '../../../src/domain/withdrawals/withdrawal.ts';

it('names its pages in letters that no terminal obeys, and the same when it is read again', () => {
  const said = { outcome: 'removed', by: 'Night desk', at: '2040-03-01T12:00:00.000Z' };
  const urls = ['https://gazette.example/\u001b[2J\u0000.', 'https://gazette.example/\u202Egpj.\ud800', 'HTTPS://Gazette.example'];
  const read = acknowledgementSchema.parse({ ...said, urls });
  expect(read.urls).toEqual([
    'https://gazette.example/%1B[2J%00.',
    'https://gazette.example/%E2%80%AEgpj.%EF%BF%BD',
    'https://gazette.example/',
  ]);
  expect(acknowledgementSchema.parse(read)).toEqual(read);
});
