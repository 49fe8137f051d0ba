// Tables are changed by rows and columns, and every change leaves a table in which each cell is where it was.
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { type EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { clearCells } from '../../../src/pages/editor/cell-selection.ts';
import { insertTable } from '../../../src/pages/editor/new-table.ts';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAbove,
  addRowBelow,
  isHeaderRow,
  moveToCell,
  removeColumn,
  removeRow,
  removeTable,
  toggleHeaderRow,
} from '../../../src/pages/editor/table-commands.ts';
import { edited, htmlIn, lineIn } from './edited.ts';

const PLAIN = '<table><tbody><tr><td>A1</td><td>B1</td></tr><tr><td>A2</td><td>B2</td></tr></tbody></table>';
const HEADED =
  '<table><caption>Ports</caption><thead><tr><th scope="col">Port</th><th scope="col">Boats</th></tr></thead><tbody><tr><th scope="row">Oslo</th><td>4</td></tr></tbody></table>';
/** A1 is as high as both rows, and B2 as wide as two columns. */
const SPANNED =
  '<table><tbody><tr><td rowspan="2">A1</td><td>B1</td><td>C1</td></tr><tr><td colspan="2">B2</td></tr><tr><td>A3</td><td>B3</td><td>C3</td></tr></tbody></table>';

/** Every row, those too that the HTML lacks because nothing is in them. */
function rows({ doc }: EditorState): string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'tr') found.push(node.children.map(cell).join(''));
  });
  return found;
}

function cell({ type, attrs, textContent }: Node): string {
  const given = ['rowspan', 'colspan', 'scope'].filter((name) => attrs[name] !== null && attrs[name] !== undefined);
  return `<${type.name}${given.map((name) => ` ${name}="${attrs[name]}"`).join('')}>${textContent}`;
}

describe('a table', () => {
  it.each([
    ['a row above', 'A2', addRowAbove, ['<td>A1<td>B1', '<td><td>', '<td>A2<td>B2']],
    ['a row below', 'B1', addRowBelow, ['<td>A1<td>B1', '<td><td>', '<td>A2<td>B2']],
    ['a row at the end', 'B2', addRowBelow, ['<td>A1<td>B1', '<td>A2<td>B2', '<td><td>']],
    ['a column before', 'A1', addColumnBefore, ['<td><td>A1<td>B1', '<td><td>A2<td>B2']],
    ['a column after', 'B2', addColumnAfter, ['<td>A1<td>B1<td>', '<td>A2<td>B2<td>']],
    ['no more of a row', 'A1', removeRow, ['<td>A2<td>B2']],
    ['no more of a column', 'A1', removeColumn, ['<td>B1', '<td>B2']],
  ])('gets %s', (_what, at, command, expected) => {
    expect(rows(edited(PLAIN, at, command))).toEqual(expected);
  });

  it('has new rows below its head, with headers where the rows beside them have headers', () => {
    expect(rows(edited(HEADED, 'Boats', addRowBelow))).toEqual([
      '<th scope="col">Port<th scope="col">Boats',
      '<th scope="row"><td>',
      '<th scope="row">Oslo<td>4',
    ]);
    expect(htmlIn(edited(HEADED, '4', addColumnAfter))).toContain('<caption>Ports</caption><thead><tr><th scope="col">Port</th>');
    expect(rows(edited(HEADED, '4', addColumnAfter))).toEqual([
      '<th scope="col">Port<th scope="col">Boats<th scope="col">',
      '<th scope="row">Oslo<td>4<td>',
    ]);
  });

  it.each([
    ['a row within it', 'B2', addRowAbove, ['<td rowspan="3">A1<td>B1<td>C1', '<td><td>', '<td colspan="2">B2', '<td>A3<td>B3<td>C3']],
    ['a row below it', 'A1', addRowBelow, ['<td rowspan="2">A1<td>B1<td>C1', '<td colspan="2">B2', '<td><td><td>', '<td>A3<td>B3<td>C3']],
    ['a column within it', 'C1', addColumnBefore, ['<td rowspan="2">A1<td>B1<td><td>C1', '<td colspan="3">B2', '<td>A3<td>B3<td><td>C3']],
    ['no first row', 'B1', removeRow, ['<td>A1<td colspan="2">B2', '<td>A3<td>B3<td>C3']],
    ['no last column', 'C3', removeColumn, ['<td rowspan="2">A1<td>B1', '<td>B2', '<td>A3<td>B3']],
  ])('keeps a cell that spans others when there is %s', (_what, at, command, expected) => {
    expect(rows(edited(SPANNED, at, command))).toEqual(expected);
  });

  it('keeps the length of its cells when a row in which nothing is is not stored', () => {
    expect(htmlIn(edited(SPANNED, 'B2', addRowAbove))).toBe(SPANNED);
  });

  it('loses a row of which only cells of the row above are left', () => {
    const html = '<table><tbody><tr><td rowspan="2">A1</td><td>B1</td></tr><tr><td>B2</td></tr></tbody></table>';
    expect(rows(edited(html, 'B1', removeColumn))).toEqual(['<td>A1']);
  });

  it('whose rows have not the same length keeps every cell in its column', () => {
    const html = '<table><tbody><tr><td>A1</td><td>B1</td><td>C1</td></tr><tr><td>A2</td></tr></tbody></table>';
    expect(rows(edited(html, 'C1', addColumnBefore))).toEqual(['<td>A1<td>B1<td><td>C1', '<td>A2<td><td>']);
  });

  it('has no more elements of columns than columns', () => {
    const html = `<table><colgroup><col id="a"><col span="2"></colgroup>${PLAIN.slice(7).replaceAll('</tr>', '<td>C</td></tr>')}`;
    expect(htmlIn(edited(html, 'B1', removeColumn))).toContain('<colgroup><col id="a"><col span="1"></colgroup>');
  });

  it('makes a head of its first row, and a usual row of its head', () => {
    const head = edited(PLAIN, 'B2', toggleHeaderRow);
    expect(htmlIn(head)).toBe(
      '<table><thead><tr><th scope="col">A1</th><th scope="col">B1</th></tr></thead><tbody><tr><td>A2</td><td>B2</td></tr></tbody></table>',
    );
    expect([isHeaderRow(head), lineIn(head)]).toEqual([true, 'B2']);
    const plain = edited(PLAIN, 'A1', toggleHeaderRow, toggleHeaderRow);
    expect([htmlIn(plain), isHeaderRow(plain), lineIn(plain)]).toEqual([PLAIN, false, 'A1']);
  });

  it('has headers without a head where the first row has a cell that is higher', () => {
    expect(rows(edited(SPANNED, 'C3', toggleHeaderRow))[0]).toBe('<th rowspan="2" scope="col">A1<th scope="col">B1<th scope="col">C1');
    expect(htmlIn(edited(SPANNED, 'C3', toggleHeaderRow, toggleHeaderRow))).toBe(SPANNED);
  });

  it('goes with its last row and with its last column', () => {
    expect(htmlIn(edited(`${PLAIN}<p>After</p>`, 'A1', removeRow, removeRow))).toBe('<p>After</p>');
    expect(htmlIn(edited(`${PLAIN}<p>After</p>`, 'A1', removeColumn, removeColumn))).toBe('<p>After</p>');
    expect(htmlIn(edited(PLAIN, 'A1', removeTable))).toBe('');
  });

  it('lets the cursor go from cell to cell, and out of it at both ends', () => {
    expect(lineIn(edited(HEADED, 'Boats', moveToCell(1)))).toBe('Oslo');
    expect(lineIn(edited(HEADED, 'Oslo', moveToCell(-1)))).toBe('Boats');
    expect([moveToCell(1)(edited(HEADED, '4')), moveToCell(-1)(edited(PLAIN, 'A1')), moveToCell(1)(edited('<p>One</p>', 'One'))]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is put into the text with a row of headers, and the cursor into its first cell', () => {
    const made = edited('<p>One</p>', 'One', insertTable, addRowBelow);
    expect(rows(made)).toHaveLength(4);
    expect([rows(made)[0], htmlIn(made)]).toEqual(['<th scope="col"><th scope="col"><th scope="col">', '<p>One</p>']);
  });

  it('in a table is changed alone', () => {
    const html = `<table><tbody><tr><td>Outside${PLAIN}</td></tr></tbody></table>`;
    expect(htmlIn(edited(html, 'A1', removeRow))).toBe(html.replace('<tr><td>A1</td><td>B1</td></tr>', ''));
  });
});

describe('whatever is done to a table', () => {
  const COMMANDS = [addRowAbove, addRowBelow, addColumnBefore, addColumnAfter, removeRow, removeColumn, toggleHeaderRow];
  const anyCell = fc.record({ rows: fc.integer({ min: 0, max: 3 }), columns: fc.integer({ min: 1, max: 3 }), isHeader: fc.boolean() });
  const anyTable = fc.array(fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 2,
  });
  let words = 0;
  const cellOf = ({ rows, columns, isHeader }: { rows: number; columns: number; isHeader: boolean }) => {
    words += 1;
    return `<${isHeader ? 'th' : 'td'} rowspan="${rows}" colspan="${columns}">Cell ${words}</${isHeader ? 'th' : 'td'}>`;
  };

  it('every cell with words stays where nobody removed it, and the sanitiser leaves the table as it is', () => {
    const steps = fc.array(fc.tuple(fc.nat(COMMANDS.length - 1), fc.nat(15)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyTable, steps, (groups, chosen) => {
        words = 0;
        const lines = groups.map((group) => `<tbody>${group.map((line) => `<tr>${line.map(cellOf).join('')}</tr>`).join('')}</tbody>`);
        let state = edited(`<p>Before</p><table>${lines.join('')}</table><p>After</p>`, 'Cell 1');
        for (const [index, moves] of chosen) {
          for (let move = 0; move < moves; move += 1) moveToCell(1)(state, (tr) => (state = state.apply(tr)));
          const command = COMMANDS[index] ?? addRowAbove;
          const before = cellsIn(state);
          command(state, (tr) => (state = state.apply(tr)));
          state.doc.check();
          if (command !== removeRow && command !== removeColumn) expect(cellsIn(state)).toEqual(before);
        }
        const html = htmlIn(state);
        const stored = sanitiseBody(html, 'https://news.example/a');
        expect(stored.ok && stored.html.replaceAll('\n', '')).toBe(html.replaceAll('\n', ''));
      }),
      { numRuns: 40 },
    );
  });
});

function cellsIn({ doc }: EditorState): string[] {
  return [...doc.textBetween(0, doc.content.size, ' ').matchAll(/Cell \d+/g)].map(([words]) => words).toSorted();
}

describe('a selection over several cells', () => {
  const over = (html: string, from: string, to: string) => {
    const start = edited(html, from);
    return start.apply(start.tr.setSelection(TextSelection.between(start.selection.$from, edited(html, to).selection.$to)));
  };
  const cleared = (state: EditorState) => {
    let next = state;
    if (clearCells(state, (transaction) => (next = state.apply(transaction)))) next.doc.check();
    return rows(next);
  };

  it('is deleted without its cells', () => {
    expect(cleared(over(PLAIN, '1', '2'))).toEqual(['<td>A<td>', '<td>2<td>B2']);
    expect(cleared(over(`<p>Before</p>${PLAIN}`, 'fore', 'B1|'))).toEqual(['<td><td>', '<td>A2<td>B2']);
  });

  it('in one cell, or around the whole table, is deleted as everywhere', () => {
    for (const [from, to] of [
      ['A1', '1'],
      ['Before', 'After'],
    ] as const)
      expect(clearCells(over(`<p>Before</p>${PLAIN}<p>After</p>`, from, to))).toBe(false);
  });
});
