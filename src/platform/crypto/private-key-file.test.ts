import { spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockPrivateKey, unlockPrivateKey } from './private-key-file.ts';

const { privateKey, publicKey } = generateKeyPairSync('x25519');

test('a locked key opens with its passphrase, whatever letters that has, and with no other', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme', maxLength: 40 }), (passphrase) => {
      const pem = lockPrivateKey(privateKey, passphrase);
      expect(unlockPrivateKey(pem, passphrase).equals(privateKey)).toBe(true);
      expect(() => unlockPrivateKey(pem, `${passphrase}.`)).toThrow();
    }),
    { numRuns: 3 },
  );
}, 60_000);

test('the same key under the same passphrase is another file each time, and never holds the key', () => {
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  const [one, two] = [lockPrivateKey(privateKey, 'a long passphrase'), lockPrivateKey(privateKey, 'a long passphrase')];
  expect(one).not.toBe(two);
  const bytes = Buffer.from(one.split('\n').slice(1, -2).join(''), 'base64');
  expect(bytes.includes(plain)).toBe(false);
  // id-scrypt, then 16 bytes of salt, and the cost that RFC 7914 calls N = 16384, r = 8, p = 5.
  expect(bytes.toString('hex')).toMatch(/06092b06010401da47040b301c0410[0-9a-f]{32}02024000020108020105/);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
test.skipIf(!hasOpenssl)('OpenSSL itself, where this machine has it, reads the file', () => {
  const input = lockPrivateKey(privateKey, 'a long passphrase');
  const read = spawnSync('openssl', ['pkey', '-passin', 'pass:a long passphrase', '-pubout'], { input });
  expect(read.stderr.toString()).toBe('');
  expect(createPublicKey(read.stdout).equals(publicKey)).toBe(true);
});
