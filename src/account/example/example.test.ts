import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readInstrumentCatalogue } from '../../act/instruments/instrument.ts';
import { factorNumbers } from '../../warn/risk-factors/risk-factor.ts';
import { readExample } from './example.ts';

const file = 'data/examples/kenya-2007.json';
const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const example = readExample(file, text);

test('the shipped example names instruments of the catalogue, and scenarios that add up', () => {
  const catalogue = readFileSync(new URL('../../../data/instruments.json', import.meta.url), 'utf8');
  const instruments = readInstrumentCatalogue(catalogue);
  expect(example.actions.filter(({ instrument }) => instruments.find(instrument) === undefined)).toEqual([]);
  const sum = example.assessment.scenarios.reduce((total, { probability }) => total + probability, 0);
  expect(sum).toBeCloseTo(1, 10);
});

test('all fourteen risk factors are rated, each with its source, and no evidence is later than the day of the assessment', () => {
  const { ratings, claims, factorEvidence, asOf } = example.assessment;
  expect(ratings.map(({ factor }) => Number(factor))).toEqual([...factorNumbers]);
  const pieces = [...claims.flatMap(({ evidence }) => evidence), ...factorEvidence];
  expect(pieces.filter(({ on }) => on > asOf)).toEqual([]);
  expect(claims.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
});

test('its doubt is stated, and each action ends after it began', () => {
  expect(example.notice).toContain('Check each before showing it as authority');
  for (const { at, completedAt } of example.actions) expect(Date.parse(completedAt)).toBeGreaterThan(Date.parse(at));
});

test('a file that does not fit is refused with its name and the place', () => {
  const broken = { ...example, decision: { ...example.decision, choice: 'perhaps' } };
  expect(() => readExample(file, JSON.stringify(broken))).toThrow(`${file}/decision/choice`);
});
