// Brings articles of another system here. A second run changes nothing; a changed article is
// updated, unless the desk has edited it since.
import { createHash } from 'node:crypto';

const articles = [
  { id: '4711', headline: 'Harbour strike ends', html: '<p>Work begins today.</p>' },
  { id: '4712', headline: 'New crane arrives', html: '<p>It lifts ninety tonnes.</p>' },
];
const lines = articles.map(({ id, headline, html }) => ({
  op: 'import',
  slug: headline.toLowerCase().replaceAll(' ', '-'),
  collection: 'cms',
  sourceId: id,
  sourceHash: createHash('sha256')
    .update(headline + html)
    .digest('hex'),
  article: { headline, source: 'M10News', sections: ['business'], bodyHtml: html },
}));
const answer = await fetch('{{origin}}/desk/articles', {
  method: 'POST',
  headers: {
    Authorization: `Bearer ${process.env.TOKEN}`,
    'Content-Type': 'application/x-ndjson',
  },
  body: lines.map((line) => JSON.stringify(line)).join('\n'),
});
if (!answer.ok) throw new Error((await answer.json()).detail);
for (const line of (await answer.text()).trim().split('\n')) {
  const { slug, outcome, problem } = JSON.parse(line);
  console.log(slug ?? '', outcome ?? problem.detail);
}
