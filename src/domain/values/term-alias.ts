// Codes of terms that were merged into another term or renamed. Such a code stays as an alias: it means the term that it was joined to. Pure.

import type { Instant } from './instant.ts';

export interface TermAlias {
  /** The code that became an alias. */
  code: string;
  /** The code that it was joined to. That one may have become an alias later. */
  target: string;
  since: Instant;
  /** Present if the term only got another code: nothing had the target's code before. */
  renamed?: true;
}

/** Finds the term that a code means. */
export class AliasTable {
  private readonly byCode: ReadonlyMap<string, TermAlias>;
  private readonly byTerm = new Map<string, TermAlias[]>();

  /** No chain of aliases may lead back to its beginning. */
  constructor(aliases: readonly TermAlias[]) {
    this.byCode = new Map(aliases.map((alias) => [alias.code, alias]));
    for (const alias of aliases) {
      const term = this.currentCode(alias.code);
      const others = this.byTerm.get(term);
      if (others === undefined) this.byTerm.set(term, [alias]);
      else others.push(alias);
    }
  }

  /** Returns the code of the term today. A code that is no alias is its own. */
  currentCode(code: string): string {
    let current = code;
    for (let alias = this.byCode.get(current); alias !== undefined; alias = this.byCode.get(current)) current = alias.target;
    return current;
  }

  isAlias(code: string): boolean {
    return this.byCode.has(code);
  }

  /** Lists the aliases of the terms that these codes mean, each once. */
  of(codes: readonly string[]): TermAlias[] {
    if (this.byTerm.size === 0) return [];
    return [...new Set(codes.map((code) => this.currentCode(code)))].flatMap((term) => this.byTerm.get(term) ?? []);
  }

  /** Lists every code that means the same term as `code`, itself included. */
  codesLike(code: string): string[] {
    return [...new Set([code, ...this.of([code]).flatMap((alias) => [alias.code, alias.target])])];
  }
}
