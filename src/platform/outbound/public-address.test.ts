import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';

test.each([
  ['this machine', '127.0.0.1'],
  ['all of 127.0.0.0/8', '127.255.3.4'],
  ['no address', '0.0.0.0'],
  ['private, 10.0.0.0/8', '10.1.2.3'],
  ['private, the last of 172.16.0.0/12', '172.31.255.255'],
  ['private, 192.168.0.0/16', '192.168.1.1'],
  ['shared by a carrier', '100.64.0.1'],
  ['link-local, where clouds keep their keys', '169.254.169.254'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['this machine, IPv6', '::1'],
  ['no address, IPv6', '::'],
  ['unique local', 'fd00::1'],
  ['link-local, IPv6', 'fe80::1'],
  ['link-local with its zone', 'fe80::1%eth0'],
  ['multicast, IPv6', 'ff02::1'],
  ['documentation', '2001:db8::1'],
  ['IPv4 mapped', '::ffff:127.0.0.1'],
  ['IPv4 mapped, in hexadecimal', '::ffff:7f00:1'],
  ['IPv4 translated', '64:ff9b::7f00:1'],
  ['IPv4 in 6to4', '2002:7f00:1::'],
  ['IPv4 in Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['a name', 'localhost'],
  ['nothing', ''],
])('refused: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '8.8.8.8',
  '172.15.255.255',
  '172.32.0.0',
  '100.63.255.255',
  '193.0.0.1',
  '2606:4700::1111',
  '2a00:1450::1',
])('of the public network: %s', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('an IPv4 address in IPv6 clothes is never taken, whatever it is', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false);
    }),
  );
});
