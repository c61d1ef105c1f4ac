import Type from 'typebox';
import { calendarDay } from '../../../platform/calendar/calendar-day.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../../platform/web/api/cursor.ts';
import { listOperation } from '../../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../../platform/web/api/operation.ts';
import { noParams, noQuery, nullable } from '../../../platform/web/api/schemas.ts';
import { caseRules, screenedRules } from './retention.ts';
import type { RetentionService } from './retention-service.ts';

const text = Type.String();
const number = Type.Integer({ minimum: 1 });
const count = Type.Integer({ minimum: 0 });
const day = Type.String(calendarDay);
const rule = Type.Enum([...screenedRules, ...caseRules]);

const ruleSchema = Type.Object(
  {
    ...{ number, rule, months: number, because: text, kept: count },
    nextOn: nullable(Type.String({ ...calendarDay, description: 'When the next is due' })),
    isReviewed: Type.Boolean({ description: 'By a person; else it is erased the night after it is due' }),
    erased: count,
  },
  { title: 'RetentionRule' },
);

const dueSchema = Type.Object(
  {
    ...{ number, rule, id: Type.String({ format: 'uuid' }), name: text, lastOn: day, dueOn: day },
    heldBy: nullable(Type.String({ description: 'Address of the hold or open case that stops it' })),
  },
  { title: 'RetentionDue' },
);

const common = {
  ...{ tag: 'Sanctions', params: noParams, query: noQuery },
  ...{ key: numberKey, keySchema: numberKeySchema },
} as const;

/** How long data of those who were screened or proposed is kept, and what is due. */
export function retentionApi(retention: RetentionService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listRetentionRules', path: '/sanctions/retention-rules', ...common, item: ruleSchema, example: {} },
      summary: 'For how long data of who was screened or proposed is kept, and why',
      async list({ actor, page }) {
        const { rules } = await retention.standing(actor);
        return numberedPage(
          rules.map(({ id, ...rest }) => ({ rule: id, ...rest })),
          page,
        );
      },
    }),
    listOperation({
      ...{ id: 'listRetentionDue', path: '/sanctions/retention-due', ...common, item: dueSchema, example: {} },
      summary:
        'Whose data is due to be erased, the first hundred, and which cases are due to be reviewed; what holds each',
      async list({ actor, page }) {
        const { due, cases } = await retention.standing(actor);
        const rows = [...due, ...cases].map(({ id, names, rule: by, lastOn, dueOn, heldBy }) => ({
          ...{ id, rule: by, name: names[0] ?? '', lastOn, dueOn, heldBy: heldBy?.href ?? null },
        }));
        return numberedPage(rows, page);
      },
    }),
  ];
}
