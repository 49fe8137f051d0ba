// The ids of withdrawals. Pure.
import { present } from '../values/present.ts';

/** Makes the id of a withdrawal: `{slug}.{version}` of the withdrawing version. */
export function withdrawalId(slug: string, version: number): string {
  return `${slug}.${version}`;
}

/** Reads the id of a withdrawal, or a slug, which gives no `version`. `undefined` if the text is neither. */
export function parseWithdrawalId(text: string): { slug: string; version?: number } | undefined {
  const [, slug, version] = /^([a-z0-9-]{1,64})(?:\.([1-9]\d{0,8}))?$/.exec(text) ?? [];
  if (slug === undefined) return undefined;
  return present({ slug, version: version === undefined ? undefined : Number(version) });
}
