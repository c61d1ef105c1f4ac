/** What of a request says where it comes from. */
export type RequestOrigin = {
  readonly ip: string;
  readonly hostname: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** 127.0.0.0/8, ::1 and the same mapped into IPv6: a request from this machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/**
 * Whether a demonstration person may be used from where this request comes: this machine itself, with no proxy between,
 * under a name of this machine (so that no page elsewhere can be pointed here by its name).
 */
export function mayUseDemo(request: RequestOrigin): boolean {
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  const local = request.hostname === 'localhost' || isLoopback(request.hostname.replace(/^\[(.*)\]$/, '$1'));
  return isLoopback(request.ip) && !forwarded && local;
}

/** Only a path of this site is followed after sign-in. */
export function pathOnThisSite(goTo: string): string {
  const base = 'http://forestall.invalid';
  if (!goTo.startsWith('/') || /[\\\s]/.test(goTo)) return '/';
  const address = URL.parse(goTo, base);
  // “/..//elsewhere” is of this origin, and its path, once tidied, is an address elsewhere.
  if (address?.origin !== base || address.pathname.startsWith('//')) return '/';
  return `${address.pathname}${address.search}`;
}
