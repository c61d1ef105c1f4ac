import Type from 'typebox';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { dayProperties, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { listNames, subjectKinds } from './lists/listed-subject.ts';
import { faultRows, gapRows, partnerLists } from './partner-gaps.ts';
import type { RegisterService } from './register-service.ts';

const text = Type.String();
const number = Type.Integer({ minimum: 1 });
const lag = nullable(Type.Integer({ minimum: 0, description: 'Days from the UN’s listing' }));
const by = nullable(Type.Enum(['reference', 'name']));
const kind = Type.Enum([...subjectKinds]);

const gapSchema = Type.Object(
  {
    number,
    reference: Type.String({ description: 'The UN’s' }),
    ...{ name: text, kind, regime: nullable(text), listedOn: nullable(Type.String(dayProperties)) },
    ...{ uk: nullable(text), ukLagDays: lag, ukBy: by },
    ...{ eu: nullable(text), euLagDays: lag, euBy: by },
    ...{ ofac: nullable(text), ofacLagDays: lag, ofacBy: by },
  },
  { title: 'PartnerGap' },
);

const faultSchema = Type.Object(
  {
    number,
    source: Type.Enum([...listNames]),
    ...{ reference: text, name: text, regime: nullable(text), unReference: text },
    fault: Type.Enum(['unknown', 'names-differ'], {
      description: 'The UN’s list has no such reference, or it is of another',
    }),
    unName: nullable(text),
    suggestedReference: nullable(text),
    suggestedName: nullable(text),
  },
  { title: 'ReferenceFault' },
);

const tag = 'Sanctions';

/** What the lists say of one another. */
export function registerApi(register: RegisterService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listPartnerGaps', path: '/sanctions/partner-gaps', tag, params: noParams },
      summary: 'Subjects of the UN’s list, and by which reference each stands on the others: null where it does not',
      example: { query: { missing: 'uk' } },
      query: Type.Object({
        missing: Type.Optional(Type.Enum([...partnerLists], { description: 'Only those that this list has not' })),
        regime: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      item: gapSchema,
      ...{ key: numberKey, keySchema: numberKeySchema },
      list: async ({ actor, query, page }) => numberedPage(gapRows((await register.standing(actor)).rows, query), page),
    }),
    listOperation({
      ...{ id: 'listReferenceFaults', path: '/sanctions/reference-faults', tag, params: noParams, query: noQuery },
      summary: 'Records whose UN reference leads nowhere, or to somebody of another name',
      item: faultSchema,
      ...{ key: numberKey, keySchema: numberKeySchema },
      list: async ({ actor, page }) => numberedPage(faultRows((await register.standing(actor)).faults), page),
    }),
  ];
}
