import { instrumentOwners, type Role } from '../../../people/person.ts';

/** Who screens: those who pay, invite and meet, and those who answer for them. */
export const screeners = [
  ...instrumentOwners,
  ...(['desk-officer', 'post-reporter', 'strategy-owner', 'focal-point', 'watch-analyst', 'joint-analyst'] as const),
] as const satisfies readonly Role[];

/** Who reads of it: those who screen, and those of government who answer for them. */
export const readers = [...screeners, ...(['minister', 'administrator'] as const)] as const satisfies readonly Role[];

/** Who says whether a pair is the same, and checks what another has said. */
export const judges = [
  ...instrumentOwners,
  ...(['desk-officer', 'strategy-owner', 'focal-point'] as const),
] as const satisfies readonly Role[];
