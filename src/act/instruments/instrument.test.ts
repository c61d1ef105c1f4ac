import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { groupWords, leadWords, readInstrumentCatalogue } from './instrument.ts';

const root = resolve(import.meta.dirname, '../../..');
const shipped = readFileSync(join(root, 'data/instruments.json'), 'utf8');
const reference = join(resolve(root, process.env.FORESTALL_SHARED || '../shared'), 'reference/instruments.json');
const catalogue = readInstrumentCatalogue(shipped);

test('every shipped instrument says what it is, on what basis, and what harm it may do', () => {
  expect(catalogue.all.length).toBeGreaterThanOrEqual(20);
  for (const instrument of catalogue.all) {
    expect(catalogue.find(instrument.id)).toBe(instrument);
    expect(groupWords, instrument.id).toHaveProperty(instrument.group);
    expect(leadWords, instrument.id).toHaveProperty(instrument.lead);
    expect(instrument.harmRisks, instrument.id).not.toHaveLength(0);
    const [soonest, latest] = instrument.leadTimeDaysEstimate;
    expect(soonest, instrument.id).toBeLessThanOrEqual(latest);
  }
  expect(catalogue.find('magic')).toBeUndefined();
});

test.skipIf(!existsSync(reference))(
  'all instruments of the reference list are shipped (skipped without ../shared)',
  () => {
    // The reference's form is its own: a list of entries with an id and the letter's words.
    const listed = JSON.parse(readFileSync(reference, 'utf8')) as { instruments: { id: string; letter: string }[] };
    expect(catalogue.all.map(({ id, letter }) => [id, letter])).toEqual(
      listed.instruments.map(({ id, letter }) => [id, letter]),
    );
  },
);

test('an entry that does not fit is named by its place, and two with one id are refused', () => {
  const [first] = catalogue.all;
  // The shipped file is read by the test above; here its entries alone are replaced.
  const whole = JSON.parse(shipped) as object;
  const text = (...instruments: readonly object[]) => JSON.stringify({ ...whole, tensions: [], instruments });
  expect(() => readInstrumentCatalogue(text({ ...first, lead: '' }))).toThrow(
    'The instrument catalogue does not fit its schema at /instruments/0/lead',
  );
  expect(() => readInstrumentCatalogue(text({ ...first }, { ...first }))).toThrow(
    `The instrument catalogue has “${first?.id}” twice`,
  );
});
