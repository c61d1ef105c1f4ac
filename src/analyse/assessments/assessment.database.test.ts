import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { commonFactors } from '../../warn/risk-factors/risk-factor.ts';
import { sectionsOf } from './section.ts';

let fresh: FreshSite;
let joint: Visitor;
let defence: Visitor;
let development: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  [joint, defence, development] = (await Promise.all(
    ['joint-analyst', 'instrument-owner-defence', 'instrument-owner-programme'].map(async (role) => {
      const visitor = fresh.visitor();
      await visitor.signIn(role);
      return visitor;
    }),
  )) as [Visitor, Visitor, Visitor]; // Of three roles, three.
});
afterAll(() => fresh.close());

const list = '/analyse/assessments';
const dates = (name: string, [year = '', month = '', day = '']: readonly string[]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});
const begun = {
  country: 'SSD',
  question: 'Could the count lead to killing along ethnic lines?',
  form: 'light',
  ...dates('asOf', ['2026', '11', '20']),
  ...dates('refreshOn', ['2027', '2', '28']),
};

async function begin(by: Visitor, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await by.post(list, { ...begun, ...more }, `${list}/new`);
  expect([answer.statusCode, answer.statusCode === 303 ? '' : answer.body]).toEqual([303, '']);
  return String(answer.headers.location);
}

/** A form opened now, to be sent later: what it holds, and where it goes. */
async function opened(by: Visitor, address: string) {
  const { body } = await by.get(`${address}/edit`);
  const version = /name="version" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return (fields: Readonly<Record<string, string>>) =>
    by.post(`${address}/edit`, { ...fields, version }, `${address}/edit`);
}

/** The page of writing in a section opened now, to be saved later. */
async function writingIn(by: Visitor, section: string) {
  const { body } = await by.get(`${section}/write`);
  const base = /name="base" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return (wording: string) => by.post(`${section}/write`, { wording, base }, `${section}/write`);
}

async function sectionsIn(address: string): Promise<ReadonlyMap<string, string>> {
  const id = address.split('/').at(-1) ?? '';
  const { records } = await fresh.services.records.sections.list(
    systemActor,
    { values: { assessment: id } },
    { limit: 50, offset: 0 },
  );
  return new Map(records.map((each) => [each.values.section, `/analyse/assessment-sections/${each.id}`]));
}

const add = async (by: Visitor, kind: string, whole: string, fields: Readonly<Record<string, string>>) => {
  const assessment = whole.split('/').at(-1) ?? '';
  return by.post(`/analyse/${kind}`, { ...fields, assessment }, `/analyse/${kind}/new?assessment=${assessment}`);
};

const publish = async (by: Visitor, address: string) => {
  const version = /name="version" value="([^"]+)"/.exec((await by.get(address)).body)?.[1] ?? '';
  return by.post(`${address}/steps/publish`, { version }, address);
};

test('three departments write a rapid analysis together, publish it, revise it and compare the two versions', async () => {
  const { warnings } = fresh.services;
  const warning = await warnings.openByHand(
    inRole('watch-analyst'),
    countryCode('SSD'),
    'high',
    'The count is disputed',
  );
  await warnings.acknowledge(inRole('desk-officer'), warning);
  expect((await joint.get(`/warn/warnings/${warning}`)).body).toContain(`${list}/new?warning=${warning}`);
  const address = await begin(joint, { warning });
  const sections = await sectionsIn(address);
  expect([...sections.keys()].toSorted()).toEqual([...sectionsOf('light')].toSorted());

  // Two departments open the same section at once; the second to save overwrites nobody and loses nothing.
  const dynamics = sections.get('dynamics') ?? '';
  const [first, second] = await Promise.all([writingIn(defence, dynamics), writingIn(development, dynamics)]);
  expect((await first('Commanders sell arms to raiders.')).headers.location).toContain('#dynamics');
  const late = await second('Relief is taxed at the river crossings.');
  expect(late.headers.location).toContain('#dynamics');
  const both = /Commanders sell arms to raiders\.\s+Relief is taxed at the river crossings\./;
  expect((await joint.get(address)).body).toMatch(both);

  // Both change one paragraph: both wordings stand under their authors' names, the page says so, and no version is made.
  const [again1, again2] = await Promise.all([writingIn(defence, dynamics), writingIn(development, dynamics)]);
  await again1('Commanders sell military arms to raiders.\r\n\r\nRelief is taxed at the river crossings.');
  const clash = await again2('Officers sell arms to raiders.\r\n\r\nRelief is taxed at the river crossings.');
  expect(clash.headers.location).toBe(`${dynamics}/write`);
  const settling = (await development.get(`${dynamics}/write`)).body;
  for (const words of ['Commanders sell military arms', 'Officers sell arms', 'Two people wrote in one paragraph']) {
    expect(settling).toContain(words);
  }
  expect((await joint.get(address)).body).toContain('holds two wordings of a paragraph');
  const settled = 'Commanders sell arms to raiders.\r\n\r\nRelief is taxed at the river crossings.';
  await (await writingIn(development, dynamics))(settled);
  expect((await joint.get(address)).body).not.toContain('holds two wordings of a paragraph');

  // At the same time others write other sections.
  const rest = [...sections].filter(([name]) => name !== 'dynamics');
  await Promise.all(
    rest.map(async ([name, section], place) => {
      const by = [joint, defence, development][place % 3] ?? joint;
      const send = await opened(by, section);
      expect((await send({ wording: `What we know of ${name}.`, author: 'A department' })).statusCode).toBe(303);
    }),
  );
  const incomplete = await publish(joint, address);
  expect(incomplete.statusCode).toBe(409);
  expect(incomplete.body).toContain('8 risk factors are not rated: 1, 2, 3, 4, 5, 6, 7, 8');
  expect(incomplete.body).toContain('There are fewer than two scenarios');

  for (const factor of commonFactors) {
    const rated = {
      factor: String(factor),
      rating: '2',
      direction: 'worsening',
      reason: 'Seen by two.',
      confidence: 'low',
    };
    expect((await add(defence, 'risk-ratings', address, rated)).statusCode).toBe(303);
  }
  const again = { factor: '7', rating: '3', direction: 'steady', reason: 'Seen by three.', confidence: 'high' };
  const twice = await add(development, 'risk-ratings', address, again);
  expect([twice.statusCode, twice.body.includes('Seen by three.')]).toEqual([409, true]);
  const foreign = await add(development, 'risk-ratings', address, { ...again, factor: '9', indicators: '9.1\n7.14' });
  expect(foreign.statusCode).toBe(422);
  expect(foreign.body).toContain('“7.14” is no indicator of factor 9');

  await add(joint, 'scenarios', address, { name: 'Stopped', description: 'The count is stopped.', probability: '70' });
  const accepted = { name: 'Accepted', description: 'It is accepted.' };
  const over = await add(development, 'scenarios', address, { ...accepted, probability: '35' });
  expect([over.statusCode, over.body.includes('id="probability-error"')]).toEqual([422, true]);
  expect(over.body).toContain('The other scenarios leave 30 %');
  await add(development, 'scenarios', address, { ...accepted, probability: '20' });
  await add(development, 'priorities', address, {
    rank: '1',
    wording: 'Keep the monitors',
    reason: 'They calm the towns.',
  });
  const change = await opened(joint, address);
  const finding = {
    finding: 'Killing is likely if the count is stopped.',
    confidence: 'moderate',
    confidenceReason: 'Two sources.',
  };
  expect((await change({ ...begun, ...finding, warning })).statusCode).toBe(303);
  const under = await publish(joint, address);
  expect(under.statusCode).toBe(409);
  expect(under.body).toContain('add up to 90 %');
  const found = await fresh.services.records.scenarios.list(systemActor, {}, { limit: 5, offset: 0 });
  const stopped = found.records.find(({ values }) => values.name === 'Stopped')?.id ?? '';
  const mend = await opened(joint, `/analyse/scenarios/${stopped}`);
  await mend({ name: 'Stopped', description: 'The count is stopped.', probability: '80' });
  expect((await publish(joint, address)).statusCode).toBe(303);
  expect((await warnings.find(systemActor, warning))?.warning.state).toBe('assessed');
  const [step] = await fresh.entries({ kinds: ['warning.assessed'] });
  expect(step).toMatchObject({ subjectId: warning, fromState: 'acknowledged', toState: 'assessed' });

  const page = await defence.get(address);
  expect(page.body).toMatch(both);
  expect(page.body).toMatch(/Stopped: 80\u00a0%, highly likely/);
  const locked = await (await opened(defence, dynamics))({ wording: 'Another word' });
  expect(locked.statusCode).toBe(409);

  await joint.post(
    `${address}/steps/revise`,
    { version: /name="version" value="([^"]+)"/.exec((await joint.get(address)).body)?.[1] ?? '' },
    address,
  );
  await (await opened(defence, dynamics))({ wording: 'The raids have stopped since the rains.' });
  expect((await publish(joint, address)).statusCode).toBe(303);
  const compared = await development.get(`${address}/versions/2?beside=1`);
  expect(compared.body).toMatch(both);
  expect(compared.body).toContain('The raids have stopped since the rains.');
  expect(compared.body).not.toContain('They calm the towns.');
  expect((await development.get(`${address}/versions/1`)).body).toMatch(both);
  const paper = await development.get(`${address}/versions/1/document.pdf`);
  expect([paper.statusCode, paper.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  expect((await development.get(`${address}/versions/2/document.docx`)).statusCode).toBe(200);
});

test('a warning that nobody has acknowledged holds back its analysis, and one on another country is no answer', async () => {
  const { warnings, records } = fresh.services;
  const warning = await warnings.openByHand(inRole('watch-analyst'), countryCode('MLI'), 'high', 'Villages emptied');
  const other = await joint.post(list, { ...begun, warning }, `${list}/new`);
  expect([other.statusCode, other.body.includes('That warning is on another country')]).toEqual([422, true]);
  const address = await begin(joint, { country: 'MLI', warning });
  const id = address.split('/').at(-1) as RecordId<'assessment'>; // The site gave the address of one.
  expect((await records.assessments.find(systemActor, id))?.values.warning).toBe(warning);
  await fresh.database
    .transact(systemActor, (queries) =>
      warnings.assessed(queries, inRole('joint-analyst'), warning, { said: 'Why?', by: id }),
    )
    .then(
      () => expect.unreachable(),
      (error: unknown) => expect(error).toMatchObject({ code: 'warning.unacknowledged', status: 409 }),
    );
});

test('an analysis that must be looked at again before it was known is refused beside the field, with nothing typed lost', async () => {
  const refused = await joint.post(list, { ...begun, ...dates('refreshOn', ['2026', '11', '20']) }, `${list}/new`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('id="refreshOn-error"');
  expect(refused.body).toContain(begun.question);
});

test('a draft that becomes a full analysis is given the sections that it lacks, and keeps what was written', async () => {
  const address = await begin(development);
  const before = await sectionsIn(address);
  await (await opened(development, before.get('actors') ?? ''))({ wording: 'Two commanders.' });
  expect((await (await opened(development, address))({ ...begun, form: 'full' })).statusCode).toBe(303);
  const after = await sectionsIn(address);
  expect([...after.keys()].toSorted()).toEqual([...sectionsOf('full')].toSorted());
  expect((await development.get(address)).body).toContain('Two commanders.');
});

test('a driver that is taken back stands in no later version', async () => {
  const address = await begin(joint);
  const { drivers } = fresh.services.records;
  await add(joint, 'drivers', address, {
    name: 'Cattle raids',
    driverKind: 'driver',
    explanation: 'Each is answered.',
    direction: 'steady',
  });
  expect((await joint.get(address)).body).toContain('Cattle raids');
  const { records } = await drivers.list(systemActor, {}, { limit: 1, offset: 0 });
  const driver = records[0]?.id;
  if (driver === undefined) throw new Error('It has just been made');
  await drivers.take(inRole('joint-analyst'), driver, 'withdraw', {}, { remark: 'It is an effect', expected: 'any' });
  expect((await joint.get(address)).body).not.toContain('Cattle raids');
});

test('a claim shows its evidence with side, grade and age, one without says so, and a line from data waits for a person', async () => {
  const address = await begin(joint);
  const assessment = address.split('/').at(-1) ?? '';
  await add(joint, 'assessment-claims', address, { section: 'dynamics', statement: 'Arms are sold at the river.' });
  await add(joint, 'assessment-claims', address, { section: 'dynamics', statement: 'Nobody orders the raids.' });
  const { claims, preparedLines, hypotheses } = fresh.services.records;
  const found = await claims.list(systemActor, { values: { assessment } }, { limit: 5, offset: 0 });
  const sold = found.records.find(({ values }) => values.statement.startsWith('Arms'))?.id ?? '';
  const document = { pointsAt: 'document', documentTitle: 'Report 7', location: 'https://example.org/7' };
  const piece = { claim: 'Two sales were seen', ...document, ...dates('documentOn', ['2026', '11', '12']) };
  const graded = { ...piece, reliability: 'B', credibility: '2' };
  const sideless = await add(joint, 'assessment-evidence', address, { ...graded, bearsOn: `claim ${sold}` });
  expect([sideless.statusCode, sideless.body.includes('id="side-error"')]).toEqual([422, true]);
  const other = (await begin(joint)).split('/').at(-1) ?? '';
  const elsewhere = { ...graded, bearsOn: `claim ${sold}`, side: 'against', assessment: other };
  const foreign = await joint.post('/analyse/assessment-evidence', elsewhere, address);
  expect([foreign.statusCode, foreign.body.includes('id="bearsOn-error"')]).toEqual([422, true]);
  expect(
    (await add(joint, 'assessment-evidence', address, { ...graded, bearsOn: `claim ${sold}`, side: 'against' }))
      .statusCode,
  ).toBe(303);

  const filled = { assessment, section: 'risk-picture', statement: '12 deaths in May 2026', source: 'Figures 1.0' };
  await preparedLines.make(inRole('joint-analyst'), { ...filled, knownOn: '2026-11-24', pointsAt: null });
  const before = (await joint.get(address)).body;
  expect(before).toMatch(/Against it:[\s\S]*Report 7[\s\S]*B2[\s\S]*8 days old/);
  expect(before).toContain('No evidence is attached to this claim.');
  expect(before).toContain('nobody has taken these lines yet');
  const [, line = '', version = ''] =
    /action="(\/analyse\/prepared-lines\/[^"]+\/steps\/take)">.*?name="version" value="([^"]+)"/.exec(before) ?? [];
  expect((await defence.post(line, { version }, address)).statusCode).toBe(303);
  const after = (await joint.get(address)).body;
  expect(after).not.toContain('nobody has taken these lines yet');
  expect(after).toContain('12 deaths in May 2026');

  // Of hypotheses the one with the least against it stands first; a mark that is none is refused beside its field.
  for (const [code, statement] of [
    ['A', 'Raids are theft'],
    ['B', 'Raids are ordered'],
  ] as const) {
    await add(joint, 'hypotheses', address, { code, statement });
  }
  expect((await hypotheses.list(systemActor, { values: { assessment } }, { limit: 5, offset: 0 })).count).toBe(2);
  const wrong = await add(joint, 'matrix-evidence', address, { evidence: 'Herds are left', marks: 'A maybe' });
  expect([wrong.statusCode, wrong.body.includes('id="marks-error"')]).toEqual([422, true]);
  await add(joint, 'matrix-evidence', address, { evidence: 'Herds are left', marks: 'A II\nB CC' });
  expect((await joint.get(address)).body).toMatch(/B: <bdi>Raids are ordered[\s\S]*A: <bdi>Raids are theft/);
});

test('dissent stands under its department’s name in the version too, and only that department takes it back', async () => {
  const address = await begin(joint);
  const held = { section: 'dynamics', position: 'Nobody orders the raids.', reason: 'No order was heard.' };
  expect((await add(defence, 'dissents', address, held)).statusCode).toBe(303);
  const page = (await development.get(address)).body;
  expect(page).toMatch(/dissents<\/strong>[\s\S]*Nobody orders the raids\./);
  const [, dissent = ''] = /href="(\/analyse\/dissents\/[0-9a-f-]{36})"/.exec(page) ?? [];
  const version = /name="version" value="([^"]+)"/.exec((await joint.get(`${dissent}/steps/withdraw`)).body)?.[1] ?? '';
  const taken = await joint.post(`${dissent}/steps/withdraw`, { version, remark: 'No' }, `${dissent}/steps/withdraw`);
  expect([taken.statusCode, taken.body.includes('only it changes or takes back')]).toEqual([403, true]);
  expect((await development.get(address)).body).toContain('Nobody orders the raids.');
  const forged = await add(joint, 'dissents', address, { ...held, department: 'ministry-of-defence' });
  expect([forged.statusCode, forged.body.includes('id="department-error"')]).toEqual([403, true]);
});
