import { recordsOf, type Services } from '../../src/main.ts';
import { given, operationsOfKind } from '../api/record-operations.ts';
import { inRole } from '../fresh-services.ts';
import { examples, type Made } from '../records/examples.ts';
import { collectionOf } from './hidden-rows.ts';
import type { Doing } from './requests.ts';

/** How each record is made, changed and moved along in its example, by the operation that does it. */
export async function recordDoings(services: Services): Promise<ReadonlyMap<string, Doing>> {
  const made = namesFor(services);
  const doings = new Map<string, Doing>();
  for (const { definition } of recordsOf(services)) {
    const example = examples[definition.kind];
    if (example === undefined) throw new Error(`There is no example of ${definition.kind}`);
    const { get, make, edit, take } = operationsOfKind(definition);
    const doing = { by: inRole(example.by).personId, body: given(await example.values(made)) };
    doings.set(make, doing).set(edit, doing).set(get, { by: doing.by, body: {} });
    for (const { step, by, values = {}, remark } of example.steps) {
      const asked = { ...given(values), ...(remark === undefined ? {} : { remark }) };
      doings.set(take(step), { by: inRole(by).personId, body: asked });
    }
  }
  return doings;
}

/** The warnings that examples speak of, which are on the country that they name. */
export const warningsOfExamples = 'warnings-of-examples';

/** Of whatever an example asks for, the name of one in its collection, as requests speak of it. */
function namesFor(services: Services): Made {
  const kinds = new Map(recordsOf(services).map(({ definition }) => [definition.kind, collectionOf(definition)]));
  const others = new Map([
    ['warning', warningsOfExamples],
    ['action', 'actions'],
    ['open-question', kinds.get('judgement-question')],
    ['funded-project', kinds.get('project')],
  ]);
  return async (kind) =>
    `@${kinds.get(kind) ?? others.get(kind) ?? (kind.startsWith('strategy of ') ? kinds.get('strategy') : kind)}:0`;
}
