// Addresses and ranges of them as desks and clients write them (RFC 4291 §2.2, RFC 4632 §3.1): which range holds one, and how much of one
// may be kept. The platform's URL parser reads IPv6. Pure.

/** 4 bytes of IPv4, or 16 of IPv6. */
type Bytes = readonly number[];

interface Range {
  /** First address: zeros after `bits`. */
  network: Bytes;
  bits: number;
}

/** The range as it is stored: its first address and its bits. A single address is a range of one. `undefined`: it is none. */
export function addressRange(text: string): string | undefined {
  const range = rangeOf(text);
  return range === undefined ? undefined : `${written(range.network)}/${range.bits}`;
}

/** False for an address or a range that cannot be read: a list that names ranges lets in nobody else. */
export function isWithin(address: string, cidrs: readonly string[]): boolean {
  const client = addressOf(address);
  if (client === undefined) return false;
  return cidrs.some((cidr) => {
    const range = rangeOf(cidr);
    return range !== undefined && contains(range, client);
  });
}

/** The network of an address, which names no person: /24 of IPv4, /48 of IPv6. */
export function prefixOf(address: string | undefined): string | undefined {
  const client = address === undefined ? undefined : addressOf(address);
  if (client === undefined) return undefined;
  const bits = client.length === 4 ? 24 : 48;
  return `${written(firstBits(client, bits))}/${bits}`;
}

/** The IPv4 address in four bytes of an IPv6 address, the first of them at `offset`. `undefined`: it is no IPv6 address. */
export function embeddedIpv4(address: string, offset: number): string | undefined {
  const bytes = addressOf(address);
  return bytes?.length === 16 ? written(bytes.slice(offset, offset + 4)) : undefined;
}

/** What a single client can choose its addresses from: one address of IPv4, a /64 of IPv6. `undefined`: it is no address. */
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
  // RFC 4291 §2.5.5.2: clients of IPv4 are known by their IPv4 address.
  if (isMapped(bytes) && bits >= 96) return { network: firstBits(bytes.slice(12), bits - 96), bits: bits - 96 };
  return { network: firstBits(bytes, bits), bits };
}

function contains({ network, bits }: Range, client: Bytes): boolean {
  return client.length === network.length && firstBits(client, bits).every((byte, index) => byte === network[index]);
}

function firstBits(bytes: Bytes, bits: number): Bytes {
  return bytes.map((byte, index) => byte & (0xff00 >> Math.min(Math.max(bits - 8 * index, 0), 8)));
}

/** Four decimal numbers. URL parsers read 10.1, 0x0a.1 and 010.0.0.1 as addresses too, and nobody who writes one in a list of ranges
 *  means it. */
function ipv4Of(text: string): Bytes | undefined {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** A zone (`fe80::1%eth0`) means something on one machine only: such an address is none here. */
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

/** In the one spelling of its kind (RFC 5952 §4). */
function written(bytes: Bytes): string {
  return bytes.length === 4 ? bytes.join('.') : new URL(`http://[${groupsOf(bytes).join(':')}]`).hostname.slice(1, -1);
}

function groupsOf(bytes: Bytes): string[] {
  return Array.from({ length: 8 }, (_, index) => (((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0)).toString(16));
}
