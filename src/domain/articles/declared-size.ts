// The size that a picture may declare to a page. A size that is too large moves the text and the notice below it out of sight. Pure.
import type { Image } from './article.ts';

/** In CSS pixels a side. A larger picture keeps its ratio. */
const MAX_SIDE_PIXELS = 4_096;
/** How many times as high as wide: a theme may make every picture as wide as the page. */
const MAX_HEIGHT_RATIO = 3;

interface DeclaredSize {
  width?: number | undefined;
  height?: number | undefined;
}

/** The same ratio with no side above the bound. Empty where a side is unknown or the picture is too high for its width: a page then shows it at
 *  the size of its file. */
export function declaredSize({ width, height }: DeclaredSize): DeclaredSize {
  if (width === undefined || height === undefined || !(height <= MAX_HEIGHT_RATIO * width)) return {};
  const scale = Math.min(1, MAX_SIDE_PIXELS / Math.max(width, height));
  const scaled = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return scaled.height === 0 ? {} : scaled;
}

/** The picture as it is delivered: feeds name its size as HTML does, because a page may take it from there. */
export function withDeclaredSize({ widthPixels, heightPixels, ...image }: Image): Image {
  const { width, height } = declaredSize({ width: widthPixels, height: heightPixels });
  return width === undefined || height === undefined ? image : { ...image, widthPixels: width, heightPixels: height };
}
