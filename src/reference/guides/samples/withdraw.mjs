// Withdraws an article, whatever its version, and says how many partners have not taken it down
// yet.
const headers = {
  Authorization: `Bearer ${process.env.TOKEN}`,
  'Content-Type': 'application/json',
  'If-Match': '*',
};
const answer = await fetch('{{origin}}/desk/articles/night-bus/withdrawal', {
  method: 'POST',
  headers,
  body: JSON.stringify({ reason: 'Figures in doubt', note: 'The figures were wrong.' }),
});
const body = await answer.json();
if (!answer.ok) throw new Error(body.detail);
const read = await fetch('{{origin}}/desk/withdrawals/night-bus', { headers });
const board = await read.json();
console.log(body.outcome, body.article.slug, board.received - board.acknowledged);
