// The sizes that a licence adds to a page of a partner's feed. Computed once for each licence that this isolate caches.
import type { Context } from 'hono';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import { type PageTerms, pageTermsOf } from '../../domain/pulls/page-size.ts';
import type { AppEnv } from '../bindings.ts';
import type { Pull } from './pull.ts';

export function pageTerms(context: Context<AppEnv>, { publisher }: Pull, snapshot: LicenceSnapshot): PageTerms {
  const origin = context.get('origin');
  const { pageTerms: known } = context.env.isolate;
  const before = known.get(snapshot);
  if (before !== undefined && before.publisher === publisher && before.origin === origin) return before.terms;
  const { agreement, standing, acceptance, template } = snapshot;
  const terms = pageTermsOf({ terms: agreement.terms, standing, acceptance: acceptance.state, template, publisher, origin });
  known.set(snapshot, { publisher, origin, terms });
  return terms;
}
