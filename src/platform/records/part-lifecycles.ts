/**
 * Ways that parts of many kinds go. Of a part that stands or is taken back, the next version of its whole goes without
 * what is taken back; it is kept with its reason, and may be let stand again.
 */

/** @param roles that take it back and let it stand again */
export function standingOrTakenBack(roles: readonly string[]) {
  return {
    initial: 'standing',
    states: {
      standing: { name: 'Standing' },
      withdrawn: { name: 'Taken back', ended: true, withdrawn: true },
    },
    steps: {
      withdraw: {
        from: ['standing'],
        to: 'withdrawn',
        label: 'Take it back',
        past: 'withdrawn',
        roles,
        remark: 'Why is it taken back?',
        changesWhole: true,
      },
      restore: {
        from: ['withdrawn'],
        to: 'standing',
        label: 'Let it stand again',
        past: 'restored',
        roles,
        changesWhole: true,
      },
    },
    edits: ['standing'],
  } as const;
}

/** Written anew as often as need be, and never taken back. */
export const alwaysStanding = {
  initial: 'standing',
  states: { standing: { name: 'Standing' } },
  steps: {},
  edits: ['standing'],
} as const;
