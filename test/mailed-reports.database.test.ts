import { connect } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../src/platform/database/actor.ts';
import { type MailListener, openMailListener } from '../src/platform/mail/mail-listener.ts';
import { openMailer } from '../src/platform/mail/mailer.ts';
import { largestMailBytes, mostHeld } from '../src/warn/reports/mailed-report.ts';
import { inRole } from './fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from './fresh-site.ts';
import { type MailServer, openMailServer } from './receivers/mail-server.ts';

/** Reports by e-mail, through a real SMTP connection to the listener that the app opens. */

const intake = 'reports@forestall.example.org';
const known = 'Consul@post.example.org';
let answers: MailServer;
let fresh: FreshSite;
let listener: MailListener;
let post: Visitor;
let owner: pg.Client;
const faults: Error[] = [];

beforeAll(async () => {
  answers = await openMailServer();
  fresh = await freshSite({
    publicUrl: 'https://forestall.example.org',
    mailer: openMailer(answers.url, 'forestall@example.org'),
  });
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  await owner.query('update person set email = $1 where id = $2', [known, inRole('post-reporter').personId]);
  await owner.query('update person set email = $1 where id = $2', ['auditor@example.org', inRole('auditor').personId]);
  const { mailIntake } = fresh.services;
  const listening = { host: '127.0.0.1', port: 0, address: intake, tls: undefined, mostBytes: largestMailBytes };
  listener = await openMailListener(listening, mailIntake, (error) => faults.push(error));
  post = fresh.visitor();
  await post.signIn('post-reporter');
});
afterAll(async () => {
  await listener?.close();
  await owner?.end();
  await fresh?.close();
  await answers?.close();
});

/** @returns what the listener said: 250, or the refusal's code and words */
async function send(mail: SendMailOptions): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  try {
    return (await transport.sendMail({ from: known, to: intake, subject: 'Shots', text: 'Shots at night', ...mail }))
      .response;
  } catch (error) {
    return error instanceof Error && 'response' in error ? String(error.response) : String(error);
  } finally {
    transport.close();
  }
}

const held = () => fresh.services.mailedReports.list(inRole('post-reporter'));
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const reportCount = async () =>
  (await fresh.services.records.reports.list(systemActor, {}, { limit: 0, offset: 0 })).count;

test('a known person’s mail is held, told of, and becomes a draft when the post confirms it', async () => {
  const before = await reportCount();
  const said = await send({
    ...{
      subject: 'Shots at the well ثم',
      text: 'Four men in a car.\nThey shot twice.',
      messageId: '<one@post.example.org>',
    },
    attachments: [{ filename: '../well.png', content: png }],
  });
  expect(said).toMatch(/^250/);
  const [mailed] = await held();
  expect(mailed).toMatchObject({
    subject: 'Shots at the well ثم',
    state: 'held',
    words: 'Four men in a car.\nThey shot twice.',
  });
  expect(await reportCount()).toBe(before);

  expect(await fresh.services.mailIntake.answer()).toBe(1);
  expect(await fresh.services.mailIntake.answer()).toBe(0);
  const [answer] = answers.received;
  expect(answer?.to).toEqual([known]);
  const address = `/warn/reports/mailed/${mailed?.id}`;
  expect(answer?.source.replaceAll('=\r\n', '')).toContain(`https://forestall.example.org${address}`);
  expect(answer?.source).not.toContain('Four men');

  expect((await post.get('/warn/reports/mailed')).body).toContain('Came by e-mail, not confirmed');
  const page = await post.get(address);
  expect(page.body).toContain('Four men in a car.');
  const [eml = '', picture = ''] = [...page.body.matchAll(/href="([^"]*\/files\/[^"]+)"/g)].map(
    ([, href = '']) => href,
  );
  const original = await post.get(eml);
  expect(original.headers['content-type']).toContain('message/rfc822');
  expect(original.headers['content-disposition']).toMatch(/^attachment/);
  expect(original.body).toContain('Message-ID: <one@post.example.org>');
  expect((await post.get(picture)).rawPayload).toEqual(png);

  const unfit = await post.post(`${address}/confirm`, { title: 'Shots at the well' }, address);
  expect([unfit.statusCode, unfit.body.includes('In which country?')]).toEqual([422, true]);
  const answered = {
    ...{ title: 'Shots at the well', country: 'SDN', dating: 'day', reliability: 'B', credibility: '3' },
    ...{ 'happenedOn-day': '20', 'happenedOn-month': '11', 'happenedOn-year': '2026', account: 'Four men in a car.' },
  };
  const confirmed = await post.post(`${address}/confirm`, answered, address);
  expect(confirmed.statusCode).toBe(303);
  const draft = await post.get(String(confirmed.headers.location));
  expect(draft.body).toContain('Draft');
  expect(draft.body.match(/\/attachments\/[0-9a-f-]{36}"/g)).toHaveLength(2);
  // Pressed twice it is one.
  const again = await post.post(`${address}/confirm`, answered, '/warn/reports/new');
  expect(again.headers.location).toBe(confirmed.headers.location);
  expect(await reportCount()).toBe(before + 1);
  const kinds = (await fresh.entries()).map(({ kind }) => kind);
  for (const kind of ['report-mail.received', 'report-mail.answered', 'report-mail.opened', 'report-mail.confirmed'])
    expect(kinds).toContain(kind);
  const [received] = (await fresh.entries()).filter(({ kind }) => kind === 'report-mail.received');
  // Nobody has shown to be the sender.
  expect(received?.personName).toBe('Forestall');
});

test('strangers, other mailboxes, forged senders, machines and notices are refused with 5xx, and nothing is kept', async () => {
  const before = (await held()).length;
  expect(await send({ from: 'stranger@example.org' })).toMatch(/^550 .*people who report here/);
  expect(await send({ from: 'auditor@example.org' })).toMatch(/^550 .*people who report here/);
  expect(await send({ to: 'other@forestall.example.org' })).toMatch(/^550 .*no such mailbox/);
  const by = (from: string, envelope: string) => send({ from, envelope: { from: envelope, to: intake } });
  expect(await by(known, 'stranger@example.org')).toMatch(/^550/);
  expect(await by('auditor@example.org', known)).toMatch(/^550 .*another sender/);
  expect(await by(known, '')).toMatch(/^550/);
  expect(await send({ headers: { 'Auto-Submitted': 'auto-replied' } })).toMatch(/^554 .*machine/);
  expect(await send({ from: `${known}, stranger@example.org`, envelope: { from: known, to: intake } })).toMatch(/^5/);
  expect((await held()).length).toBe(before);
});

test('sent twice it is one; another message of the same Message-ID is refused, not swallowed', async () => {
  const mail = { messageId: '<twice@post.example.org>', subject: 'Twice', text: 'The same' };
  const before = (await held()).length;
  expect(await send(mail)).toMatch(/^250/);
  // Servers on the way write above it.
  expect(await send({ ...mail, headers: { Received: 'from a by b' } })).toMatch(/^250/);
  expect((await held()).length).toBe(before + 1);
  expect(await send({ ...mail, text: 'Something else' })).toMatch(/^554 .*something else/);
  const both = await Promise.all([1, 2].map(() => send({ ...mail, messageId: '<at-once@post.example.org>' })));
  expect(both.every((said) => said.startsWith('250'))).toBe(true);
  expect((await held()).length).toBe(before + 2);
});

test('too large, too many files and files of a kind that is not taken are refused whole', async () => {
  const before = (await held()).length;
  expect(await send({ text: 'x'.repeat(largestMailBytes + 1_000) })).toMatch(/^552/);
  expect(await send({ attachments: [{ filename: 'a.exe', content: Buffer.from('4d5a90000300', 'hex') }] })).toMatch(
    /^554 .*a\.exe/,
  );
  expect(await send({ attachments: [{ filename: 'a.zip', content: Buffer.from('PK\x03\x04') }] })).toMatch(
    /^554 .*a\.zip/,
  );
  const many = Array.from({ length: 25 }, (_, place) => ({ filename: `${place}.txt`, content: `file ${place}` }));
  expect(await send({ attachments: many })).toMatch(/^554 .*more attachments/);
  expect((await held()).length).toBe(before);
});

test('NUL bytes, no sender at all, endless headers and nested MIME are answered clearly', async () => {
  const before = (await held()).length;
  const envelope = { from: known, to: intake };
  expect(await send({ envelope, raw: `From: ${known}\r\nSubject: a\r\n\r\na\0b` })).toMatch(/^554 .*NUL/);
  expect(await send({ envelope, raw: 'Subject: a\r\n\r\nno sender' })).toMatch(/^554 .*From/);
  expect(await send({ envelope, raw: `From: ${known}\r\nX: ${'x'.repeat(300_000)}\r\n\r\na` })).toMatch(
    /^554 .*malformed/,
  );
  const nested = Array.from(
    { length: 80 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('');
  expect(await send({ envelope, raw: `From: ${known}\r\n${nested}\r\na` })).toMatch(/^554 .*malformed/);
  expect((await held()).length).toBe(before);
  // What is decoded may hold what was not there in the raw, and a broken charset loses nothing of the original.
  const raw = `From: ${known}\r\nSubject: =?x-none?Q?a=00b?=\r\nContent-Type: text/plain; charset=x-none\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('a\0b').toString('base64')}`;
  expect(await send({ envelope, raw })).toMatch(/^250/);
  expect((await held())[0]?.words).toBe('ab');
});

test('while the database keeps nothing the sender’s server is asked to try again, and then it is kept', async () => {
  const mail = {
    ...{ messageId: '<later@post.example.org>', subject: 'Later' },
    attachments: [{ filename: 'later.txt', content: 'Later' }],
  };
  const before = (await held()).length;
  // What comes last in the transaction fails, when the rest is written; and then what comes first.
  for (const table of ['ledger_entry', 'report_mail']) {
    await owner.query(`revoke insert on ${table} from forestall_app`);
    expect(await send(mail)).toMatch(/^451/);
    await owner.query(`grant insert on ${table} to forestall_app`);
    expect((await held()).length).toBe(before);
  }
  await owner.query('revoke select on person from forestall_app');
  expect(await send(mail)).toMatch(/^451/);
  await owner.query('grant select on person to forestall_app');
  expect(faults).toHaveLength(3);
  expect(await send(mail)).toMatch(/^250/);
  expect((await held())[0]?.subject).toBe('Later');
});

test('what breaks off halfway is kept in no part', { timeout: 60_000 }, async () => {
  const before = (await held()).length;
  await new Promise<void>((resolve, reject) => {
    const socket = connect(listener.port, '127.0.0.1');
    socket.once('error', reject);
    // Each line when the one before it is answered, as a server on the way does.
    const lines = ['EHLO a', `MAIL FROM:<${known}>`, `RCPT TO:<${intake}>`, 'DATA'];
    socket.on('data', (piece) => {
      if (!/^\d{3} .*\r\n$/m.test(String(piece))) return;
      const next = lines.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
      else socket.end(`From: ${known}\r\nSubject: Broken\r\n\r\nhalf`, () => resolve());
    });
  });
  expect(await send({ messageId: '<after@post.example.org>', subject: 'After' })).toMatch(/^250/);
  expect((await held()).length).toBe(before + 1);
});

test('it is disowned by the post alone, and stays as evidence; others see nothing of it', async () => {
  const [mailed] = await held();
  const address = `/warn/reports/mailed/${mailed?.id}`;
  const desk = fresh.visitor();
  await desk.signIn('desk-officer');
  expect((await desk.get(address)).statusCode).toBe(404);
  expect((await desk.get('/warn/reports/mailed')).body).not.toContain('After');
  expect((await fresh.visitor().get(address)).statusCode).toBe(404);
  expect((await post.post(`${address}/disown`, {}, address)).statusCode).toBe(303);
  const page = await post.get(address);
  expect(page.body).toContain('Disowned');
  expect(page.body).not.toContain(`${address}/confirm`);
  expect((await post.post(`${address}/disown`, {}, '/warn/reports/new')).statusCode).toBe(409);
  const kept = await owner.query('select count(*)::int as n from evidence_file where mail = $1', [mailed?.id]);
  expect(kept.rows[0]?.n).toBe(1);
});

test('whoever settles it before they are told of it is not told that it waits', async () => {
  await fresh.services.mailIntake.answer();
  const told = answers.received.length;
  expect(await send({ messageId: '<soon@post.example.org>', subject: 'Soon' })).toMatch(/^250/);
  const [mailed] = await held();
  if (mailed === undefined) throw new Error('It is held');
  await fresh.services.mailedReports.disown(inRole('post-reporter'), mailed.id);
  expect(await fresh.services.mailIntake.answer()).toBe(0);
  expect(answers.received).toHaveLength(told);
});

test('bytes that are altered where they are kept are told of in the ledger with their message', async () => {
  const { altered } = await fresh.services.evidenceVerifying.verify();
  expect(altered).toEqual([]);
  const [mailed] = await held();
  await owner.query('alter table evidence_block disable trigger user');
  await owner.query(
    `update evidence_block set bytes = overlay(bytes placing '\\x00' from 1) where sha256 in
     (select sha256 from evidence_file where mail = $1)`,
    [mailed?.id],
  );
  await owner.query('alter table evidence_block enable trigger user');
  expect((await fresh.services.evidenceVerifying.verify()).altered).toHaveLength(1);
  expect((await fresh.entries()).map(({ kind }) => kind)).toContain('report-mail.altered');
});

test('beyond so many that wait, somebody must look first', async () => {
  const waiting = (await held()).filter(({ state }) => state === 'held').length;
  await owner.query(
    `insert into report_mail (id, sender, sender_name, message_id, content_sha256, subject, words, received_at, state, owner, marking)
     select gen_random_uuid(), $1, 'a', 'fill-' || n, sha256('a'), 'a', 'a', now(), 'held', $2, 'OFFICIAL'
     from generate_series(1, $3::int) n`,
    [inRole('post-reporter').personId, inRole('post-reporter').organisationId, mostHeld - waiting],
  );
  const before = (await held()).length;
  expect(await send({ messageId: '<full@post.example.org>' })).toMatch(/^452/);
  // What was kept, and whose answer was not heard, is told to be kept.
  expect(await send({ messageId: '<twice@post.example.org>', subject: 'Twice', text: 'The same' })).toMatch(/^250/);
  expect((await held()).length).toBe(before);
});
