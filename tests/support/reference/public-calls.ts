// The calls of readers that the reference shows.
import type { Recorder } from './recorder.ts';

const BUSINESS = { kind: 'sections', code: 'business' };

export async function makePublicCalls({ call }: Recorder): Promise<void> {
  await call('GET /');
  await call('GET /feeds');
  await call('GET /feeds.opml');
  await call('GET /feeds/all');
  await call('GET /feeds/{kind}/{code}', { parts: BUSINESS });
  await call('GET /feeds/all.{format}', { parts: { format: 'rss' } });
  await call('GET /feeds/{kind}/{code}.{format}', { parts: { ...BUSINESS, format: 'json' } });
  await call('GET /articles/{slug}', { parts: { slug: 'corvina-ferry-returns' } });
  await call('GET /sitemap-news.xml');
  await call('GET /robots.txt');
  await call('GET /manifest.webmanifest');
  await call('GET /favicon.ico');
  await call('GET /apple-touch-icon.png');
  await call('GET /terms');
  await call('GET /docs');
  await call('GET /problems');
  await call('GET /problems/{type}', { parts: { type: 'resync-required' } });
  await call('GET /.well-known/jwks.json');
  await call('GET /healthz');
  await call('GET /v1');
}
