import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { madeWacz, madeWarc } from '../../../test/made-zip.ts';
import {
  hasOpenssl,
  type MadeAuthority,
  madeAuthority,
  openTimestampServer,
} from '../../../test/receivers/timestamp-server.ts';
import { examples, maker } from '../../../test/records/examples.ts';
import { checked, unpacked } from '../../../test/stranger-with-a-bag.ts';
import { inBlocks } from '../../platform/files/byte-blocks.ts';
import { checkedPost } from '../../platform/outbound/checked-post.ts';
import { openTimestampAuthority } from '../../platform/outbound/timestamp-authority.ts';
import { standardMarking } from '../../platform/records/standard-marking.ts';
import type { EvidenceItemId } from './evidence-keeping-service.ts';

const skipped = !hasOpenssl();
if (skipped) console.info('There is no openssl here: bags are not tried with it');

const wacz = madeWacz(madeWarc());
const text = (words: string) => inBlocks([Buffer.from(words)], 1_000_000);
const analyst = inRole('watch-analyst');

describe.skipIf(skipped)('a bag of evidence', () => {
  let fresh: FreshSite;
  let authority: MadeAuthority;
  let server: Awaited<ReturnType<typeof openTimestampServer>>;
  let visitor: Visitor;
  let under: string;
  beforeAll(async () => {
    authority = madeAuthority();
    server = await openTimestampServer(authority);
    const post = checkedPost({ allowPrivate: true, timeoutMs: 5_000 });
    fresh = await freshSite({
      ...{ publicUrl: 'https://forestall.example', post },
      timestampAuthority: openTimestampAuthority(server.address, authority.certificates, post),
    });
    visitor = fresh.visitor();
    await visitor.signIn('watch-analyst');
    under = mkdtempSync(join(tmpdir(), 'forestall-bag-'));
  });
  afterAll(async () => {
    await fresh?.close();
    await server?.close();
    authority?.remove();
    if (under !== undefined) rmSync(under, { recursive: true, force: true });
  });

  /** A report with an attachment, and an item that bears on it with a capture and a working copy. */
  async function collected(): Promise<{ readonly report: string; readonly item: EvidenceItemId }> {
    const { attachments, evidenceKeeping, records } = fresh.services;
    const made = maker(fresh.services);
    const values = (await examples['evidence-item']?.values(made)) ?? {};
    const marked = { ...standardMarking(analyst), audience: [] };
    const item = (await records.evidenceItems.make(analyst, values, marked)) as EvidenceItemId; // Of its own service.
    const name = 'سوق طويلة.wacz';
    const content = await inBlocks([wacz], 1_000_000);
    const original = await evidenceKeeping.receive(analyst, item, { name, content });
    const copy = { original, done: 'The words of the page, translated' };
    await evidenceKeeping.keepCopy(analyst, item, copy, { name: 'words.txt', content: await text('It burns') });
    const report = String(values.report);
    await attachments.add(analyst, report, { name: 'seen.txt', content: await text('Two men fell') });
    return { report, item };
  }

  async function bagOf(address: string, stamp: string, into: string): Promise<string> {
    const answer = await visitor.post(`${address}/bag`, { stamp }, `${address}/bag`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-tar']);
    return unpacked(answer.rawPayload, mkdtempSync(join(under, into)));
  }

  test('is checked offline by the commands of its own README, and one altered byte makes each of them fail', async () => {
    const { item } = await collected();
    const bag = await bagOf(`/warn/evidence/${item}`, 'yes', 'item-');
    expect(checked(bag)).toEqual(['holds', 'holds', 'holds']);
    const facts = JSON.parse(readFileSync(join(bag, `data/items/${item}/item.json`), 'utf8'));
    expect(facts.values.sourceAddress).toBe('https://video.example/watch?v=tawila');
    expect(facts.answers).toContainEqual({ question: 'Where was it found?', answer: 'A post on a social medium' });
    expect(facts.files.map(({ name }: { name: string }) => name)).toEqual(['سوق طويلة.wacz', 'words.txt']);
    expect(facts.files[1].copyOf).toBe(facts.files[0].id);
    expect(readFileSync(join(bag, facts.files[0].path)).equals(wacz)).toBe(true);
    expect(readFileSync(join(bag, `data/items/${item}/custody.txt`), 'utf8')).toContain('File received');
    const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
    const payload = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').trim().split('\n');
    const bytes = payload.reduce((sum, line) => sum + statSync(join(bag, line.slice(66))).size, 0);
    expect(info).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);

    const original = join(bag, facts.files[0].path);
    const altered = Buffer.from(wacz);
    altered[100] = (altered[100] ?? 0) ^ 1;
    writeFileSync(original, altered);
    expect(checked(bag)).toEqual(['fails: sha256sum -c --quiet manifest-sha256.txt', 'holds', 'holds']);
    // Whoever alters the list too is found by the list of lists, and whoever alters that as well, by the authority.
    const digest = digestOf(original);
    rewrite(join(bag, 'manifest-sha256.txt'), facts.files[0].sha256, digest);
    expect(checked(bag)).toEqual(['holds', 'fails: sha256sum -c --quiet tagmanifest-sha256.txt', 'holds']);
    rewrite(
      join(bag, 'tagmanifest-sha256.txt'),
      /[0-9a-f]{64}(?= {2}manifest-sha256)/,
      digestOf(join(bag, 'manifest-sha256.txt')),
    );
    expect(checked(bag)).toEqual(['holds', 'holds', 'fails: openssl ts -verify -data']);
    const kinds = (await fresh.entries({ subjectIds: [item] })).map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('evidence-item.exported');
    expect((await visitor.get(`/warn/evidence/${item}/bag`)).body).toContain('timestamped');
  }, 60_000);

  test('of a report holds all that bears on it, and the proof of each receipt, which a stranger checks too', async () => {
    const { report, item } = await collected();
    const bag = await bagOf(`/warn/reports/${report}`, 'no', 'report-');
    expect(checked(bag)).toEqual(['holds', 'holds']);
    expect(readFileSync(join(bag, `data/reports/${report}/attachments/001-seen.txt`), 'utf8')).toBe('Two men fell');
    const custody = JSON.parse(readFileSync(join(bag, `data/items/${item}/custody.json`), 'utf8'));
    const received = custody.find(({ step }: { step: string }) => step === 'evidence-item.received');
    const proof = join(bag, `data/ledger/${received.entry}.json`);
    const { root } = JSON.parse(readFileSync(proof, 'utf8'));
    const check = () => execFileSync('node', ['docs/verify-entry.mjs', proof, root], { stdio: 'pipe' });
    expect(check).not.toThrow();
    rewrite(proof, received.sha256, '0'.repeat(64));
    expect(check).toThrow();
  }, 60_000);

  test('is not given out where the authority does not answer as it should, and says so', async () => {
    const { item } = await collected();
    const { evidenceBags } = fresh.services;
    const subject = { type: 'evidence-item', id: item } as const;
    const old = authority.answer(readFileSync(join(authority.folder, 'asked.tsq')));
    for (const [spoil, said] of [
      [() => Buffer.from('<html>no</html>'), 'does not hold'],
      [() => old, 'answers another question|stamps another digest'],
      [() => Buffer.alloc(300_000), 'more than'],
    ] as const) {
      server.spoil = spoil;
      await expect(evidenceBags.make(analyst, subject, true)).rejects.toMatchObject({ status: 503 });
      const page = await visitor.post(`/warn/evidence/${item}/bag`, { stamp: 'yes' }, `/warn/evidence/${item}/bag`);
      expect([page.statusCode, new RegExp(said).test(page.body)]).toEqual([503, true]);
    }
    server.spoil = (answer) => answer;
    expect(await evidenceBags.given(analyst, item)).toEqual([]);
    expect((await fresh.entries({ subjectIds: [item] })).some(({ kind }) => kind.endsWith('.exported'))).toBe(false);
    const stranger = fresh.visitor();
    expect((await stranger.get(`/warn/evidence/${item}/bag`)).statusCode).toBe(404);
  }, 60_000);

  test('of nothing is refused in words', async () => {
    const values = (await examples['evidence-item']?.values(maker(fresh.services))) ?? {};
    const id = await fresh.services.records.evidenceItems.make(analyst, values);
    const subject = { type: 'evidence-item', id } as const;
    await expect(fresh.services.evidenceBags.make(analyst, subject, false)).rejects.toMatchObject({ status: 409 });
  });
});

const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function rewrite(file: string, from: string | RegExp, to: string): void {
  const stood = readFileSync(file, 'utf8');
  rmSync(file);
  appendFileSync(file, stood.replace(from, to));
}
