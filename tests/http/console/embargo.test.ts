// The embargo of an article at the console, and what the list of versions says about it.
import { beforeEach, describe, expect, test } from 'vitest';
import { signedIn } from '../../support/worker/console.ts';
import { COPY, EDIT, Editor, type Fields, NEW, PAGE, stored } from '../../support/worker/console-editor.ts';
import { callDesk, changeState, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { titlesOf } from '../../support/worker/reader.ts';
import { fieldsOfForm } from '../../support/worker/sent-form.ts';

isolateTests();

let editor: Editor;

beforeEach(async () => {
  await setUpPublisher();
  editor = new Editor((await signedIn()).browser);
});

describe('an embargo', () => {
  const form = `${PAGE}/embargo`;
  const send = (written: Fields) =>
    editor.browser.get(PAGE).then(({ text }) => editor.browser.post(form, { ...fieldsOfForm(text, form), ...written }));

  test('is moved, not removed by an empty field, and removed by its button, which publishes the article', async () => {
    await publish('eastern-lock', { embargoedUntil: '2040-06-01T10:00:30Z' });
    expect(fieldsOfForm((await editor.browser.get(PAGE)).text, form)['embargoedUntil']).toBe('2040-06-01T12:00');
    expect((await send({ embargoedUntil: '2040-07-01T12:00' })).location).toBe(`${PAGE}?done=scheduled`);
    expect((await stored()).embargoedUntil).toBe('2040-07-01T10:00:00.000Z');
    expect((await send({ embargoedUntil: '' })).status).toBe(422);
    expect((await send({ embargoedUntil: '2040-02-01T12:00' })).status).toBe(422);
    expect((await stored()).version).toBe(2);
    expect((await send({ do: 'remove' })).location).toBe(`${PAGE}?done=published`);
    expect(await titlesOf()).toEqual(['Pilots return to the eastern lock']);
  });

  test('and everything else that a version changed is said in its row, with the hour', async () => {
    const rows = async () => {
      const { text } = await editor.browser.get(PAGE);
      return [...text.matchAll(/<td data-label="What">(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''));
    };
    await publish('eastern-lock', { embargoedUntil: '2040-06-01T10:00:30Z' });
    await send({ embargoedUntil: '2040-07-01T12:00' });
    await editor.fill(EDIT, { headline: 'Another', bodyHtml: '<p>Another.</p>', expires: '2041-01-01T12:00' });
    await changeState('eastern-lock', 'hold');
    await editor.fill(EDIT, { embargoedUntil: '', expires: '', edNote: 'Call them.' });
    await changeState('eastern-lock', 'release');
    expect(await rows()).toEqual([
      'Published',
      'Changed while held; without the embargo; it no longer expires; changed: note to the desk',
      'Held',
      'Changed while scheduled; it expires 1 January 2041 at 12:00; changed: headline, text',
      'Scheduled for 1 July 2040 at 12:00 in place of 1 June 2040 at 12:00',
      'Scheduled for 1 June 2040 at 12:00',
    ]);
    expect((await editor.browser.get(`${PAGE}/versions/2`)).text.replace(/<[^>]*>/g, '')).toContain(
      'Scheduled for 1 July 2040 at 12:00 in place of',
    );
    const { body } = await callDesk<{ versions: { changed?: string[] }[] }>('GET', '/desk/articles/eastern-lock/versions');
    expect(body.versions.map(({ changed }) => changed?.join(' '))).toEqual([
      undefined,
      'embargoedUntil',
      'headline expires bodyHtml',
      '',
      'embargoedUntil expires edNote',
      '',
    ]);
  });

  test('of a held article is set, and the article stays held', async () => {
    await editor.fill(NEW, { ...COPY, slug: 'eastern-lock' }, { do: 'hold' });
    await send({ embargoedUntil: '2040-07-01T12:00' });
    expect(await stored()).toMatchObject({ pubStatus: 'withheld', embargoedUntil: '2040-07-01T10:00:00.000Z' });
  });

  test('is removed by the form of the article, which says before that this publishes it', async () => {
    await publish('eastern-lock', { embargoedUntil: '2040-06-01T10:00:30Z' });
    expect((await editor.browser.get(EDIT)).text).toContain('If you empty it, the article is published as soon as you save.');
    await editor.fill(EDIT, { headline: 'Still later' });
    expect((await stored()).embargoedUntil).toBe('2040-06-01T10:00:30.000Z');
    expect((await editor.fill(EDIT, { embargoedUntil: '' }, { do: 'check' })).text).toMatch(/value="save">\s*Publish now/);
    expect((await editor.fill(EDIT, { embargoedUntil: '' })).location).toBe(`${PAGE}?done=published`);
  });

  test('is refused after publication, in words', async () => {
    await publish('eastern-lock');
    const { text } = await editor.browser.get(PAGE);
    expect(text).not.toContain(form);
    const sent = { ...fieldsOfForm(text, `${PAGE}/hold`), embargoedUntil: '2040-07-01T12:00' };
    for (const answer of [await editor.browser.post(form, sent), await editor.fill(EDIT, { embargoedUntil: '2040-07-01T12:00' })])
      expect([answer.status, answer.text.includes('An embargo can be set, changed or lifted only before that.')]).toEqual([409, true]);
    expect((await stored()).version).toBe(1);
  });
});
