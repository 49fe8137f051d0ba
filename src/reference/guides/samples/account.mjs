// Prints whose key this is, and which agreement it opens.
const headers = { Authorization: `Bearer ${process.env.KEY}` };
const answer = await fetch('{{origin}}/v1/account', { headers });
const account = await answer.json();
if (!answer.ok) throw new Error(account.detail);
console.log(account.partner.name, account.agreement.id, account.agreement.inForce);
