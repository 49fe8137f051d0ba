// The pictures of the sample newspaper. The service itself serves them, so their addresses name its origin, and that changes with its port.
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Article } from '../../domain/articles/article.ts';
import type { DraftInput } from '../../domain/articles/draft.ts';
import { assetPath } from '../assets/asset-path.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure, sentenceOf } from '../client/failure.ts';
import { ifFound } from '../client/http.ts';
import { draftOf } from '../import/draft-from-article.ts';
import { SAMPLE } from './places.ts';

/** The address of a picture, also at an earlier origin or of an earlier drawing, which had another hash. */
const ADDRESS = /https?:\/\/[^/\s"]+\/assets\/sample\/([a-z0-9-]+)\.[0-9a-f]{12}\.jpg/g;

/** All have one size. */
const MEASURES = { mediaType: 'image/jpeg', widthPixels: 1_600, heightPixels: 1_067 };

export interface Renewed {
  /** Number of articles that got a new version. */
  articles: number;
  /** What could not be renewed, a line each. */
  faults: string[];
}

/** Adds media type and sizes, which front matter has no fields for. */
export function withMeasures(images: DraftInput['images']): DraftInput['images'] {
  return images?.map((image) => {
    const [, name] = [...image.url.matchAll(ADDRESS)][0] ?? [];
    return name === undefined ? image : { ...image, ...MEASURES, sizeBytes: statSync(fileOf(name)).size };
  });
}

/** Changes the addresses in the articles of the sample to those at this origin, whatever else the desk has changed in them since. */
export async function renewPictures(desk: Desk, origin: string): Promise<Renewed> {
  const renewed: Renewed = { articles: 0, faults: [] };
  const files = await readdir(join(SAMPLE, 'articles'));
  const renewals = files.map(async (file) => {
    const { name: slug } = parse(file);
    try {
      if (await renew(desk, slug, origin)) renewed.articles += 1;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      renewed.faults.push(`The pictures of ${slug} have old addresses: ${sentenceOf(error.problem)}`);
    }
  });
  await Promise.all(renewals);
  return renewed;
}

/** A withdrawn article cannot be changed, and shows no picture. */
async function renew(desk: Desk, slug: string, origin: string): Promise<boolean> {
  const found = await ifFound(desk.getArticle(slug));
  if (found?.etag === undefined || found.body.pubStatus === 'canceled') return false;
  const { body: article, etag } = found;
  const { images, bodyHtml } = atOrigin(article, origin);
  if (bodyHtml === article.bodyHtml && images.every(({ url }, index) => url === article.images[index]?.url)) return false;
  await desk.putArticle(slug, { ...draftOf(article), images, bodyHtml }, { ifMatch: etag });
  return true;
}

function atOrigin({ images, bodyHtml }: Article, origin: string): Pick<Article, 'images' | 'bodyHtml'> {
  const current = (address: string, name: string) => (existsSync(fileOf(name)) ? origin + assetPath(fileOf(name)) : address);
  const renewed = (text: string) => text.replace(ADDRESS, current);
  return { images: images.map((image) => ({ ...image, url: renewed(image.url) })), bodyHtml: renewed(bodyHtml) };
}

function fileOf(name: string): string {
  return join(SAMPLE, 'pictures', `${name}.jpg`);
}
