// Fetches the feed if it has changed since the last run, and prints the titles and the status.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const etag = await readFile('etag.txt', 'utf8').catch(() => '');
const answer = await ask('{{origin}}/feeds/all.json', { 'If-None-Match': etag });
if (answer.status === 200) {
  const { items } = await answer.json();
  for (const item of items) console.log(item.title);
  await writeFile('etag.txt', answer.headers.get('ETag'));
}
console.log(answer.status);

// Asks again after Retry-After, which has seconds or a date, if that is within ten minutes.
async function ask(url, headers, tries = 5) {
  const answer = await fetch(url, { headers });
  const after = answer.headers.get('Retry-After');
  if (![429, 503].includes(answer.status) || after === null || tries === 1) return answer;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  if (!(seconds <= 600)) return answer;
  await sleep(Math.max(seconds, 1) * 1000);
  return ask(url, headers, tries - 1);
}
