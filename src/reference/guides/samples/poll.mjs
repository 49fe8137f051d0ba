// Fetches the feed if it has changed since the last run, and prints the titles and the status.
import { readFile, writeFile } from 'node:fs/promises';

const etag = await readFile('etag.txt', 'utf8').catch(() => '');
const headers = { 'If-None-Match': etag };
const answer = await fetch('{{origin}}/feeds/all.json', { headers });
if (answer.status === 200) {
  const { items } = await answer.json();
  for (const item of items) console.log(item.title);
  await writeFile('etag.txt', answer.headers.get('ETag'));
}
console.log(answer.status);
