// Prints what the agreement grants, page by page, newest first.
const headers = { Authorization: `Bearer ${process.env.KEY}` };
let page = '{{origin}}/v1/feed.ninjs?limit=5';
while (page) {
  const answer = await fetch(page, { headers });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail);
  for (const item of body.items) console.log(item.pubStatus, item.version, item.headlines[0].value);
  page = body.next;
}
