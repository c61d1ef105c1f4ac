import { expect, test } from 'vitest';
import { isImoNumber, sameIdentifier } from './identifier.ts';
import { compareParts } from './name-features.ts';
import { prepareName } from './name-parts.ts';
import { compareDates, readPartialDate } from './partial-date.ts';
import { compareFacts, type SubjectFacts, subjectProbability } from './subject.ts';
import { SubjectIndexBuilder, shownFrom } from './subject-index.ts';

test.each([
  ['1965', { year: 1965 }],
  ['1965-03-02', { year: 1965, month: 3, day: 2 }],
  ['02/03/1965', { year: 1965, month: 3, day: 2 }],
  ['10 Dec 1948', { year: 1948, month: 12, day: 10 }],
  ['Dec 1948', { year: 1948, month: 12 }],
  ['circa 1934', { year: 1934, circa: true }],
  ['1962 to 1965', { year: 1962, untilYear: 1965 }],
])('%s is read as it says and no more', (text, date) => {
  expect(readPartialDate(text)).toEqual(date);
});

test('what is no date is none', () => {
  for (const text of ['', 'unknown', '12', '00/00/0000']) expect(readPartialDate(text)).toBeUndefined();
});

test('dates agree as far as both say', () => {
  const compared = (left: string, right: string) => {
    const [one, other] = [readPartialDate(left), readPartialDate(right)];
    return one === undefined || other === undefined ? undefined : compareDates(one, other);
  };
  expect(compared('1965', '1965-03-02')).toBe('same year');
  expect(compared('1965-03-02', '1965-02-03')).toBe('swapped');
  expect(compared('1965-03', '1965-03-02')).toBe('same month');
  expect(compared('1963', '1962 to 1965')).toBe('same year');
  expect(compared('circa 1960', '1964')).toBe('near');
  expect(compared('1960', '1964')).toBe('apart');
  expect(compared('1940', '1964')).toBe('far apart');
});

test('an IMO number is told by its last figure, and numbers are the same whatever their punctuation', () => {
  expect(isImoNumber('IMO 9074729')).toBe(true);
  expect(isImoNumber('9074728')).toBe(false);
  expect(sameIdentifier({ type: 'passport', number: 'SE-011697' }, { type: 'passport', number: 'se 011697' })).toBe(
    true,
  );
  expect(sameIdentifier({ type: 'passport', number: '011697' }, { type: 'tax', number: '011697' })).toBe(false);
  expect(sameIdentifier({ type: 'passport', number: '12' }, { type: 'passport', number: '12' })).toBe(false);
});

const namesake = compareParts(prepareName('Ahmed Karimi', 'person'), prepareName('Ahmad Karimi', 'person'));
const said = (left: SubjectFacts, right: SubjectFacts) => subjectProbability(namesake, compareFacts(left, right));

test('each agreement beside the name makes the same likelier, each disagreement less likely, and never sure', () => {
  const born = (text: string): SubjectFacts => {
    const date = readPartialDate(text);
    return { birthDates: date === undefined ? [] : [date] };
  };
  const byDate = ['1970-05-06', '1970-05', '1970', '1972', '1978', '1999'].map((other) =>
    said(born('1970-05-06'), born(other)),
  );
  expect(byDate).toEqual(byDate.toSorted((one, other) => other - one));
  expect(said({ nationalities: ['SDN'] }, { nationalities: ['SDN', 'TCD'] })).toBeGreaterThan(said({}, {}));
  expect(said({ nationalities: ['SDN'] }, { nationalities: ['IRN'] })).toBeLessThan(said({}, {}));
  const passport = { identifiers: [{ type: 'passport', number: 'OA454044' }] };
  expect(said(passport, passport)).toBeGreaterThan(0.998);
  expect(said(passport, passport)).toBeLessThan(1);
});

test('ships with different IMO numbers are different ships, of whatever name', () => {
  const ship = (number: string): SubjectFacts => ({ identifiers: [{ type: 'imo', number }] });
  expect(said(ship('9074729'), ship('8814275'))).toBeLessThan(0.5);
});

test('a subject is found by any of its names, misspelt, reordered or in another script, and others are not', () => {
  const builder = new SubjectIndexBuilder();
  const karimi = builder.add({ kind: 'person', names: ['Ahmad Hosseini Karimi', 'احمد حسینی کریمی'] });
  const lavrov = builder.add({
    kind: 'person',
    names: ['Сергей Викторович Лавров'],
    birthDates: [{ year: 1950, month: 3, day: 21 }],
  });
  const vessel = builder.add({ kind: 'vessel', names: ['Karimi'] });
  for (let other = 0; other < 200; other += 1) builder.add({ kind: 'person', names: [`Somebody Else${other}`] });
  const index = builder.build();
  const found = (name: string) => index.search({ kind: 'person', name }).map(({ subject }) => subject);
  expect(found('KARIMI, Ahmed Hoseini')).toEqual([karimi]);
  expect(found('Sergei Viktorovitch Lavrov')).toEqual([lavrov]);
  expect(found('AhmadHosseini Karimi')).toEqual([karimi]);
  expect(found('Maria Gonzales')).toEqual([]);
  expect(index.search({ kind: 'vessel', name: 'MV Karimi' }).map(({ subject }) => subject)).toEqual([vessel]);
  const born = index.search({ kind: 'person', name: 'Sergey Lavrov', birthDates: [{ year: 1950 }] });
  expect(born[0]?.facts.birthDate).toBe('same year');
  expect(born[0]?.probability).toBeGreaterThan(shownFrom);
  expect(found('')).toEqual([]);
  expect(found('😀')).toEqual([]);
});
