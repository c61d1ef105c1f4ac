import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../../test/fresh-site.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import type { FieldValues } from '../../../platform/records/record-service.ts';
import { sanctionKindWords } from '../sanction-kind.ts';

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
  await take(desk, 'assemble-evidence');
  await take(desk, 'set-grounds', { grounds: 'Ordered the attack' });
  await take(desk, 'find-appropriate', { appropriateness: 'It stops his purchases' });
  await expect(take(desk, 'review', { legalView: 'Good' })).rejects.toMatchObject({
    code: 'designation-case.reviewer',
  });
  await take(focal, 'review', { legalView: 'The grounds are reasonable' });
  await take(desk, 'state-reasons', { statementOfReasons: 'He commanded those who attacked' });
  await take(desk, 'co-ordinate', { partners: 'The European Union lists him as well' });
});

test('it is not submitted while a criterion is unanswered, undecided, or met without evidence', async () => {
  const refusal = async () => {
    const error = await take(desk, 'submit').catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code: 'designation-case.untested', status: 409 });
    return String(error);
  };
  expect(await refusal()).toContain('The regime has no listing criteria here yet');
  const { listingCriteria, criterionAnswers, designationEvidences, sanctionsRegimes } = fresh.services.records;
  const criterion = (name: string, of = regime) =>
    listingCriteria.make(desk, { regime: of, name, wording: `Involvement in ${name}` });
  const attacks = await criterion('attacks on civilians');
  const looting = await criterion('looting of aid');
  expect(await refusal()).toContain('“attacks on civilians” is not answered. “looting of aid” is not answered.');
  const answer = (of: string, word: string) =>
    criterionAnswers.make(desk, { designation: found, criterion: of, answer: word, reasons: 'By what was seen' });
  const met = await answer(attacks, 'met');
  const undecided = await answer(looting, 'not-decided');
  await expect(answer(attacks, 'met')).rejects.toMatchObject({ code: 'criterion-answer.twice', field: 'criterion' });
  const words = await refusal();
  expect(words).toContain('“attacks on civilians” is met without evidence');
  expect(words).toContain('“looting of aid” is not decided');

  const other = await sanctionsRegimes.make(desk, {
    ...{ name: 'Another', legalBasis: 'Other regulations', country: null, since: '2020-12-31', purposes: 'Peace' },
    reading: null,
  });
  await expect(answer(await criterion('of another regime', other), 'met')).rejects.toMatchObject({
    code: 'listing-criterion.regime',
  });

  const piece = { designation: found, criterion: attacks, shows: 'He gave the order', release: 'part' };
  const document = { documentTitle: 'Panel of Experts', documentOn: '2026-05-01', location: 'S/2026/300, para 41' };
  const given = { ...piece, ...document, pointsAt: 'document', releasedPart: 'Paragraph 41' };
  for (const [wrong, field] of [
    [{ location: null }, 'location'],
    [{ releasedPart: null }, 'releasedPart'],
    [{ release: 'none' }, 'releasedPart'],
  ] as const) {
    const made = designationEvidences.make(desk, { ...given, ...wrong });
    await expect(made).rejects.toMatchObject({ problems: [expect.objectContaining({ field })] });
  }
  const unknown = 'evidence-item 018f3f6e-0000-7000-8000-000000000000';
  const nothing = { documentTitle: null, documentOn: null, location: null, pointsAt: unknown };
  await expect(designationEvidences.make(desk, { ...given, ...nothing })).rejects.toMatchObject({ field: 'pointsAt' });
  const paper = await designationEvidences.make(desk, given);

  await designationEvidences.take(desk, paper, 'withdraw', {}, { expected: 'any', remark: 'Another man' });
  expect(await refusal()).toContain('“attacks on civilians” is met without evidence');
  await designationEvidences.take(desk, paper, 'restore', {}, { expected: 'any' });
  const notMet = { designation: found, criterion: looting, answer: 'not-met', reasons: 'Nothing shows it' };
  await criterionAnswers.edit(desk, undecided, notMet, 'any');
  await take(desk, 'submit');
  await expect(take(focal, 'decide', { decisionReasons: 'Yes' })).rejects.toMatchObject({ status: 403 });
  // What the minister has before her is not changed under her.
  const change = { designation: found, criterion: attacks, answer: 'not-met', reasons: 'No' };
  await expect(criterionAnswers.edit(desk, met, change, 'any')).rejects.toMatchObject({ status: 409 });
  await expect(designationEvidences.make(desk, given)).rejects.toMatchObject({ status: 409 });
});

test('its page shows each criterion with its answer, its evidence and what can be released', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const page = (await visitor.get(`/act/sanctions/cases/${found}`)).body;
  for (const words of ['attacks on civilians', 'Involvement in looting of aid', 'He gave the order', 'Paragraph 41']) {
    expect(page).toContain(words);
  }
  expect(page).toContain('S/2026/300, para 41');
  expect(page).not.toContain('/act/sanctions/criterion-evidence/new');
});

test('its litigation file is whole for those who keep the case, and for others what can be released', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const [page, api] = [`/act/sanctions/cases/${found}/file`, `/api/v1/sanctions/cases/${found}`];
  for (const scope of ['whole', 'released']) {
    const pdf = await visitor.get(`${page}/${scope}.pdf`);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const word = await visitor.get(`${page}/${scope}.docx`);
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
  }
  const whole = (await visitor.get(`${api}/file`)).json();
  expect(whole.criteria).toMatchObject([
    { answer: 'met', reasons: 'By what was seen', evidence: [{ title: 'Panel of Experts', release: 'part' }] },
    { answer: 'not-met', evidence: [] },
  ]);
  expect(whole.steps.map(({ state }: { state: string }) => state)).toContain('submitted');
  const request = (await visitor.get(`/act/sanctions/cases/${found}/un-request.csv`)).body;
  expect(request).toContain('BASIS_FOR_LISTING,He commanded those who attacked');
  expect(request).toContain('LISTING_CRITERIA,attacks on civilians');

  const other = fresh.visitor();
  await other.signIn('watch-analyst');
  expect((await other.get(`${page}/whole.pdf`)).statusCode).toBe(403);
  expect((await other.get(`${api}/file`)).statusCode).toBe(403);
  const released = await other.get(`${api}/released-file`);
  expect(released.json().criteria).toMatchObject([
    { reasons: null, evidence: [{ shows: null, title: null, releasedPart: 'Paragraph 41' }] },
  ]);
  for (const held of ['By what was seen', 'Panel of Experts', 'The grounds are reasonable', 'Ordered the attack']) {
    expect(released.body).not.toContain(held);
  }
  // Who may not see the case is told of none.
  const stranger = fresh.visitor();
  await stranger.signIn('partner-reporter');
  expect((await stranger.get(`${page}/released.pdf`)).statusCode).toBe(404);
});

test('its clock tells by when each state is to be left, in working days, and what was late', async () => {
  // Submitted on Tuesday 24 November: ten working days lead to Tuesday 8 December.
  const standing = async () => (await fresh.services.sanctions.openCases(systemActor, 'SSD'))[0]?.steps.at(-1);
  expect(await standing()).toMatchObject({ to: 'submitted', dueOn: '2026-12-08', late: false });
  fresh.clock.forward(24 * 14);
  expect(await standing()).toMatchObject({ late: false });
  fresh.clock.forward(24);
  expect(await standing()).toMatchObject({ late: true });
  const visitor = fresh.visitor();
  await visitor.signIn('minister');
  expect((await visitor.get('/act/sanctions')).body).toContain('next step was due 8 December 2026');
  expect((await visitor.get('/act/plans/SSD')).body).toContain('The designation case of General X is past the time');
  await take(minister, 'decide', { decisionReasons: 'It answers the attack' });
  const page = (await visitor.get(`/act/sanctions/cases/${found}`)).body;
  expect(page).toContain('aria-labelledby="clock"');
  expect(page).toContain('15 days');
});

test('it goes on after the listing: published, notified, reviewed within a year, and taken off the list', async () => {
  await take(desk, 'list', { publicationText: 'General X, for …', listedOn: '2026-12-09', listNumber: 'SSD0099' });
  const told = { notifiedHow: 'By post to his last address', reviewDueOn: '2027-12-09' };
  await expect(take(desk, 'notify', { ...told, notifiedOn: '2026-12-08' })).rejects.toMatchObject({
    field: 'notifiedOn',
  });
  await expect(
    take(desk, 'notify', { ...told, notifiedOn: '2026-12-09', reviewDueOn: '2027-12-10' }),
  ).rejects.toMatchObject({ field: 'reviewDueOn' });
  await take(desk, 'notify', { ...told, notifiedOn: '2026-12-09' });
  const open = await fresh.services.sanctions.openCases(systemActor, 'SSD');
  expect(open.map(({ case: { id } }) => id)).not.toContain(found);
  const review = { reviewKind: 'request', reviewGrounds: 'He says that he was abroad' };
  await take(desk, 'open-review', review);
  await expect(take(desk, 'uphold', { reviewDueOn: '2027-12-01' })).rejects.toMatchObject({ status: 403 });
  const asked = { expected: 'any', remark: 'He was not' } as const;
  await cases().take(minister, found, 'uphold', { reviewDueOn: '2027-12-01' }, asked);
  await take(desk, 'open-review', review);
  await take(minister, 'delist', {
    delistedOn: '2026-12-09',
    delistingReasons: 'The stamp in his passport is genuine',
  });
  expect((await cases().find(systemActor, found))?.state).toBe('delisted');
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
  expect(page).toContain('lapses in 22 days');
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
