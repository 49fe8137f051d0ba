// Whether a text at hand is the one a receipt stands for: as partners' pages have it, and as they should not.
import { beforeEach, describe, expect, test } from 'vitest';
import { type ReceiptClaims, signReceipt } from '../../../src/rights/receipts/receipt.ts';
import { advanceClock, HOUR_MS } from '../../support/worker/clock.ts';
import { license, licensedHtml, newKey, putAgreement, receiptOf } from '../../support/worker/delivery.ts';
import { replace, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { getText } from '../../support/worker/reader.ts';
import { answerTo, BODY, claimsOf, deliveredReceipt, findings, signing } from '../../support/worker/verification.ts';

const HEADLINE = 'Pilots return to the eastern lock';
const ADDRESS = 'https://www.quay-courier.example/harbour/eastern-lock';

let receipt: string;

isolateTests();
beforeEach(async () => {
  receipt = await deliveredReceipt();
});

const plainText = (html: string) =>
  html
    .replace(/<\/(?:p|li|figure)>/g, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

describe('the licensed text', () => {
  const spellings: [string, (html: string) => string][] = [
    ['as the fragment that we give out', (html) => html],
    [
      'within a page of the partner’s',
      (html) => `<!doctype html><html><head><title>x</title></head><body><nav>Home</nav><main class="a">${html}</main></body></html>`,
    ],
    [
      'with the partner’s own tags around and in it',
      (html) => `<div>${html.replaceAll('<p>', '<p class="b" style="x"><span>').replaceAll('</p>', '</span></p>')}</div>`,
    ],
    ['without its picture', (html) => html.replace(/<figure>[\s\S]*?<\/figure>/, '')],
    ['with another caption', (html) => html.replace('The lock.', 'Our photo: the lock.')],
    ['as plain text', plainText],
    ['as plain text with the address written out', (html) => plainText(html).replaceAll(`: ${HEADLINE}`, `: ${ADDRESS}`)],
    ['as plain text with bullets', (html) => plainText(html.replaceAll('<li>', '• '))],
    ['in decomposed accents', (html) => html.normalize('NFD')],
    ['with lines broken elsewhere', (html) => plainText(html).replace(/ /g, '\r\n\t')],
    ['with soft hyphens', (html) => html.replace('harbourmaster', 'har\u00ADbour\u00ADmaster')],
    ['with no-break spaces', (html) => html.replace('nine years', 'nine&nbsp;years')],
    ['with a hyphen for the dash', (html) => html.replace('dawn – without', 'dawn - without')],
  ];

  test('is known in each spelling', async () => {
    const html = await licensedHtml();
    for (const [how, spell] of spellings)
      expect([how, ...(await findings(receipt, spell(html)))]).toEqual([how, 'current', 'licensed', 'present']);
  });

  const altered: [string, (html: string) => string, string, string][] = [
    ['with one word changed', (html) => html.replace('nine years', 'ten years'), 'different', 'present'],
    ['with a word left out', (html) => html.replace('without a word', 'without word'), 'different', 'present'],
    ['with a sentence put in', (html) => html.replace('<p>It sells', '<p>Cheaply.</p><p>It sells'), 'different', 'present'],
    ['cut short', (html) => html.replace('said the harbourmaster', 'she said'), 'different', 'present'],
    ['without its notice', (html) => html.replace(/<p>The Quay Courier: [\s\S]*?reserved\.<\/p>/g, ''), 'licensed', 'missing'],
    ['with the house line softened', (html) => html.replaceAll('All rights reserved', 'Some rights reserved'), 'licensed', 'missing'],
    [
      'with the notice in a comment',
      (html) => html.replace(/(<p>The Quay Courier: [\s\S]*?reserved\.<\/p>)/g, '<!-- $1 -->'),
      'licensed',
      'missing',
    ],
    [
      'with the notice in a script',
      (html) => html.replace(/(<p>The Quay Courier: [\s\S]*?reserved\.<\/p>)/g, '<script>$1</script>'),
      'licensed',
      'missing',
    ],
    ['that is another altogether', () => 'Nothing of it.', 'different', 'missing'],
    ['of nothing', () => '', 'different', 'missing'],
  ];

  test('is not a text that was altered', async () => {
    const html = await licensedHtml();
    for (const [how, alter, text, notice] of altered)
      expect([how, ...(await findings(receipt, alter(html)))]).toEqual([how, 'current', text, notice]);
  });

  test('is compared with the version that was delivered, and not with a later one', async () => {
    const before = await licensedHtml();
    await replace('eastern-lock', { bodyHtml: BODY.replace('nine', 'ten') });
    expect(await findings(receipt, before)).toEqual(['updated-since', 'licensed', 'present']);
    expect(await findings(receipt, await licensedHtml())).toEqual(['updated-since', 'different', 'present']);
  });

  test('is compared under the agreement of the delivery, in words that say what it allows', async () => {
    await putAgreement({ form: 'headline', modification: 'trim' });
    const answer = await answerTo({ receipt, text: (await licensedHtml()).replace('nine', 'ten') });
    expect(answer.says.slice(2)).toEqual([
      'The text does not contain the licensed text word for word. The agreement allows no change.',
      'The text does not contain the notice that the agreement requires.',
    ]);
  });

  test('of a headline alone is none, and its notice is looked for', async () => {
    const key = await license({ form: 'headline' });
    const text = await licensedHtml();
    const answer = await answerTo({ receipt: await receiptOf(key), text });
    expect(answer).toMatchObject({ text: 'not-compared', notice: 'present' });
    expect(answer.says).toContain('Only the headline was delivered, so there is no text to compare.');
  });

  test('is compared only where the hashes of the receipt vouch for what is compared with', async () => {
    const [made, text] = [await claimsOf(receipt), await licensedHtml()];
    const other = 'a'.repeat(64);
    const compared = async (changes: Partial<ReceiptClaims>) => {
      const answer = await answerTo({ receipt: await signReceipt(signing(), { ...made, ...changes }), text });
      return answer.valid ? [answer.text, answer.notice] : [answer.reason];
    };
    expect(await compared({})).toEqual(['licensed', 'present']);
    expect(await compared({ text_sha256: other })).toEqual(['not-compared', 'present']);
    expect(await compared({ notice_sha256: other })).toEqual(['licensed', 'not-compared']);
    expect(await compared({ agreement: { ...made.agreement, sha256: other } })).toEqual(['not-compared', 'not-compared']);
    expect(await compared({ sub: 'nobody' })).toEqual(['not-compared', 'not-compared']);
  });

  test('is compared with the notice of its delivery where the house line has changed since', async () => {
    const html = await licensedHtml();
    await setUpPublisher({ houseLine: '© {year} The Quay Courier. Ask before you copy.' });
    advanceClock(HOUR_MS);
    expect(await findings(receipt, html)).toEqual(['current', 'licensed', 'present']);
    expect(await findings(receipt, await licensedHtml())).toEqual(['current', 'licensed', 'missing']);
  });

  test('may carry the notice of a later delivery of the same copy instead', async () => {
    await setUpPublisher({ houseLine: '© {year} The Quay Courier. Ask before you copy.' });
    newIsolate();
    const headers = { authorization: `Bearer ${await newKey('live')}` };
    const again = await getText('/v1/articles/eastern-lock/html', headers);
    expect(again).toContain('Ask before you copy.');
    expect(await findings(receipt, again)).toEqual(['current', 'licensed', 'present']);
    const softened = again.replaceAll('Ask before', 'Ask after');
    expect(await findings(receipt, softened)).toEqual(['current', 'licensed', 'missing']);
  });
});
