// Brings a folder of articles up to date with everything that has happened since the last run.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const headers = { Authorization: `Bearer ${process.env.KEY}` };
await mkdir('articles', { recursive: true });
let cursor = await readFile('articles/cursor.txt', 'utf8').catch(() => '');
for (let more = true; more; ) {
  const url = `{{origin}}/v1/changes?limit=100${cursor && `&cursor=${cursor}`}`;
  const answer = await ask(url);
  const body = await answer.json();
  if (body.type === '/problems/resync-required') {
    // The list begins again with everything that you may still have, so the rest must go.
    await rm('articles', { recursive: true });
    await mkdir('articles');
    cursor = '';
    continue;
  }
  if (!answer.ok) throw new Error(body.detail);
  for (const change of body.changes) await apply(change);
  cursor = body.cursor;
  more = body.more === true;
  await writeFile('articles/cursor.txt', cursor);
}

async function apply({ action, slug, url }) {
  console.log(action, slug);
  if (action === 'agreement') return;
  const file = `articles/${slug}.json`;
  if (['withdraw', 'hold', 'expire'].includes(action)) return rm(file, { force: true });
  const article = await ask(url);
  if (article.ok) return writeFile(file, await article.text());
  // It may have been withdrawn since this change was listed.
  if (article.status === 404 || article.status === 410) return rm(file, { force: true });
  throw new Error((await article.json()).detail);
}

// Asks again after Retry-After, which has seconds or a date, if that is within ten minutes.
async function ask(url, tries = 5) {
  const answer = await fetch(url, { headers });
  const after = answer.headers.get('Retry-After');
  if (![429, 503].includes(answer.status) || after === null || tries === 1) return answer;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  if (!(seconds <= 600)) return answer;
  await sleep(Math.max(seconds, 1) * 1000);
  return ask(url, tries - 1);
}
