import { createPrivateKey, decapsulate, diffieHellman, encapsulate, generateKeyPairSync, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aes128Gcm,
  decrypt,
  encrypt,
  hkdfExpand,
  hkdfExtract,
  keySchedule,
  openFrom,
  publicKeyOfRaw,
  rawPublicKey,
  sealTo,
  sharedSecret,
} from './hpke.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
/** An X25519 private key of 32 bytes, as RFC 8410 writes it. */
const privateKeyOf = (raw: string) =>
  createPrivateKey({ key: hex(`302e020100300506032b656e04220420${raw}`), format: 'der', type: 'pkcs8' });

test.each([
  {
    name: 'A.1, basic',
    ikm: '0b'.repeat(22),
    salt: '000102030405060708090a0b0c',
    info: 'f0f1f2f3f4f5f6f7f8f9',
    prk: '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5',
    okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    name: 'A.3, no salt and no info',
    ikm: '0b'.repeat(22),
    salt: '',
    info: '',
    prk: '19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04',
    okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
])('HKDF gives what RFC 5869 gives in $name', ({ ikm, salt, info, prk, okm }) => {
  const extracted = hkdfExtract(hex(salt), hex(ikm));
  expect(extracted.toString('hex')).toBe(prk);
  expect(hkdfExpand(extracted, hex(info), 42).toString('hex')).toBe(okm);
});

test('HKDF in its two halves gives what Node’s own gives at once', () => {
  const bytes = fc.uint8Array({ maxLength: 80 });
  fc.assert(
    fc.property(bytes, bytes, bytes, fc.integer({ min: 1, max: 300 }), (ikm, salt, info, length) => {
      const ours = hkdfExpand(hkdfExtract(salt, ikm), info, length);
      expect(ours).toEqual(Buffer.from(hkdfSync('sha256', ikm, salt, info, length)));
    }),
  );
});

test('X25519 gives what RFC 7748, section 6.1, gives', () => {
  const alice = privateKeyOf('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
  const bob = privateKeyOf('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
  expect(rawPublicKey(alice).toString('hex')).toBe('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
  expect(rawPublicKey(bob).toString('hex')).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
  const agreed = diffieHellman({ privateKey: alice, publicKey: publicKeyOfRaw(rawPublicKey(bob)) });
  expect(agreed.toString('hex')).toBe('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742');
});

// RFC 9180, appendix A.1.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. The RFC has no vectors for
// AES-256-GCM with X25519; suite and key length are all that differs.
const a1 = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ephemeral: '52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736',
  encapsulation: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
  recipient: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
  recipientPublic: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
  sharedSecret: 'fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc',
  key: '4531685d41d65f03dc48f6b8302c05b0',
  nonce: '56d890e5accaaf011cff4b7d',
  aad: '436f756e742d30',
  plain: '4265617574792069732074727574682c20747275746820626561757479',
  ciphertext: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
};

test('each step gives what RFC 9180 gives in its first example, from either side', () => {
  const ephemeral = privateKeyOf(a1.ephemeral);
  const recipient = privateKeyOf(a1.recipient);
  expect(rawPublicKey(ephemeral).toString('hex')).toBe(a1.encapsulation);
  expect(rawPublicKey(recipient).toString('hex')).toBe(a1.recipientPublic);
  const sides = [
    [ephemeral, publicKeyOfRaw(hex(a1.recipientPublic))],
    [recipient, publicKeyOfRaw(hex(a1.encapsulation))],
  ] as const;
  for (const [own, theirs] of sides) {
    const secret = sharedSecret(own, theirs, hex(a1.encapsulation), hex(a1.recipientPublic));
    expect(secret.toString('hex')).toBe(a1.sharedSecret);
    const { key, nonce } = keySchedule(secret, hex(a1.info), aes128Gcm);
    expect([key.toString('hex'), nonce.toString('hex')]).toEqual([a1.key, a1.nonce]);
    expect(encrypt(aes128Gcm, key, nonce, hex(a1.aad), hex(a1.plain)).toString('hex')).toBe(a1.ciphertext);
    expect(decrypt(aes128Gcm, key, nonce, hex(a1.aad), hex(a1.ciphertext)).toString('hex')).toBe(a1.plain);
  }
});

test('the encapsulation is the one that OpenSSL makes and takes', () => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const theirs = encapsulate(publicKey);
  const ours = sharedSecret(privateKey, publicKeyOfRaw(theirs.ciphertext), theirs.ciphertext, rawPublicKey(publicKey));
  expect(ours).toEqual(Buffer.from(theirs.sharedKey));
  const ephemeral = generateKeyPairSync('x25519');
  const encapsulation = rawPublicKey(ephemeral.publicKey);
  const sent = sharedSecret(ephemeral.privateKey, publicKey, encapsulation, rawPublicKey(publicKey));
  expect(Buffer.from(decapsulate(privateKey, encapsulation))).toEqual(sent);
});

test('a message goes round, and not where the key or what is bound to it differs', () => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const other = generateKeyPairSync('x25519').privateKey;
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (plain, info, bound) => {
      const sealed = sealTo(publicKey, { info, bound }, plain);
      expect(openFrom(privateKey, { info, bound }, sealed)).toEqual(Buffer.from(plain));
      expect(() => openFrom(other, { info, bound }, sealed)).toThrow();
      expect(() => openFrom(privateKey, { info: Buffer.concat([info, Buffer.of(0)]), bound }, sealed)).toThrow();
      expect(() => openFrom(privateKey, { info, bound: Buffer.concat([bound, Buffer.of(0)]) }, sealed)).toThrow();
    }),
    { numRuns: 50 },
  );
});

test('a public key of low order, with which everybody would agree on nothing, is refused', () => {
  const { privateKey } = generateKeyPairSync('x25519');
  for (const low of ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`]) {
    expect(() =>
      sealTo(publicKeyOfRaw(hex(low)), { info: Buffer.alloc(0), bound: Buffer.alloc(0) }, hex('00')),
    ).toThrow();
    expect(() =>
      openFrom(
        privateKey,
        { info: Buffer.alloc(0), bound: Buffer.alloc(0) },
        { encapsulation: hex(low), ciphertext: hex('00'.repeat(17)) },
      ),
    ).toThrow();
  }
});
