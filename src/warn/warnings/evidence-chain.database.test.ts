import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import {
  hasOpenssl,
  type MadeAuthority,
  madeAuthority,
  openTimestampServer,
} from '../../../test/receivers/timestamp-server.ts';
import { maker } from '../../../test/records/examples.ts';
import { checked, unpacked } from '../../../test/stranger-with-a-bag.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { inBlocks } from '../../platform/files/byte-blocks.ts';
import { checkedPost } from '../../platform/outbound/checked-post.ts';
import { openTimestampAuthority } from '../../platform/outbound/timestamp-authority.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { standardMarking } from '../../platform/records/standard-marking.ts';
import { chainRule } from '../evidence/bag-chain.ts';
import type { OpenBag } from '../evidence/evidence-bag-service.ts';
import type { EvidenceItemId } from '../evidence/evidence-keeping-service.ts';

const skipped = !hasOpenssl();
if (skipped) console.info('There is no openssl here: bags are not tried with it');

const content = (words: string) => inBlocks([Buffer.from(words)], 1_000_000);
const analyst = inRole('watch-analyst');
/** Of the same government, and cleared for nothing that is sensitive. */
const programmes = inRole('instrument-owner-programme');

describe.skipIf(skipped)('the bag of a warning', () => {
  let fresh: FreshSite;
  let authority: MadeAuthority;
  let server: Awaited<ReturnType<typeof openTimestampServer>>;
  let under: string;
  let world: Awaited<ReturnType<typeof warned>>;
  beforeAll(async () => {
    authority = madeAuthority();
    server = await openTimestampServer(authority);
    const post = checkedPost({ allowPrivate: true, timeoutMs: 5_000 });
    const timestampAuthority = openTimestampAuthority(server.address, authority.certificates, post);
    fresh = await freshSite({ publicUrl: 'https://forestall.example', post, timestampAuthority });
    under = mkdtempSync(join(tmpdir(), 'forestall-chain-'));
    world = await warned();
  });
  afterAll(async () => {
    await fresh?.close();
    await server?.close();
    authority?.remove();
    if (under !== undefined) rmSync(under, { recursive: true, force: true });
  });

  /** A report that was filed, with a file of its own. */
  async function filed(title: string, marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE', words: string): Promise<string> {
    const marked = { ...standardMarking(analyst), marking };
    const report = await maker(fresh.services, { marked, as: () => analyst })('report', { title });
    await fresh.services.records.reports.take(analyst, report as RecordId<'report'>, 'file', {}, { expected: 'any' });
    await fresh.services.attachments.add(analyst, report, { name: `${title}.txt`, content: await content(words) });
    return report;
  }

  /** A warning on a signal of three reports: one for the whole government, one that is sensitive, one withdrawn since. */
  async function warned() {
    const { records, evidenceKeeping, signalWarnings } = fresh.services;
    const made = maker(fresh.services);
    const open = await filed('Shots at the ford', 'OFFICIAL', 'Seen from the bank');
    const narrow = await filed('A list of names', 'OFFICIAL-SENSITIVE', 'Kept by few');
    const gone = await filed('A road is shut', 'OFFICIAL', 'It was open');
    const item = (await made('evidence-item', { report: open, title: 'The ford at noon' })) as EvidenceItemId; // Of its kind.
    const [attached] = await fresh.services.attachments.list(analyst, open);
    await evidenceKeeping.receiveFromReport(analyst, item, attached?.id ?? '');
    await evidenceKeeping.receive(analyst, item, { name: 'ford.txt', content: await content('The ford, from above') });
    const outcome = 'The envoy was told of it';
    await records.reports.take(analyst, open as RecordId<'report'>, 'close', { outcome }, { expected: 'any' });
    const signal = await made('signal', { source: `/warn/reports/${open}`, region: null });
    for (const report of [narrow, gone]) await made('signal-report', { signal, report });
    const taken = { expected: 'any' } as const;
    await records.reports.take(analyst, gone as RecordId<'report'>, 'withdraw', { reason: 'Another road' }, taken);
    const opening = { level: 'high', reason: 'Two tell of one thing\nwith a line of its own' } as const;
    const warning = await signalWarnings.openFrom(analyst, signal as RecordId<'signal'>, opening, 'any');
    return { open, narrow, gone, item, signal, warning };
  }

  const filesOf = (bag: string) =>
    readdirSync(bag, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt'));
  const allOf = (bag: string) =>
    filesOf(bag)
      .map((path) => readFileSync(join(bag, path), 'utf8'))
      .join('\n');

  test('tells its chain, holds each file once, and stands up offline; who may see less gets less and is not told', async () => {
    const { open, narrow, gone, item, signal, warning } = world;
    const address = `/warn/warnings/${warning}`;
    const bagOf = async (role: string) => {
      const visitor = fresh.visitor();
      await visitor.signIn(role);
      expect((await visitor.get(address)).body).toContain(`href="${address}/bag"`);
      const answer = await visitor.post(`${address}/bag`, { stamp: 'yes' }, `${address}/bag`);
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-tar']);
      const bag = unpacked(answer.rawPayload, mkdtempSync(join(under, role)));
      expect(checked(bag)).toEqual(['holds', 'holds', 'holds']);
      return { bag, said: allOf(bag), given: (await visitor.get(`${address}/bag`)).body };
    };

    const whole = await bagOf('watch-analyst');
    const chain = readFileSync(join(whole.bag, 'data/chain.txt'), 'utf8');
    expect(chain).toContain(chainRule);
    for (const id of [warning, signal, open, narrow, item]) expect(chain).toContain(id);
    expect(chain).toMatch(/WARNING .*\n {2}Where\? Sudan[\s\S]*Two tell of one thing with a line of its own/);
    expect(chain).toContain('  In which country? Sudan');
    expect(chain).not.toContain(gone.slice(-12));
    // Neither whose word it is nor the account, whose sentence the example's report has, nor what came of it.
    expect(whole.said).not.toMatch(/A relief agency|stalls were shut by noon|The envoy was told/);
    expect(whole.said).toContain('Marking: OFFICIAL-SENSITIVE\n');
    // The bytes that the item took from its report are here once, and both say where.
    expect(whole.said.split('Seen from the bank').length).toBe(2);
    const told = JSON.parse(readFileSync(join(whole.bag, `data/reports/${open}/attachments.json`), 'utf8'));
    expect(readFileSync(join(whole.bag, told[0].path), 'utf8')).toBe('Seen from the bank');
    expect(told[0].path).toContain(`data/items/${item}/originals/`);
    expect(JSON.stringify(told)).not.toContain('addedByName');

    const less = await bagOf(programmes.roles[0] ?? '');
    expect(less.said).toContain('The ford at noon');
    expect(less.said).toContain(chainRule);
    expect(less.said).toContain('Marking: OFFICIAL\n');
    expect(less.said).not.toMatch(/A list of names|Kept by few/);
    expect(less.said).not.toContain(narrow);
    // That the analyst gave out more is not told either.
    expect(less.given.match(/SHA-256 of its tag manifest/g)?.length).toBe(1);
    expect(whole.given).toContain('timestamped');

    const kinds = (await fresh.entries()).map(({ kind }) => kind);
    expect(kinds).toContain('evidence-bag.given-out');
    const seen = await fresh.services.ledger.page(
      programmes,
      { kinds: ['evidence-bag.given-out'] },
      { after: undefined, limit: 10 },
    );
    expect(seen.map(({ payload }) => payload).join()).not.toContain(narrow);
  }, 60_000);

  test('a signal’s page leads to the same, a stranger’s to nothing, and a warning without evidence to no bag', async () => {
    const { signal, open } = world;
    const visitor = fresh.visitor();
    await visitor.signIn('watch-analyst');
    expect((await visitor.get(`/warn/signals/${signal}`)).body).toContain(`href="/warn/signals/${signal}/bag"`);
    const answer = await visitor.post(`/warn/signals/${signal}/bag`, { stamp: 'no' }, `/warn/signals/${signal}/bag`);
    const bag = unpacked(answer.rawPayload, mkdtempSync(join(under, 'signal')));
    expect(checked(bag)).toEqual(['holds', 'holds']);
    expect(readFileSync(join(bag, 'data/chain.txt'), 'utf8')).toContain(`REPORT ${open}`);
    const partner = fresh.visitor();
    await partner.signIn('partner-reporter');
    expect((await partner.get(`/warn/signals/${signal}/bag`)).statusCode).toBe(404);
    const unknown = fresh.visitor();
    await unknown.get('/');
    const refused = await unknown.post(`/warn/signals/${signal}/bag`, { stamp: 'no' }, '/sign-in');
    expect(refused.headers['content-type']).not.toContain('tar');

    const bare = await maker(fresh.services)('signal');
    expect((await visitor.get(`/warn/signals/${bare}`)).body).not.toContain(`/warn/signals/${bare}/bag`);
    const subject = { type: 'signal', id: bare } as const;
    await expect(fresh.services.evidenceBags.make(analyst, subject, false)).rejects.toMatchObject({ status: 409 });
  }, 60_000);

  test('of what a partner released to one team alone is told to nobody above it by what it is', async () => {
    const { records, attachments, evidenceBags } = fresh.services;
    const partner = inRole('partner-reporter');
    const marked = { ...standardMarking(partner), audience: [analyst.organisationId] };
    const title = 'Trucks in the yard';
    const report = await maker(fresh.services, { marked, as: () => partner })('report', { title });
    await records.reports.take(partner, report as RecordId<'report'>, 'file', {}, { expected: 'any' });
    await attachments.add(partner, report, { name: 'yard.txt', content: await content('Six of them') });
    // What the team has of its own on it, the partner does not see, and the department above the team not the report.
    const own = maker(fresh.services, { marked: { ...standardMarking(analyst), audience: [] }, as: () => analyst });
    await own('evidence-item', { report, title: 'The yard from above' });
    await evidenceBags.make(analyst, { type: 'report', id: report }, false);
    const [entry] = (await fresh.entries({ kinds: ['evidence-bag.given-out'] })).slice(-1);
    expect([entry?.owner, entry?.place]).toEqual([analyst.organisationId, null]);
    expect(entry?.payload).not.toMatch(new RegExp(`${title}|${report}`));
    expect(await evidenceBags.given(partner, report)).toEqual([]);
  });

  test('holds no evidence that was set aside, and says of other evidence where it stands', async () => {
    const { records, evidenceBags, evidenceKeeping } = fresh.services;
    const made = maker(fresh.services);
    const report = await filed('Boats at the quay', 'OFFICIAL', 'Seen from the quay');
    const item = async (title: string, step: string, values: Record<string, string>) => {
      const id = (await made('evidence-item', { report, title })) as EvidenceItemId; // Of its kind.
      await evidenceKeeping.receive(analyst, id, { name: 'boats.txt', content: await content(`${title}, whole`) });
      await records.evidenceItems.take(analyst, id, step, values, { expected: 'any' });
      return id;
    };
    const disputed = await item('Boats by day', 'dispute', { dispute: 'The quay is another' });
    const aside = await item('Boats by night', 'set-aside', { reason: 'It is of another year' });
    const bag = await wordsIn(await evidenceBags.make(analyst, { type: 'report', id: report }, false));
    expect(bag).toContain(`EVIDENCE ${disputed}\n  Boats by day\n  Where does it stand? Disputed\n`);
    expect(bag).toContain(`evidence ${disputed}: Boats by day (Disputed)`);
    expect(bag).toContain('"stands": "Disputed"');
    expect(bag).not.toContain(aside);
    expect(bag).not.toContain('Boats by night');
    const own = await wordsIn(await evidenceBags.make(analyst, { type: 'evidence-item', id: aside }, false));
    expect(own).toContain('It is of another year');
  }, 60_000);

  test('names nothing that was left out: not by the source of a signal, its warning, or the report of an item', async () => {
    const { records, evidenceBags, evidenceKeeping, attachments } = fresh.services;
    const { narrow, warning } = world;
    const made = maker(fresh.services);
    const taken = { expected: 'any' } as const;
    const seen = await filed('Smoke over the ford', 'OFFICIAL', 'Seen from the hill');
    const gone = await filed('A bridge is shut', 'OFFICIAL', 'It was whole');
    const item = (await made('evidence-item', { report: narrow, title: 'A page of it' })) as EvidenceItemId; // Of its kind.
    const [attached] = await attachments.list(analyst, narrow);
    await evidenceKeeping.receiveFromReport(analyst, item, attached?.id ?? '');
    const said = async (actor: Actor, type: 'signal' | 'evidence-item', id: string) =>
      wordsIn(await evidenceBags.make(actor, { type, id }, false));
    const signals: string[] = [];
    for (const source of [`/warn/reports/${narrow}`, `/warn/reports/${gone}`, `/warn/evidence/${item}`]) {
      const signal = await made('signal', { source, region: null });
      await made('signal-report', { signal, report: seen });
      await records.signals.take(analyst, signal as RecordId<'signal'>, 'link', { warning }, taken);
      signals.push(signal);
    }
    await records.reports.take(analyst, gone as RecordId<'report'>, 'withdraw', { reason: 'Another' }, taken);
    for (const signal of signals) {
      const bag = await said(programmes, 'signal', signal);
      expect(bag).toContain(seen);
      for (const id of [narrow, gone, warning]) expect(bag).not.toContain(id);
    }
    expect(await said(programmes, 'signal', signals[2] ?? '')).toContain('A page of it');
    expect(await said(programmes, 'evidence-item', item)).not.toContain(narrow);
    expect(await said(analyst, 'evidence-item', item)).toContain(narrow);
  }, 60_000);
});

async function wordsIn({ members }: OpenBag): Promise<string> {
  const words: string[] = [];
  for (const { bytes } of members) for await (const each of bytes) words.push(Buffer.from(each).toString());
  return words.join('');
}
