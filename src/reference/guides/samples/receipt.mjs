// Fetches the receipt of the newest article, and verifies it with the publisher's public keys: no
// package, and no question to the publisher.
import { createPublicKey, verify } from 'node:crypto';

const headers = { Authorization: `Bearer ${process.env.KEY}` };

async function ask(url) {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error((await answer.json()).detail);
  return answer;
}

const { items } = await (await ask('{{origin}}/v1/feed.ninjs?limit=1')).json();
const newest = items.find(({ pubStatus }) => pubStatus === 'usable');
if (!newest) throw new Error('The agreement grants no article now.');
const { value: address } = newest.altIds.find(({ role }) => role === 'receipt');
const receipt = await (await ask(address)).text();
const { keys } = await (await fetch('{{origin}}/.well-known/jwks.json')).json();

const [header, claims, signature] = receipt.split('.');
const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));
const jwk = keys.find(({ kid }) => kid === read(header).kid);
const key = createPublicKey({ key: jwk, format: 'jwk' });
// A receipt of the sandbox proves nothing, so it has another type.
const type = process.env.KEY.startsWith('ts_test_') ? 'licence-sandbox+jwt' : 'licence-receipt+jwt';
if (read(header).typ !== type) throw new Error('this is no receipt of a delivery');
const signed = Buffer.from(`${header}.${claims}`);
const isGenuine = verify(null, signed, key, Buffer.from(signature, 'base64url'));
if (!isGenuine) throw new Error('the signature is wrong');
const { partner, article: delivered, agreement } = read(claims);
console.log(partner, delivered.key, delivered.version, agreement.reference);
