import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rawPublicKey } from '../../platform/crypto/hpke.ts';
import {
  fingerprintOf,
  newKeyPair,
  newPseudonym,
  openEnvelope,
  publicKeyPem,
  readPublicKey,
  rewrapEnvelope,
  sealIdentity,
} from './identity-crypto.ts';
import {
  type Envelope,
  type Identity,
  type KeyWrap,
  pseudonymPattern,
  type SealedIdentityId,
  sealVersion,
} from './sealed-identity.ts';

type KeyHolder = { readonly holder: string; readonly privateKey: KeyObject };
const holders: readonly KeyHolder[] = ['ada', 'bea', 'cyd', 'dov'].map((holder) => ({
  holder,
  privateKey: newKeyPair().privateKey,
}));
const stranger = newKeyPair().privateKey;
const recipientOf = ({ holder, privateKey }: KeyHolder) => {
  const publicKey = rawPublicKey(privateKey);
  return { holder, publicKey, fingerprint: fingerprintOf(publicKey) };
};

const someId = fc.uuid().map((id) => id as SealedIdentityId); // A UUID is of the form of an id.
const words = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength });
const someIdentity: fc.Arbitrary<Identity> = fc.record({ name: words(60), contact: words(100), notes: words(600) });
const someHolders = fc.subarray([...holders], { minLength: 2 });

function envelopeOf(identityId: SealedIdentityId, identity: Identity, to: readonly KeyHolder[]): Envelope {
  return { identityId, version: sealVersion, ...sealIdentity(identityId, identity, to.map(recipientOf)) };
}
const refusal = (code: string) => expect.objectContaining({ code });

test('whoever an identity is sealed to opens it, and nobody else', () => {
  fc.assert(
    fc.property(someId, someIdentity, someHolders, (id, identity, chosen) => {
      const envelope = envelopeOf(id, identity, chosen);
      for (const { privateKey } of chosen) expect(openEnvelope(envelope, privateKey)).toEqual(identity);
      const others = holders.filter((each) => !chosen.includes(each)).map(({ privateKey }) => privateKey);
      for (const other of [...others, stranger]) {
        expect(() => openEnvelope(envelope, other)).toThrow(refusal('identity.key'));
      }
    }),
    { numRuns: 100 },
  );
});

test('a stranger’s key under a holder’s fingerprint opens nothing', () => {
  const id = '0192f0c1-0000-7000-8000-000000000001' as SealedIdentityId; // Of the form of an id.
  const envelope = envelopeOf(id, { name: 'A', contact: 'B', notes: 'C' }, holders);
  const fingerprint = fingerprintOf(rawPublicKey(stranger));
  const wraps = envelope.wraps.map((wrap) => ({ ...wrap, fingerprint }));
  expect(() => openEnvelope({ ...envelope, wraps }, stranger)).toThrow(refusal('identity.damaged'));
});

/** An envelope of one wrap as bytes and text, each part of which must be as it was. */
const parts = ['nonce', 'ciphertext', 'encapsulation', 'wrappedKey'] as const;

test('any bit turned in any part is refused', () => {
  const [holder, other] = holders;
  if (holder === undefined || other === undefined) throw new Error('There are holders');
  fc.assert(
    fc.property(
      someId,
      someIdentity,
      fc.constantFrom(...parts),
      fc.nat({ max: 1_000_000 }),
      (id, identity, part, place) => {
        const envelope = envelopeOf(id, identity, [holder, other]);
        const [wrap] = envelope.wraps;
        if (wrap === undefined) throw new Error('There is a wrap');
        const turned = (bytes: Buffer) => {
          const copy = Buffer.from(bytes);
          const bit = place % (copy.length * 8);
          copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          return copy;
        };
        const altered: Envelope =
          part === 'nonce' || part === 'ciphertext'
            ? { ...envelope, content: { ...envelope.content, [part]: turned(envelope.content[part]) } }
            : { ...envelope, wraps: [{ ...wrap, [part]: turned(wrap[part]) }] };
        expect(() => openEnvelope(altered, holder.privateKey)).toThrow(refusal('identity.damaged'));
      },
    ),
    { numRuns: 300 },
  );
});

test('every bit of the shortest parts, one after the other, is refused', () => {
  const [holder, other] = holders;
  if (holder === undefined || other === undefined) throw new Error('There are holders');
  const id = '0192f0c1-0000-7000-8000-000000000001' as SealedIdentityId; // Of the form of an id.
  const envelope = envelopeOf(id, { name: 'A', contact: 'B', notes: 'C' }, [holder, other]);
  const [wrap] = envelope.wraps;
  if (wrap === undefined) throw new Error('There is a wrap');
  for (const part of ['encapsulation', 'wrappedKey'] as const) {
    for (let bit = 0; bit < wrap[part].length * 8; bit += 1) {
      const copy = Buffer.from(wrap[part]);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const altered = { ...envelope, wraps: [{ ...wrap, [part]: copy }] };
      expect(() => openEnvelope(altered, holder.privateKey), `${part}, bit ${bit}`).toThrow(
        refusal('identity.damaged'),
      );
    }
  }
});

test('what is bound to a seal cannot be exchanged: identity, version, holder', () => {
  fc.assert(
    fc.property(someId, someId, someIdentity, someHolders, (id, otherId, identity, chosen) => {
      fc.pre(id !== otherId);
      const [first, second] = chosen;
      if (first === undefined || second === undefined) throw new Error('Two holders at least');
      const envelope = envelopeOf(id, identity, chosen);
      const [wrap, ...rest] = envelope.wraps;
      if (wrap === undefined) throw new Error('There is a wrap');
      const renamed: KeyWrap = { ...wrap, holder: second.holder };
      for (const altered of [
        { ...envelope, identityId: otherId },
        { ...envelope, version: envelope.version + 1 },
        { ...envelope, wraps: [renamed, ...rest] },
        { ...envelope, content: envelopeOf(id, identity, chosen).content },
      ]) {
        expect(() => openEnvelope(altered, first.privateKey)).toThrow(refusal('identity.damaged'));
      }
    }),
    { numRuns: 50 },
  );
});

test('a holder lets another open it, and the one before still can', () => {
  fc.assert(
    fc.property(someId, someIdentity, (id, identity) => {
      const [first, second, successor] = holders;
      if (first === undefined || second === undefined || successor === undefined) throw new Error('There are holders');
      const envelope = envelopeOf(id, identity, [first, second]);
      const wrap = rewrapEnvelope(envelope, second.privateKey, recipientOf(successor));
      const wider = { ...envelope, wraps: [...envelope.wraps, wrap] };
      for (const { privateKey } of [first, second, successor])
        expect(openEnvelope(wider, privateKey)).toEqual(identity);
      expect(() => rewrapEnvelope(envelope, stranger, recipientOf(successor))).toThrow(refusal('identity.key'));
    }),
    { numRuns: 50 },
  );
});

test('a length tells only how many blocks of 256 bytes there are, and the same twice sealed has nothing in common', () => {
  const id = '0192f0c1-0000-7000-8000-000000000001' as SealedIdentityId; // Of the form of an id.
  const seal = (name: string) => sealIdentity(id, { name, contact: '', notes: '' }, holders.map(recipientOf));
  const lengths = ['', 'Al', 'Amina Example-Mahamat'.repeat(8)].map((name) => seal(name).content.ciphertext.length);
  expect(lengths).toEqual([256 + 16, 256 + 16, 256 + 16]);
  expect(seal('x'.repeat(230)).content.ciphertext.length).toBe(512 + 16);
  const [one, two] = [seal('Al'), seal('Al')];
  expect(one.content.nonce.equals(two.content.nonce)).toBe(false);
  expect(one.content.ciphertext.equals(two.content.ciphertext)).toBe(false);
  expect(one.wraps[0]?.wrappedKey.equals(two.wraps[0]?.wrappedKey ?? Buffer.alloc(0))).toBe(false);
});

test('a public key is read as it was written, and anything else is refused with what to do', () => {
  const { publicKey, privateKey } = newKeyPair();
  expect(readPublicKey(publicKeyPem(publicKey))).toEqual(rawPublicKey(publicKey));
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => readPublicKey(privatePem)).toThrow(refusal('identity-key.private'));
  const others = [
    generateKeyPairSync('ed25519').publicKey,
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  ].map((key) => key.export({ type: 'spki', format: 'pem' }).toString());
  const lowOrder = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(`302a300506032b656e032100${'00'.repeat(32)}`, 'hex').toString('base64')}\n-----END PUBLIC KEY-----\n`;
  for (const pem of [...others, lowOrder, '', 'hello']) {
    expect(() => readPublicKey(pem), pem).toThrow(refusal('identity-key.form'));
  }
});

test('a code is drawn anew each time, in letters that are not taken for each other', () => {
  const codes = Array.from({ length: 500 }, newPseudonym);
  for (const code of codes) expect(code).toMatch(new RegExp(pseudonymPattern));
  expect(new Set(codes).size).toBe(500);
  expect(new Set(codes.join('').replaceAll(/R-|-/g, '')).size).toBe(32);
});
