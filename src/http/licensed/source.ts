// Whose copy a key sees: the Catalogue's, or that of its partner's own rehearsal. The rest of the licensed routes does not know which.
import type { Context } from 'hono';
import type { AppEnv } from '../bindings.ts';
import type { Freshness } from '../isolate/freshness.ts';
import type { ArticleSource } from './sources/article-source.ts';
import { catalogueSource } from './sources/catalogue-source.ts';
import { rehearsalSource } from './sources/sandbox-source.ts';

export function sourceFor(context: Context<AppEnv>, fresh: Freshness): ArticleSource {
  return context.get('credential').mode === 'test' ? rehearsalSource(context) : catalogueSource(context.env, fresh);
}
