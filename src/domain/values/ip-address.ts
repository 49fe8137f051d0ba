// Reads IP addresses and ranges (RFC 4291 §2.2, RFC 4632 §3.1), compares them, and shortens an address to a prefix that may be stored. The platform's
// URL parser reads IPv6. Pure.

/** The 4 bytes of an IPv4 address, or the 16 bytes of an IPv6 address. */
type Bytes = readonly number[];

interface Range {
  /** First address of the range: all bits after `bits` are zero. */
  network: Bytes;
  bits: number;
}

/** Writes a range as it is stored: its first address and its number of bits. A single address is a range too. `undefined`: the text is neither. */
export function addressRange(text: string): string | undefined {
  const range = rangeOf(text);
  return range === undefined ? undefined : `${written(range.network)}/${range.bits}`;
}

/** Tells whether an address is within one of the ranges. An address or a range that cannot be read does not match. */
export function isWithin(address: string, cidrs: readonly string[]): boolean {
  const client = addressOf(address);
  if (client === undefined) return false;
  return cidrs.some((cidr) => {
    const range = rangeOf(cidr);
    return range !== undefined && contains(range, client);
  });
}

/** Returns the network of an address, which identifies no person: a /24 of IPv4 or a /48 of IPv6. */
export function prefixOf(address: string | undefined): string | undefined {
  const client = address === undefined ? undefined : addressOf(address);
  if (client === undefined) return undefined;
  const bits = client.length === 4 ? 24 : 48;
  return `${written(firstBits(client, bits))}/${bits}`;
}

/** Returns the IPv4 address in the four bytes at `offset` of an IPv6 address. `undefined`: the text is not an IPv6 address. */
export function embeddedIpv4(address: string, offset: number): string | undefined {
  const bytes = addressOf(address);
  return bytes?.length === 16 ? written(bytes.slice(offset, offset + 4)) : undefined;
}

/** Returns the network whose addresses one client can use: a single IPv4 address, or a /64 of IPv6. `undefined`: the text is not an address. */
export function clientNetwork(address: string): string | undefined {
  const client = addressOf(address);
  if (client === undefined) return undefined;
  return client.length === 4 ? written(client) : `${written(firstBits(client, 64))}/64`;
}

function addressOf(text: string): Bytes | undefined {
  return text.includes('/') ? undefined : rangeOf(text)?.network;
}

function rangeOf(text: string): Range | undefined {
  const [address = '', length, ...more] = text.split('/');
  const bytes = ipv4Of(address) ?? ipv6Of(address);
  if (bytes === undefined || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = length === undefined ? bytes.length * 8 : Number(length);
  if (bits > bytes.length * 8) return undefined;
  // An IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) counts as the IPv4 address.
  if (isMapped(bytes) && bits >= 96) return { network: firstBits(bytes.slice(12), bits - 96), bits: bits - 96 };
  return { network: firstBits(bytes, bits), bits };
}

function contains({ network, bits }: Range, client: Bytes): boolean {
  return client.length === network.length && firstBits(client, bits).every((byte, index) => byte === network[index]);
}

function firstBits(bytes: Bytes, bits: number): Bytes {
  return bytes.map((byte, index) => byte & (0xff00 >> Math.min(Math.max(bits - 8 * index, 0), 8)));
}

/** Accepts four decimal numbers only. URL parsers also read 10.1, 0x0a.1 and 010.0.0.1 as addresses, but in a list of ranges these are mistakes. */
function ipv4Of(text: string): Bytes | undefined {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** An address with a zone (`fe80::1%eth0`) is refused, because a zone has a meaning on one machine only. */
function ipv6Of(text: string): Bytes | undefined {
  const url = `http://[${text}]`;
  if (!/^[\d.:a-f]+$/i.test(text) || !URL.canParse(url)) return undefined;
  const [before = [], after = []] = new URL(url).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))));
  const zeros = Array<number>(8 - before.length - after.length).fill(0);
  return [...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]);
}

function isMapped(bytes: Bytes): boolean {
  return bytes.length === 16 && bytes.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 0xff));
}

/** Writes an address in its canonical spelling (RFC 5952 §4). */
function written(bytes: Bytes): string {
  return bytes.length === 4 ? bytes.join('.') : new URL(`http://[${groupsOf(bytes).join(':')}]`).hostname.slice(1, -1);
}

function groupsOf(bytes: Bytes): string[] {
  return Array.from({ length: 8 }, (_, index) => (((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0)).toString(16));
}
