import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshServices, freshServices } from '../../../test/fresh-services.ts';
import { listFile, madeUpUkList, madeUpUnList } from '../../../test/made-up-lists.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { ListFiles } from './list-file-service.ts';
import { possibleMatch } from './possible-match.ts';

let fresh: FreshServices;
beforeAll(async () => {
  fresh = await freshServices();
});
afterAll(() => fresh.close());

const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', alias: 'Haji Mudir', born: '1961-03-02' };
const mansur = { reference: 'TAi.007', name: 'Abdul Latif Mansur' };
const march = madeUpUnList('2023-03-28', [anwari, mansur, { reference: 'TAi.009', name: 'Shams ur-Rahman' }]);
const later = madeUpUnList('2025-03-23', [
  { ...anwari, remarks: 'Said to be abroad.' },
  mansur,
  { reference: 'SDi.005', name: 'Abdel Rahman Juma Barkalla', regime: 'Sudan', listedOn: '2024-11-08' },
]);
const take = (files: ListFiles, source?: 'un' | 'uk') =>
  fresh.services.sanctionsLists.importList(systemActor, files, { source });

test('a list is kept as it came, the same file again changes nothing, and the day of the list decides which one stands', async () => {
  const { outcome, snapshot } = await take(later, 'un');
  expect(outcome).toBe('imported');
  expect(snapshot).toMatchObject({
    source: 'un',
    madeOn: '2025-03-23',
    subjects: 3,
    names: 4,
    repairCount: 0,
    remarks: [],
  });
  const entries = await fresh.entries();
  expect(await take(later)).toEqual({ outcome: 'unchanged', snapshot });
  expect(await fresh.entries()).toEqual(entries);
  const [entry] = await fresh.entries({ subjectType: 'sanctions-list', subjectIds: [snapshot.id] });
  expect(entry).toMatchObject({ kind: 'sanctions-list.imported', toState: 'imported' });
  expect(JSON.parse(entry?.payload ?? '')).toMatchObject({ subjects: 3, fileSha256: snapshot.sha256 });

  await take(march);
  const { sanctionsLists } = fresh.services;
  expect((await sanctionsLists.snapshots(systemActor)).map(({ madeOn }) => madeOn)).toEqual([
    '2025-03-23',
    '2023-03-28',
  ]);
  const [un, uk] = await sanctionsLists.health(systemActor);
  expect(un).toMatchObject({ source: 'un', current: { id: snapshot.id }, isStale: true, daysOld: 611 });
  expect(uk).toEqual({ source: 'uk', current: undefined, daysOld: undefined, isStale: true });
  const { content } = await sanctionsLists.original(systemActor, snapshot.id);
  expect(content.toString()).toContain('<REFERENCE_NUMBER>SDi.005</REFERENCE_NUMBER>');
});

test('what differs between two snapshots is told in either direction', async () => {
  const { sanctionsLists } = fresh.services;
  const [newer, older] = await sanctionsLists.snapshots(systemActor);
  const delta = await sanctionsLists.delta(systemActor, older?.id ?? '', newer?.id ?? '');
  expect(delta.added.map(({ reference }) => reference)).toEqual(['SDi.005']);
  expect(delta.removed.map(({ reference }) => reference)).toEqual(['TAi.009']);
  expect(delta.changed).toMatchObject([
    { reference: 'TAi.005', changes: [{ field: 'COMMENTS1', removed: [], added: ['Said to be abroad.'] }] },
  ]);
  const back = await sanctionsLists.delta(systemActor, newer?.id ?? '', older?.id ?? '');
  expect(back.added.map(({ reference }) => reference)).toEqual(['TAi.009']);
});

test('a list of another name, one that breaks off and one of nobody are refused whole, and nothing has changed', async () => {
  const entries = await fresh.entries();
  await expect(take(later, 'uk')).rejects.toThrow(
    /un-2025-03-23.xml:2: this is the UN Security Council .*not the UK Sanctions/,
  );
  const cut = listFile('cut.xml', ['<CONSOLIDATED_LIST><INDIVIDUALS>', '<INDIVIDUAL><FIRST_NAME>A']);
  await expect(take(cut)).rejects.toThrow(/cut.xml:\d+: this is not well-formed XML/);
  await expect(take(listFile('empty.csv', ['name,id', ',1']))).rejects.toThrow(/holds no listed subject/);
  await expect(take(listFile('long.csv', ['name,id', `Ann,${'x'.repeat(201)}`]))).rejects.toThrow(
    /long.csv:2: a reference has 201/,
  );
  expect(await fresh.entries()).toEqual(entries);
  const { sanctionsLists } = fresh.services;
  const [one] = await sanctionsLists.snapshots(systemActor);
  await expect(sanctionsLists.delta(systemActor, one?.id ?? '', 'none')).rejects.toThrow('There is no such list');
});

test('records of one reference are joined, rows without a name told, and odd names are taken as they are', async () => {
  const long = 'Ab cd'.repeat(2_000);
  const { snapshot } = await take(
    listFile('odd.csv', [
      'name,id,note',
      'Ann Lee,1,a',
      'Anne Leigh,1,b',
      ',2,',
      '😀,3,',
      `${long},4,`,
      'Tab\\t and "quote",5,',
    ]),
  );
  expect(snapshot).toMatchObject({ source: 'other', subjects: 4, names: 5 });
  expect(snapshot.remarks).toEqual([
    { kind: 'joined', count: 1, line: 2, reference: '1' },
    { kind: 'passed-over', count: 1, line: 4 },
  ]);
});

test('the lists that stand are searched together, and what is found is a possible match with its reasons and list', async () => {
  await take(
    madeUpUkList('2026-11-20', [{ reference: 'AFG0009', name: 'Mohammad Tahir Anwari', unReference: 'TAi.005' }]),
  );
  const standing = await fresh.services.listedNames.standing(systemActor);
  expect(standing.snapshots.map(({ source, madeOn }) => [source, madeOn])).toEqual([
    ['un', '2025-03-23'],
    ['uk', '2026-11-20'],
    ['other', null],
  ]);
  expect(await fresh.services.listedNames.standing(systemActor)).toBe(standing);
  const found = standing.search({ kind: 'person', name: 'ANWARI, Muhammad Tahir', birthDates: [{ year: 1961 }] });
  const matches = found.map((match) => possibleMatch(match, match.standing));
  expect(matches.map(({ list, reference }) => [list, reference]).toSorted()).toEqual([
    ['uk', 'AFG0009'],
    ['un', 'TAi.005'],
  ]);
  for (const match of matches) {
    expect(match).toMatchObject({ verdict: 'possible match', listDateIs: 'stated' });
    expect(match.probability).toBeLessThan(1);
    expect(match.explanation.length).toBeGreaterThan(0);
  }
  expect(standing.search({ kind: 'unknown', name: 'Shams ur-Rahman' })).toEqual([]);
});

test('OFAC’s two files are two lists: importing one takes nobody of the other off, and neither is held for the other', async () => {
  const { sanctionsLists, listedNames } = fresh.services;
  const row = (uid: number, name: string, program: string) =>
    `${uid},"${name}",individual,${program},-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `;
  const sdn = (name: string) => listFile(name, [row(2674, 'ABBAS, Abu', 'SDGT'), row(2675, 'BARAKAT, Omar', 'SDGT')]);
  const blocked = await take(sdn('SDN.CSV'));
  const other = await take(listFile('cons_prim.csv', [row(9001, 'CHERNOV, Pavel', 'UKRAINE-EO13662')]));
  expect([blocked.snapshot.source, other.snapshot.source]).toEqual(['ofac', 'ofac-consolidated']);
  const health = await sanctionsLists.health(systemActor);
  expect(health.flatMap(({ source, current }) => (current === undefined ? [] : [source]))).toContain(
    'ofac-consolidated',
  );
  const { standing } = await listedNames.standing(systemActor);
  const names = standing.filter(({ source }) => source.startsWith('ofac')).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['Abu ABBAS', 'Omar BARAKAT', 'Pavel CHERNOV']);
  await expect(sanctionsLists.delta(systemActor, blocked.snapshot.id, other.snapshot.id)).rejects.toThrow(
    'two different lists',
  );
  // Under another name it is told apart by what it is said to be, and a wrong word is refused.
  const renamed = listFile('download.csv', [
    row(9001, 'CHERNOV, Pavel', 'UKRAINE-EO13662'),
    row(9002, 'DRAGIN, Ivan', 'NS-CMIC'),
  ]);
  const said = await sanctionsLists.importList(systemActor, renamed, {
    source: 'ofac-consolidated',
    madeOn: '2026-12-01',
  });
  expect(said.snapshot.source).toBe('ofac-consolidated');
  const delta = await sanctionsLists.delta(systemActor, other.snapshot.id, said.snapshot.id);
  expect([delta.added.map(({ name }) => name), delta.removed]).toEqual([['Ivan DRAGIN'], []]);
  const wrong = listFile('CONSOLIDATED.CSV', [row(9001, 'CHERNOV, Pavel', 'UKRAINE-EO13662')]);
  await expect(sanctionsLists.importList(systemActor, wrong, { source: 'ofac' })).rejects.toThrow(
    'not the US Treasury (OFAC) list',
  );
});
