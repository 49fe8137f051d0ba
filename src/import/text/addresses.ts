// Web addresses: made absolute, and told apart by whose site they are on. Pure.

/** An http or https address, made absolute where there is something to resolve it against. */
export function webUrl(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  const url = URL.parse(address.trim(), base !== undefined && URL.canParse(base) ? base : undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** True where an address is on the publisher's own site, `www.` or not; true for what is no web address. */
export function isOnSite(address: string, { siteUrl }: { siteUrl: string }): boolean {
  const host = URL.parse(address)?.hostname;
  return host === undefined || host === '' || bareHost(host) === bareHost(new URL(siteUrl).hostname);
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}
