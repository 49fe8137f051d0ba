// Fetches the receipt of an article, and verifies it with the publisher's public keys: no package, and no question to the publisher.
import { createPublicKey, verify } from 'node:crypto';

const headers = { Authorization: `Bearer ${process.env.KEY}` };
const article = await (await fetch('{{origin}}/v1/articles/{{slug}}', { headers })).json();
const { value: address } = article.altIds.find(({ role }) => role === 'receipt');
const receipt = await (await fetch(address, { headers })).text();
const { keys } = await (await fetch('{{origin}}/.well-known/jwks.json')).json();

const [header, claims, signature] = receipt.split('.');
const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));
const jwk = keys.find(({ kid }) => kid === read(header).kid);
const key = createPublicKey({ key: jwk, format: 'jwk' });
if (read(header).typ !== 'licence-receipt+jwt') throw new Error('this is no receipt of a delivery');
if (!verify(null, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))) throw new Error('the signature is wrong');
const { partner, article: delivered, agreement } = read(claims);
console.log(partner, delivered.key, delivered.version, agreement.reference);
