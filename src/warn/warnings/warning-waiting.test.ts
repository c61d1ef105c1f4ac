import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryByCode } from '../../places/country.ts';
import { levels, tiers, type Warning, type WarningId } from './warning.ts';
import { withStanding } from './warning-standing.ts';
import { waitingFor } from './warning-waiting.ts';

const opened = new Date('2026-11-24T09:00:00Z');
const chad = countryByCode('TCD');
if (chad === undefined) throw new Error('There is no Chad');
const { code: country } = chad;
const times = { acknowledgeWithinHours: 24, decideWithinHours: 72 };

const someEntry = fc
  .record({
    owner: fc.constantFrom('west-desk', 'east-desk'),
    level: fc.constantFrom(...levels),
    tier: fc.constantFrom(...tiers),
    decided: fc.boolean(),
  })
  .map(({ owner, level, tier, decided }) => {
    const base = {
      // An identifier of the test's own.
      id: 'one' as WarningId,
      country,
      level,
      tier,
      desk: owner,
      reason: 'Risen',
      raisedBy: 'rule' as const,
      openedAt: opened,
      owner,
      marking: 'OFFICIAL',
      caveats: [],
      audience: [],
    };
    const warning: Warning = decided
      ? { ...base, state: 'decided', acknowledgedAt: opened, decidedAt: opened, choice: 'act' }
      : { ...base, state: 'opened' };
    return withStanding({ warning, times }, new Date(opened.getTime() + 30 * 3_600_000));
  });
const entries = fc.array(someEntry, { maxLength: 12 });
const asker = (role: string) => ({ roles: [role], organisationId: 'west-desk' });

test('for a desk officer those of the own desk come first, however far they have climbed', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const waiting = waitingFor(asker('desk-officer'), all);
      expect(waiting?.first).toEqual(
        all.filter(({ warning }) => warning.state === 'opened' && warning.owner === 'west-desk'),
      );
    }),
  );
});

test.each(['focal-point', 'minister'])('for the %s those that have climbed there come first', (role) => {
  fc.assert(
    fc.property(entries, (all) => {
      const waiting = waitingFor(asker(role), all);
      expect(waiting?.first).toEqual(all.filter(({ warning }) => warning.state === 'opened' && warning.tier === role));
    }),
  );
});

test('whoever may answer is shown each warning that owes an answer, once', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom('desk-officer', 'focal-point', 'minister'), (all, role) => {
      const waiting = waitingFor(asker(role), all);
      const shown = [...(waiting?.first ?? []), ...(waiting?.others ?? [])];
      expect(new Set(shown)).toEqual(new Set(all.filter(({ deadline }) => deadline !== undefined)));
      expect(shown).toHaveLength(new Set(shown).size);
    }),
  );
});

test.each(['auditor', 'watch-analyst', 'instrument-owner-programme'])(
  'nothing waits for the %s, who answers none',
  (role) => {
    expect(waitingFor(asker(role), [])).toBeUndefined();
  },
);
