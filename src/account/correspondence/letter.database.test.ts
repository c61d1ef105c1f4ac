import { afterEach, beforeEach, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const list = '/account/correspondence';
const letter = {
  sender: 'UK Civil Society Mass Atrocity Prevention Working Group',
  senderKind: 'civil-society',
  subject: 'An atrocity prevention strategy',
  'receivedOn-day': '20',
  'receivedOn-month': '12',
  'receivedOn-year': '2024',
  asks: 'Will there be a strategy of its own?',
};

async function signedIn(role: string): Promise<Visitor> {
  const visitor = fresh.visitor();
  await visitor.signIn(role);
  return visitor;
}

test('a letter is answered: dated by working days, drafted, cleared by another, sent, and its reply stands on paper', async () => {
  const desk = await signedIn('desk-officer');
  const made = await desk.post(list, letter, `${list}/new`);
  const page = String(made.headers.location);
  expect(made.statusCode).toBe(303);
  const first = await desk.get(page);
  expect(first.body).toContain('MIN/00001/2024');
  // Twenty working days after Friday 20 December 2024, without Christmas Day, Boxing Day and New Year's Day (gov.uk).
  expect(first.body).toContain('22 January 2025');

  const draft = {
    draft: 'Prevention stands within conflict prevention.\n\nA warning for South Sudan stood within a day.',
  };
  expect(
    (
      await desk.post(
        `${page}/steps/draft`,
        { ...draft, version: versionIn((await desk.get(`${page}/steps/draft`)).body) },
        page,
      )
    ).statusCode,
  ).toBe(303);
  const fact = { letter: page.split('/').at(-1) ?? '', claim: 'A warning stood within a day', page: '/places/SSD' };
  expect((await desk.post('/account/citations', fact, page)).statusCode).toBe(303);

  const focal = await signedIn('focal-point');
  const form = `${page}/steps/clear`;
  const version = versionIn((await focal.get(form)).body);
  expect((await focal.post(form, { signedBy: 'Minister of State', version }, form)).statusCode).toBe(303);
  const sent = { 'repliedOn-day': '21', 'repliedOn-month': '1', 'repliedOn-year': '2025' };
  const sending = `${page}/steps/answer`;
  await desk.post(sending, { ...sent, version: versionIn((await desk.get(sending)).body) }, sending);
  expect((await desk.get(page)).body).toContain('Answered');

  const pdf = await desk.get(`${page}/reply.pdf`);
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect((await desk.get(`${page}/reply.docx`)).statusCode).toBe(200);
});

test('what cannot be is refused beside its field, with nothing typed lost', async () => {
  const desk = await signedIn('desk-officer');
  const early = { ...letter, 'dueOn-day': '1', 'dueOn-month': '12', 'dueOn-year': '2024' };
  const refused = await desk.post(list, early, `${list}/new`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('It cannot be due before it came.');
  expect(refused.body).toContain(letter.asks);

  const unknown = await desk.post(list, { ...letter, 'receivedOn-year': '2018' }, `${list}/new`);
  expect(unknown.body).toContain('The bank holidays of that year are not known here');

  expect((await desk.post(list, { ...letter, reference: 'MIN/33171/2018' }, `${list}/new`)).statusCode).toBe(303);
  const twice = await desk.post(list, { ...letter, reference: 'MIN/33171/2018' }, `${list}/new`);
  expect(twice.statusCode).toBe(409);
  expect(twice.body).toContain('id="reference-error"');
});

test('two letters at once are given two references, and nobody clears an own draft', async () => {
  const { letters } = fresh.services.records;
  const desk = inRole('desk-officer');
  const values = {
    reference: null,
    sender: letter.sender,
    senderKind: 'civil-society',
    subject: letter.subject,
    receivedOn: '2024-12-20',
    dueOn: null,
    asks: letter.asks,
    country: null,
    themes: [],
    recommendation: null,
  } as const;
  const ids = await Promise.all(Array.from({ length: 8 }, () => letters.make(desk, values)));
  const made = await Promise.all(ids.map((id) => letters.find(systemActor, id)));
  expect(new Set(made.map((each) => each?.values.reference)).size).toBe(8);

  const [id] = ids;
  if (id === undefined) throw new Error('Eight were made');
  const both = { ...desk, roles: ['desk-officer', 'focal-point'] };
  await letters.take(both, id, 'draft', { draft: 'No.' }, { expected: 'any' });
  const clearing = letters.take(both, id, 'clear', { signedBy: 'Minister of State' }, { expected: 'any' });
  await expect(clearing).rejects.toMatchObject({ code: 'letter.clearance' });
});

function versionIn(body: string): string {
  return /name="version" value="([^"]+)"/.exec(body)?.[1] ?? '';
}
