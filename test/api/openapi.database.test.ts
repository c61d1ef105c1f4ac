import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../src/platform/database/actor.ts';
import { inRole } from '../fresh-services.ts';
import { listedCase } from '../listed-case.ts';
import { madeUpUkList, madeUpUnList } from '../made-up-lists.ts';
import { maker } from '../records/examples.ts';
import { conformanceTo, type Document, documentOf, type Operation, operationsIn } from './conformance.ts';
import { callConnectors } from './connector-operations.ts';
import { callEvidence } from './evidence-operations.ts';
import { type Ask, type FreshApi, freshApi, keepForecasts, type Rest } from './fresh-api.ts';
import { callRecordOperations } from './record-operations.ts';
import { routesOf } from './routes.ts';

let api: FreshApi;
let desk: Ask;
let document: Document;

beforeAll(async () => {
  api = await freshApi();
  await api.services.figures.loadShipped(systemActor);
  await keepForecasts(api);
  desk = await api.as('demo-desk-officer');
  document = await documentOf(api);
});
afterAll(() => api.close());

/** What is worked out each time it is read, by operation. */
const readings = [
  ['listWarningOutcomes', '/outcomes'],
  ['listForecastOutcomes', '/outcomes/forecasts'],
  ['listDismissalOutcomes', '/outcomes/dismissals'],
  ['getJudgementOutcome', '/outcomes/judgements'],
  ['listReleasedMessages', '/released-messages'],
  ['listWatch', '/watch?order=surprise'],
  ['listWaits', '/latency/groups'],
  ['listWaitingCurve', '/latency/curve'],
  ['listStoodOnDay', '/on/2026-11-24'],
  ['listStepsUntilDay', '/on/2026-11-24/steps'],
  ['listReportItems', '/annual-reports/2026'],
  ['listReportProposals', '/annual-reports/2026/proposals'],
  ['listPlans', '/plans'],
  ['getPlan', '/plans/CAF'],
  ['listPlanFindings', '/plans/CAF/findings'],
  ['listCalendarDays', '/calendar'],
  ['listMeasuresInForce', '/sanctions/in-force'],
  ['listOpenCases', '/sanctions/open-cases'],
  ['listSanctionsLists', '/sanctions/lists'],
  ['listPartnerGaps', '/sanctions/partner-gaps'],
  ['listReferenceFaults', '/sanctions/reference-faults'],
  ['listRegisterPairs', '/sanctions/register-pairs'],
  ['listProgrammeMoney', '/programmes/money'],
  ['listRiskAgainstEffort', '/resources'],
  ['listEnvelopeBalances', '/resources/balances'],
  ['listPriorityAreas', '/priority-areas'],
  ['listTrackRecords', '/judgements/track-record'],
  ['listSkill', '/forecasts/skill'],
  ['getForecastExplanation', '/places/SDN/explanation'],
  ['listForecastWork', '/forecasts/work'],
  ['listMassKillingChances', '/forecasts/mass-killing'],
  ['listSubscriptions', '/subscriptions'],
  ['listEventReleases', '/events/releases'],
  ['listArticles', '/articles?country=NGA'],
  ['listCountryIndicators', '/country-indicators?country=NGA'],
  ['listCountryIndicatorReleases', '/country-indicators/releases'],
  ['listEvents', '/events?country=NGA'],
  ['listEventMonths', '/events/months?country=NGA'],
  ['listHotSpots', '/events/hot-spots?country=NGA'],
  ['listEventUnits', '/events/units?country=NGA'],
  ['listEventCells', '/events/cells?country=NGA'],
  ['listEventUnitMonths', '/events/unit-months?country=NGA'],
  ['listUnitForecasts', '/forecasts/units?country=NGA'],
  ['listRegions', '/regions?country=NGA'],
  ['getRegion', '/regions/lake-chad-basin'],
] as const;

/** A closed question that the shipped figures answer: asked when its last day was still to come. */
async function answerable(): Promise<string> {
  const { questions } = api.services.records;
  const analyst = inRole('watch-analyst');
  api.clock.forward(-24 * 400);
  const values = {
    ...{ country: 'SDN', question: 'Will 1,000 or more be killed?', source: 'Figures', deathsCounted: 'all' },
    ...{ fromDay: '2025-01-01', lastDay: '2025-12-31', closesOn: '2025-12-01', thresholdDeaths: 1_000, themes: [] },
  };
  const id = await questions.make(analyst, values);
  for (const step of ['ask', 'close']) await questions.take(analyst, id, step, {}, { expected: 'any' });
  api.clock.forward(24 * 400);
  return id;
}

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate({ ...document });
  expect(result.errors ?? []).toEqual([]);
  expect([result.valid, validator.version]).toEqual([true, '3.1']);
});

test('each address and method of /api/v1 is in the document, and no other', async () => {
  const here = routesOf(api.site)
    .filter(({ path }) => path.startsWith('/api/v1'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const said = operationsIn(document).map(({ method, path: address }) => `${method} ${address}`);
  expect(here.toSorted()).toEqual(said.toSorted());
  expect(said.length).toBeGreaterThan(25);
});

type Called = (id: string, method: 'GET' | 'POST', address: string, rest?: Rest) => ReturnType<Ask>;

/** One is screened, who may be on the list, and two people say whether it is the same. */
async function callScreening(ask: Called): Promise<void> {
  const any = { headers: { 'if-match': '*' } };
  const { screening, screeningFindings } = api.services;
  const one = { name: 'Muhammad Taher Anwari', birth: '1961-03-02', purpose: 'A visa' };
  const run = (await ask('screen', 'POST', '/sanctions/screenings', { body: one })).json<{ id: string }>();
  const table = { fileName: 'partners.csv', file: 'name,kind\nWater for All,organisation\n', standing: 'no' };
  await ask('screenFile', 'POST', '/sanctions/screening-files', { body: table });
  await ask('listScreenings', 'GET', '/sanctions/screenings');
  await ask('listRetentionRules', 'GET', '/sanctions/retention-rules');
  await ask('listRetentionDue', 'GET', '/sanctions/retention-due');
  await ask('getScreening', 'GET', `/sanctions/screenings/${run.id}`);
  await ask('listScreeningMatches', 'GET', `/sanctions/screenings/${run.id}/matches`);
  await ask('listPossibleMatches', 'GET', '/sanctions/possible-matches?state=open');
  const [match] = (await screening.matches(systemActor, {}, { offset: 0, limit: 1 })).matches;
  const address = `/sanctions/possible-matches/${match?.id}`;
  const said = { verdict: 'different', reason: 'Another face' } as const;
  await ask('findOnMatch', 'POST', `${address}/findings`, { ...any, body: said });
  await screeningFindings.check(inRole('focal-point'), match?.id ?? '', { ...said, verdict: 'same' }, 'any');
  await screeningFindings.find(inRole('focal-point'), match?.id ?? '', said, 'any');
  await ask('checkFinding', 'POST', `${address}/checks`, { ...any, body: said });
  await ask('getPossibleMatch', 'GET', address);
  await ask('stopScreening', 'POST', `/sanctions/screenings/${run.id}/stop`, any);
}

/** Somebody says that records of two lists are one subject, and takes it back. */
async function callRegister(ask: Called): Promise<void> {
  const any = { headers: { 'if-match': '*' } };
  const { sanctionsLists } = api.services;
  const list = madeUpUkList('2026-11-20', [{ reference: 'AFG0009', name: 'Mohammad Taher Anwari' }]);
  await sanctionsLists.importList(systemActor, list);
  const address = '/sanctions/register-pairs/un:TAi.005/uk:AFG0009';
  await ask('getRegisterPair', 'GET', address);
  await ask('listSubjectRecords', 'GET', '/sanctions/subjects/un:TAi.005/records');
  await ask('listSubjectChanges', 'GET', '/sanctions/subjects/un:TAi.005/changes');
  const same = { verdict: 'same', reason: 'One passport' };
  await ask('decideOnPair', 'POST', `${address}/decisions`, { ...any, body: same });
  await ask('takeBackDecision', 'POST', `${address}/taken-back`, { ...any, body: { why: 'It was another’s' } });
}

/** Operations that have been called. */
const done = new Set<string>();

test('every operation but those of records answers as the document says: one of its successes, and one of its refusals', async () => {
  const conforms = conformanceTo(document);
  const askAs =
    (by: Ask) =>
    async (id: string, method: 'GET' | 'POST', address: string, rest: Rest = {}) => {
      const operation = operationsIn(document).find(({ operation: { operationId } }) => operationId === id)?.operation;
      const response = await by(method, `/api/v1${address}`, rest);
      if (operation === undefined) throw new Error(`There is no operation ${id}`);
      expect([id, response.statusCode < 300, conforms(operation, response)], response.body).toEqual([
        id,
        true,
        undefined,
      ]);
      await listForms(operation, address);
      const refused = await by(method, `/api/v1${address}?no-such-filter=1`, rest);
      expect([id, refused.statusCode, conforms(operation, refused)]).toEqual([id, 400, undefined]);
      done.add(id);
      return response;
    };
  const ask = askAs(desk);
  /** Lists in their other forms too. */
  async function listForms(operation: Operation, address: string): Promise<void> {
    for (const accept of Object.keys(operation.responses[200]?.content ?? {}).slice(1)) {
      const response = await desk('GET', `/api/v1${address}`, { headers: { accept } });
      expect([operation.operationId, accept, conforms(operation, response)]).toEqual([
        operation.operationId,
        accept,
        undefined,
      ]);
    }
  }

  const any = { headers: { 'if-match': '*' } };
  const [older, newer] = await Promise.all(
    ['2025-03-23', '2026-11-20'].map(async (day) => {
      const list = madeUpUnList(day, [
        { reference: 'TAi.005', name: 'Muhammad Taher Anwari', remarks: day, born: '1961-03-02' },
      ]);
      return (await api.services.sanctionsLists.importList(systemActor, list)).snapshot.id;
    }),
  );
  await ask('listSanctionsListChanges', 'GET', `/sanctions/lists/${newer}/changes?since=${older}`);
  await callScreening(ask);
  await callRegister(ask);
  await callEvidence(api.services, ask);
  const body = { country: 'CAF', level: 'high', reason: 'Armed groups gather' };
  const { id } = (await ask('openWarning', 'POST', '/warnings', { body })).json<{ id: string }>();
  await ask('acknowledgeWarning', 'POST', `/warnings/${id}/acknowledge`, any);
  const choosing = { warning: id, choice: 'act', reasons: 'It costs little', optionsNotTaken: '' };
  const decision = (await ask('makeDecision', 'POST', '/decisions', { body: choosing })).json<{ id: string }>();
  const beginning = { warning: id, instrument: 'demarche', purpose: 'Observers', lead: 'FCO', dueOn: '2027-03-31' };
  const action = (await ask('beginAction', 'POST', '/actions', { body: beginning })).json<{ id: string }>();
  const planned = (await ask('planAction', 'POST', '/actions/plan', { body: beginning })).json<{ id: string }>();
  const change = { purpose: 'Observers', lead: 'The embassy', dueOn: '2027-04-30', details: { addressee: 'Him' } };
  await ask('changeAction', 'POST', `/actions/${planned.id}/edit`, { ...any, body: change });
  await ask('takeActionStep', 'POST', `/actions/${planned.id}/steps/clear`, { ...any, body: {} });
  await ask('abandonAction', 'POST', `/actions/${planned.id}/abandon`, { ...any, body: { remark: 'No access' } });
  await ask('completeAction', 'POST', `/actions/${action.id}/complete`, { ...any, body: { result: 'Let in' } });
  await ask('closeWarning', 'POST', `/warnings/${id}/close`, { ...any, body: { reason: 'Passed' } });
  await ask('listWarnings', 'GET', '/warnings');
  await ask('getWarning', 'GET', `/warnings/${id}`);
  await ask('listWarningSteps', 'GET', `/warnings/${id}/steps`);
  await ask('listDecisions', 'GET', '/decisions');
  await ask('getDecision', 'GET', `/decisions/${decision.id}`);
  await ask('listActions', 'GET', '/actions');
  await ask('getAction', 'GET', `/actions/${action.id}`);
  await ask('listInstruments', 'GET', '/instruments');
  await ask('getInstrument', 'GET', '/instruments/demarche');
  await ask('listPlaces', 'GET', '/places');
  await ask('getPlace', 'GET', '/places/CAF');
  await ask('listPlaceTimeline', 'GET', '/places/CAF/timeline');
  await ask('getLatestForecastRun', 'GET', '/forecasts/runs/latest');
  await ask('listRisks', 'GET', '/forecasts/risks');
  await ask('listFigureReleases', 'GET', '/figures/releases');
  await ask('listLatencies', 'GET', '/latency');
  for (const [operationId, address] of readings) await ask(operationId, 'GET', address);
  const made = maker(api.services);
  const listed = await listedCase(api.services, '2023-07-12');
  const ofCase = `/sanctions/cases/${listed}`;
  await ask('getLitigationFile', 'GET', `${ofCase}/file`);
  await ask('getReleasedLitigationFile', 'GET', `${ofCase}/released-file`);
  await ask('listUnRequestFields', 'GET', `${ofCase}/un-request`);
  await ask('getAroundDesignation', 'GET', `${ofCase}/around`);
  const { sanctionsMeasures } = api.services.records;
  const measure = (await made('sanctions-measure')) as typeof listed; // The maker has given the id.
  const imposed = { from: '2023-07-12', until: null };
  await sanctionsMeasures.take(inRole('minister'), measure, 'impose', imposed, { expected: 'any' });
  await ask('getAroundMeasure', 'GET', `/sanctions/measures/${measure}/around`);
  const question = await made('open-question');
  await ask('getJudgementScores', 'GET', `/judgements/${question}/scores`);
  await ask('getAssessmentReading', 'GET', `/assessments/${await made('assessment')}/reading`);
  await ask('compareWarningOptions', 'GET', `/warnings/${id}/options`);
  await ask('listHandOverOpenThings', 'GET', `/hand-overs/${await made('hand-over')}/open-things`);
  await ask('compareStrategyOptions', 'GET', `/strategies/${await made('strategy')}/options`);
  const opening = { level: 'elevated', reason: 'Roads are cut' };
  await ask('openWarningFromSignal', 'POST', `/signals/${await made('signal')}/open-warning`, {
    ...any,
    body: opening,
  });
  const suggestion = await made('section-comment', {
    ...{ remarkKind: 'suggestion', passage: null, instead: 'The ferry is held by two.' },
  });
  await ask('putSuggestionInPlace', 'POST', `/section-comments/${suggestion}/put-in-place`, any);
  await ask('settleJudgementQuestion', 'POST', `/judgements/${await answerable()}/settle`, any);
  await callConnectors(ask, askAs(await api.as('demo-administrator')));
  await ask('listLedgerEntries', 'GET', '/ledger');
  await ask('listOrganisations', 'GET', '/organisations');
  await ask('listPeople', 'GET', '/people');
  await ask('getSession', 'GET', '/session');
  await ask('getOpenApi', 'GET', '/openapi.json');
  const conformsOf = async (operationId: string, address: string) => {
    const operation = operationsIn(document).find((each) => each.operation.operationId === operationId)?.operation;
    const response = await desk('GET', address);
    if (operation === undefined) throw new Error(`There is no operation ${operationId}`);
    expect([operationId, response.statusCode, conforms(operation, response)]).toEqual([operationId, 200, undefined]);
    done.add(operationId);
  };
  await conformsOf('search', '/api/v1/search?q=bangassou');
  await conformsOf('listAnnualDeaths', '/api/v1/figures/annual-deaths?country=RWA&limit=1000');
  await conformsOf('listMonthlyDeaths', '/api/v1/figures/monthly-deaths?country=RWA&limit=1000');
  await conformsOf('listMonthForecasts', '/api/v1/forecasts/months?country=CAF');
  const auditor = await api.as('demo-auditor');
  const index = operationsIn(document).find((each) => each.operation.operationId === 'listLedgerIndex')?.operation;
  if (index === undefined) throw new Error('There is no operation listLedgerIndex');
  const steps = await auditor('GET', '/api/v1/ledger/index?limit=2');
  expect([steps.statusCode, conforms(index, steps)]).toEqual([200, undefined]);
  expect(steps.json().items).toHaveLength(2);
  expect(steps.body).not.toContain('payload"');
  const refused = await desk('GET', '/api/v1/ledger/index');
  expect([refused.statusCode, conforms(index, refused)]).toEqual([403, undefined]);
  done.add('listLedgerIndex');
});

test('every operation of every kind of record answers as the document says, and no operation is left uncalled', async () => {
  for (const operationId of await callRecordOperations(api, document)) done.add(operationId);
  const all = operationsIn(document).map(({ operation: { operationId } }) => operationId);
  expect([...done].toSorted()).toEqual(all.toSorted());
}, 300_000);

test('the readable pages list every operation, part by part, with an example of each, and no script', async () => {
  const index = await api.visitor('GET', '/api');
  expect(index.statusCode).toBe(200);
  const parts = new Set([...index.body.matchAll(/href="(\/api-parts\/[a-z-]+)"/g)].map(([, href = '']) => href));
  const pages = new Map<string, string>();
  for (const href of parts) pages.set(href, (await api.visitor('GET', href)).body);
  const all = [...pages.values()].join('\n');
  for (const { operation } of operationsIn(document)) {
    const [, href = ''] = index.body.match(new RegExp(`href="([^"#]*)#${operation.operationId}"`)) ?? [];
    expect(pages.get(href)).toContain(`id="${operation.operationId}"`);
  }
  expect(all.match(/<code>curl /g)).toHaveLength(operationsIn(document).length);
  expect(index.body + all).not.toContain('<script');
  expect((await api.visitor('GET', '/api-parts/no-such-part')).statusCode).toBe(404);
});
