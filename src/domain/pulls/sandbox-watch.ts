// What people see of their sandbox at the portal: the articles with their steps, and what programs did with them. Pure data that crosses an RPC.
import type { AgreementVersion } from '../agreements/agreement.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import type { DisclosedReason } from '../entitlement/entitlement.ts';
import type { Instant } from '../values/instant.ts';
import type { PartnerWithdrawal } from '../withdrawals/withdrawal.ts';
import type { SandboxAction } from './sandbox.ts';
import type { TestUse } from './test-use.ts';

/** One version of a synthetic article. */
export interface SandboxVersion {
  version: number;
  action: SandboxAction;
  at: Instant;
  /** Public note of a correction or of a withdrawal. */
  note?: string;
  /** Id of the user or of the key that asked for it. Absent: the hour of an embargo came, or it is not known. */
  holder?: string;
}

interface Watched {
  agreement: AgreementVersion;
  /** Why test keys get no copy at present, as live keys do not. Absent: they get it. */
  barred?: DisclosedReason;
  /** Names of people, and of keys under the person's agreements, by their ids. */
  names: Record<string, { name: string; isKey: boolean }>;
}

export interface ListedSandboxArticle {
  facts: ArticleFacts;
  last: SandboxVersion;
  /** What was done with the last version. */
  uses: TestUse[];
  /** Present if the last version withdrew the article from a key that had received it. */
  withdrawal?: PartnerWithdrawal;
}

export interface SandboxBoard extends Watched {
  /** The last changed first. */
  articles: ListedSandboxArticle[];
  /** How much room is used. */
  used: { articles: number; steps: number };
  /** Names the contents of the sandbox: another one was changed since. */
  state: string;
  /** How many test keys under the person's agreements can be used. */
  testKeys: number;
  /** The newest calls of test keys. */
  latest: TestUse[];
}

export interface SandboxArticle extends Watched {
  facts: ArticleFacts;
  /** Newest first. */
  versions: SandboxVersion[];
  /** There are earlier versions than these. */
  isCut: boolean;
  /** The newest first. */
  uses: TestUse[];
  /** Newest first. */
  withdrawals: PartnerWithdrawal[];
  /** Some test key has received it, so that a withdrawal has to be acknowledged. */
  isReceived: boolean;
}
