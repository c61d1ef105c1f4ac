import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choice,
  choices,
  day,
  type Fields,
  line,
  lines,
  money,
  number,
  optional,
  percent,
  text,
  yesNo,
} from './field.ts';
import { createRecordForm, inputsOf } from './record-form.ts';

const fields = {
  title: line({ label: 'What is it called?' }),
  story: optional(text({ label: 'What happened?' })),
  places: lines({ label: 'Where?' }),
  on: day({ label: 'When?' }),
  until: optional(day({ label: 'Until when?' })),
  killed: number({ label: 'How many were killed?', minimum: 0, maximum: 1_000_000, whole: true }),
  chance: percent({ label: 'How likely is it?' }),
  budget: money({ label: 'What does it cost?' }),
  level: choice({ high: 'High', low: 'Low' }, { label: 'How serious is it?' }),
  themes: choices({ women: 'Women', media: 'Media' }, { label: 'Which themes?' }),
  confirmed: yesNo({ label: 'Is it confirmed?' }),
} satisfies Fields;
const form = createRecordForm(fields);

const words = fc.stringMatching(/^[A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ ]{0,30}[A-Za-zÀ-ÿ])?$/);
const someDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someValues = fc.record({
  title: words,
  story: fc.option(words),
  places: fc.array(words, { minLength: 1, maxLength: 5 }),
  on: someDay,
  until: fc.option(someDay),
  killed: fc.nat(1_000_000),
  chance: fc.integer({ min: 0, max: 1_000 }).map((permille) => permille / 1_000),
  budget: fc.record({ amountMinor: fc.nat(), currency: fc.constantFrom('GBP', 'JPY', 'IQD') }),
  level: fc.constantFrom('high' as const, 'low' as const),
  themes: fc.uniqueArray(fc.constantFrom('women' as const, 'media' as const)),
  confirmed: fc.boolean(),
});

test('what stands in a form’s inputs is read back as the values it was made of', () => {
  fc.assert(
    fc.property(someValues, (values) => {
      const read = form(inputsOf(fields, values));
      expect(read).toEqual({ values: { ...values, chance: expect.closeTo(values.chance, 9) } });
    }),
  );
});

test('values of JSON are taken as they are', () => {
  fc.assert(
    fc.property(someValues, (values) => {
      expect(form(values)).toEqual({ values });
    }),
  );
});

test('whatever is sent, a problem names each field that does not fit, and what was typed comes back', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(fields), 'on-day', 'extra'), fc.anything()), (body) => {
      const read = form(body);
      if ('values' in read) return;
      expect(read.problems.length).toBeGreaterThan(0);
      expect(new Set(read.problems.map(({ field }) => field)).size).toBe(read.problems.length);
      for (const [name, answer] of Object.entries(body)) {
        if (typeof answer === 'string') expect(read.typed).toHaveProperty([name]);
      }
    }),
  );
});

test.each([
  ['budget', '12.345', 'finer than a penny'],
  ['budget', 'a lot', 'no number'],
  ['chance', '130', 'over 100 per cent'],
  ['killed', '1.5', 'not whole'],
  ['level', 'medium', 'not among the choices'],
  ['confirmed', 'perhaps', 'neither yes nor no'],
  ['on-day', '31', 'a day that its month lacks'],
])('%s: %s is refused as %s', (name, answer) => {
  const good = inputsOf(fields, {
    ...{ title: 'A', story: null, places: ['B'], on: '2026-02-01', until: null, killed: 1, chance: 0.5 },
    ...{ budget: { amountMinor: 1, currency: 'GBP' }, level: 'high', themes: [], confirmed: true },
  });
  const read = form({ ...good, [name]: answer });
  expect('problems' in read && read.problems.map(({ field }) => field)).toEqual([name.replace('-day', '')]);
});
