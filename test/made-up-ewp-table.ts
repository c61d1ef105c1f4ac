import { seededRandom } from '../src/forecasting/random.ts';

/** A made-up table in the form of the Early Warning Project's, by lines; none of it a figure of any real place. */
export function madeUpEwpTable(): readonly string[] {
  const random = seededRandom(4);
  const header = 'ewp_name,year,ccode,battledeaths.log2,popsize.log2,mk_ever,mk_onset,mk_onset_1or2';
  const names = ['Sudan', 'Chad', ...Array.from({ length: 28 }, (_, number) => `Nowhere ${number}`)];
  const lines = names.flatMap((name, number) => {
    const violent = number % 3 === 0;
    const onsets = Array.from({ length: 14 }, () => (random() < (violent ? 0.2 : 0.02) ? 1 : 0));
    return onsets.map((onset, i) => {
      const outcome = i > 11 ? '' : Math.max(onsets[i + 1] ?? 0, onsets[i + 2] ?? 0);
      const battle = random() < 0.1 ? '' : (violent ? 6 : 1) * random();
      return `${name},${1980 + i},,${battle},${20 + random()},${onset},${onset},${outcome}`;
    });
  });
  return [header, ...lines];
}
