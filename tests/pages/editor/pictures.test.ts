// Pictures in the text: what they show, whose they are, their captions, and the lines around them.
import { describe, expect, it } from 'vitest';
import { addLineBefore, leaveCaption } from '../../../src/pages/editor/lines.ts';
import {
  addPicture,
  changePicture,
  editCaption,
  type PictureAt,
  pictureAgain,
  pictureAt,
  removePicture,
} from '../../../src/pages/editor/pictures.ts';
import { edited, htmlIn, lineIn, write } from './edited.ts';

const SRC = 'https://news.example/quay.jpg';
const FIGURE = `<figure><a href="https://news.example/"><img src="${SRC}" srcset="${SRC} 2x" title="Quay"></a><figcaption>The <em>quay</em></figcaption></figure>`;

function found(html: string, at: string): PictureAt {
  const picture = pictureAt(edited(html, at));
  if (picture === undefined) throw new Error('there is no picture');
  return picture;
}

describe('a picture in the text', () => {
  it('is found where it is selected, beside the cursor, and in the figure of its caption', () => {
    for (const [html, at] of [
      [FIGURE, 'quay.jpg'],
      [FIGURE, 'quay'],
      [`<p>Before</p><p><img src="${SRC}">after</p>`, 'after'],
    ] as const)
      expect(found(html, at).node.attrs['src']).toBe(SRC);
    expect(pictureAt(edited(`<p>Elsewhere</p>${FIGURE}`, 'Elsewhere'))).toBeUndefined();
  });

  it('gets a description, a credit and an owner, and keeps everything else', () => {
    const change = changePicture(found(FIGURE, 'quay'), { alt: 'A "quay"', 'data-credit': 'Ada Brink', 'data-source': 'M10News' });
    const changed = edited(FIGURE, 'quay', change);
    expect(htmlIn(changed)).toBe(
      FIGURE.replace(' title="Quay"', ' alt="A &quot;quay&quot;" title="Quay" data-credit="Ada Brink" data-source="M10News"'),
    );
    expect(pictureAt(changed)?.node.attrs['alt']).toBe('A "quay"');
  });

  it('is changed where it is after somebody has written before it, and not if it was removed', () => {
    const state = edited(`<p>One</p>${FIGURE}`, 'quay.jpg');
    const picture = pictureAt(state);
    if (picture === undefined) throw new Error('there is no picture');
    const later = state.apply(state.tr.insertText('Two and ', 1));
    expect(pictureAgain(later, picture)?.at).toBe(picture.at + 'Two and '.length);
    removePicture(picture)(state, (tr) => expect(pictureAgain(state.apply(tr), picture)).toBeUndefined());
    expect.assertions(2);
  });

  it('gets a caption where it has none, and the cursor goes into the one it has', () => {
    const bare = `<figure><img src="${SRC}"></figure>`;
    const captioned = edited(bare, 'quay.jpg', editCaption(found(bare, 'quay.jpg')), write('The quay'));
    expect(htmlIn(captioned)).toBe(`<figure><img src="${SRC}"><figcaption>The quay</figcaption></figure>`);
    expect(lineIn(edited(FIGURE, 'quay.jpg', editCaption(found(FIGURE, 'quay.jpg'))))).toBe('The quay');
  });

  it('that is alone in a paragraph becomes a figure with its caption, and one among words has none', () => {
    const alone = `<p><a href="https://news.example/"><img src="${SRC}"></a></p>`;
    const made = edited(alone, 'quay.jpg', editCaption(found(alone, 'quay.jpg')));
    expect([htmlIn(made), made.selection.$from.node(-1).type.name]).toEqual([
      `<figure><a href="https://news.example/"><img src="${SRC}"></a></figure>`,
      'figcaption',
    ]);
    const among = `<p>One <img src="${SRC}"> two</p>`;
    expect(editCaption(found(among, 'quay.jpg'))(edited(among, 'quay.jpg'))).toBe(false);
  });

  it('is added as a figure, and removed with its caption', () => {
    expect(htmlIn(edited('<p>One two</p>', 'two', addPicture({ src: SRC, alt: '' })))).toBe(
      `<p>One </p>\n\n<figure><img src="${SRC}" alt=""></figure>\n\n<p>two</p>`,
    );
    expect(htmlIn(edited(`<p>One</p>${FIGURE}`, 'quay.jpg', removePicture(found(`<p>One</p>${FIGURE}`, 'quay.jpg'))))).toBe('<p>One</p>');
    const two = `<figure><img src="${SRC}"><img src="https://news.example/two.jpg"><figcaption>Two</figcaption></figure>`;
    expect(htmlIn(edited(two, 'two.jpg', removePicture(found(two, 'two.jpg'))))).toContain('quay.jpg"><figcaption>Two');
  });
});

describe('somebody can write', () => {
  const table = '<table><tbody><tr><td>Cell</td></tr></tbody></table>';

  it('after a figure, by Enter at the end of its caption', () => {
    expect(htmlIn(edited(FIGURE, 'quay|', leaveCaption, write('New')))).toBe(`${FIGURE}\n\n<p>New</p>`);
    expect(leaveCaption(edited(FIGURE, 'quay'))).toBe(false);
  });

  it('after a table that ends the text, in a line that is no part of the text', () => {
    const state = edited(`<p>One</p>${table}`, 'One', write('New '));
    expect([state.doc.lastChild?.type.name, htmlIn(state)]).toEqual(['p', `<p>New One</p>\n\n${table}`]);
  });

  it('before a table or a figure that begins the text, by Enter at its start', () => {
    expect(edited(table, 'Cell', addLineBefore).doc.firstChild?.type.name).toBe('p');
    expect(edited(`<hr>${table}`, 'Cell', addLineBefore).doc.child(1).type.name).toBe('p');
    expect([addLineBefore(edited(`<p>One</p>${table}`, 'Cell')), addLineBefore(edited(table, 'ell'))]).toEqual([false, false]);
  });
});
