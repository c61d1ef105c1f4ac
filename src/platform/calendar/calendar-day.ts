/**
 * The schema of a day, ISO 8601: from the year 1000, for PostgreSQL knows no year 0, to 9998, so that each has a day after
 * it that is written alike.
 */
export const calendarDay = { format: 'date', pattern: '^(?!9999)[1-9]' } as const;
