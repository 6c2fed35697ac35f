import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Blocks of IPv4 that no public host has: all of the IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its
 * updates), multicast (IANA IPv4 Multicast Address Space Registry) and the reserved class E.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8], // "this network", RFC 791
  ['10.0.0.0', 8], // private use, RFC 1918
  ['100.64.0.0', 10], // shared address space of carriers, RFC 6598
  ['127.0.0.0', 8], // loopback, RFC 1122
  ['169.254.0.0', 16], // link-local, also the metadata services of clouds, RFC 3927
  ['172.16.0.0', 12], // private use, RFC 1918
  ['192.0.0.0', 24], // IETF protocol assignments, RFC 6890
  ['192.0.2.0', 24], // documentation, RFC 5737
  ['192.31.196.0', 24], // AS112, RFC 7535
  ['192.52.193.0', 24], // automatic multicast tunnelling, RFC 7450
  ['192.88.99.0', 24], // former 6to4 relays, RFC 7526
  ['192.168.0.0', 16], // private use, RFC 1918
  ['192.175.48.0', 24], // AS112, RFC 7534
  ['198.18.0.0', 15], // benchmarking, RFC 2544
  ['198.51.100.0', 24], // documentation, RFC 5737
  ['203.0.113.0', 24], // documentation, RFC 5737
  ['224.0.0.0', 4], // multicast, RFC 5771
  ['240.0.0.0', 4], // reserved, with the limited broadcast, RFC 1112 and RFC 919
] as const;

/**
 * The one block of IPv6 from which public addresses are given out. Outside of it lie, among others, `::`, `::1`,
 * IPv4-mapped (`::ffff:0:0/96`) and -compatible (`::/96`) addresses, NAT64 (`64:ff9b::/96`, `64:ff9b:1::/48`),
 * discard-only (`100::/64`), segment routing (`5f00::/16`), unique local (`fc00::/7`), link-local (`fe80::/10`),
 * the former site-local (`fec0::/10`) and multicast (`ff00::/8`).
 *
 * @see https://www.iana.org/assignments/ipv6-address-space
 */
const GLOBAL_UNICAST = ['2000::', 3] as const;

/**
 * Blocks inside of it that no public host has.
 *
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const SPECIAL_IPV6 = [
  ['2001::', 23], // IETF protocol assignments: Teredo, benchmarking, ORCHID and others, RFC 2928
  ['2001:db8::', 32], // documentation, RFC 3849
  ['2002::', 16], // 6to4, which carries an IPv4 address, RFC 3056
  ['2620:4f:8000::', 48], // AS112, RFC 7534
  ['3fff::', 20], // documentation, RFC 9637
] as const;

const special = new BlockList();
for (const [address, bits] of SPECIAL_IPV4) special.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of SPECIAL_IPV6) special.addSubnet(address, bits, 'ipv6');

const global = new BlockList();
global.addSubnet(...GLOBAL_UNICAST, 'ipv6');

/**
 * Whether the world can reach `address`, so that asking it tells nothing about this machine's own network. Forms of
 * IPv6 that carry an IPv4 address are never public, whatever they carry.
 */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return global.check(address, 'ipv6') && !special.check(address, 'ipv6');
};
