import { expect, test } from 'vitest';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';

test.each([
  ['<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>', 'E = mc^2'],
  ['<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>', '(a + b)/2'],
  ['<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>', '√(x + 1)'],
  ['<mroot><mi>x</mi><mn>3</mn></mroot>', 'x^(1/3)'],
  ['<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>', 'x_i^2'],
  ['<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>', '∑_(i = 1)^n i'],
  ['<mi>f</mi><mo>&ApplyFunction;</mo><mo>(</mo><mi>x</mi><mo>)</mo>', 'f(x)'],
  [
    '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>',
    '[1, 0; 0, 1]',
  ],
  ['<semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics>', 'x'],
])('the formula %s reads %s', (content, text) => {
  expect(sanitiseBody(`<p>So <math>${content}</math>.</p>`, 'https://m10news.example/')).toMatchObject({ html: `<p>So ${text}.</p>` });
});

test('the text that an author gave for a formula is used', () => {
  const body = sanitiseBody('<p>So <math alttext="\\frac{a}{b}"><mi>q</mi></math>.</p>', 'https://m10news.example/');
  expect(body).toMatchObject({ html: '<p>So \\frac{a}{b}.</p>', changes: [{ element: 'math', became: 'text' }] });
});
