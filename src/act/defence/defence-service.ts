import type { Clock } from '../../platform/clock.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { isList } from '../../platform/records/record-words.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ActionGate } from '../actions/action-service.ts';
import { capacityObstacles } from './capacity-gate.ts';
import { disasterResponse } from './disaster-response.ts';
import { contribution, operation, protectionTask } from './operation.ts';
import { approversAt, levelWords, longestApprovalDays, osjaAssessment } from './osja-assessment.ts';
import { unitVetting } from './unit-vetting.ts';

/** @throws Refusal where a validity begins in the past or runs longer than a year */
function requireYearAtMost(kind: string, clock: Clock, validUntil: string): void {
  const now = clock();
  const last = new Date(now.getTime() + longestApprovalDays * 86_400_000).toISOString().slice(0, 10);
  if (validUntil >= now.toISOString().slice(0, 10) && validUntil <= last) return;
  throw new Refusal(`${kind}.valid`, 422, 'The date must be today or later, and within a year', 'validUntil');
}

export function createOsjaAssessmentService(parts: RecordParts): RecordService<typeof osjaAssessment> {
  return createRecordService(osjaAssessment, parts, {
    async check(_queries, actor, { step, before, after }) {
      const isJudged = step === 'approve' || step === 'refuse';
      if (isJudged && before?.changedBy === actor.personId) {
        throw new Refusal(
          'osja-assessment.own',
          409,
          'Somebody else approves or refuses it than whoever submitted it.',
        );
      }
      if (after.state !== 'approved') return;
      const { riskAfter, validUntil } = after.values;
      if (!approversAt[riskAfter].some((role) => actor.roles.includes(role))) {
        const words = `At this risk the assessment is approved by ${levelWords[riskAfter]}.`;
        throw new Refusal('osja-assessment.level', 409, words);
      }
      requireYearAtMost('osja-assessment', parts.clock, validUntil);
    },
  });
}

export function createUnitVettingService(parts: RecordParts): RecordService<typeof unitVetting> {
  return createRecordService(unitVetting, parts, {
    async check(_queries, _actor, { after }) {
      if (after.state === 'cleared') requireYearAtMost('unit-vetting', parts.clock, after.values.validUntil);
    },
  });
}

export function createDisasterResponseService(parts: RecordParts): RecordService<typeof disasterResponse> {
  return createRecordService(disasterResponse, parts, {
    async check(_queries, _actor, { step, after }) {
      if (step !== 'task' || after.state !== 'tasked') return;
      if (!after.values.noCivilMeans) {
        const words = 'Civil means would do it in time. Military means are a last resort: decline the request.';
        throw new Refusal('disaster-response.civil', 409, words);
      }
      if (after.values.startsOn < after.values.requestedOn) {
        throw new Refusal('disaster-response.starts', 422, 'It starts on or after the day of the request', 'startsOn');
      }
      if (after.values.endsOn < after.values.startsOn) {
        throw new Refusal('disaster-response.ends', 422, 'The end is on or after the first day', 'endsOn');
      }
    },
  });
}

/** Operations, with what belongs to each. */
export function createOperationServices(parts: RecordParts) {
  const operations: RecordService<typeof operation> = createRecordService(operation, parts, {
    async check(queries, _actor, { step, after }) {
      if (step === 'deploy') await requireReady(queries, after.id, after.values.mandateUntil);
      if (after.state === 'ended' && after.values.endedOn < after.values.deployedOn) {
        throw new Refusal('operation.ended', 422, 'It ended on or after the day of its deployment', 'endedOn');
      }
    },
  });
  const contributions = createRecordService(contribution, parts, {}, operations);
  const protectionTasks = createRecordService(protectionTask, parts, {}, operations);
  operations.addPart(contributions);
  operations.addPart(protectionTasks);

  /** An operation deploys under a mandate that runs, with somebody firm to carry it, and with civilians in mind. */
  async function requireReady(queries: Queries, id: RecordId, mandateUntil: string): Promise<void> {
    const values = { operation: id };
    const firm = await contributions.listIn(queries, { states: ['confirmed', 'in-place'], values }, 1);
    const tasks = await protectionTasks.listIn(queries, { values }, 1);
    const today = parts.clock().toISOString().slice(0, 10);
    const missing = [
      ...(mandateUntil < today ? ['Its mandate has run out.'] : []),
      ...(firm.length === 0 ? ['No contribution to it is confirmed.'] : []),
      ...(tasks.length === 0 ? ['It has no task that protects civilians.'] : []),
    ];
    if (missing.length > 0) throw new Refusal('operation.ready', 409, `It cannot deploy yet. ${missing.join(' ')}`);
  }

  return { operations, contributions, protectionTasks };
}

/** Capacity building does not begin without a valid assessment and a valid clearance of each unit: `capacity-gate.ts`. */
export function createCapacityGate(
  assessments: RecordService<typeof osjaAssessment>,
  vettings: RecordService<typeof unitVetting>,
): ActionGate {
  return async (queries, { id, country, details }, today) => {
    const { osja, units } = details;
    const assessment = typeof osja === 'string' ? await assessments.findIn(queries, osja as RecordId) : undefined; // Of a field that holds such an id.
    const obstacles = capacityObstacles({
      country,
      assessment,
      units: isList(units) ? units : [],
      vettings: await vettings.listIn(queries, { place: country }),
      today,
    });
    return obstacles.map(({ text, href }) => ({ text, href: href === '' ? `/act/actions/${id}/edit` : href }));
  };
}
