import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { sumsBy } from './programme-money.ts';
import { planOf } from './programme-plan-service.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const manager = inRole('instrument-owner-programme');
const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

async function signedIn(role: string): Promise<Visitor> {
  const visitor = fresh.visitor();
  await visitor.signIn(role);
  return visitor;
}

const programmeValues = {
  title: 'Justice after violence',
  summary: 'Courts that travel, & records that stand up <in> them.',
  fund: 'fund',
  leadDepartment: 'foreign-commonwealth-office',
  country: 'SSD',
  otherCountries: [],
  rootCauses: ['security-justice', 'governance'],
  themes: ['preventing-sexual-violence'],
  startsOn: '2023-04-01',
  endsOn: '2027-03-31',
  currency: 'GBP',
  sector: '15220',
  iatiIdentifier: 'GB-GOV-52-CSSF-06-000021',
  reportingOrganisation: 'GB-GOV-52',
  reportingName: 'UK - Conflict, Stability and Security Fund (CSSF)',
} as const;
const projectValues = {
  summary: 'Judges and defenders who travel.',
  implementer: 'United Nations Development Programme',
  implementerReference: 'XM-DAC-41114',
  atRisk: false,
  departmentShares: [
    'foreign-commonwealth-office 33.3% ODA 100%',
    'ministry-of-defence 33.3% ODA 0%',
    'home-office 33.4% ODA 55.5%',
  ],
  startsOn: '2023-04-01',
  endsOn: null,
  iatiIdentifier: null,
} as const;

/** A Fund programme with two projects of three departments, three financial years, results and a review. */
async function makeWhole({ services }: FreshServices, marked?: Parameters<typeof services.records.programmes.make>[2]) {
  const { records } = services;
  const programme = await records.programmes.make(manager, programmeValues, marked);
  for (const title of ['Mobile courts', 'Records that stand up']) {
    const project = await records.projects.make(manager, { ...projectValues, programme, title });
    const rest = { project, valueDate: null, reason: null };
    for (const [year, amountMinor] of [
      ['2023', 100_000_01],
      ['2024', 200_000_02],
      ['2025', 300_000_03],
    ] as const) {
      await records.budgetLines.make(manager, {
        ...rest,
        startsOn: `${year}-04-01`,
        endsOn: null,
        amount: pounds(amountMinor),
      });
      await records.commitments.make(manager, { ...rest, madeOn: `${year}-05-01`, amount: pounds(amountMinor - 7) });
      await records.disbursements.make(manager, { ...rest, paidOn: `${year}-06-01`, amount: pounds(amountMinor - 11) });
    }
    const correction = { ...rest, amount: pounds(-99), reason: 'Paid twice' };
    await records.disbursements.make(manager, { ...correction, paidOn: '2025-07-01' });
    const indicator = await records.projectIndicators.make(manager, {
      project,
      resultTitle: 'Those who suffered are heard',
      resultType: 'outcome',
      title: 'Cases heard',
      measure: 'unit',
      ascending: true,
      baselineYear: '2022',
      baselineValue: '12',
    });
    const period = { startsOn: '2023-04-01', endsOn: '2024-03-31', target: '40', actual: '47' };
    await records.projectMeasurements.make(manager, { ...period, indicator });
  }
  const review = await records.annualReviews.make(manager, {
    programme,
    reviewedOn: '2024-06-30',
    score: 'A+',
    risk: 'major',
    found: 'More was heard than planned.',
    recommended: ['Train a second team', 'Keep the roads in view'],
  });
  await records.annualReviews.take(manager, review, 'agree', {}, { expected: 'any' });
  await records.programmes.take(manager, programme, 'start', {}, { expected: 'any' });
  return programme;
}

function planIn({ services, database }: FreshServices, id: RecordId) {
  return database.snapshot(systemActor, async (queries) => {
    const found = await services.records.programmes.findIn(queries, id);
    if (found === undefined) throw new Error('It was made');
    return planOf(queries, services.records, found);
  });
}

test('a Fund programme is given out as valid IATI, brought into an empty Forestall, and is the same there', async () => {
  const programme = await makeWhole(fresh);
  const desk = await signedIn('instrument-owner-programme');
  const page = await desk.get(`/act/programmes/${programme}`);
  expect(page.body).toContain('2024/25');
  // 2 × (100,000.01 + 200,000.02 + 300,000.03).
  expect(page.body).toContain('£1,200,000.12');
  const answer = await desk.get(`/act/programmes/${programme}/activity.xml`);
  expect(answer.headers['content-type']).toContain('application/xml');
  expect(fresh.services.iatiExchange.check(answer.body)).toEqual([]);

  const other = await freshServices();
  try {
    const made = await other.services.iatiExchange.bringIn(manager, answer.body);
    expect(made.map(({ outcome }) => outcome)).toEqual(['made']);
    const { records } = await other.services.records.programmes.list(systemActor, {}, { limit: 2, offset: 0 });
    const [brought] = records;
    if (brought === undefined) throw new Error('One was brought in');
    expect(await planIn(other, brought.id)).toEqual(await planIn(fresh, programme));
    const cells = await other.services.programmeMoney.ofProgramme(systemActor, brought.id);
    const keys = [
      ({ financialYear }: (typeof cells)[number]) => financialYear,
      ({ organisation }: (typeof cells)[number]) => organisation,
    ];
    for (const keyOf of keys) {
      const rows = sumsBy(cells, keyOf);
      expect(rows).toHaveLength(3);
      expect(rows.reduce((sum, { budget }) => sum + budget, 0n)).toBe(1_200_000_12n);
      // Twice (600,000.06 less 3 × 0.11 less the correction of 0.99).
      expect(rows.reduce((sum, { disbursed }) => sum + disbursed, 0n)).toBe(1_199_997_48n);
    }
    const again = await other.services.iatiExchange.activityFile(manager, brought.id);
    expect(again).toBe(answer.body);
    expect((await other.services.iatiExchange.bringIn(manager, again)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
    ]);
  } finally {
    await other.close();
  }
});

test('a later file adds the payment that is lacking; one that says otherwise is refused whole', async () => {
  const programme = await makeWhole(fresh);
  const { iatiExchange } = fresh.services;
  const file = await iatiExchange.activityFile(manager, programme);
  const payment = /<transaction>(?:(?!<\/transaction>)[\s\S])*code="3"[\s\S]*?<\/transaction>/.exec(file)?.[0] ?? '';
  const small = payment.replace(/(<value[^>]*>)[\d.]+/, '$10.01').replaceAll('2023-06-01', '2026-01-05');
  const longer = file.replace(payment, `${payment}\n${small}`);
  expect(longer).not.toBe(file);
  expect((await iatiExchange.bringIn(manager, longer))[0]?.outcome).toBe('added to');
  expect((await iatiExchange.bringIn(manager, longer))[0]?.outcome).toBe('unchanged');
  await expect(iatiExchange.bringIn(manager, file)).rejects.toMatchObject({ code: 'iati.file' });

  const before = await planIn(fresh, programme);
  const renamed = longer.replaceAll('Mobile courts', 'Fixed courts');
  await expect(iatiExchange.bringIn(manager, renamed)).rejects.toThrow('says otherwise of: title');
  const huge = longer.replace(/(<value[^>]*>)0\.01/, '$19000000.00');
  await expect(iatiExchange.bringIn(manager, huge)).rejects.toMatchObject({ code: 'iati.file' });
  expect(await planIn(fresh, programme)).toEqual(before);
});

test('elements that programmes do not work with are kept and given out again', async () => {
  const programme = await makeWhole(fresh);
  const file = await fresh.services.iatiExchange.activityFile(manager, programme);
  const contact = '<contact-info type="1"><email>desk@example.org</email></contact-info>';
  const marker = '<policy-marker vocabulary="1" code="1" significance="2"/>';
  const foreign = file
    .replaceAll('CSSF-06-000021', 'CSSF-06-000022')
    .replace('<recipient-country', `${contact}\n<recipient-country`)
    .replace('<related-activity', `${marker}\n<related-activity`)
    .replace('</title>', '<narrative xml:lang="fr">La justice</narrative></title>');
  const [made] = await fresh.services.iatiExchange.bringIn(manager, foreign);
  expect(made?.outcome).toBe('made');
  const { records } = await fresh.services.records.programmes.list(
    systemActor,
    { values: { iatiIdentifier: 'GB-GOV-52-CSSF-06-000022' } },
    { limit: 1, offset: 0 },
  );
  const [brought] = records;
  if (brought === undefined) throw new Error('It was brought in');
  const again = await fresh.services.iatiExchange.activityFile(manager, brought.id);
  expect(fresh.services.iatiExchange.check(again)).toEqual([]);
  for (const kept of ['desk@example.org', '<policy-marker', 'La justice']) expect(again).toContain(kept);
});

test('money beyond its bounds is refused beside its field, also two at once, and by the database itself', async () => {
  const { records } = fresh.services;
  const programme = await records.programmes.make(manager, { ...programmeValues, iatiIdentifier: null });
  const project = await records.projects.make(manager, { ...projectValues, programme, title: 'Mobile courts' });
  const rest = { project, valueDate: null, reason: null };
  await records.budgetLines.make(manager, { ...rest, startsOn: '2024-04-01', endsOn: null, amount: pounds(1_000_00) });

  const desk = await signedIn('instrument-owner-programme');
  const typed = { project, amount: '1,000.01', 'madeOn-day': '1', 'madeOn-month': '5', 'madeOn-year': '2024' };
  const form = `/act/commitments/new?project=${project}`;
  const refused = await desk.post('/act/commitments', typed, form);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('id="amount-error"');
  expect(refused.body).toContain('£1,000.01');
  expect(refused.body).toContain('value="1,000.01"');
  const unexplained = await desk.post('/act/commitments', { ...typed, amount: '-5' }, form);
  expect(unexplained.body).toContain('id="reason-error"');

  const commit = () => records.commitments.make(manager, { ...rest, madeOn: '2024-05-01', amount: pounds(600_00) });
  const both = await Promise.allSettled([commit(), commit()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);

  const disburse = records.disbursements.make(manager, { ...rest, paidOn: '2024-06-01', amount: pounds(600_01) });
  await expect(disburse).rejects.toMatchObject({ field: 'amount' });
  const dollars = { ...rest, paidOn: '2024-06-01', amount: { amountMinor: 1, currency: 'USD' } };
  await expect(records.disbursements.make(manager, dollars)).rejects.toMatchObject({ field: 'amount' });
  const cut = { ...rest, startsOn: '2024-04-01', endsOn: null, amount: pounds(-400_01), reason: 'Cut' };
  await expect(records.budgetLines.make(manager, cut)).rejects.toMatchObject({ field: 'amount' });

  const past = fresh.database.transact(systemActor, (queries) =>
    sql`insert into commitment select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
      from commitment c where project = ${project}`.execute(queries),
  );
  await expect(past).rejects.toThrow('budgeted');
  const changed = fresh.database.transact(systemActor, (queries) =>
    sql`update commitment set amount_minor = 1`.execute(queries),
  );
  await expect(changed).rejects.toThrow();
});

test('shares that make no whole, and a department that is not there, are refused beside the field', async () => {
  const programme = await fresh.services.records.programmes.make(manager, programmeValues);
  const desk = await signedIn('instrument-owner-programme');
  const typed = {
    programme,
    title: 'Mobile courts',
    summary: 'Judges who travel.',
    implementer: 'UNDP',
    atRisk: 'no',
    departmentShares: 'foreign-commonwealth-office 60% ODA 100%\nministry-of-defence 30% ODA 0%',
    'startsOn-day': '1',
    'startsOn-month': '4',
    'startsOn-year': '2024',
  };
  const form = `/act/projects/new?programme=${programme}`;
  const short = await desk.post('/act/projects', typed, form);
  expect(short.statusCode).toBe(422);
  expect(short.body).toContain('The shares make 90%, not 100%');
  const departmentShares = 'ministry-of-magic 100% ODA 0%';
  expect((await desk.post('/act/projects', { ...typed, departmentShares }, form)).body).toContain('ministry-of-magic');
  const whole = typed.departmentShares.replace('30%', '40%');
  const made = await desk.post('/act/projects', { ...typed, departmentShares: whole }, form);
  expect(made.statusCode).toBe(303);
  const page = (await desk.get(String(made.headers.location))).body;
  expect(page, 'a share is told by the name of its department').toContain('Ministry of Defence 40% ODA 0%');
});

test('what is released to everyone is public as IATI and as sums; what is not, and a partner at risk, is in neither', async () => {
  const everyone = { owner: manager.organisationId, marking: 'OFFICIAL', caveats: [], audience: ['everyone'] } as const;
  const open = await makeWhole(fresh, everyone);
  const hidden = { ...programmeValues, title: 'Quiet work', iatiIdentifier: null };
  await fresh.services.records.programmes.make(manager, hidden);
  const partner = { ...projectValues, programme: open, title: 'Witnesses', atRisk: true };
  const named = fresh.services.records.projects.make(manager, { ...partner, implementer: 'Voices of the Hills' });
  await expect(named).rejects.toMatchObject({ field: 'implementer' });
  const unnamed = { implementer: 'Withheld for the safety of the partner', implementerReference: null };
  await fresh.services.records.projects.make(manager, { ...partner, ...unnamed });

  const stranger = fresh.visitor();
  const file = await stranger.get('/act/programmes.xml');
  expect(file.body).toContain('GB-GOV-52-CSSF-06-000021');
  expect(file.body).not.toContain('Quiet work');
  expect(fresh.services.iatiExchange.check(file.body)).toEqual([]);
  const sums = await stranger.get('/act/programmes/money.csv');
  expect(sums.body).toContain('SSD,2023/24,GBP,200000.02,199999.88,199999.80');
  expect((await stranger.get('/act/programmes/money')).body).toContain('South Sudan, 2023/24');
});

test('a file is pasted: checked, refused with line, element and what to do, with nothing lost, then brought in', async () => {
  const programme = await makeWhole(fresh);
  const file = (await fresh.services.iatiExchange.activityFile(manager, programme)).replaceAll('000021', '000099');
  const address = '/act/programmes/import';
  const desk = await signedIn('instrument-owner-programme');
  const valid = await desk.post(address, { file, what: 'check' }, address);
  expect(valid.body).toContain('It is valid');
  const wrong = file.replace('<activity-status code="2"/>', '<activity-status code="77"/>');
  const refused = await desk.post(address, { file: wrong, what: 'import' }, address);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toMatch(/Line \d+, activity-status/);
  expect(refused.body).toContain('code=&quot;77&quot;');
  expect((await desk.post(address, { file, what: 'import' }, address)).body).toContain('made');
  expect((await fresh.visitor().post(address, { file, what: 'check' }, address)).statusCode).toBe(403);
  const watcher = await signedIn('watch-analyst');
  expect((await watcher.post(address, { file, what: 'import' }, address)).statusCode).toBe(403);
});
