import fc from 'fast-check';
import Type from 'typebox';
import { expect, test } from 'vitest';
import { createForm } from './form.ts';

const form = createForm(
  Type.Object({
    purpose: Type.String({ minLength: 1, maxLength: 20, problem: 'Enter the purpose, in at most 20 characters' }),
    choice: Type.Enum(['act', 'watch'], { problem: 'Choose what is decided' }),
    dueOn: Type.String({ format: 'date', problem: 'Enter a real date' }),
  }),
);
const date = (day: string, month: string, year: string) => ({
  'dueOn-day': day,
  'dueOn-month': month,
  'dueOn-year': year,
});
const fits = { purpose: 'Protect the town', choice: 'act', ...date('7', '3', '2027') };

test('answers that fit come back trimmed, three date fields as one date', () => {
  expect(form({ ...fits, purpose: '  Protect the town \r\n' })).toEqual({
    values: { purpose: 'Protect the town', choice: 'act', dueOn: '2027-03-07' },
  });
});

test('a date may also come in one field', () => {
  expect(form({ purpose: 'x', choice: 'watch', dueOn: '2028-02-29' })).toHaveProperty('values.dueOn', '2028-02-29');
});

test.each([
  ['a day that the month does not have', date('30', '2', '2027')],
  ['29 February of a common year', date('29', '2', '2027')],
  ['a year of two digits', date('7', '3', '27')],
  ['a month by name', date('7', 'March', '2027')],
  ['no day', date('', '3', '2027')],
  ['nothing', date('', '', '')],
  ['a negative day', date('-7', '3', '2027')],
])('%s is no date, and says so beside the field', (_name, parts) => {
  expect(form({ ...fits, ...parts })).toMatchObject({ problems: [{ field: 'dueOn', text: 'Enter a real date' }] });
});

test('every answer that does not fit has its own words, in the order of the form, and all that was typed comes back', () => {
  const typed = { purpose: ' ', choice: 'destroy', ...date('31', '2', '2027'), other: 'kept' };
  expect(form(typed)).toEqual({
    problems: [
      { field: 'purpose', text: 'Enter the purpose, in at most 20 characters' },
      { field: 'choice', text: 'Choose what is decided' },
      { field: 'dueOn', text: 'Enter a real date' },
    ],
    typed: { ...typed, purpose: '' },
  });
});

test('a body that is no form, or a field given twice, is a problem and no failure', () => {
  for (const body of [undefined, null, 'text', 7, [], {}]) expect(form(body)).toHaveProperty('problems.length', 3);
  expect(form({ ...fits, purpose: ['one', 'two'] })).toMatchObject({ problems: [{ field: 'purpose' }] });
});

test('every real date is read as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }), (day) => {
      const parts = date(`${day.getUTCDate()}`, `${day.getUTCMonth() + 1}`, `${day.getUTCFullYear()}`);
      expect(form({ ...fits, ...parts })).toHaveProperty('values.dueOn', day.toISOString().slice(0, 10));
    }),
  );
});

test('a property without words of its own still names its field', () => {
  const plain = createForm(Type.Object({ lead: Type.String({ minLength: 1 }) }));
  expect(plain({})).toMatchObject({ problems: [{ field: 'lead', text: 'Check your answer: lead' }] });
});
