import { expect, test } from 'vitest';
import type { StandingRecord } from './list-snapshot.ts';
import { type FindAlike, followedByRegime, gapRows, partnerRow, referenceFault } from './partner-gaps.ts';

const record = (
  source: StandingRecord['source'],
  reference: string,
  name: string,
  rest: Partial<StandingRecord> = {},
) => ({
  ...({ source, reference, name, kind: 'person', names: [{ text: name, type: 'primary' }] } as const),
  ...{ birthDates: [], nationalities: [], identifiers: [], regime: 'Haiti', unReference: null, listedOn: null },
  ...rest,
});
const nobody: FindAlike = () => [];
const un = record('un', 'HTi.002', 'Johnson Andre', { listedOn: '2023-12-08', unReference: 'HTi.002' });

test('who cites the reference is the same, who is only of like name is possibly so, and the rest is missing', () => {
  const uk = record('uk', 'HAI0004', 'Johnson ANDRE', { unReference: 'HTi.002', listedOn: '2023-12-18' });
  const eu = { ...record('eu', 'EU.1.1', 'Andre Johnson', { listedOn: '2023-01-01' }), probability: 0.97 };
  const unlike = { ...record('ofac', '7', 'John Andrews'), probability: 0.9 };
  const row = partnerRow(un, [uk], () => [eu, unlike]);
  expect(row.holdings).toEqual({
    uk: {
      reference: 'HAI0004',
      name: 'Johnson ANDRE',
      listedOn: '2023-12-18',
      lagDays: 10,
      by: 'reference',
      probability: null,
    },
    eu: {
      reference: 'EU.1.1',
      name: 'Andre Johnson',
      listedOn: '2023-01-01',
      lagDays: null,
      by: 'name',
      probability: 0.97,
    },
  });
  const [gap] = gapRows([row], { missing: 'ofac' });
  expect(gap).toMatchObject({ reference: 'HTi.002', uk: 'HAI0004', ukLagDays: 10, euBy: 'name', ofac: null });
  expect(gapRows([row], { missing: 'uk' })).toEqual([]);
  expect(gapRows([row], { regime: 'Sudan' })).toEqual([]);
});

test('each regime has how many are missing on each list and the median of the days to follow', () => {
  const rows = [3, 10, 40].map((days, at) => {
    const uk = record('uk', `H${at}`, 'X', {
      unReference: 'HTi.002',
      listedOn: `2023-12-${String(8 + (days % 20)).padStart(2, '0')}`,
    });
    return partnerRow(un, at === 1 ? [] : [uk], nobody);
  });
  expect(followedByRegime(rows)).toEqual([
    {
      ...{ regime: 'Haiti', subjects: 3 },
      lists: {
        uk: { held: 2, missing: 1, medianLagDays: 1.5 },
        eu: { held: 0, missing: 3, medianLagDays: null },
        ofac: { held: 0, missing: 3, medianLagDays: null },
      },
    },
  ]);
});

test('a reference is wrong where there is none such or it names somebody else, and who is of like name is suggested', () => {
  const cites = (name: string) => record('uk', 'HAI0012', name, { unReference: 'HTi.002' });
  expect(referenceFault(cites('ANDRE, Johnson'), un, nobody)).toBeUndefined();
  expect(referenceFault(record('uk', 'HAI1', 'Anybody'), undefined, nobody)).toBeUndefined();
  expect(referenceFault(cites('Dimitri Herard'), undefined, nobody)).toMatchObject({
    ...{ reference: 'HAI0012', unReference: 'HTi.002', fault: 'unknown', unName: null, suggested: null },
  });
  const right = { ...record('un', 'HTi.009', 'Dimitri HERARD'), probability: 0.98 };
  expect(referenceFault(cites('Dimitri Herard'), un, () => [right])).toMatchObject({
    ...{ fault: 'names-differ', unName: 'Johnson Andre' },
    suggested: { reference: 'HTi.009', name: 'Dimitri HERARD', probability: 0.98 },
  });
});
