import Type from 'typebox';
import { Value } from 'typebox/value';
import { CalendarError, isWorkingDay, type WorkingCalendar } from './working-days.ts';

/** The form of `data/bank-holidays.json`. Another government loads a file of its own in the same form. */
const bankHolidayFile = Type.Object({
  source: Type.Object({
    publisher: Type.String({ minLength: 1 }),
    address: Type.String(),
    licence: Type.String(),
    firstYear: Type.Integer({ minimum: 1, maximum: 9999 }),
    lastYear: Type.Integer({ minimum: 1, maximum: 9999 }),
    note: Type.Optional(Type.String()),
  }),
  regions: Type.Array(
    Type.Object({
      code: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
      name: Type.String({ minLength: 1 }),
      weekend: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 6 }),
      holidays: Type.Array(
        Type.Object({
          date: Type.String(),
          name: Type.String({ minLength: 1 }),
          substitute: Type.Optional(Type.Boolean()),
        }),
      ),
    }),
    { minItems: 1 },
  ),
});

/**
 * The calendar of each region by its code, from the text of such a file.
 * @throws CalendarError naming the region and the line of the list that is wrong, and what should stand there
 */
export function readBankHolidays(text: string): ReadonlyMap<string, WorkingCalendar> {
  const file = parse(text);
  const { firstYear, lastYear } = file.source;
  return new Map(
    file.regions.map(({ code, name, weekend, holidays }) => {
      const calendar = { name, weekend: new Set(weekend), holidays: new Map<string, string>(), firstYear, lastYear };
      holidays.forEach((holiday, place) => {
        try {
          isWorkingDay(holiday.date, calendar); // Is it a date, of these years?
        } catch (error) {
          if (!(error instanceof CalendarError)) throw error;
          throw new CalendarError(`Holidays of ${name}, entry ${place + 1}: ${error.message}`);
        }
        if (calendar.holidays.has(holiday.date)) {
          throw new CalendarError(
            `Holidays of ${name}, entry ${place + 1}: ${holiday.date} stands twice; take one out.`,
          );
        }
        calendar.holidays.set(holiday.date, holiday.name);
      });
      return [code, calendar] as const;
    }),
  );
}

function parse(text: string): Type.Static<typeof bankHolidayFile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CalendarError(`The list of holidays is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const [wrong] = Value.Errors(bankHolidayFile, value);
  if (wrong)
    throw new CalendarError(`The list of holidays is wrong at ${wrong.instancePath || 'its root'}: ${wrong.message}.`);
  return Value.Decode(bankHolidayFile, value);
}
