// Which secrets can be used. What is said of the others tells nothing of what they hold.
import { describe, expect, it } from 'vitest';
import { objectionToDeskToken, objectionToPeppers, readPeppers } from '../../../src/domain/publisher/secrets.ts';
import { objectionToReceiptKeys } from '../../../src/rights/receipts/keys.ts';

const GOOD = 'k3Jx-Qw9_ZtR5vN8bYc2LmP7hDfG4sA1';
const LONGER = `${GOOD}eUiO6`;

describe('the bootstrap token', () => {
  it.each(['', GOOD, LONGER, `${GOOD}==`, 'a.b_c~d+e/f=g-h0123456789ABCDEFGH'])('may be "%s"', (text) => {
    expect(objectionToDeskToken(text)).toBeUndefined();
  });

  it.each([
    ['one character too short', GOOD.slice(1), 'shorter than 32'],
    ['a word', 'letmein', 'shorter than 32'],
    ['a space', ' ', 'character'],
    ['with a space in it', `${GOOD} ${GOOD}`, 'character'],
    ['with a line end behind it', `${GOOD}\n`, 'character'],
    ['in quotation marks', `"${GOOD}"`, 'character'],
    ['with a colon', `p1:${GOOD}`, 'character'],
    ['with a letter that no header carries', `${GOOD}é`, 'character'],
    ['with an invisible character', `${GOOD}\u200b`, 'character'],
  ])('is refused %s', (_how, text, why) => {
    expect(objectionToDeskToken(text)).toContain(why);
  });
});

describe('the peppers', () => {
  it('are read in their order, with spaces around their parts', () => {
    const peppers = [
      { id: 'p2', secret: LONGER },
      { id: 'p1', secret: GOOD },
    ];
    expect(readPeppers(`p2:${LONGER},p1:${GOOD}`)).toEqual({ kind: 'usable', peppers });
    expect(readPeppers(` p2:${LONGER} , p1:${GOOD}\n`)).toEqual({ kind: 'usable', peppers });
    expect(readPeppers('p1:!#$%&()*+-./;<=>?@[]^_`{|}~0123456789').kind).toBe('usable');
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['nothing but space', ' \n', 'is empty'],
    ['a secret without an id', GOOD, 'part 1 does not begin with an id'],
    ['a secret that is one character too short', `p1:${GOOD.slice(1)}`, 'part 1 has a secret that is shorter than 32'],
    ['a second colon, which would cut the secret', `p1:${GOOD}:${GOOD}`, 'part 1 has a second colon'],
    ['a second colon behind a short secret', `p1:short:${GOOD}`, 'part 1 has a second colon'],
    ['a colon at the end', `p1:${GOOD}:`, 'part 1 has a second colon'],
    ['no secret', 'p1:', 'part 1 has no secret'],
    ['no id', `:${GOOD}`, 'part 1 does not begin with an id'],
    ['an id that no key could name', `p_1:${GOOD}`, 'part 1 does not begin with an id'],
    ['an id that is too long', `${'p'.repeat(17)}:${GOOD}`, 'part 1 does not begin with an id'],
    ['a comma too many', `p1:${GOOD},`, 'part 2 does not begin with an id'],
    ['a comma in a secret', `p1:${GOOD},${GOOD}`, 'part 2 does not begin with an id'],
    ['a good part and a short one', `p1:${GOOD},p2:short`, 'part 2 has a secret that is shorter'],
    ['one id twice', `p1:${GOOD},p1:${LONGER}`, 'part 2 has the id of another part'],
    ['space within a secret', `p1:${GOOD} ${GOOD}`, 'part 1 has a secret with white space'],
    ['space behind the colon', `p1: ${GOOD}`, 'part 1 has a secret with white space'],
    ['a line break between parts', `p1:${GOOD}\np2:${GOOD}`, 'part 1 has a second colon'],
    ['an invisible character', `p1:${GOOD}\u200b`, 'not ASCII'],
    ['32 characters that are fewer bytes of chance', `p1:${'é'.repeat(32)}`, 'not ASCII'],
  ])('are refused whole where they hold %s', (_what, text, why) => {
    expect(objectionToPeppers(text)).toContain(why);
  });
});

describe('the objection to a secret', () => {
  const bad: [(text: string) => string | undefined | Promise<string | undefined>, string][] = [
    [objectionToDeskToken, 'hunter2'],
    [objectionToDeskToken, 'hunter2 '.repeat(9)],
    [objectionToPeppers, 'hunter2:hunter2'],
    [objectionToPeppers, `hunter2,hunter2:${GOOD}`],
    [objectionToPeppers, `hunter2:${GOOD}:hunter2`],
    [objectionToPeppers, `hunter2:${GOOD},hunter2:${GOOD}`],
    [objectionToReceiptKeys, 'hunter2'],
    [objectionToReceiptKeys, '[{"kid":"hunter2","d":"hunter2"}]'],
  ];

  it.each(bad)('holds nothing of it, and no number of its characters (%o, "%s")', async (objectionTo, text) => {
    const said = (await objectionTo(text)) ?? '';
    expect(said).toMatch(/^(?:is|has|cannot|begins) /);
    expect(said).not.toContain('hunter2');
    expect(said.match(/\d+/g)?.filter((number) => !['1', '2', '16', '32', '64', '25519'].includes(number)) ?? []).toEqual([]);
  });
});
