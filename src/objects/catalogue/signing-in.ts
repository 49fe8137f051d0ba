// The methods of the Catalogue about who may call it: desk tokens, blocked networks, sessions at the console and links that start one. The object
// itself (src/objects/catalogue.ts) adds those that change what is published.
import type { SignedIn } from '../../domain/publisher/console-session.ts';
import type { Actor } from '../../domain/values/actor.ts';
import { Blocks } from '../../domain/values/blocks.ts';
import { ReadableCatalogue } from './reads.ts';
import * as sessions from './settings/sessions.ts';
import * as signInLinks from './settings/sign-in-links.ts';
import * as tokens from './settings/tokens.ts';

export class SigningCatalogue extends ReadableCatalogue {
  /** Networks that are blocked after too many failed desk tokens. */
  private readonly blocks = new Blocks();

  addToken(token: tokens.DeskToken, hash: string, actor: Actor): tokens.MintResult {
    return this.ctx.storage.transactionSync(() => tokens.mint(this.sql, { token, hash, actor, nowMs: Date.now() }));
  }

  /** Finds a token, unless its network is blocked: `blockEnd` is then the end of the block in Unix ms, and the token is not looked up. */
  findToken(token: tokens.GenuineToken, network?: string): { found?: tokens.DeskToken | undefined; blockEnd?: number } {
    const blockEnd = network === undefined ? undefined : this.blockEnd(network);
    return blockEnd === undefined ? { found: tokens.find(this.sql, token, Date.now()) } : { blockEnd };
  }

  /** Blocks a network. Returns the end of a block that is already in force, which is then kept. Blocks are in memory only: one that is lost with the
   *  object's eviction would have ended soon. */
  block(network: string, endMs: number): number | undefined {
    const current = this.blockEnd(network);
    if (current === undefined) this.blocks.add(network, endMs);
    return current;
  }

  blockEnd(network: string): number | undefined {
    return this.blocks.endOf(network, Date.now());
  }

  revokeToken(id: string, actor: Actor): boolean {
    return this.ctx.storage.transactionSync(() => tokens.end(this.sql, id, actor, Date.now()));
  }

  startSession(session: sessions.NewSession): boolean {
    return this.ctx.storage.transactionSync(() => sessions.start(this.sql, session, Date.now()));
  }

  /** Finds an ongoing session by the hash of its cookie, and stores that it was used. */
  session(hash: string): SignedIn | undefined {
    return sessions.find(this.sql, hash, Date.now());
  }

  /** Ends one session of a token, or all of them without `id`. */
  endSessions(which: { tokenId: string; id?: string }): number {
    return this.ctx.storage.transactionSync(() => sessions.end(this.sql, which, Date.now()));
  }

  addSignInLink(hash: string, tokenId?: string): void {
    this.ctx.storage.transactionSync(() => signInLinks.add(this.sql, hash, tokenId, Date.now()));
  }

  /** Uses a link up and starts its session. */
  openSignInLink(hash: string, opening: signInLinks.Opening): signInLinks.OpenResult {
    return this.ctx.storage.transactionSync(() => signInLinks.open(this.sql, hash, opening, Date.now()));
  }
}
