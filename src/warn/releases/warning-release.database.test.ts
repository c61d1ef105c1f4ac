import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { type MailServer, openMailServer } from '../../../test/receivers/mail-server.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { openMailer } from '../../platform/mail/mailer.ts';
import type { RecordId } from '../../platform/records/record.ts';

const publicUrl = 'https://forestall.example.org';
let fresh: FreshSite;
let mail: MailServer;
beforeEach(async () => {
  mail = await openMailServer();
  fresh = await freshSite({ publicUrl, mailer: openMailer(mail.url, 'Forestall <forestall@example.org>') });
});
afterEach(async () => {
  await fresh.close();
  await mail.close();
});

const analyst = inRole('watch-analyst');
const focal = inRole('focal-point');
const partner = inRole('partner-reporter');
const any = { expected: 'any' } as const;

const said = {
  ...{ country: 'SDN', harm: 'It could show who told us: the only aid worker in town.', urgency: 'immediate' },
  ...{ lessened: 'It names no town and nobody; two others have told the same.', area: 'The camps around Tawila' },
  ...{ textEn: 'Armed men gather east of the camps. Keep off the east road.', shortEn: 'Keep off the east road.' },
  ...{ textFr: null, shortFr: null, textEs: null, shortEs: null },
  ...{ textAr: 'مسلحون يتجمعون شرق المخيمات.', shortAr: 'تجنبوا الطريق الشرقي.' },
};

async function draft(other: object = {}, actor: Actor = analyst, marked?: Marked): Promise<RecordId> {
  const { warnings, records } = fresh.services;
  const [standing] = await warnings.list(analyst, { country: countryCode('SDN') });
  const warning =
    standing?.warning.id ??
    (await warnings.openByHand(analyst, countryCode('SDN'), 'severe', 'Told by the only aid worker in Tawila'));
  return records.warningReleases.make(
    actor,
    { ...said, warning, partners: [partner.organisationId], ...other },
    marked,
  );
}

const release = (id: RecordId, actor: Actor = focal) =>
  fresh.services.records.warningReleases.take(actor, id, 'release', { releaseReason: 'Two sources agree' }, any);

async function addresses(): Promise<void> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  await client.query(`update person set email = id || '@example.org'`).finally(() => client.end());
}

test('one drafts, another releases; partners have what was typed, by mail, page, feed and CAP, and nothing else', async () => {
  await addresses();
  const id = await draft();
  expect(await fresh.services.releasedMessages.list(partner)).toEqual([]);
  await release(id);
  const [message] = await fresh.services.releasedMessages.list(partner);
  expect(message).toMatchObject({ type: 'alert', number: 1, area: said.area, marking: 'OFFICIAL' });
  expect(await fresh.services.records.warningReleases.find(partner, id), 'the draft is not theirs').toBeUndefined();

  expect(await fresh.services.releasedMessages.sendMails()).toBe(1);
  expect(await fresh.services.releasedMessages.sendMails(), 'once each').toBe(0);
  const [sent] = mail.received;
  expect(sent?.to).toEqual([`${partner.personId}@example.org`]);
  const source = sent?.source ?? '';
  expect(source.replaceAll(/=\r?\n/g, '')).not.toContain('only aid worker');

  const visitor = fresh.visitor();
  await visitor.signIn('partner-reporter');
  const page = (await visitor.get(`/warn/released/${message?.id}`)).body;
  expect(page).toContain('Armed men gather east of the camps. Keep off the east road.');
  expect(page).toContain('23 of 160 characters (GSM-7): one SMS');
  expect(page).toContain('characters (UCS-2): one SMS');
  expect(page).not.toContain('only aid worker');
  expect(page).not.toContain(focal.name);
  expect((await visitor.get('/warn/released')).body).toContain(said.area);
  const union = 'african-union-commission';
  const reach = { everything: false, organisations: [union], owners: [union], sensitive: false, caveats: [] } as const;
  const other: Actor = { ...partner, organisationId: union, reach };
  expect(await fresh.services.releasedMessages.list(other), 'to other partners it is not there').toEqual([]);

  await fresh.services.ledger.seal();
  const { secret = '' } = await fresh.services.subscriptions.make(partner, { kind: 'everything' }, 'feed', '');
  const feed = (await fresh.visitor().get(`/feeds/${secret}.atom`)).body;
  const cap = `/feeds/${secret}/released/${message?.id}.cap.xml`;
  expect(feed).toContain(`href="${publicUrl}${cap}"`);
  const alert = (await fresh.visitor().get(cap)).body;
  expect(alert).toContain('<msgType>Alert</msgType>');
  expect(alert).toContain('<headline>Keep off the east road.</headline>');
  expect(alert).toContain('<language>ar</language>');

  const steps = (await fresh.entries({ subjectType: 'warning-release' })).map(({ kind, personName }) => [
    kind,
    personName,
  ]);
  expect(steps).toEqual([
    ['warning-release.made', analyst.name],
    ['warning-release.released', focal.name],
  ]);
});

test('a change goes out as an update and a withdrawal as a cancel, each with what it refers to', async () => {
  const { warningReleases } = fresh.services.records;
  const id = await draft();
  await release(id);
  await warningReleases.take(analyst, id, 'revise', {}, { ...any, remark: 'The road is free again' });
  const { values } = (await warningReleases.find(analyst, id)) ?? {};
  await warningReleases.edit(analyst, id, { ...values, textEn: 'The east road is free.', shortEn: null }, 'any');
  const left = { ...values, partners: ['african-union-commission'] };
  await expect(warningReleases.edit(analyst, id, left, 'any')).rejects.toMatchObject({ field: 'partners' });
  await release(id);
  await warningReleases.take(analyst, id, 'withdraw', { withdrawReason: 'It is over' }, any);
  const all = await fresh.services.releasedMessages.ofRelease(partner, id);
  expect(all.map(({ type, texts }) => [type, texts[0]?.text])).toEqual([
    ['alert', said.textEn],
    ['update', 'The east road is free.'],
    ['cancel', 'The east road is free.'],
  ]);
  const visitor = fresh.visitor();
  await visitor.signIn('partner-reporter');
  const cancel = (await visitor.get(`/warn/released/${all[2]?.id}.cap.xml`)).body;
  expect(cancel).toContain('<msgType>Cancel</msgType>');
  expect(/<references>(.*)<\/references>/.exec(cancel)?.[1]?.split(' ')).toHaveLength(2);
  expect(cancel).toContain('Withdrawn, holds no longer: The east road is free.');
});

test('whoever wrote any of it does not release it, nor does anybody without the role', async () => {
  const own = await draft({}, focal);
  await expect(release(own)).rejects.toMatchObject({ code: 'warning-release.reviewer' });
  const { warningReleases } = fresh.services.records;
  const id = await draft();
  const { values } = (await warningReleases.find(focal, id)) ?? {};
  await warningReleases.edit(focal, id, { ...values, area: 'Tawila' }, 'any');
  await warningReleases.edit(analyst, id, { ...values, area: 'The camps' }, 'any');
  await expect(release(id), 'somebody who changed it, and not last').rejects.toMatchObject({
    code: 'warning-release.reviewer',
  });
  await expect(release(id, inRole('post-reporter'))).rejects.toMatchObject({ status: 403 });
  await release(id, inRole('minister'));
});

test('what does not fit is refused beside its field: no partner, no text, too long for an SMS, the harm left open', async () => {
  await expect(draft({ partners: ['ministry-of-defence'] })).rejects.toMatchObject({ field: 'partners' });
  await expect(draft({ partners: [] })).rejects.toMatchObject({ field: 'partners', status: 422 });
  await expect(draft({ textEn: null, shortEn: null, textAr: null, shortAr: null })).rejects.toMatchObject({
    field: 'textEn',
  });
  await expect(draft({ shortAr: 'ع'.repeat(71) })).rejects.toMatchObject({
    ...{ field: 'shortAr', message: expect.stringContaining('71 of 70 characters (UCS-2)') },
  });
  await expect(draft({ shortEs: 'Salgan' })).rejects.toMatchObject({ field: 'textEs' });
  const visitor = fresh.visitor();
  await visitor.signIn('watch-analyst');
  const [standing] = await fresh.services.warnings.list(systemActor);
  const answer = { ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)), harm: '' };
  const refused = await visitor.post(
    '/warn/releases',
    { ...answer, warning: standing?.warning.id ?? '', partners: partner.organisationId },
    '/warn/releases/new',
  );
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('href="#harm"');
  expect(refused.body).toContain('Keep off the east road.');
});

test('its form offers those alone who may be chosen: partners, and no part of a government', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('watch-analyst');
  const { body } = await visitor.get('/warn/releases/new');
  const offered = [...body.matchAll(/<input[^>]*name="partners"[^>]*>/g)].flatMap(
    ([input]) => /value="([^"]+)"/.exec(input)?.[1] ?? [],
  );
  const { organisations } = await fresh.services.people.directory(analyst);
  const partners = organisations.filter(({ kind }) => kind === 'civil-society' || kind === 'international-partner');
  expect(offered.toSorted()).toEqual(partners.map(({ id }) => id).toSorted());
  expect(offered).toContain(partner.organisationId);
});

test('what is marked higher than partners may have stays a draft', async () => {
  const marked: Marked = { owner: focal.organisationId, marking: 'OFFICIAL-SENSITIVE', caveats: [], audience: [] };
  const id = await draft({}, systemActor, marked);
  await expect(release(id, systemActor)).rejects.toMatchObject({ code: 'warning-release.reviewer' });
  const clearedFocal: Actor = { ...focal, reach: { everything: true } };
  await expect(release(id, clearedFocal)).rejects.toMatchObject({ code: 'warning-release.marking' });
});
