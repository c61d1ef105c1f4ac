import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const issuer = {
  FORESTALL_ISSUER: 'https://id.example.org/realms/one',
  FORESTALL_CLIENT_ID: 'forestall',
  FORESTALL_CLIENT_SECRET: 'hidden',
  FORESTALL_PUBLIC_URL: 'https://forestall.example.org/',
};

test('without an issuer there is none, and sessions last 30 idle minutes and 12 hours', () => {
  const config = readConfig({});
  expect(config.issuer).toBeUndefined();
  expect(config.sessionLimits).toEqual({ idleMinutes: 30, absoluteHours: 12 });
});

test('an issuer is read with its four variables', () => {
  expect(readConfig(issuer).issuer).toEqual({
    issuer: new URL('https://id.example.org/realms/one'),
    clientId: 'forestall',
    clientSecret: 'hidden',
    clientAuthentication: 'client_secret_basic',
    publicUrl: 'https://forestall.example.org',
    claimsFile: undefined,
  });
});

test.each(Object.keys(issuer))('half an issuer is refused, and never taken for none: without %s', (name) => {
  expect(() => readConfig({ ...issuer, [name]: '' })).toThrow(`takes ${name} as well`);
});

test('a file of claims without an issuer is refused too', () => {
  expect(() => readConfig({ FORESTALL_CLAIMS: 'claims.json' })).toThrow(
    'takes FORESTALL_ISSUER, FORESTALL_CLIENT_ID, FORESTALL_CLIENT_SECRET, FORESTALL_PUBLIC_URL as well',
  );
});

test.each([
  ['FORESTALL_ISSUER', 'http://id.example.org'],
  ['FORESTALL_ISSUER', 'id.example.org'],
  ['FORESTALL_ISSUER', 'https://user:password@id.example.org'],
  ['FORESTALL_PUBLIC_URL', 'http://forestall.example.org'],
  ['FORESTALL_PUBLIC_URL', 'http://127.0.0.1.example.org'],
  ['FORESTALL_PUBLIC_URL', 'https://forestall.example.org/app'],
  ['FORESTALL_CLIENT_AUTHENTICATION', 'none'],
  ['FORESTALL_SESSION_IDLE_MINUTES', '0'],
  ['FORESTALL_SESSION_IDLE_MINUTES', '1.5'],
  ['FORESTALL_SESSION_HOURS', '200'],
  ['FORESTALL_PORT', 'x'],
])('%s does not take %s, and says what it takes', (name, value) => {
  expect(() => readConfig({ ...issuer, [name]: value })).toThrow(new RegExp(`^${name} .*takes`));
});

test('plain HTTP is taken on this machine itself, for a trial', () => {
  const local = { ...issuer, FORESTALL_ISSUER: 'http://127.0.0.1:4000', FORESTALL_PUBLIC_URL: 'http://localhost:3000' };
  expect(readConfig(local).issuer?.publicUrl).toBe('http://localhost:3000');
});

test('without settings, people are told of things outside by the app’s own address, without mail, and nothing private', () => {
  expect(readConfig({}).outlets).toEqual({
    publicUrl: 'http://127.0.0.1:3000',
    smtpUrl: undefined,
    mailFrom: 'Forestall <forestall@127.0.0.1>',
    allowPrivateWebhooks: false,
    allowPrivateSources: false,
  });
});

test('the public address stands in what is sent, with no path and no closing slash', () => {
  const { outlets } = readConfig({ FORESTALL_PUBLIC_URL: 'https://forestall.example.org/' });
  expect(outlets).toMatchObject({
    publicUrl: 'https://forestall.example.org',
    mailFrom: 'Forestall <forestall@forestall.example.org>',
  });
});

test.each([
  ['FORESTALL_PUBLIC_URL', 'forestall.example.org'],
  ['FORESTALL_PUBLIC_URL', 'https://forestall.example.org/desk'],
  ['FORESTALL_PUBLIC_URL', 'ftp://forestall.example.org'],
  ['FORESTALL_SMTP_URL', 'mail.example.org'],
  ['FORESTALL_SMTP_URL', 'https://mail.example.org'],
  ['FORESTALL_ALLOW_PRIVATE_WEBHOOKS', 'true'],
  ['FORESTALL_ALLOW_PRIVATE_SOURCES', 'true'],
])('%s does not take “%s”, and says what it takes', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} .*takes`));
});

test('an authority for timestamps is set with what its answers must lead to, or not at all', () => {
  const both = {
    FORESTALL_TIMESTAMP_AUTHORITY: 'http://time.example/tsr',
    FORESTALL_TIMESTAMP_CERTIFICATES: '/etc/time.pem',
  };
  expect(readConfig(both).outlets?.timestamps).toEqual({
    authority: 'http://time.example/tsr',
    certificatesFile: '/etc/time.pem',
  });
  for (const name of Object.keys(both)) {
    expect(() => readConfig({ ...both, [name]: '' }), name).toThrow('are set together, or neither');
  }
  const elsewhere = { ...both, FORESTALL_TIMESTAMP_AUTHORITY: 'ftp://time.example' };
  expect(() => readConfig(elsewhere)).toThrow(/^FORESTALL_TIMESTAMP_AUTHORITY .*takes/);
});

const intake = { FORESTALL_INTAKE_ADDRESS: 'reports@example.org', FORESTALL_SMTP_URL: 'smtp://127.0.0.1:25' };

test('no port is opened for e-mail until an address is set, and then on this machine alone', () => {
  expect(readConfig({}).intake).toBeUndefined();
  expect(readConfig(intake).intake).toEqual({
    address: 'reports@example.org',
    host: '127.0.0.1',
    port: 2525,
    tls: undefined,
  });
});

test.each([
  ['no way to answer', { FORESTALL_SMTP_URL: '' }, 'FORESTALL_SMTP_URL as well'],
  ['no address', { FORESTALL_INTAKE_ADDRESS: '', FORESTALL_INTAKE_PORT: '25' }, 'set without FORESTALL_INTAKE_ADDRESS'],
  ['a name alone', { FORESTALL_INTAKE_ADDRESS: 'reports' }, 'takes an address'],
  ['half a certificate', { FORESTALL_INTAKE_KEY: 'key.pem' }, 'together, or neither'],
  ['unencrypted from beyond', { FORESTALL_INTAKE_HOST: '0.0.0.0' }, 'encrypted alone'],
])('half an intake is refused: %s', (_about, variables, words) => {
  expect(() => readConfig({ ...intake, ...variables })).toThrow(words);
});
