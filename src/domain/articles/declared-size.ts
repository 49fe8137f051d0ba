// Limits the size that a picture may declare, because a very large one would move the text and the notice below it out of sight. Pure.
import type { Image } from './article.ts';

/** Longest side in CSS pixels. A larger picture is scaled down and keeps its ratio. */
const MAX_SIDE_PIXELS = 4_096;
/** Greatest ratio of height to width. A theme may make every picture as wide as the page. */
const MAX_HEIGHT_RATIO = 3;

interface DeclaredSize {
  width?: number | undefined;
  height?: number | undefined;
}

/** Scales a size down so that no side is above the limit. Empty if a side is unknown or the picture is too high for its width: a page then shows
 *  the picture at the size of its file. */
export function declaredSize({ width, height }: DeclaredSize): DeclaredSize {
  if (width === undefined || height === undefined || !(height <= MAX_HEIGHT_RATIO * width)) return {};
  const scale = Math.min(1, MAX_SIDE_PIXELS / Math.max(width, height));
  const scaled = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return scaled.height === 0 ? {} : scaled;
}

/** Limits the size of a picture that is delivered. Feeds name the same size as HTML, because a page may use either. */
export function withDeclaredSize({ widthPixels, heightPixels, ...image }: Image): Image {
  const { width, height } = declaredSize({ width: widthPixels, height: heightPixels });
  return width === undefined || height === undefined ? image : { ...image, widthPixels: width, heightPixels: height };
}
