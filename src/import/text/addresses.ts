// Web addresses: made absolute, and compared with the publisher's own site. Pure.

/** An http or https URL, made absolute if there is a base to resolve it against. */
export function webUrl(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  const url = URL.parse(address.trim(), base !== undefined && URL.canParse(base) ? base : undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** True if a URL is on the publisher's own site, with `www.` or without; also true for anything that is not a web URL. */
export function isOnSite(address: string, { siteUrl }: { siteUrl: string }): boolean {
  const host = URL.parse(address)?.hostname;
  return host === undefined || host === '' || bareHost(host) === bareHost(new URL(siteUrl).hostname);
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}

/** The host of an address, by which a feed's or an export's ids are kept apart from those of others; `undefined` without one. */
export function siteOf(address: string | undefined): string | undefined {
  const host = address === undefined ? undefined : URL.parse(address)?.host;
  return host === undefined || host === '' ? undefined : host;
}
