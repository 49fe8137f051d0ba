// What a spreadsheet makes of a partner's usage.
import { describe, expect, test } from 'vitest';
import { answerCsv, csvCell } from '../../src/http/responses/usage-csv.ts';

describe('a cell of the CSV', () => {
  test.each([
    ['-1-1', `"'-1-1"`],
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ['+1', `"'+1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['＝1', `"'＝1"`],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
  ])('that could be taken for a formula or for several cells is one text: %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test.each(['night-bus', '2026-11-28', '40636ecfc9ff'])('of an ordinary name or day is written as it is: %s', (text) => {
    expect(csvCell(text)).toBe(text);
  });

  test('of a number is a number, a negative one too', () => {
    expect([csvCell(3), csvCell(-3)]).toEqual(['3', '-3']);
  });
});

test('an article whose slug begins with a hyphen is no formula in a partner’s usage', async () => {
  const row = { group: '-2-3', articles: 1, versions: 1, deliveries: 2, countedAgainstQuota: 0, overQuota: 0 };
  expect((await answerCsv('article', [row]).text()).split('\r\n')[1]).toBe(`"'-2-3",1,1,2,0,0`);
});
