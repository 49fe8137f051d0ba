// What no rule recognises, and the weights find: at the edges of copy, where it stays in the text.
import { describe, expect, it } from 'vitest';
import { lineInstruction } from '../../../src/import/instructions/body-instructions.ts';
import { has } from '../../../src/import/instructions/kind-patterns.ts';
import { featuresOf, isLikely, likelihoodOf } from '../../../src/import/instructions/likelihood.ts';
import { kindsIn } from '../../../src/import/instructions/line-words.ts';
import { readSource } from '../../../src/import/read-source.ts';
import { LISTS, linesOf } from '../../support/instruction-lists.ts';
import { reading } from '../support/publisher.ts';

const STORY = ['The council will close the bridge for nine weeks.', 'A ferry will take people across the river.', 'It sails every hour.'];

const sourceOf = (paragraphs: readonly string[]) =>
  `---\ntitle: Bridge to close\ndate: 2026-03-02T10:00:00Z\nauthor: Ines Calloway\nsection: World\n---\n\n${paragraphs.join('\n\n')}\n`;

async function copyOf(paragraphs: readonly string[]) {
  const { copies } = await readSource('a.md', new TextEncoder().encode(sourceOf(paragraphs)), reading);
  return copies[0];
}

/** In no list, and recognised by no rule. */
const UNSEEN = [
  'nog niet doorzetten, ik bel eerst de burgemeester',
  'Ligg på den tills jag har hört av mig',
  'rester à finir ce soir, ne rien envoyer sans moi',
];

describe('a line that is likely an instruction', () => {
  it.each(UNSEEN)('is recognised by no rule: %s', (line) => {
    const place = { index: 5, position: 'edge' } as const;
    expect(lineInstruction(line, undefined, place, reading.now)).toMatchObject({ rest: line });
    expect(lineInstruction(line, undefined, { ...place, position: 'beside' }, reading.now)).toBeUndefined();
  });

  it('is none where it ends with a year until which something is so', () => {
    const place = { index: 5, position: 'edge' } as const;
    const asked = (line: string) => lineInstruction(line, undefined, place, reading.now);
    expect(asked('The clinic is paid for by the health board until 2029.')).toBeUndefined();
    expect(asked('The clinic is paid for by the health board until Friday.')).toBeDefined();
  });

  it.each(UNSEEN)('holds the copy and stays in its text: %s', async (line) => {
    const copy = await copyOf([...STORY, line]);
    expect(copy?.hold).toMatchObject({ reason: 'instruction', text: line });
    expect(copy?.article.bodyHtml).toContain(line);
    expect(copy?.article.edNote).toBe(`Held: its text says "${line}".`);
    const remark = `"${line}" may be an instruction, and is still in the text.`;
    expect(copy?.remarks.filter(({ text }) => text === remark)).toHaveLength(1);
  });

  it.each(UNSEEN)('is judged within the story, where it has to be likelier: %s', async (line) => {
    const isHeld = (await copyOf([...STORY, line, ...STORY]))?.hold !== undefined;
    expect(isHeld).toBe(likelihoodOf(line) >= 0.97);
  });

  it('is a sentence of the story in some cases and none in others', () => {
    expect(UNSEEN.map((line) => likelihoodOf(line) >= 0.97)).toEqual([false, false, true]);
  });

  it('needs to be likelier where it may be a headline, or somebody says something', () => {
    const line = UNSEEN.find((one) => likelihoodOf(one) < 0.9) ?? '';
    expect([isLikely(line, 'edge'), isLikely(line, 'edge', true)]).toEqual([true, false]);
  });

  it('is no question, no end of an embargo and no paragraph', () => {
    expect(isLikely('do not publish before the editor has seen it', 'edge')).toBe(true);
    expect(isLikely('do not publish before the editor has seen it?', 'edge')).toBe(false);
    expect(isLikely('hold lifted, do not publish before the editor has seen it', 'edge')).toBe(false);
    expect(likelihoodOf('do not publish before the editor has seen it. '.repeat(6))).toBe(0);
  });

  it.each([
    'The roof leaks and the clock is wrong by an hour. Nobody volunteered to take it down.',
    'Nobody has asked the widow to take it down.',
    'No one has dared to take it down.',
    'The parish has no plans to take it down.',
    'Personne ne veut le retirer.',
  ])('is no sentence in which nobody takes something down: %s', async (line) => {
    expect(isLikely(line, 'edge')).toBe(true);
    expect((await copyOf([...STORY, line]))?.hold).toBeUndefined();
  });

  it.each([
    'Nobody has bothered to take it down.',
    'No one run this, please take it down.',
    'Nobody is to publish it and we have to take it down.',
    'Nobody has cleared the figures. Please take it down.',
    'Legal wants it taken down.',
  ])('is an order to take copy down all the same: %s', async (line) => {
    const { copies, kills } = await readSource('a.md', new TextEncoder().encode(sourceOf([...STORY, line])), reading);
    expect(kills.length > 0 || copies[0]?.hold !== undefined).toBe(true);
  });

  it('has each of its features once, by the kinds of its words, their beginnings and its form', () => {
    const { kinds, beginnings, forms } = featuresOf('HOLD holders');
    expect([...kinds]).toEqual(['^', 'h', '?', '$', '^h', 'h?', '?$', '^h?', 'h?$']);
    expect([...beginnings]).toEqual(['hold', 'holde']);
    expect(forms).toEqual(['2 words', '1 strange words', '2 of 5 strange', 'first word in capitals', 'no mark at its end']);
  });
});

describe('the lists of lines', () => {
  const lines = LISTS.slice(3).flatMap(linesOf);
  const found = ({ text, place }: (typeof lines)[number]) =>
    lineInstruction(text, undefined, { index: 1, position: place === 'note-to-editors' ? 'behind' : 'edge' }, reading.now) !== undefined;
  const atEdges = lines.filter(({ place }) => ['first-line', 'last-line', 'advisory', 'note-to-editors'].includes(place));

  it('have instructions, of which few are missed', () => {
    const orders = atEdges.filter(({ kind }) => kind !== 'none');
    const missed = orders.filter((line) => !found(line));
    expect(orders.length).toBeGreaterThan(1_200);
    expect(missed.length / orders.length).toBeLessThan(0.025);
  });

  it.each([
    ['a half', false, 0.5],
    ['seven tenths where somebody says something', true, 0.7],
  ])('are instructions at an edge from a likelihood of %s', (_, isTold, limit) => {
    const asked = lines.filter(({ text }) => {
      const kinds = kindsIn(text);
      return has(kinds, 'told') === isTold && !has(kinds, 'over') && !text.endsWith('?');
    });
    const between = (low: number, high: number) =>
      asked.map(({ text }) => text).filter((text) => likelihoodOf(text) >= low && likelihoodOf(text) < high);
    const [below, above] = [between(limit - 0.1, limit), between(limit, limit + 0.1)];
    expect(Math.min(below.length, above.length)).toBeGreaterThan(5);
    expect([...below, ...above].filter((text) => isLikely(text, 'edge'))).toEqual(above);
  });

  it('have harmless lines, of which few are taken for instructions', () => {
    const harmless = atEdges.filter(({ kind }) => kind === 'none');
    const ordinary = harmless.filter(({ near }) => near !== true);
    expect(ordinary.length).toBeGreaterThan(600);
    expect(harmless.filter(found).length / harmless.length).toBeLessThan(0.02);
    expect(ordinary.filter(found).length / ordinary.length).toBeLessThan(0.004);
  });
});
