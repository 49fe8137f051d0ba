// Boxes for notes and tips in Markdown: their signs are no text, and what is in them is.
import { describe, expect, it } from 'vitest';
import { onlyCopy, readText } from './support/only-copy.ts';

const FIRST = 'The mill in Port Ellery runs again.';
const LAST = 'A second house is to follow.';
const markdown = (box: string) => `---\ntitle: Mill runs\n---\n\n${FIRST}\n\n${box}\n\n${LAST}\n`;
const bodyOf = async (box: string) => (await onlyCopy(markdown(box), 'a.md')).article.bodyHtml.replace(/\s*\n\s*/g, '');
const around = (inner: string) => `<p>${FIRST}</p>${inner}<p>${LAST}</p>`;

describe('the signs of a box', () => {
  it.each([
    [':::note\n\nSix kilowatts.\n\n:::', '<p>Six kilowatts.</p>'],
    ['::: warning\nSix kilowatts.\n:::', '<p>Six kilowatts.</p>'],
    [':::tip What it yields\n\nSix kilowatts.\n\n:::', '<p><strong>What it yields</strong></p><p>Six kilowatts.</p>'],
    [':::tip[What it yields]\nSix kilowatts.\n:::', '<p><strong>What it yields</strong></p><p>Six kilowatts.</p>'],
    ['::: {.callout-note title="What it yields"}\nSix kilowatts.\n:::', '<p><strong>What it yields</strong></p><p>Six kilowatts.</p>'],
    [':::: info\n::: details More\nSix kilowatts.\n:::\n::::', '<p><strong>More</strong></p><p>Six kilowatts.</p>'],
    ['::: note Six kilowatts.:::', '<p>Six kilowatts.</p>'],
    [
      '!!! note "What it yields"\n\n    Six kilowatts.\n\n    And a candle.',
      '<p><strong>What it yields</strong></p><p>Six kilowatts.</p><p>And a candle.</p>',
    ],
    ['??? tip\n    Six kilowatts.', '<p>Six kilowatts.</p>'],
    ['> [!NOTE]\n> Six kilowatts.', '<blockquote><p>Six kilowatts.</p></blockquote>'],
    ['> [!tip]+ What it yields\n> Six kilowatts.', '<blockquote><p><strong>What it yields</strong></p><p>Six kilowatts.</p></blockquote>'],
  ])('are left out of %j, and its text stays', async (box, inner) => {
    expect(await bodyOf(box)).toBe(around(inner));
  });

  it.each([
    ['```\n:::note\nSix kilowatts.\n:::\n```', ':::note'],
    ['::: she wrote, and nothing else', '::: she wrote'],
    ['!!! said the sign, and then nothing', '!!! said the sign'],
    ['A list [!] of [!NOTE] signs', '[!NOTE]'],
    ['!!! note\nSix kilowatts.', '!!! note'],
  ])('are the text in %j', async (box, kept) => {
    expect(await bodyOf(box)).toContain(kept);
  });

  it.each([
    '> [!IMPORTANT]\n> Not to be released to media before 9 March 2027, 09:00 GMT.',
    ':::warning Embargoed until 9 March 2027\n\nSix kilowatts.\n\n:::',
    '!!! danger "Do not publish before the vote"\n    Six kilowatts.',
  ])('do not hide the instruction in %j', async (box) => {
    const [copy] = (await readText(markdown(box), 'a.md')).copies;
    expect(copy?.hold ?? copy?.article.embargoedUntil).toBeDefined();
  });
});
