import { addMonths } from './add-months.ts';

/** The same day some years on; of 29 February, where there is none, the day before. Both days ISO 8601. */
export const addYears = (day: string, years: number): string => addMonths(day, 12 * years);
