// Corrects an article: reads its version first, so that the work of somebody else is never
// overwritten.
const url = '{{origin}}/desk/articles/night-bus';
const headers = {
  Authorization: `Bearer ${process.env.TOKEN}`,
  'Content-Type': 'application/json',
};
const read = await fetch(url, { headers });
const answer = await fetch(`${url}/correction`, {
  method: 'POST',
  headers: { ...headers, 'If-Match': read.headers.get('ETag') },
  body: JSON.stringify({
    note: 'An earlier version said ten services a week. It is twelve.',
    changes: { standfirst: 'Twelve services a week from Monday.' },
  }),
});
const body = await answer.json();
if (!answer.ok) throw new Error(JSON.stringify(body.objections ?? body.detail));
console.log(body.outcome, body.article.slug);
