// The sandbox in words: actions and what follows from each, calls of programs, and commands to try. Pure.
import { durationInWords } from '../../domain/agreements/words/phrases.ts';
import type { SandboxAction } from '../../domain/pulls/sandbox.ts';
import type { SandboxArticle } from '../../domain/pulls/sandbox-watch.ts';
import type { TestOutcome } from '../../domain/pulls/test-use.ts';

export const SANDBOX_PATH = '/portal/sandbox';

/** `action` is on a button, `done` in the list of versions. */
export const ACTION_WORDS: Readonly<Record<SandboxAction, { action: string; done: string }>> = {
  publish: { action: 'Publish', done: 'Published' },
  update: { action: 'Update', done: 'Updated' },
  correct: { action: 'Correct', done: 'Corrected' },
  withdraw: { action: 'Withdraw', done: 'Withdrawn' },
  reinstate: { action: 'Reinstate', done: 'Reinstated' },
  hold: { action: 'Hold', done: 'Held' },
  release: { action: 'Release', done: 'Released' },
  embargo: { action: 'Change the embargo', done: 'Put under embargo' },
  'embargo-lift': { action: 'Lift the embargo', done: 'Embargo ended' },
};

/** What follows from an action, for programs that use the sandbox. */
export function consequenceOf(action: SandboxAction, { facts, agreement, isReceived }: SandboxArticle): string {
  const { version, firstPublished } = facts;
  const { withdrawWithinMinutes, correctWithinMinutes } = agreement.terms.duties;
  const next = `Version ${version + 1} replaces version ${version}`;
  switch (action) {
    case 'publish':
      return 'Test keys get it with their next call.';
    case 'update':
      if (firstPublished === undefined) return `${next}. The embargo stays.`;
      return `${next}. The change feed names it, and feeds do not show it as new.`;
    case 'correct':
      return `${next}, with a correction note. A program that has an earlier one has to show it within ${durationInWords(correctWithinMinutes)}.`;
    case 'withdraw':
      if (!isReceived) return 'Programs no longer get it. No test key has received it, so nobody has to acknowledge the withdrawal.';
      return `Feeds have a note in its place, and its address answers 410. It has been received, so the withdrawal has to be acknowledged within ${durationInWords(withdrawWithinMinutes)}.`;
    case 'reinstate':
      return `${firstPublished === undefined ? 'It is as it was before it was published' : 'Programs get it again, with the text that it had'}, and the withdrawal is lifted.`;
    case 'hold':
      return 'It leaves the feeds without a note, and its address answers 404.';
    case 'release':
      return firstPublished === undefined ? 'It is published, now or when its embargo ends.' : 'Programs get it again.';
    case 'embargo':
      return 'It is published at the hour that you give. Before it, only keys for embargoed copy get it, if the agreement grants such copy.';
    case 'embargo-lift':
      return 'It is published now, and every test key gets it.';
  }
}

const OUTCOMES: Readonly<Record<TestOutcome, string>> = {
  headline: 'got the headline',
  summary: 'got the summary',
  excerpt: 'got the excerpt',
  full: 'got the full text',
  unchanged: 'was told that nothing has changed (304)',
  called: 'read it',
  change: 'was told of a change',
  withdrawn: 'was told of the withdrawal',
  acknowledged: 'acknowledged the withdrawal',
  refused: 'was refused',
};

export function outcomeInWords(outcome: TestOutcome): string {
  return OUTCOMES[outcome];
}

/** A command that needs the key in the variable TEST_KEY. */
export function curlOf(url: string): string {
  return `curl -H "Authorization: Bearer $TEST_KEY" '${url}'`;
}

export function acknowledgingCurl(origin: string, { id, at }: { id: string; at: string }): string {
  const said = JSON.stringify({ outcome: 'removed', by: 'Test', at });
  return `curl -H "Authorization: Bearer $TEST_KEY" -H 'Content-Type: application/json' -d '${said}' '${origin}/v1/withdrawals/${id}/acknowledgement'`;
}

export function articlePath(slug: string): string {
  return `${SANDBOX_PATH}/articles/${slug}`;
}
