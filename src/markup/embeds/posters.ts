// The still picture of a player, where the embed code carries one. No address of a picture is made from the number of a video: nobody has said that
// such a picture exists, and the reader's program would fetch it from a service that the newspaper did not name. Pure.
import type { Element } from 'hast';
import { firstPicture } from './nodes.ts';

/** Attributes in which players keep the address of a still picture. */
const POSTERS = [
  'poster',
  'dataPoster',
  'dataPosterUrl',
  'dataThumbnail',
  'dataThumb',
  'dataThumbnailUrl',
  'thumbnail',
  'posterimage',
  'placeholderSrc',
];

/** Returns the address as it is written, or `undefined`. */
export function posterOf({ properties, children }: Element): unknown {
  const named = POSTERS.map((name) => properties[name]).find((value) => typeof value === 'string' && value.trim() !== '');
  return named ?? backgroundOf(properties['style']) ?? pictureOf(properties['srcDoc']) ?? firstPicture(children);
}

function backgroundOf(style: unknown): string | undefined {
  return typeof style === 'string' ? /background(?:-image)?\s*:\s*url\(([^()]*)\)/i.exec(style)?.[1]?.replace(/["']/g, '') : undefined;
}

/** A frame may carry a document of its own: a still picture that leads to the player. */
function pictureOf(document: unknown): string | undefined {
  return typeof document === 'string' ? /<img\s[^<>]{0,500}?\bsrc=["']?([^"'\s>]+)/i.exec(document)?.[1] : undefined;
}
