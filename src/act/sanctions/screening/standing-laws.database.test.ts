import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshServices, inRole } from '../../../../test/fresh-services.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';

/**
 * What happens from day to day: a list that says the same or something else, one who is screened again, a judgement.
 */
const happening = fc.oneof(
  fc.record({ what: fc.constant('list' as const), remark: fc.constantFrom('Abroad.', 'At home.') }),
  fc.record({ what: fc.constant('said' as const), born: fc.constantFrom(1961, 1962) }),
  fc.record({ what: fc.constant('clear' as const) }),
);

test('a cleared pair stays cleared whatever happens, until either side says something else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 9 }), async (happenings) => {
      const fresh = await freshServices();
      try {
        const { sanctionsLists, screening, screeningWork, screeningFindings } = fresh.services;
        const [desk, focal] = [inRole('desk-officer'), inRole('focal-point')];
        let [remark, born, day] = ['Abroad.', 1961, 1];
        const cleared = new Set<string>();
        const list = async () => {
          fresh.clock.forward(24);
          const listed = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961-03-02', remarks: remark };
          day += 1;
          const date = `2026-10-${String(day).padStart(2, '0')}`;
          await sanctionsLists.importList(systemActor, madeUpUnList(date, [listed]));
        };
        const screen = () => {
          const nothing = { nationalities: [], identifiers: [], purpose: null, reference: 'partner 1' };
          const said = { kind: 'person', names: ['Muhammad Taher Anwari'], birthDates: [{ year: born }], ...nothing };
          return screening.screenOne(desk, { ...said, kind: 'person' }, { isStanding: true });
        };
        const waiting = async () => (await screening.front(desk, 10)).open.matches;
        await list();
        await screen();
        for (const each of happenings) {
          if (each.what === 'list') {
            remark = each.remark;
            await list();
            await screeningWork.work();
          } else if (each.what === 'said') {
            born = each.born;
            await screen();
          } else {
            for (const { id } of await waiting()) {
              const different = { verdict: 'different', reason: 'Another face' } as const;
              await screeningFindings.find(desk, id, different, 'any');
              const { state } = await screeningFindings.match(desk, id);
              if (state === 'to-check') await screeningFindings.check(focal, id, different, 'any');
            }
            cleared.add(`${remark} ${born}`);
          }
          expect(await waiting()).toHaveLength(cleared.has(`${remark} ${born}`) ? 0 : 1);
        }
      } finally {
        await fresh.close();
      }
    }),
    { numRuns: 8 },
  );
});
