import type { RecordOf } from '../../platform/records/record.ts';
import type { Obstacle } from '../actions/action.ts';
import { osjaAssessment } from './osja-assessment.ts';
import { unitVetting } from './unit-vetting.ts';

export type OsjaAssessment = RecordOf<typeof osjaAssessment>;
export type UnitVetting = RecordOf<typeof unitVetting>;

/** A unit's name as it is compared: spaces and capitals do not tell two units apart. */
function unitKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

/**
 * What stands between capacity building and its beginning on a day: an assessment of the risk that is approved and
 * valid, and a clearance of each unit that is valid. Nothing where all is in order.
 * @param country ISO 3166-1 alpha-3
 * @param vettings of this country
 * @param today ISO 8601
 */
export function capacityObstacles({
  country,
  assessment,
  units,
  vettings,
  today,
}: {
  readonly country: string;
  readonly assessment: OsjaAssessment | undefined;
  readonly units: readonly string[];
  readonly vettings: readonly UnitVetting[];
  readonly today: string;
}): readonly Obstacle[] {
  const unitObstacles = units.flatMap((unit) => {
    const of = vettings.filter(({ values }) => unitKey(values.unit) === unitKey(unit));
    if (of.some((vetting) => vetting.state === 'cleared' && vetting.values.validUntil >= today)) return [];
    const query = new URLSearchParams({ country, unit });
    return [{ text: `The unit “${unit}” ${whyNot(of)}.`, href: `${unitVetting.address}/new?${query}` }];
  });
  const noUnits = { text: 'The action names no unit.', href: '' };
  return [...assessmentObstacles(assessment, country, today), ...(units.length === 0 ? [noUnits] : unitObstacles)];
}

function assessmentObstacles(
  assessment: OsjaAssessment | undefined,
  country: string,
  today: string,
): readonly Obstacle[] {
  const none = `${osjaAssessment.address}/new?country=${country}`;
  if (assessment === undefined) return [{ text: 'The action names no OSJA assessment.', href: none }];
  const href = `${osjaAssessment.address}/${assessment.id}`;
  if (assessment.place !== country) {
    return [{ text: 'The OSJA assessment that it names is of another country.', href: none }];
  }
  if (assessment.state !== 'approved') return [{ text: 'The OSJA assessment that it names is not approved.', href }];
  if (assessment.values.validUntil >= today) return [];
  return [{ text: 'The approval of the OSJA assessment that it names has lapsed.', href: none }];
}

function whyNot(vettings: readonly UnitVetting[]): string {
  if (vettings.some(({ state }) => state === 'not-cleared')) return 'was vetted and not cleared';
  if (vettings.some(({ state }) => state === 'withdrawn')) return 'has lost its clearance';
  if (vettings.some(({ state }) => state === 'cleared')) return 'has a clearance that has lapsed';
  return vettings.length === 0 ? 'is not vetted' : 'is still being vetted';
}
