import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { madeWacz, madeWarc, madeZip } from '../../../test/made-zip.ts';
import { examples, maker } from '../../../test/records/examples.ts';
import { sendFile } from '../../../test/sent-file.ts';
import { anonymousActor } from '../../platform/database/actor.ts';
import { blockBytes, inBlocks } from '../../platform/files/byte-blocks.ts';
import { everyone } from '../../platform/ledger/ledger-entry.ts';
import { standardMarking } from '../../platform/records/standard-marking.ts';
import { createView } from '../../platform/web/view.ts';
import type { EvidenceItemId } from './evidence-keeping-service.ts';
import { alteredEvidencePanel } from './evidence-panels.ts';

let fresh: FreshSite;
let analyst: Visitor;
let owner: pg.Client;
beforeAll(async () => {
  fresh = await freshSite();
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await fresh?.close();
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function described(audience?: readonly string[]): Promise<EvidenceItemId> {
  const values = await examples['evidence-item']?.values(maker(fresh.services));
  const by = inRole('watch-analyst');
  const marked = audience === undefined ? undefined : { ...standardMarking(by), audience };
  return fresh.services.records.evidenceItems.make(by, values ?? {}, marked) as Promise<EvidenceItemId>; // Of its own service.
}

const send = (item: string, name: string, bytes: Buffer) =>
  sendFile(fresh, analyst, { to: `${item}/files`, from: `${item}/files/new` }, { name, bytes });

const contents = async () =>
  (await owner.query<{ count: number }>('select count(*)::int as count from evidence_content')).rows[0]?.count;

test('what was collected is described, its file comes as it is, and whoever takes it out stands in its chain of custody', async () => {
  const item = `/warn/evidence/${await described([])}`;
  const before = (await analyst.get(item)).body;
  expect(before).toContain('No file is here yet');
  const film = Buffer.concat([Buffer.from('00000018667479706d703432', 'hex'), randomBytes(3 * blockBytes + 17)]);
  expect((await send(item, '../fi\u202elm.exe', film)).headers.location).toBe(`${item}#files`);
  const page = (await analyst.get(item)).body;
  expect(page).toContain('film.mp4');
  expect(page).toContain(digestOf(film));
  expect(page).toContain('Preserved');
  const address = /href="([^"]+\/files\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
  const given = await analyst.get(address);
  expect(given.rawPayload.equals(film)).toBe(true);
  expect([given.headers['content-type'], given.headers['x-content-type-options']]).toEqual(['video/mp4', 'nosniff']);
  const after = (await analyst.get(item)).body;
  expect(after.match(/File taken out to be looked at/g)?.length).toBe(1);
  const kinds = (await fresh.entries({ subjectIds: [item.slice('/warn/evidence/'.length)] })).map(({ kind }) => kind);
  expect(kinds).toEqual([
    'evidence-item.made',
    'evidence-item.received',
    'evidence-item.preserved',
    'evidence-item.opened',
  ]);
  const stranger = await fresh.visitor().get(address);
  expect([stranger.statusCode, (await fresh.visitor().get(item)).statusCode]).toEqual([404, 404]);
});

test('what is damaged, hides more than it shows or is of another kind is refused beside the file, and nothing half lands', async () => {
  const item = `/warn/evidence/${await described()}`;
  const stood = await contents();
  const warc = madeWarc();
  const lie = 'datapackage.json says';
  const refused: readonly (readonly [about: string, bytes: Buffer, said: string])[] = [
    ['nothing', Buffer.alloc(0), 'Choose a file'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'A web archive (WARC, WACZ)'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'A web archive (WARC, WACZ)'],
    ['more than is taken', Buffer.alloc(100 * 1024 * 1024 + 1, 'a'), 'A web archive (WARC, WACZ)'],
    ['half a capture', warc.subarray(0, warc.length - 20), 'breaks off'],
    ['half a packed capture', gzipSync(warc).subarray(0, 60), 'breaks off'],
    ['a packed file that is none', gzipSync('a'.repeat(100)), 'damaged'],
    ['a packed bomb', gzipSync(Buffer.concat([warc, Buffer.alloc(200_000)])), 'damaged'],
    ['another zip', madeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'no web archive'],
    ['half a zip', madeWacz(warc).subarray(0, 400), 'damaged'],
    ['a name that leads out', madeWacz(warc, { name: '../../etc/cron.d/x', bytes: png }), 'leads out'],
    ['ten gigabytes in a small zip', madeWacz(warc, ...bombs(3, 4 * 1024 ** 3 - 2)), 'larger than'],
    [
      'more than it says',
      madeWacz(warc, { name: 'b', bytes: Buffer.alloc(9_999), deflated: true, saysBytes: 9 }),
      'damaged',
    ],
    ['a capture that was exchanged', exchanged(madeWacz(warc)), lie],
  ];
  for (const [about, bytes, said] of refused) {
    const sent = await send(item, 'capture.wacz', bytes);
    expect([about, sent.statusCode, sent.body.includes('id="file-error"')]).toEqual([about, 422, true]);
    expect(sent.body, about).toContain(said);
  }
  expect(await contents()).toBe(stood);
  expect((await analyst.get(item)).body).toContain('No file is here yet');
}, 120_000);

function bombs(count: number, saysBytes: number) {
  return Array.from({ length: count }, (_, place) => ({
    ...{ name: `bomb-${place}`, bytes: Buffer.alloc(100_000), saysBytes },
    deflated: true as const,
  }));
}

/** The same zip with one letter of its capture exchanged, which its own checksum of the directory would not show. */
function exchanged(wacz: Buffer): Buffer {
  const other = Buffer.from(wacz);
  other.write('X', wacz.indexOf('The market burns'));
  return other;
}

test('captures of the web are taken as they are, and a working copy stands beside its original', async () => {
  const item = `/warn/evidence/${await described()}`;
  const captures: readonly (readonly [string, Buffer])[] = [
    ['tawila.warc', madeWarc()],
    ['tawila.warc.gz', Buffer.concat([gzipSync(madeWarc('one')), gzipSync(madeWarc('two'))])],
    ['tawila.wacz', madeWacz(madeWarc())],
  ];
  for (const [name, bytes] of captures) {
    expect((await send(item, name, bytes)).statusCode, name).toBe(303);
    expect((await analyst.get(item)).body).toContain(`>${name}<`);
  }
  expect((await send(item, 'again.warc', madeWarc())).body).toContain('This very file is here already.');
  const form = { to: `${item}/copies`, from: `${item}/copies/new` };
  const original = /value="([0-9a-f-]{36})"/.exec((await analyst.get(form.from)).body)?.[1] ?? '';
  const done = 'One picture of the page, faces covered with GIMP 3.0';
  const empty = await sendFile(fresh, analyst, form, { name: '', bytes: Buffer.alloc(0) }, { original, done });
  expect([empty.statusCode, empty.body.includes(done), empty.body.includes('id="file-error"')]).toEqual([
    422,
    true,
    true,
  ]);
  const silent = await sendFile(fresh, analyst, form, { name: 'a.png', bytes: png }, { original, done: ' ' });
  expect([silent.statusCode, silent.body.includes('id="done-error"')]).toEqual([422, true]);
  const nowhere = await sendFile(fresh, analyst, form, { name: 'a.png', bytes: png }, { done });
  expect([nowhere.statusCode, nowhere.body.includes('id="original-error"')]).toEqual([422, true]);
  expect((await sendFile(fresh, analyst, form, { name: 'a.png', bytes: png }, { original, done })).statusCode).toBe(
    303,
  );
  const page = (await analyst.get(item)).body;
  expect(page).toContain(done);
  expect(page).toContain('Working copy kept');
});

test('the same bytes are kept once, and each who may see one file of them sees no other', async () => {
  const { attachments, evidenceKeeping, records } = fresh.services;
  const by = inRole('watch-analyst');
  const bytes = Buffer.from('What was said on the radio');
  const sent = { name: 'radio.txt', content: await inBlocks([bytes], 1_000) };
  const stood = (await contents()) ?? 0;
  const closed = await described([]);
  const open = await described([everyone]);
  await evidenceKeeping.receive(by, closed, sent);
  await evidenceKeeping.receive(by, open, sent);
  const [report] = (await records.reports.list(by, {}, { limit: 1, offset: 0 })).records;
  await attachments.add(by, report?.id ?? '', sent);
  expect(await contents()).toBe(stood + 1);
  const stranger = fresh.visitor();
  expect((await stranger.get(`/warn/evidence/${closed}`)).statusCode).toBe(404);
  const page = (await stranger.get(`/warn/evidence/${open}`)).body;
  expect(page.match(/radio\.txt</g)?.length).toBeGreaterThan(0);
  expect(page).not.toContain(closed);
  // Whoever has no name takes nothing out, and is led nowhere that would refuse it.
  expect(page).not.toMatch(/href="[^"]+\/files\//);
  const [file] = await evidenceKeeping.files(by, open);
  expect((await stranger.get(`/warn/evidence/${open}/files/${file?.id}`)).statusCode).toBe(401);
});

test('a file that a report brought becomes evidence without being sent again', async () => {
  const { attachments, records } = fresh.services;
  const by = inRole('watch-analyst');
  const id = await described([]);
  const report = (await records.evidenceItems.find(by, id))?.values.report ?? '';
  const content = await inBlocks([Buffer.from('Two men fell by the well')], 1_000);
  const attachment = await attachments.add(by, report, { name: 'seen.txt', content });
  const stood = await contents();
  const form = { to: `/warn/evidence/${id}/files`, from: `/warn/evidence/${id}/files/new` };
  const none = { name: '', bytes: Buffer.alloc(0) };
  const another = await sendFile(fresh, analyst, form, none, { attachment: id });
  expect([another.statusCode, another.body.includes('id="attachment-error"')]).toEqual([422, true]);
  expect((await sendFile(fresh, analyst, form, none, { attachment })).statusCode).toBe(303);
  expect(await contents()).toBe(stood);
  expect((await analyst.get(`/warn/evidence/${id}`)).body).toContain(content.sha256);
  expect((await analyst.get(form.from)).body).not.toContain('seen.txt');
});

test('the database takes no bytes but those of the digest, and none later', async () => {
  const digest = createHash('sha256').update('a').digest();
  await expect(
    owner.query(
      `with content as (insert into evidence_content values ($1, 1, now()) returning sha256)
       insert into evidence_block select sha256, 0, 'b' from content`,
      [digest],
    ),
  ).rejects.toMatchObject({ code: '23514' });
  await expect(
    owner.query(`insert into evidence_block select sha256, 99, 'b' from evidence_content limit 1`),
  ).rejects.toMatchObject({ code: '23514' });
});

test('one altered byte is found at night, shown where people look, and the file is not given out', async () => {
  const { evidenceKeeping, evidenceVerifying } = fresh.services;
  const by = inRole('watch-analyst');
  const id = await described([]);
  const content = await inBlocks(
    [Buffer.concat([Buffer.from('A long account. '), Buffer.alloc(blockBytes, 'b')])],
    1e9,
  );
  const file = await evidenceKeeping.receive(by, id, { name: 'account.txt', content });
  expect((await evidenceVerifying.verify()).altered).toEqual([]);
  expect((await analyst.get(`/warn/evidence/${id}`)).body).toContain('as it came');
  const alter = (from: string, to: string) =>
    owner.query(
      `begin; alter table evidence_block disable trigger user;
       update evidence_block set bytes = overlay(bytes placing '${to}'::bytea from 3)
         where number = 0 and substring(bytes from 3 for 4) = '${from}'::bytea;
       alter table evidence_block enable trigger user; commit`,
    );
  await alter('long', 'lang');
  expect((await evidenceVerifying.verify()).altered).toEqual([{ sha256: content.sha256, names: ['account.txt'] }]);
  await evidenceVerifying.verify();
  expect((await fresh.entries({ kinds: ['evidence-item.altered'] })).length).toBe(1);
  const page = (await analyst.get(`/warn/evidence/${id}`)).body;
  expect(page).toContain('not what came');
  expect(page).toContain('Read again: not what came');
  const panel = alteredEvidencePanel(fresh.services.evidenceFiles, createView({}));
  expect(await panel(by, undefined)).toContain('account.txt');
  expect(await panel(anonymousActor, undefined)).toBe('');
  const given = await analyst.get(`/warn/evidence/${id}/files/${file}`);
  expect([given.statusCode, given.body.includes('is not what came')]).toEqual([409, true]);
  await alter('lang', 'long');
  expect((await evidenceVerifying.verify()).altered).toEqual([]);
  expect(await panel(by, undefined)).toBe('');
});
