import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { FieldValues } from '../../platform/records/record-service.ts';
import { sanctionKindWords } from './sanction-kind.ts';

/** A commander is brought from a name to the list, and what is in force stands by place until it lapses. */

let fresh: FreshSite;
let regime: RecordId;
let found: RecordId;
const desk = inRole('desk-officer');
const focal = inRole('focal-point');
const minister = inRole('minister');
beforeAll(async () => {
  fresh = await freshSite();
  regime = await fresh.services.records.sanctionsRegimes.make(desk, {
    ...{ name: 'South Sudan', legalBasis: 'The South Sudan (Sanctions) (EU Exit) Regulations 2019', country: 'SSD' },
    ...{ since: '2020-12-31', purposes: 'Peace', reading: null },
  });
});
afterAll(() => fresh.close());

const cases = () => fresh.services.records.designationCases;
const take = (actor: typeof desk, step: string, values: FieldValues = {}) =>
  cases().take(actor, found, step, values, { expected: 'any' });
const described = (measures: readonly string[]) => ({
  ...{ subject: 'General X', subjectKind: 'person', identifiers: null, regime, country: 'SSD', measures },
  ...{ unit: 'Northern Brigade', action: null },
});

test('a case without a measure is no case', async () => {
  await expect(cases().make(desk, described([]))).rejects.toMatchObject({ field: 'measures', status: 422 });
  found = await cases().make(desk, described(['travel-ban']));
});

test('no step can be left out, and only a minister decides', async () => {
  await expect(take(desk, 'state-reasons', { statementOfReasons: 'Because' })).rejects.toMatchObject({ status: 409 });
  await take(desk, 'set-grounds', { grounds: 'Ordered the attack' });
  await take(desk, 'find-appropriate', { appropriateness: 'It stops his purchases' });
  await take(desk, 'state-reasons', { statementOfReasons: 'He commanded those who attacked' });
  await take(desk, 'assemble-evidence', { evidence: ['Panel of Experts, para 41'], releasable: 'All' });
  await expect(take(desk, 'review', { legalView: 'Good' })).rejects.toMatchObject({
    code: 'designation-case.reviewer',
  });
  await take(focal, 'review', { legalView: 'The grounds are reasonable' });
  await expect(take(focal, 'decide', { decisionReasons: 'Yes' })).rejects.toMatchObject({ status: 403 });
});

test('its clock tells by when each state is to be left, in working days, and what was late', async () => {
  // Reviewed on Tuesday 24 November: five working days lead to Tuesday 1 December.
  const standing = async () => (await fresh.services.sanctions.openCases(systemActor, 'SSD'))[0]?.steps.at(-1);
  expect(await standing()).toMatchObject({ to: 'reviewed', dueOn: '2026-12-01', late: false });
  fresh.clock.forward(24 * 7);
  expect(await standing()).toMatchObject({ late: false });
  fresh.clock.forward(24);
  expect(await standing()).toMatchObject({ late: true });
  const visitor = fresh.visitor();
  await visitor.signIn('minister');
  expect((await visitor.get('/act/sanctions')).body).toContain('next step was due 1 December 2026');
  expect((await visitor.get('/act/plans/SSD')).body).toContain('The designation case of General X is past the time');
  await take(minister, 'decide', { decisionReasons: 'It answers the attack' });
  const page = (await visitor.get(`/act/sanctions/cases/${found}`)).body;
  expect(page).toContain('aria-labelledby="clock"');
  expect(page).toContain('8 days');
});

test('measures of all five kinds stand in force by place until they lapse or are lifted', async () => {
  const { sanctionsMeasures } = fresh.services.records;
  const ids: RecordId[] = [];
  for (const sort of Object.keys(sanctionKindWords)) {
    const id = await sanctionsMeasures.make(desk, {
      ...{ regime, sort, target: `Target of ${sort}`, country: 'SSD', legalBasis: 'Part 5' },
      ...{ exemptions: null, designation: null },
    });
    const dates = { from: '2026-12-01', until: sort === 'arms-embargo' ? '2026-12-31' : null };
    await sanctionsMeasures.take(minister, id, 'impose', dates, { expected: 'any' });
    ids.push(id);
  }
  const inForce = async () => {
    const [place] = await fresh.services.sanctions.inForce(systemActor, 'SSD');
    return place?.measures.map(({ values }) => values.sort) ?? [];
  };
  expect(await inForce()).toEqual(Object.keys(sanctionKindWords).toSorted());
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const page = (await visitor.get('/act/sanctions')).body;
  for (const words of Object.values(sanctionKindWords)) expect(page).toContain(words);
  expect(page).toContain('lapses in 29 days');
  fresh.clock.forward(24 * 30);
  expect(await inForce()).not.toContain('arms-embargo');
  const [first] = ids;
  if (first === undefined) throw new Error('Five were made');
  await sanctionsMeasures.take(
    desk,
    first,
    'lift',
    { liftedOn: '2027-01-01' },
    { expected: 'any', remark: 'Elections' },
  );
  expect(await inForce()).toHaveLength(3);
});

test('nothing comes into force under a regime that is revoked, or ends before it begins', async () => {
  const { sanctionsMeasures, sanctionsRegimes } = fresh.services.records;
  const values = { regime, sort: 'travel-ban', target: 'Y', country: 'SSD', legalBasis: 'Part 4', exemptions: null };
  const id = await sanctionsMeasures.make(desk, { ...values, designation: null });
  const impose = (until: string | null) =>
    sanctionsMeasures.take(desk, id, 'impose', { from: '2027-01-02', until }, { expected: 'any' });
  await expect(impose('2027-01-01')).rejects.toMatchObject({ field: 'until' });
  await sanctionsRegimes.take(
    focal,
    regime,
    'revoke',
    { revokedOn: '2027-01-01' },
    { expected: 'any', remark: 'New law' },
  );
  await expect(impose(null)).rejects.toMatchObject({ code: 'sanctions-measure.regime' });
});
