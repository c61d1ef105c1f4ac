import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Not of the public network: IANA's registries of special-purpose addresses (RFC 6890), multicast and reserved ones. */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Of the public range 2000::/3, those that are special, or that carry an IPv4 address within (6to4, Teredo). */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = new BlockList();
const global6 = new BlockList();
for (const range of special4) refused.addSubnet(...parts(range), 'ipv4');
for (const range of special6) refused.addSubnet(...parts(range), 'ipv6');
global6.addSubnet('2000::', 3, 'ipv6');

function parts(range: string): [string, number] {
  const [address = '', bits = ''] = range.split('/');
  return [address, Number(bits)];
}

/**
 * Whether an address is of the public network. Everything else is refused: this machine, private and local networks,
 * and IPv6 addresses that stand for an IPv4 one (mapped, translated, tunnelled).
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4');
  // A zone (“fe80::1%eth0”) is only ever of a local network.
  if (!isIPv6(address) || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}
