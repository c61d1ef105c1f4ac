import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without settings, people are told of things outside by the app’s own address, without mail, and nothing private', () => {
  expect(readConfig({}).outlets).toEqual({
    publicUrl: 'http://127.0.0.1:3000',
    smtpUrl: undefined,
    mailFrom: 'Forestall <forestall@127.0.0.1>',
    allowPrivateWebhooks: false,
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
])('%s does not take “%s”, and says what it takes', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} .*takes`));
});
