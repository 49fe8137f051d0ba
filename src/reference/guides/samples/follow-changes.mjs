// Brings a folder of articles up to date with everything that has happened since the last run.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';

const headers = { Authorization: `Bearer ${process.env.KEY}` };
await mkdir('articles', { recursive: true });
let cursor = await readFile('articles/cursor.txt', 'utf8').catch(() => '');
for (let more = true; more; ) {
  const url = `{{origin}}/v1/changes?limit=100${cursor && `&cursor=${cursor}`}`;
  const answer = await fetch(url, { headers });
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
  const article = await fetch(url, { headers });
  if (article.ok) return writeFile(file, await article.text());
  // It may have been withdrawn since this change was listed.
  if (article.status === 404 || article.status === 410) return rm(file, { force: true });
  throw new Error((await article.json()).detail);
}
