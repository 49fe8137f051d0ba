// Synthetic articles: what is offered is what is possible, an embargo ends at its hour, and a headline that somebody chose stays.
import { describe, expect, it } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import {
  applySandboxAction,
  liftDueEmbargo,
  possibleActions,
  SANDBOX_ACTIONS,
  type SandboxAction,
  type SandboxWish,
} from '../../../src/domain/pulls/sandbox.ts';

const NOW = '2040-03-01T12:00:00.000Z';
const LATER = '2040-03-01T15:00:00.000Z';
const terms = agreementSchema.parse({ reference: 'Q-1', validFrom: '2040-01-01T00:00:00Z', form: 'full', channels: ['print'] });
const publisher = { name: 'The Quay Courier', formerNames: [], houseLine: '© {year}', timeZone: 'Europe/Berlin' };

function outcomeOf(action: SandboxAction, current: Article | undefined, wish: Pick<SandboxWish, 'headline' | 'until'> = {}) {
  return applySandboxAction(action, current, { ...wish, slug: 'sandbox-a', terms, publisher, now: NOW });
}

function reached(actions: readonly SandboxAction[], wish: Pick<SandboxWish, 'headline' | 'until'> = {}): Article {
  let current: Article | undefined;
  for (const action of actions) {
    const outcome = outcomeOf(action, current, current === undefined ? wish : {});
    if (outcome?.kind !== 'changed') throw new Error(`${action} changes nothing`);
    current = outcome.change.article;
  }
  if (current === undefined) throw new Error('no action');
  return current;
}

describe('a synthetic article', () => {
  it.each<[SandboxAction[]]>([
    [['publish']],
    [['publish', 'hold']],
    [['publish', 'withdraw']],
    [['publish', 'withdraw', 'reinstate']],
    [['embargo']],
    [['embargo', 'hold']],
    [['embargo', 'withdraw']],
    [['embargo', 'embargo-lift']],
  ])('after %j is offered every action that changes it, and no other', (actions) => {
    const article = reached(actions);
    const changing = SANDBOX_ACTIONS.filter((action) => outcomeOf(action, article, { until: LATER })?.kind === 'changed');
    expect(possibleActions(article).toSorted()).toEqual(changing.toSorted());
  });

  it('keeps a headline that somebody chose, and has one otherwise that names the version of its text', () => {
    expect(reached(['publish', 'hold', 'release', 'update']).headline).toBe('Sandbox a, version 4');
    expect(reached(['publish', 'hold', 'release', 'update'], { headline: 'Ours' }).headline).toBe('Ours');
  });

  it('under embargo is published at the hour of its embargo, and not before it, while it is held or after it was withdrawn', () => {
    const article = reached(['embargo'], { until: LATER });
    const at = (now: string, one = article) => liftDueEmbargo(one, { now, timeZone: 'Europe/Berlin' });
    expect(at('2040-03-01T14:59:59.999Z')).toBeUndefined();
    expect(at('2040-03-01T15:00:01.000Z')).toMatchObject({ action: 'embargo-lift', article: { version: 2, firstPublished: LATER } });
    for (const action of ['hold', 'withdraw'] as const)
      expect(at('2040-03-02T00:00:00.000Z', reached(['embargo', action], { until: LATER }))).toBeUndefined();
    expect(at('2040-03-02T00:00:00.000Z', reached(['publish']))).toBeUndefined();
  });
});
