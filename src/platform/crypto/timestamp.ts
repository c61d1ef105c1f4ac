import { createHash, verify, X509Certificate } from 'node:crypto';
import { type Der, der, derInteger, derOid, partsOf, readDer, tags } from './der.ts';

/** RFC 3161: that somebody who is trusted with the time has seen a digest. */

const oids = {
  sha256: derOid('2.16.840.1.101.3.4.2.1'),
  signedData: derOid('1.2.840.113549.1.7.2'),
  timestampInfo: derOid('1.2.840.113549.1.9.16.1.4'),
  contentType: derOid('1.2.840.113549.1.9.3'),
  messageDigest: derOid('1.2.840.113549.1.9.4'),
} as const;

/** What a certificate must be for (RFC 3161, 2.3). */
const timestamping = '1.3.6.1.5.5.7.3.8';

const digestNames: readonly (readonly [oid: Buffer, name: string])[] = [
  [oids.sha256, 'sha256'],
  [derOid('2.16.840.1.101.3.4.2.2'), 'sha384'],
  [derOid('2.16.840.1.101.3.4.2.3'), 'sha512'],
];

/** What was asked: the SHA-256 of what is to be stamped, and a number used once, so that no old answer serves. */
export type TimestampAsked = { readonly sha256: Buffer; readonly nonce: Buffer };

/** What an authority says. */
export type Timestamp = {
  readonly at: Date;
  readonly serial: string;
  readonly certificates: readonly X509Certificate[];
};

/** The question in DER: version 1, the digest, the nonce, and that the authority’s certificate is wanted. */
export function timestampRequest({ sha256, nonce }: TimestampAsked): Buffer {
  return der(
    tags.sequence,
    derInteger(Buffer.from([1])),
    imprintOf(sha256),
    derInteger(nonce),
    der(tags.boolean, Buffer.from([0xff])),
  );
}

function imprintOf(sha256: Buffer): Buffer {
  return der(tags.sequence, der(tags.sequence, oids.sha256, der(tags.null)), der(tags.octets, sha256));
}

/**
 * Reads an answer and holds it to what was asked: granted, this very digest and nonce, and signed by a certificate that
 * it brings and that is for timestamps. Whether that certificate is to be trusted, `leadsTo` says.
 * @throws RangeError in words where it does not hold
 */
export function readTimestamp(reply: Buffer, asked: TimestampAsked): Timestamp {
  const [status, token] = partsOf(sequence(readDer(reply)));
  const granted = status && partsOf(status)[0]?.content;
  // 0 is granted; 1 is granted with changes, which a digest and a nonce that agree do not show.
  if (granted === undefined || granted.length !== 1 || (granted[0] ?? 9) > 1 || token === undefined) {
    throw new RangeError('the authority did not grant it');
  }
  const [kind, wrapped] = partsOf(token);
  if (!isOid(kind, oids.signedData) || wrapped === undefined) throw new RangeError('it is no signed answer');
  const signed = partsOf(sequence(partsOf(wrapped)[0]));
  const [infoKind, infoWrapped] = partsOf(sequence(signed[2]));
  if (!isOid(infoKind, oids.timestampInfo) || infoWrapped === undefined) throw new RangeError('it holds no timestamp');
  const info = partsOf(infoWrapped)[0]?.content ?? Buffer.alloc(0);
  const [, , imprint, serial, time, ...rest] = partsOf(sequence(readDer(info)));
  if (!matches(imprint, asked.sha256)) throw new RangeError('it stamps another digest');
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  if (nonce?.whole.equals(derInteger(asked.nonce)) !== true) throw new RangeError('it answers another question');
  const certificates = (signed.find(({ tag }) => tag === tags.first) ?? { content: Buffer.alloc(0) }).content;
  const brought = partsOf({ tag: tags.set, content: certificates, whole: certificates })
    .filter(({ tag }) => tag === tags.sequence)
    .map(({ whole }) => new X509Certificate(whole));
  const signer = partsOf(signed.at(-1) ?? sequence(undefined))[0];
  const by = brought.find((each) => each.keyUsage?.includes(timestamping) && isSignedBy(sequence(signer), info, each));
  if (by === undefined) throw new RangeError('no certificate for timestamps that it brings has signed it');
  return {
    at: timeOf(time),
    serial: serial?.content.toString('hex') ?? '',
    certificates: [by, ...brought.filter((each) => each !== by)],
  };
}

/** The digest that an answer stamps, with how it was made. NULL or nothing may stand behind the name of the digest. */
function matches(imprint: Der | undefined, sha256: Buffer): boolean {
  const [algorithm, digest] = partsOf(sequence(imprint));
  return isOid(partsOf(sequence(algorithm))[0], oids.sha256) && digest?.content.equals(sha256) === true;
}

/** RFC 5652, 5.4: the signature is over the attributes, written as a set, and they name the digest of the content. */
function isSignedBy(signer: Der, content: Buffer, by: X509Certificate): boolean {
  const parts = partsOf(signer);
  const attributes = parts.find(({ tag }) => tag === tags.first);
  const signature = parts.find(({ tag }) => tag === tags.octets);
  const digestName = nameOf(partsOf(sequence(parts[2]))[0]);
  if (attributes === undefined || signature === undefined || digestName === undefined) return false;
  const attributeOf = (oid: Buffer) =>
    partsOf(attributes)
      .map(partsOf)
      .filter(([name]) => isOid(name, oid))
      .flatMap(([, values]) => (values === undefined ? [] : partsOf(values)))[0];
  const told = attributeOf(oids.messageDigest)?.content;
  if (told?.equals(createHash(digestName).update(content).digest()) !== true) return false;
  if (!isOid(attributeOf(oids.contentType), oids.timestampInfo)) return false;
  return verify(digestName, der(tags.set, attributes.content), by.publicKey, signature.content);
}

/** Whether a chain of certificates ends at one that is trusted, each valid at that moment. */
export function leadsTo({ at, certificates }: Timestamp, trusted: readonly X509Certificate[]): boolean {
  const [first] = certificates;
  const seen = new Set<X509Certificate>();
  for (let each = first; each !== undefined && !seen.has(each); ) {
    const one: X509Certificate = each;
    seen.add(one);
    if (at < new Date(one.validFrom) || at > new Date(one.validTo)) return false;
    if (trusted.some((root) => root.raw.equals(one.raw))) return true;
    each = [...trusted, ...certificates].find(
      (issuer) => issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey),
    );
  }
  return false;
}

function sequence(value: Der | undefined): Der {
  if (value?.tag === tags.sequence) return value;
  throw new RangeError('it is not an answer to a question for a timestamp');
}

function isOid(value: Der | undefined, oid: Buffer): boolean {
  return value?.whole.equals(oid) === true;
}

function nameOf(oid: Der | undefined): string | undefined {
  return digestNames.find(([each]) => isOid(oid, each))?.[1];
}

/** `20261124090000Z`, with fractions of a second or without. */
function timeOf(value: Der | undefined): Date {
  const text = value?.tag === tags.generalizedTime ? value.content.toString('latin1') : '';
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:[.]\d+)?)Z$/.exec(text) ?? [];
  if (second === undefined) throw new RangeError('it tells no time');
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
