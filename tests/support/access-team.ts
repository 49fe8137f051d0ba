// A team of Cloudflare Access on this machine: it publishes its keys as the real one does, and signs whatever a test asks for. Vitest starts it before
// the tests that run in workerd, which cannot listen.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TestProject } from 'vitest/node';

export interface WantedAssertion {
  claims: Record<string, unknown>;
  /** `stranger`: signed with a key that the team does not publish, under the id of one that it does. */
  key: 'team' | 'stranger' | 'unknown-id';
  /** Seconds from now; negative for an expired one. */
  expiresIn: number;
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  const [team, stranger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const certs = JSON.stringify({ keys: [{ ...(await exportJWK(team.publicKey)), kid: 'team-1', alg: 'RS256', use: 'sig' }] });
  const server = createServer(async (request, response) => {
    if (request.url === '/cdn-cgi/access/certs') return response.end(certs);
    const text = await new Response(request as unknown as ReadableStream).text();
    const { claims, key, expiresIn } = JSON.parse(text) as WantedAssertion;
    const jwt = new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key === 'unknown-id' ? 'team-9' : 'team-1' })
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn);
    return response.end(await jwt.sign(key === 'team' ? team.privateKey : stranger.privateKey));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provide('accessTeam', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => server.close();
}

declare module 'vitest' {
  interface ProvidedContext {
    accessTeam: string;
  }
}
