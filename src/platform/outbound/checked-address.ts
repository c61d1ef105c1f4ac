import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { message } from '../language/message.ts';
import { isPublicAddress } from './public-address.ts';

export type Resolved = { readonly address: string; readonly family: number };

/** An address that may be connected to, and where its name led when it was looked at. */
export type CheckedAddress = { readonly url: URL; readonly leadsTo: readonly Resolved[] };

export type AddressRules = {
  /** Also to private networks and this machine, and without encryption: for what stands next door. */
  readonly allowPrivate: boolean;
  /** How a name is resolved; the system's way unless a test says otherwise. */
  readonly resolve?: (name: string) => Promise<readonly Resolved[]>;
};

const resolveBySystem = (name: string) => lookup(name, { all: true });

/**
 * Looks at an address that somebody typed: of the web, without a name or password in it, and not into our own network.
 * @param mayBePlain whether it may do without encryption
 * @returns where its name leads, all of it checked, or what is wrong with it, in words
 */
export async function checkAddress(
  address: string,
  { allowPrivate, resolve = resolveBySystem }: AddressRules,
  mayBePlain = allowPrivate,
): Promise<CheckedAddress | string> {
  const url = URL.parse(address);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return message('It is not an address of the web.');
  if (url.username !== '' || url.password !== '')
    return message('An address with a name or password in it is not taken.');
  if (url.protocol === 'http:' && !mayBePlain)
    return message('The address must begin with https://, so that nobody reads along.');
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const leadsTo = await resolve(name).catch(() => []);
  if (leadsTo.length === 0) return message('Its name leads nowhere.');
  if (!allowPrivate && !leadsTo.every((each) => isPublicAddress(each.address))) {
    return message('It leads into a private network, which this Forestall does not send to.');
  }
  return { url, leadsTo };
}

/** Leads a connection to what was checked, so that a name which answers differently the second time leads nowhere. */
export function leadingOnlyTo(leadsTo: readonly Resolved[]): LookupFunction {
  return (_name, options, done) => {
    const [first] = leadsTo;
    if (options.all || first === undefined) done(null, [...leadsTo]);
    else done(null, first.address, first.family);
  };
}
