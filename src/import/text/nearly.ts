// Whether two lines are the same headline, with some words changed. Pure.

/** Most of the words are the same. Another first heading is that of a part of the text. */
export function isNearly(heading: string, headline: string): boolean {
  const [one, other] = [heading, headline].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  if (one === undefined || other === undefined) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared * 2 > one.size + other.size - shared;
}
