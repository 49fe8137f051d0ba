// Publishes an article. The Idempotency-Key makes it safe to send the same request again, for
// example after a lost connection.
const article = {
  headline: 'Night bus returns to the coast road',
  standfirst: 'Ten services a week from Monday.',
  source: 'M10News',
  sections: ['world'],
  by: { names: ['Ada Quill'] },
  bodyHtml: '<p>The last one ran in 2019.</p>',
};
const answer = await fetch('{{origin}}/desk/articles/night-bus', {
  method: 'PUT',
  headers: {
    Authorization: `Bearer ${process.env.TOKEN}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': 'night-bus-first',
  },
  body: JSON.stringify(article),
});
const body = await answer.json();
if (!answer.ok) throw new Error(JSON.stringify(body.objections ?? body.detail));
console.log(body.outcome, body.article.slug);
