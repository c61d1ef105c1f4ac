import type { Role } from '../../people/person.ts';

/** Who keeps what is said and agreed between states. */
export const diplomats = [
  'instrument-owner-diplomacy',
  'desk-officer',
  'focal-point',
  'post-reporter',
] as const satisfies readonly Role[];
