import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CitingRecord, crossReferences, referenceFaults } from './cross-references.ts';
import { followedByRegime, gapRow, gapsIn, partnerRows } from './partner-gaps.ts';
import { contradicted, isInState, type LikePair, type RegisterRecord, registerPairs, resolve } from './register.ts';
import { pairOf, type RegisterDecision, readKey, textOfKey, type Verdict } from './register-decision.ts';

const record = (version: number, key: string, rest: Partial<CitingRecord> = {}): CitingRecord => {
  const { source, reference } = readKey(key) ?? { source: 'other', reference: key };
  const name = rest.name ?? 'Johnson Andre';
  return {
    ...{ version, source, reference, name, kind: 'person', names: [{ text: name, type: 'primary' }] },
    ...{ birthDates: [], nationalities: [], identifiers: [], regime: 'Haiti', unReference: null, listedOn: null },
    ...rest,
  };
};
const decided = (one: string, other: string, verdict: Verdict, versions: readonly [number, number] = [0, 0]) => {
  const [left, right] = [readKey(one), readKey(other)];
  const pair = left && right && pairOf(left, right);
  if (pair === undefined) throw new Error('These are of one list');
  // Made up for the test alone.
  const id = `${one} ${other}` as RegisterDecision['id'];
  const [leftVersion, rightVersion] = versions;
  return { id, ...pair, number: 1, verdict, leftVersion, rightVersion, decidedAt: new Date(0) };
};
const alike = (left: number, right: number, probability: number): LikePair => ({ left, right, probability });
const referencesOf = (records: readonly CitingRecord[]) => {
  const found = crossReferences(records.filter(({ unReference }) => unReference !== null));
  for (;;) {
    const { done, value } = found.next();
    if (done === true) return value;
  }
};
const subject = (resolution: ReturnType<typeof resolve>, version: number) =>
  resolution.subjectOf(version).map(textOfKey).toSorted();

const un = record(1, 'un:HTi.002', { unReference: 'HTi.002', listedOn: '2023-12-08' });
const uk = record(2, 'uk:HAI0004', { unReference: 'HTi.002', listedOn: '2023-12-18' });
const eu = record(3, 'eu:EU.1', { name: 'Andre Johnson', listedOn: '2023-12-01' });
const ofac = record(4, 'ofac:7', { name: 'John Andrews' });
const all: readonly RegisterRecord[] = [un, uk, eu, ofac];
const links = referencesOf([un, uk]).links;

test('references and likeness put records together, and likeness below the threshold only proposes', () => {
  const pairs = [alike(2, 3, 0.97), alike(1, 4, 0.9)];
  const resolution = resolve(all, links, pairs, []);
  expect(subject(resolution, 1)).toEqual(['eu:EU.1', 'uk:HAI0004', 'un:HTi.002']);
  expect(resolution.subjectOf(4)).toHaveLength(1);
  expect([resolution.joinedBy(1, 2), resolution.joinedBy(1, 3), resolution.joinedBy(1, 4)]).toEqual([
    ...['reference', 'name', undefined],
  ]);
  const waiting = registerPairs(resolution, pairs, []).filter((pair) => isInState(pair, 'waiting'));
  expect(waiting.map(({ left, right }) => [left.version, right.version])).toEqual([
    [2, 3],
    [1, 4],
  ]);
});

test('what a person decides goes before references and likeness, and comes undone when it is taken back', () => {
  const pairs = [alike(2, 3, 0.97), alike(1, 4, 0.9)];
  const apart = [decided('un:HTi.002', 'uk:HAI0004', 'different'), decided('eu:EU.1', 'uk:HAI0004', 'different')];
  expect(subject(resolve(all, links, pairs, apart), 2)).toEqual(['uk:HAI0004']);
  const together = [decided('un:HTi.002', 'ofac:7', 'same')];
  const resolution = resolve(all, links, pairs, together);
  expect(subject(resolution, 4)).toEqual(['eu:EU.1', 'ofac:7', 'uk:HAI0004', 'un:HTi.002']);
  expect(resolution.joinedBy(1, 4)).toBe('person');
  const back = resolve(all, links, pairs, [decided('un:HTi.002', 'ofac:7', 'taken-back')]);
  expect(back.subjectOf(4)).toHaveLength(1);
});

test('a decision holds by reference over a new version, is told stale then, and leaves the pairs that wait', () => {
  const pairs = [alike(2, 3, 0.97)];
  const decisions = [decided('uk:HAI0004', 'eu:EU.1', 'same', [2, 3])];
  const [fresh] = registerPairs(resolve(all, links, pairs, decisions), pairs, decisions);
  expect([fresh?.isStale, fresh?.probability]).toEqual([false, 0.97]);
  const later = [un, uk, { ...eu, version: 9 }];
  const resolution = resolve(later, links, [], decisions);
  expect(resolution.joinedBy(2, 9)).toBe('person');
  const [stale] = registerPairs(resolution, [], decisions);
  expect(stale && ['waiting', 'same', 'stale'].map((state) => isInState(stale, state as 'same'))).toEqual([
    ...[false, true, true],
  ]);
});

test('what cannot hold together is named: two the same of which a third is not', () => {
  const decisions = [
    decided('un:HTi.002', 'eu:EU.1', 'same'),
    decided('un:HTi.002', 'ofac:7', 'same'),
    decided('eu:EU.1', 'ofac:7', 'different'),
  ];
  expect(contradicted(resolve(all, [], [], decisions), decisions)).toHaveLength(1);
  expect(contradicted(resolve(all, [], [], decisions.slice(0, 2)), decisions.slice(0, 2))).toEqual([]);
});

test('whatever links, likeness and decisions there are: one of each list by name, and nobody with whom they are not', () => {
  const lists = ['un', 'uk', 'eu', 'ofac'] as const;
  const records = Array.from({ length: 12 }, (_, at) => record(at, `${lists[at % 4]}:${at}`));
  const version = fc.integer({ min: 0, max: 11 });
  const pair = fc
    .tuple(version, version, fc.double({ min: 0.85, max: 0.999, noNaN: true }))
    .filter(([one, other]) => one % 4 !== other % 4)
    .map(([one, other, probability]) => alike(Math.min(one, other), Math.max(one, other), probability));
  const verdict = fc.constantFrom<Verdict>('same', 'different');
  fc.assert(
    fc.property(fc.array(pair), fc.array(fc.tuple(pair, verdict), { maxLength: 8 }), (pairs, said) => {
      const decisions = said.map(([{ left, right }, each]) =>
        decided(`${lists[left % 4]}:${left}`, `${lists[right % 4]}:${right}`, each),
      );
      const resolution = resolve(records, [], pairs, decisions);
      for (const { left, right, verdict: each } of decisions) {
        const [one, other] = [Number(left.reference), Number(right.reference)];
        if (each === 'different') expect(resolution.joinedBy(one, other)).toBeUndefined();
      }
      const byName = resolve(records, [], pairs, []);
      for (const { version: at } of records) {
        const sources = byName.subjectOf(at).map(({ source }) => source);
        expect(new Set(sources).size).toBe(sources.length);
        expect(resolution.subjectOf(at).map((each) => each.version)).toContain(at);
      }
    }),
  );
});

test('gaps are told from any list, with the day and the days between, before or after', () => {
  const pairs = [alike(2, 3, 0.97)];
  const resolution = resolve(all, links, pairs, []);
  const [fromUn] = partnerRows(resolution, pairs, 'un');
  expect(fromUn?.holdings).toMatchObject({
    uk: { reference: 'HAI0004', listedOn: '2023-12-18', lagDays: 10, by: 'reference', probability: null },
    eu: { reference: 'EU.1', lagDays: -7, by: 'name', probability: null },
  });
  expect(fromUn?.holdings.ofac).toBeUndefined();
  const fromUk = partnerRows(resolution, pairs, 'uk');
  expect(fromUk[0]?.holdings).toMatchObject({ un: { lagDays: -10 }, eu: { probability: 0.97 } });
  const held = ['un', 'uk', 'eu', 'ofac'] as const;
  const gaps = (missing: 'ofac' | 'any' | 'eu', regime = '') =>
    gapsIn(fromUk, { base: 'uk', missing, regime, held }).length;
  expect([gaps('ofac'), gaps('any'), gaps('eu'), gaps('ofac', 'Sudan')]).toEqual([1, 1, 0, 0]);
  expect(gapsIn(fromUk, { base: 'uk', missing: 'any', held: ['un', 'uk', 'eu'] })).toEqual([]);
  expect(fromUk[0] && gapRow('uk', fromUk[0])).toMatchObject({ list: 'uk', un: 'HTi.002', unLagDays: -10, ofac: null });
});

test('each regime has how many are missing on each list, and the median of the days of those who followed', () => {
  const rows = [3, 10, 40].map((days, at) => {
    const ours = record(at * 2, `un:${at}`, { listedOn: '2023-12-01' });
    const theirs = record(at * 2 + 1, `uk:${at}`, { listedOn: `2023-12-${String(1 + (days % 25)).padStart(2, '0')}` });
    const link = at === 1 ? [] : [{ left: ours.version, right: theirs.version }];
    return partnerRows(resolve([ours, theirs], link, [], []), [], 'un')[0];
  });
  const [haiti] = followedByRegime(rows.flatMap((row) => row ?? []));
  expect(haiti).toMatchObject({
    ...{ regime: 'Haiti', subjects: 3 },
    lists: { uk: { held: 2, missing: 1, medianLagDays: 9 }, eu: { held: 0, missing: 3, medianLagDays: null } },
  });
});

test('a reference is wrong where there is none such or it names somebody else; who is of like name is suggested', () => {
  const wrong = record(5, 'uk:HAI0012', { name: 'Dimitri Herard', unReference: 'HTi.002' });
  const unknown = record(6, 'uk:HAI0013', { name: 'Kempes Sanon', unReference: 'HTi.099' });
  const right = record(7, 'un:HTi.009', { name: 'Dimitri HERARD', unReference: 'HTi.009' });
  const references = referencesOf([un, uk, wrong, unknown, right]);
  const resolution = resolve([...all, wrong, unknown, right], references.links, [], []);
  expect(subject(resolution, 5)).toEqual(['uk:HAI0012']);
  expect(referenceFaults(references.wrong, resolution, [alike(5, 7, 0.98)])).toEqual([
    {
      ...{ source: 'uk', reference: 'HAI0012', name: 'Dimitri Herard', regime: 'Haiti', unReference: 'HTi.002' },
      ...{ fault: 'names-differ', unName: 'Johnson Andre' },
      suggested: { reference: 'HTi.009', name: 'Dimitri HERARD', probability: 0.98 },
    },
    expect.objectContaining({ reference: 'HAI0013', fault: 'unknown', unName: null, suggested: null }),
  ]);
  // Without the UN’s list every reference would be unknown, and those who cite one are one all the same.
  const alone = referencesOf([uk, record(8, 'eu:EU.2', { unReference: 'HTi.002' })]);
  expect([alone.wrong, alone.links]).toEqual([[], [{ left: 8, right: 2 }]]);
});
