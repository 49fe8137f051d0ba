// Whatever the desk accepts can be restored: each schema that reads a backup takes everything that the desk's own schemas let in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVersion } from '../../../src/backup/article-version.ts';
import { PARTNER_ROWS } from '../../../src/backup/partner-rows.ts';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { draftSchema } from '../../../src/domain/articles/draft.ts';
import type { Circumstances, ResolvedDraft } from '../../../src/domain/articles/draft-rules.ts';
import * as lifecycle from '../../../src/domain/articles/lifecycle.ts';
import { partnerSchema } from '../../../src/domain/partners/partner.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { canonicalJson } from '../../../src/domain/values/canonical-json.ts';
import { acknowledgementSchema } from '../../../src/domain/withdrawals/withdrawal.ts';
import { acceptable, anyDraft, anyInstant, anyPublisher, anyTerms, anyText, anyUrl, json, maybe } from '../any-stored.ts';
import { NOON } from '../newsroom.ts';

function resolved(draft: ReturnType<typeof draftSchema.parse>): ResolvedDraft {
  const terms = (names: readonly { name: string; code?: string | undefined }[]) => names.map(({ name, code = 'c' }) => ({ name, code }));
  return {
    ...draft,
    by: { ...draft.by, names: terms(draft.by.names), desks: terms(draft.by.desks) },
    sections: [{ code: 'city', name: 'City' }],
    subjects: terms(draft.subjects),
    excerpt: 'x',
  };
}

/** The first version made of what the desk takes of the input. A field that it refuses is left out, so that the others are tried. */
function createdFrom(input: Record<string, unknown>, slug: string, context: Circumstances): Article | undefined {
  let offered: Record<string, unknown> = { headline: 'x', source: 'Nordlicht', ...acceptable(draftSchema.shape, input) };
  for (let attempt = 0; attempt < 5; attempt++) {
    const outcome = lifecycle.create(slug, resolved(draftSchema.parse(offered)), context);
    if (outcome.kind === 'changed') return outcome.change.article;
    if (outcome.kind !== 'refused' || outcome.refusal.reason !== 'objections') return undefined;
    const refused = outcome.refusal.objections.map(({ pointer }) => pointer.slice(1));
    offered = Object.fromEntries(Object.entries(offered).filter(([name]) => !refused.includes(name)));
  }
  return undefined;
}

function storedOf(article: Article): string {
  const { bodyHtml: _body, ...rest } = article;
  return JSON.stringify(rest);
}

describe('whatever the desk accepts is read back from a backup', () => {
  it('an article, as it is made, corrected and withdrawn, letter for letter', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyDraft, anyPublisher, fc.constantFrom('a', 'k'.repeat(64)), (input, publisher, slug) => {
        const context = { now: NOON, publisher };
        const made = createdFrom(input, slug, context);
        if (made === undefined) return;
        accepted += 1;
        const gone = lifecycle.withdraw(made, 'Reason', 'Note', NOON);
        const corrected = lifecycle.correct(made, undefined, { note: 'Note', kind: 'clarification' }, context);
        for (const article of [
          made,
          ...[gone, corrected].flatMap((outcome) => (outcome.kind === 'changed' ? outcome.change.article : [])),
        ]) {
          const stored = storedOf(article);
          expect(readVersion(stored)).toEqual(JSON.parse(stored));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(accepted).toBeGreaterThan(600);
  });

  it('the settings of a publisher', () => {
    fc.assert(
      fc.property(anyPublisher, (publisher) => {
        expect(publisherSchema.parse(json(publisher))).toEqual(json(publisher));
      }),
      { numRuns: 500 },
    );
  });

  it('an agreement, letter for letter', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyTerms, (input) => {
        const base = { reference: 'R-1', form: 'full', validFrom: '2026-01-01T00:00:00Z', channels: ['print'] };
        const terms = agreementSchema.safeParse({ ...base, ...acceptable(agreementSchema.shape, input) });
        if (!terms.success) return;
        accepted += 1;
        expect(PARTNER_ROWS.agreement.json.safeParse(canonicalJson(terms.data))).toMatchObject({ success: true });
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('an agreement of an earlier program, which could name a channel twice', () => {
    const base = { reference: 'R-1', form: 'full', validFrom: '2026-01-01T00:00:00Z', channels: ['print'] };
    const stored = canonicalJson({ ...agreementSchema.parse(base), channels: ['print', 'app', 'print'] });
    expect(PARTNER_ROWS.agreement.json.safeParse(stored)).toMatchObject({ success: true });
    const unknown = canonicalJson({ ...agreementSchema.parse(base), channels: ['print', 'television'] });
    expect(PARTNER_ROWS.agreement.json.safeParse(unknown)).toMatchObject({ success: false });
  });

  it('an acknowledgement, and a partner', () => {
    const anyAcknowledgement = fc.record({
      outcome: fc.constant('removed'),
      urls: fc.array(anyUrl, { maxLength: 3 }),
      by: anyText(200),
      at: anyInstant,
    });
    fc.assert(
      fc.property(anyAcknowledgement, fc.record({ name: anyText(200), contact: maybe(anyText(200)) }), (said, partner) => {
        for (const [schema, value] of [
          [acknowledgementSchema, said],
          [partnerSchema, json(partner)],
        ] as const) {
          const first = schema.safeParse(value);
          if (first.success) expect(schema.parse(json(first.data))).toEqual(json(first.data));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
