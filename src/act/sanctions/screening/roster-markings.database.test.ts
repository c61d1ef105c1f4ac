import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../../test/fresh-services.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import { standardMarking } from '../../../platform/records/standard-marking.ts';
import type { WarningId } from '../../../warn/warnings/warning.ts';

let fresh: FreshServices;
let warning: WarningId;
const desk = inRole('desk-officer');
const listed = { reference: 'TAi.005', name: 'Muhammad Taher Anwari' };

/** All rows of those who were screened under this name, whoever may see them. */
async function rowsOf(name: string) {
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ owner: string; details: { names: string[]; identifiers: unknown[] } }>`
      select owner, details from screened_subject where name = ${name}
    `.execute(queries),
  );
  return rows;
}
const plan = (party: string) =>
  fresh.services.actions.plan(desk, warning, {
    ...{ instrument: 'shuttle-diplomacy', purpose: 'Talks', lead: 'The envoy', dueOn: '2027-03-31' },
    ...{ details: { parties: [party] }, partners: [] },
  });
const work = () => fresh.services.screeningWork.work();

beforeAll(async () => {
  fresh = await freshServices();
  const { warnings, decisions } = fresh.services;
  warning = await warnings.openByHand(inRole('watch-analyst'), countryCode('SSD'), 'high', 'Risen');
  await warnings.acknowledge(desk, warning);
  await decisions.decide(desk, warning, { choice: 'act', reasons: 'It costs little', optionsNotTaken: '' });
  // Planned before any list, so that only the roster has them screened.
  for (const party of ['Deng Malou', 'Nyandeng Kuol']) await plan(party);
});
afterAll(() => fresh.close());

test('what one owner says of somebody never stands on another’s row, and what an owner says for the same readers does', async () => {
  const { sanctionsLists, screening } = fresh.services;
  await sanctionsLists.importList(systemActor, madeUpUnList('2026-11-01', [listed]));
  const [action] = await fresh.services.actions.list(desk, { open: true });
  const own = { ...standardMarking(desk), owner: action?.owner ?? '' };
  const other = { ...own, owner: 'another-office', marking: 'OFFICIAL-SENSITIVE' };
  const identifiers = [{ type: 'passport', number: 'X1234567' }] as const;
  const more = { birthDates: [], nationalities: [], identifiers, purpose: null, reference: 'talks SSD' };
  const said = (...names: readonly string[]) => ({ kind: 'person', names, ...more }) as const;
  await screening.screenOne(desk, said('Deng Malou', 'The Commander'), { marked: other, isStanding: true });
  await screening.screenOne(desk, said('Nyandeng Kuol', 'Mama Nya'), { marked: own, isStanding: false });
  await work();
  const rows = await rowsOf('Deng Malou');
  expect(rows.map(({ owner }) => owner).toSorted()).toEqual(['another-office', own.owner].toSorted());
  const [joined] = rows.filter(({ owner }) => owner === own.owner);
  expect(joined?.details).toMatchObject({ names: ['Deng Malou'], identifiers: [] });
  expect(await rowsOf('Nyandeng Kuol')).toMatchObject([{ details: { names: ['Nyandeng Kuol', 'Mama Nya'] } }]);
});
