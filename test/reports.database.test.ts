import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newKeyPair, publicKeyPem } from '../src/people/sealed-identities/identity-crypto.ts';
import { systemActor } from '../src/platform/database/actor.ts';
import { keepForecasts } from './api/fresh-api.ts';
import { inRole } from './fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from './fresh-site.ts';
import { madeWorkbook, row, serialDay, text } from './made-workbook.ts';
import { sendFile } from './sent-file.ts';

/**
 * The life of two reports through the real pages: a post files one; somebody without an account reports the same in
 * Arabic by an invitation, is asked and answers; an analyst codes it and raises one signal from both.
 */

let fresh: FreshSite;
let post: Visitor;
let analyst: Visitor;

beforeAll(async () => {
  fresh = await freshSite();
  post = fresh.visitor();
  await post.signIn('post-reporter');
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
  for (const role of ['watch-analyst', 'focal-point']) {
    await fresh.services.identityKeys.register(inRole(role), publicKeyPem(newKeyPair().publicKey));
  }
});
afterAll(() => fresh?.close());

const tellsTheWatch = {
  title: 'Militia gathers north of El Fasher',
  country: 'SDN',
  location: 'El Fasher',
  'happenedOn-day': '21',
  'happenedOn-month': '11',
  'happenedOn-year': '2026',
  dating: 'day',
  acts: 'mobilisation',
  actors: 'Armed men in twenty vehicles',
  targets: 'The camp for the displaced at Abu Shouk',
  groups: 'displaced',
  reliability: 'B',
  credibility: '2',
};
const valueIn = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const codeIn = (page: string) => /id="code">([^<]+)</.exec(page)?.[1] ?? '';
const stepsOf = async (...subjectIds: readonly string[]) =>
  (await fresh.entries({ subjectIds })).map(({ kind, personName }) => `${kind} by ${personName}`);
const idIn = (location: unknown) => String(location).split('/').at(-1)?.split('#')[0] ?? '';

/** Sends the form of a new report as a browser does, with what the form carries. */
async function file(visitor: Visitor, answers: Readonly<Record<string, string>>, take?: string) {
  const page = (await visitor.get('/warn/reports/new')).body;
  const sent = { ...answers, once: valueIn(page, 'once'), ...(take === undefined ? {} : { take }) };
  return { sent, answer: await visitor.post('/warn/reports', sent, '/warn/reports/new') };
}

test('a post files a report in one form; sent twice it is one, and sent anew with other words it is another', async () => {
  const { sent, answer } = await file(post, tellsTheWatch, 'file');
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/warn/reports/${sent.once}`]);
  const again = await post.post('/warn/reports', sent, '/warn/reports/new');
  expect([again.statusCode, again.headers.location]).toEqual([303, answer.headers.location]);
  const both = await Promise.all(
    [1, 2].map(() => post.post('/warn/reports', { ...sent, title: 'Another' }, '/places')),
  );
  expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  const atOnce = { ...sent, title: 'Pressed twice', once: uuidv7() };
  const pressed = await Promise.all([1, 2, 3].map(() => post.post('/warn/reports', atOnce, '/warn/reports/new')));
  expect(pressed.map(({ headers }) => headers.location)).toEqual([1, 2, 3].map(() => `/warn/reports/${atOnce.once}`));
  const page = (await post.get(String(answer.headers.location))).body;
  for (const words of ['Filed', 'B: usually reliable', '2: probably true', 'Abu Shouk', 'What it led to']) {
    expect(page).toContain(words);
  }
  expect(await stepsOf(String(sent.once))).toEqual([
    'report.made by Second secretary',
    'report.filed by Second secretary',
  ]);
  expect((await post.get('/warn/reports?place=SDN&acts=mobilisation')).body).toContain(tellsTheWatch.title);
  expect((await post.get('/search?q=Abu+Shouk')).body).toContain(tellsTheWatch.title);
});

test('a post is asked on its front page, answers there, and reads how its reports stand', async () => {
  // The front page shows the map, and there is none before there are forecasts.
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
  const { sent } = await file(post, { ...tellsTheWatch, title: 'Twenty vehicles at the wells' }, 'file');
  const question = { report: String(sent.once), question: 'Whose vehicles are they?' };
  const asked = await analyst.post(
    '/warn/report-questions',
    question,
    `/warn/report-questions/new?report=${sent.once}`,
  );
  expect(asked.statusCode, asked.body).toBe(303);
  const front = (await post.get('/')).body;
  expect(front).toContain('Whose vehicles are they?');
  expect(front).toContain('Twenty vehicles at the wells');
  expect((await analyst.get('/')).body).not.toContain('Whose vehicles are they?');
  const form = /href="(\/warn\/report-questions\/[^"]+\/steps\/answer)"/.exec(front)?.[1] ?? '';
  const version = valueIn((await post.get(form)).body, 'version');
  expect((await post.post(form, { answer: 'The traders say: of the border guard', version }, form)).statusCode).toBe(
    303,
  );
  expect((await post.get('/')).body).not.toContain('Whose vehicles are they?');
  expect((await analyst.get(`/warn/reports/${sent.once}`)).body).toContain('Answered');
});

test('a draft is kept until it is filed, and what does not fit is refused beside its field with nothing typed lost', async () => {
  const { answer } = await file(post, { ...tellsTheWatch, title: 'A draft about the well at Tawila' });
  const draft = String(answer.headers.location);
  expect((await post.get(draft)).body).toContain('Draft');
  const refused = await file(post, { ...tellsTheWatch, 'happenedOn-year': '2031', account: 'What I saw' });
  expect(refused.answer.statusCode).toBe(422);
  expect(refused.answer.body).toContain('Enter a day that is not still to come');
  expect(refused.answer.body).toContain('What I saw');
  const until = { 'happenedUntil-day': '20', 'happenedUntil-month': '11', 'happenedUntil-year': '2026' };
  const turned = await file(post, { ...tellsTheWatch, ...until });
  expect([turned.answer.statusCode, turned.answer.body.includes('id="happenedUntil-error"')]).toEqual([422, true]);
  const version = valueIn((await post.get(draft)).body, 'version');
  expect((await post.post(`${draft}/steps/file`, { version }, draft)).statusCode).toBe(303);
  const altered = await post.post(
    `${draft}/edit`,
    { ...tellsTheWatch, title: 'Altered', version: valueIn((await post.get(`${draft}/edit`)).body, 'version') },
    `${draft}/edit`,
  );
  expect(altered.statusCode).toBe(422);
  expect(altered.body).toContain('stands as it was reported');
});

const inArabic = {
  title: 'خطاب كراهية في الإذاعة ضد سكان المخيم',
  country: 'SDN',
  'happenedOn-day': '22',
  'happenedOn-month': '11',
  'happenedOn-year': '2026',
  dating: 'day',
  acts: 'hate-speech',
  groups: 'displaced',
  account: 'دعا المذيع إلى طرد النازحين، ووصلت الميليشيات في المساء.',
  name: 'Amina Example-Mahamat',
  contact: '+249 000 000',
};

test('somebody reports in Arabic by an invitation, is asked, answers; an analyst codes it and one signal comes of two reports', async () => {
  const made = await analyst.post(
    '/warn/reports/invitations',
    {
      ...{ name: 'Women’s network of Darfur', country: 'SDN', marking: 'OFFICIAL-SENSITIVE' },
      ...{ 'lastDay-day': '31', 'lastDay-month': '3', 'lastDay-year': '2027' },
    },
    '/warn/reports/invitations',
  );
  expect(made.statusCode, made.body).toBe(201);
  expect(/id="link">([^<]+)</.exec(made.body)?.[1]).toMatch(/\/warn\/reports\/invited\/[\w-]{43}$/);
  const token = await fresh.services.invitations.make(inRole('watch-analyst'), {
    ...{ name: 'Women’s network of Darfur', country: 'SDN', lastDay: '2027-03-31' },
    holders: [inRole('watch-analyst').personId, inRole('focal-point').personId],
  });
  const address = `/warn/reports/invited/${token}`;

  const partner = fresh.visitor();
  await partner.get('/?language=ar');
  const form = await partner.get(address);
  expect(form.headers['cache-control']).toBe('no-store');
  expect(form.body).toContain('<html lang="ar" dir="rtl"');
  expect(form.body).toContain('ماذا حدث؟');
  const once = valueIn(form.body, 'once');
  const wrong = await partner.post(address, { ...inArabic, once, dating: '' }, address);
  expect(wrong.statusCode).toBe(422);
  for (const typed of [inArabic.title, inArabic.account, inArabic.name]) expect(wrong.body).toContain(typed);
  const sent = await partner.post(address, { ...inArabic, once }, address);
  expect(sent.statusCode, sent.body).toBe(201);
  const code = codeIn(sent.body);
  expect(code).toMatch(/^(\w{4}-){4}\w{4}$/);
  // The answer was lost on the way, and the form is sent again: one report, and a receipt in hand.
  const secondCode = codeIn((await partner.post(address, { ...inArabic, once }, address)).body);
  expect(secondCode).not.toBe(code);

  const report = `/warn/reports/${once}`;
  const asRead = (await analyst.get(report)).body;
  for (const words of [inArabic.title, 'F: cannot be judged', 'Women’s network of Darfur', '/people/identities/']) {
    expect(asRead).toContain(words);
  }
  expect(asRead).not.toContain(inArabic.name);
  expect((await fresh.visitor().get(report)).statusCode).toBe(404);
  expect((await fresh.services.sealedIdentities.list(systemActor)).length).toBe(1);

  const asked = await analyst.post(
    '/warn/report-questions',
    { report: once, question: 'من هو المذيع؟' },
    `/warn/report-questions/new?report=${once}`,
  );
  expect(asked.statusCode, asked.body).toBe(303);
  const back = fresh.visitor();
  await back.get('/?language=ar');
  expect((await back.post('/warn/reports/receipt', { code: 'AAAA' }, '/warn/reports/receipt')).statusCode).toBe(422);
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const followed = (await back.post('/warn/reports/receipt', { code: typed }, '/warn/reports/receipt')).body;
  expect(followed).toContain('من هو المذيع؟');
  const answer = { code: typed, question: valueIn(followed, 'question'), answer: 'مذيع المحطة المحلية' };
  const answered = await back.post('/warn/reports/receipt/answers', answer, '/warn/reports/receipt');
  expect(answered.body).toContain('مذيع المحطة المحلية');
  expect((await analyst.get(`/warn/report-questions/${answer.question}`)).body).toContain('مذيع المحطة المحلية');

  const { records: proposed } = await fresh.services.records.reportCodes.list(
    systemActor,
    { state: 'proposed', values: { report: once } },
    { limit: 100, offset: 0 },
  );
  const byTag = Object.fromEntries(proposed.map((each) => [each.values.tag, each]));
  expect(byTag['indicator-7.14']?.values.words).toContain('خطاب كراهية');
  expect(byTag['indicator-7.5']?.values.words).toEqual(['الميليشيات']);
  expect(Object.keys(byTag).toSorted()).toEqual(['group-displaced', 'indicator-7.14', 'indicator-7.5']);
  for (const shown of ['خطاب كراهية', 'ar: خطاب كراهية', 'Proposed']) expect(asRead).toContain(shown);
  const early = await analyst.post(`${report}/steps/code`, { version: valueIn(asRead, 'version') }, report);
  expect(early.statusCode).toBe(409);
  const take = async (tag: string, step: string) => {
    const id = byTag[tag]?.id ?? '';
    const one = `/warn/report-codes/${id}`;
    const version = valueIn((await analyst.get(one)).body, 'version');
    expect((await analyst.post(`${one}/steps/${step}`, { version }, report)).statusCode).toBe(303);
    return stepsOf(id);
  };
  expect(await take('indicator-7.14', 'accept')).toEqual([
    'report-code.made by Forestall',
    'report-code.accepted by Watch analyst',
  ]);
  expect(await take('indicator-7.5', 'refuse')).toContain('report-code.refused by Watch analyst');
  await take('group-displaced', 'accept');
  const version = valueIn((await analyst.get(report)).body, 'version');
  const coded = await analyst.post(`${report}/steps/code`, { version }, report);
  expect(coded.statusCode, coded.body).toBe(303);

  const first = await fresh.services.records.reports.list(
    systemActor,
    { values: { title: tellsTheWatch.title } },
    { limit: 1, offset: 0 },
  );
  const fromPost = first.records[0]?.id ?? '';
  const raise = /href="(\/warn\/signals\/new\?[^"]+)"/.exec((await analyst.get(`/warn/reports/${fromPost}`)).body)?.[1];
  const prefilled = (await analyst.get(String(raise).replaceAll('&amp;', '&'))).body;
  expect(prefilled).toContain(`value="/warn/reports/${fromPost}"`);
  const signal = await analyst.post(
    '/warn/signals',
    {
      ...{ title: 'Militia and radio turn on the camp', country: 'SDN', origin: 'report', asksFor: 'high' },
      ...{ 'observedOn-day': '23', 'observedOn-month': '11', 'observedOn-year': '2026' },
      ...{ source: `/warn/reports/${fromPost}`, audience: 'uk-government' },
    },
    '/warn/signals/new',
  );
  expect(signal.statusCode, signal.body).toBe(303);
  const signalId = idIn(signal.headers.location);
  const behind = await analyst.post(
    '/warn/signal-reports',
    { signal: signalId, report: once, shows: 'The radio calls for it' },
    `/warn/signal-reports/new?signal=${signalId}`,
  );
  expect(behind.statusCode, behind.body).toBe(303);
  const warned = await analyst.post(
    `/warn/signals/${signalId}/open-warning`,
    {
      ...{ level: 'high', reason: 'Two sources', audience: 'uk-government' },
      version: valueIn((await analyst.get(`/warn/signals/${signalId}/open-warning`)).body, 'version'),
    },
    `/warn/signals/${signalId}/open-warning`,
  );
  expect(warned.statusCode, warned.body).toBe(303);
  for (const each of [fromPost, once]) {
    const page = (await analyst.get(`/warn/reports/${each}`)).body;
    expect(page).toContain(String(warned.headers.location));
    expect(page).toContain('Militia and radio turn on the camp');
  }
  // The post sees what its report led to.
  expect((await post.get(`/warn/reports/${fromPost}`)).body).toContain(String(warned.headers.location));

  const closing = `${report}/steps/close`;
  const closed = await analyst.post(
    closing,
    { outcome: 'فُتح إنذار', version: valueIn((await analyst.get(closing)).body, 'version') },
    closing,
  );
  expect(closed.statusCode, closed.body).toBe(303);
  const last = (await back.post('/warn/reports/receipt', { code: secondCode }, '/warn/reports/receipt')).body;
  expect(last).toContain('فُتح إنذار');

  expect(await stepsOf(once)).toEqual([
    'report.made by A reporter by invitation',
    'report.filed by A reporter by invitation',
    'report.coded by Watch analyst',
    'report.closed by Watch analyst',
  ]);
  expect(await stepsOf(answer.question)).toEqual([
    'report-question.made by Watch analyst',
    'report-question.answered by A reporter by invitation',
  ]);
  expect(await stepsOf(signalId)).toEqual(['signal.made by Watch analyst', 'signal.linked by Watch analyst']);
  const kinds = (await fresh.entries()).map(({ kind }) => kind);
  for (const kind of ['report-invitation.made', 'report-receipt.given', 'identity.sealed', 'signal-report.made']) {
    expect(kinds).toContain(kind);
  }
  const ledger = JSON.stringify(await fresh.entries());
  for (const secret of [inArabic.name, inArabic.contact, token, code, secondCode]) expect(ledger).not.toContain(secret);
});

test('an invitation that was taken back, has ended or is none leads to words, and nobody else may invite', async () => {
  const { invitations } = fresh.services;
  const inviter = inRole('watch-analyst');
  const inviting = { name: 'A school', country: null, holders: [], lastDay: '2026-12-01' };
  const token = await invitations.make(inviter, inviting);
  const anybody = fresh.visitor();
  const form = `/warn/reports/invited/${token}`;
  expect((await anybody.get(form)).body).not.toContain('name="contact"');
  const [standing] = await invitations.list(inviter);
  await analyst.post(`/warn/reports/invitations/${standing?.id}/revoke`, {}, '/warn/reports/invitations');
  expect((await anybody.get(form)).statusCode).toBe(404);
  const ending = await invitations.make(inviter, inviting);
  fresh.clock.forward(24 * 14);
  expect((await anybody.get(`/warn/reports/invited/${ending}`)).statusCode).toBe(404);
  expect((await anybody.get(`/warn/reports/invited/${'A'.repeat(43)}`)).statusCode).toBe(404);
  expect((await anybody.get('/warn/reports/invitations')).statusCode).toBe(403);
  await expect(invitations.make(inRole('auditor'), inviting)).rejects.toMatchObject({ status: 403 });
  await expect(invitations.make(inviter, { ...inviting, lastDay: '2026-12-01' })).rejects.toMatchObject({
    field: 'lastDay',
  });
  const one = { ...inviting, lastDay: '2026-12-31', holders: [inviter.personId] };
  await expect(invitations.make(inviter, one)).rejects.toMatchObject({ field: 'holders' });
});

/** Sends a file as a browser sends it, in a form of several parts. */
async function attach(visitor: Visitor, report: string, name: string, bytes: Buffer) {
  const token = valueIn((await visitor.get(`${report}/attachments/new`)).body, '_csrf');
  const edge = '----edge';
  const part = (disposition: string) => `--${edge}\r\ncontent-disposition: form-data; ${disposition}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(`${part('name="_csrf"')}\r\n${token}\r\n`),
    Buffer.from(`${part(`name="file"; filename="${name}"`)}content-type: image/png\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const headers = {
    ...{ host: '127.0.0.1:3000', cookie: visitor.cookie() },
    'content-type': `multipart/form-data; boundary=${edge}`,
  };
  return fresh.site.inject({ method: 'POST', url: `${report}/attachments`, headers, payload });
}

test('a file is taken by what it is, comes back as it came, and what may not be attached is refused beside it', async () => {
  const { answer } = await file(post, { ...tellsTheWatch, title: 'A photograph of the market', audience: '' }, 'file');
  const report = String(answer.headers.location);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  expect((await attach(post, report, '../mar\u202eket.exe', png)).headers.location).toBe(`${report}#attachments`);
  const page = (await analyst.get(report)).body;
  expect(page).toContain('market.png');
  const address = /href="([^"]+\/attachments\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
  const given = await analyst.get(address);
  expect(given.rawPayload.equals(png)).toBe(true);
  expect([
    given.headers['content-type'],
    given.headers['content-disposition'],
    given.headers['x-content-type-options'],
  ]).toEqual(['image/png', `attachment; filename="market.png"; filename*=UTF-8''market.png`, 'nosniff']);
  expect((await fresh.visitor().get(address)).statusCode).toBe(404);
  const refused: readonly (readonly [about: string, bytes: Buffer, status: number])[] = [
    ['the same again', png, 409],
    ['nothing', Buffer.alloc(0), 422],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 422],
    ['a picture that runs', Buffer.from('  <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 422],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 422],
    ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 422],
    ['more than is taken', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 422],
  ];
  for (const [about, bytes, status] of refused) {
    const sent = await attach(post, report, 'photo.png', bytes);
    expect([about, sent.statusCode, sent.body.includes('id="file-error"')]).toEqual([about, status, true]);
  }
  expect((await attach(post, report, 'seen.txt', Buffer.alloc(10 * 1024 * 1024, 'a'))).statusCode).toBe(303);
  const withoutToken = await fresh.site.inject({
    ...{ method: 'POST', url: `${report}/attachments`, headers: { host: '127.0.0.1:3000', cookie: post.cookie() } },
    payload: {},
  });
  expect(withoutToken.statusCode).toBe(403);
  expect(
    (await attach(analyst, `/warn/reports/${'0'.repeat(8)}-0000-7000-8000-000000000000`, 'a.txt', png)).statusCode,
  ).toBeGreaterThanOrEqual(403);
  const kinds = (await fresh.entries()).filter(({ kind }) => kind === 'report-attachment.added');
  expect(kinds.length).toBe(2);
});

test('of a table each row is taken by itself, its fate told with the column, and nothing is filed twice', async () => {
  const table = [
    'Title,country,happened on,dating,acts,actors,reliability,credibility,mood',
    '"Shots at the well, at night",Sudan,2026-11-19,day,killing; threat,Men in cars;A patrol,B,3,grim',
    'Shots at the school,SDN,2026-02-30,day,,,B,3,',
    'Shots at the bridge,Atlantis,2026-11-19,soon,dancing,,B,9,',
    'Shots at the ford,SDN,2031-01-01,day,,,B,3,',
    'Shots at the mosque,ssd,2026-11-18,week,,,C,4,',
  ].join('\n');
  const send = async (file: string, what: string) =>
    (await post.post('/warn/reports/import', { pasted: file, what }, '/warn/reports/import')).body;
  const count = async () => (await fresh.services.records.reports.list(systemActor, {}, { limit: 0, offset: 0 })).count;
  const before = await count();
  const fates = (page: string) =>
    [...page.matchAll(/<td class="govuk-table__cell">(.*?)<\/td><\/tr>/g)].map(([, said = '']) =>
      said.replaceAll(/<br>/g, ' | ').replaceAll(/<[^>]+>/g, ''),
    );
  const checked = await send(table, 'check');
  expect(fates(checked).map((fate) => fate.split(' | ')[0])).toEqual([
    'Fits',
    'Not taken',
    'Not taken',
    'Fits',
    'Fits',
  ]);
  expect(await count()).toBe(before);
  const filed = await send(table, 'file');
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = fates(filed);
  expect([first, fifth]).toEqual(['Filed', 'Filed']);
  expect(second).toContain('Not taken | happened_on: ');
  for (const column of ['country: ', 'dating: ', 'acts: ', 'credibility: ']) expect(third).toContain(` | ${column}`);
  expect(fourth).toContain('happened_on: Enter a day that is not still to come');
  expect(filed).toContain('mood');
  expect(filed).toContain('Shots at the bridge,Atlantis');
  expect(await count()).toBe(before + 2);
  expect(fates(await send(table, 'file')).map((fate) => fate.split(' | ')[0])).toEqual([
    ...['Stands already', 'Not taken', 'Not taken', 'Not taken', 'Stands already'],
  ]);
  const one = table.replace('2026-02-30', '2026-02-28');
  expect(fates(await send(one, 'file'))[1]).toBe('Filed');
  expect(await count()).toBe(before + 3);
});

test('a workbook is taken as a table is: each row by its number in the sheet, its days as days', async () => {
  const columns = ['title', 'country', 'happened_on', 'dating', 'reliability', 'credibility'];
  const cells = (line: number, values: readonly string[]) =>
    values.map((value, place) => text(`${'ABCDEF'[place]}${line}`, value));
  const told = (line: number, title: string, day: string) => [
    ...cells(line, [title, 'Sudan']),
    day,
    ...['day', 'B'].map((value, place) => text(`${'DE'[place]}${line}`, value)),
    `<c r="F${line}"><v>3</v></c>`,
  ];
  // 19 November 2026 is 46,345 days after 30 December 1899.
  const rows = [
    row(1, ...cells(1, columns)),
    row(3, ...told(3, 'Shots at the mill', serialDay('C3', 46345))),
    row(4, ...told(4, 'Shots at the mine', text('C4', '2026-02-30'))),
  ];
  const book = madeWorkbook({ Notes: [row(1, text('A1', 'read me'))], Table: rows });
  const page = '/warn/reports/import';
  const send = (bytes: Buffer, fields: Readonly<Record<string, string>>) =>
    sendFile(fresh, post, { to: page, from: page }, { name: 'reports.xlsx', bytes }, fields);
  const filed = await send(book, { sheet: 'Table', what: 'file' });
  expect(filed.statusCode).toBe(200);
  expect(filed.body).toMatch(/fs-number">3<.*?Shots at the mill.*?Filed/);
  expect(filed.body).toMatch(/fs-number">4<.*?Shots at the mine.*?Not taken<br><bdi>happened_on/);
  // What came as a file can be mended as text.
  expect(filed.body).toContain('Shots at the mine,Sudan,2026-02-30,day,B,3');
  expect((await send(book, { sheet: 'Table', what: 'check' })).body).toMatch(/Shots at the mill.*?Stands already/);
  const first = await send(book, { what: 'check' });
  expect([
    first.statusCode,
    first.body.includes('The first line must name') || first.body.includes('line of columns'),
  ]).toEqual([422, true]);
  const none = await send(book, { sheet: 'Tabel', what: 'check' });
  expect([none.statusCode, none.body.includes('It has: Notes, Table')]).toEqual([422, true]);
  const large = await send(Buffer.alloc(3 * 1024 * 1024, 0x61), { what: 'check' });
  expect([large.statusCode, large.body.includes('larger than 2 MB')]).toEqual([422, true]);
  // Beyond what the form reads of a field the rest would be missing, and the row in which it ends would be half of one.
  const many = Array.from({ length: 450 }, (_, place) => `Shots ${place},SDN,2026-11-19,day,B,3,${'a'.repeat(9_900)}`);
  const pasted = [[...columns, 'account'].join(','), ...many].join('\n');
  const chosen = { name: '', bytes: Buffer.alloc(0) };
  const cut = await sendFile(fresh, post, { to: page, from: page }, chosen, { pasted, what: 'check' });
  expect([cut.statusCode, cut.body.includes('larger than 2 MB')]).toEqual([422, true]);
  const binary = await send(Buffer.from('89504e470d0a1a0aff22', 'hex'), { what: 'check' });
  expect([binary.statusCode, binary.body.includes('is not UTF-8')]).toEqual([422, true]);
});

test('the log tells that a form failed, and neither the link’s secret nor a word of what was sent', async () => {
  const token = await fresh.services.invitations.make(inRole('watch-analyst'), {
    ...{ name: 'A school', country: null, holders: [], lastDay: '2027-01-31' },
  });
  const address = `/warn/reports/invited/${token}`;
  const partner = fresh.visitor();
  const once = valueIn((await partner.get(address)).body, 'once');
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(fresh.services.partnerReports, 'send').mockRejectedValueOnce(new Error('The database is away'));
  const failed = await partner.post(address, { ...inArabic, once }, address);
  const written = log.mock.calls.map(([words]) => String(words)).join('');
  vi.restoreAllMocks();
  expect(failed.statusCode).toBe(500);
  expect(written).toContain('POST /warn/reports/invited/:token failed: Error: The database is away');
  for (const secret of [token, inArabic.title, inArabic.account, inArabic.name]) expect(written).not.toContain(secret);
});

test('whoever tries codes one after the other is soon made to wait, in their language', async () => {
  const headers = { host: '127.0.0.1:3000', 'accept-language': 'ar' };
  const answers = [];
  for (let guess = 0; guess < 70; guess += 1) {
    answers.push(await fresh.site.inject({ method: 'GET', url: '/warn/reports/receipt', headers }));
  }
  const refused = answers.find(({ statusCode }) => statusCode === 429);
  expect(refused?.body).toContain('طلبات كثيرة جدًا');
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
});
