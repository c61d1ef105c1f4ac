import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../../platform/database/actor.ts';
import { versionOf } from '../../../platform/version.ts';
import { createForm, type FieldProblem } from '../../../platform/web/form.ts';
import { pageNumber, pagerOf, stretchOf } from '../../../platform/web/pager.ts';
import { besideFields } from '../../../platform/web/refused-form.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import { alignedWords } from '../aligned-words.ts';
import { kindWords, type ListedVersion, listWords } from '../list-snapshot.ts';
import { recordPattern } from '../lists/listed-subject.ts';
import { partialDateWords } from '../partial-date-words.ts';
import { isInState, type PairState, pairStates } from './register.ts';
import { decidedOn, type RegisterDecidingService, type WholePair } from './register-deciding-service.ts';
import {
  decidedVerdicts,
  isDecided,
  pairStateWords,
  type RecordKey,
  textOfKey,
  verdictWords,
} from './register-decision.ts';
import { decisionSchema, takeBackSchema } from './register-form.ts';
import type { RegisterService } from './register-service.ts';
import type { RegisterWorkService } from './register-work-service.ts';

const list = '/act/sanctions/register/pairs';
const address = `${list}/:one/:other`;
const key = Type.String({ pattern: recordPattern });
const params = Type.Object({ one: key, other: key });
const pairQuery = Type.Object({ state: Type.Optional(Type.Enum([...pairStates])), page: pageNumber });

const forms = { decide: createForm(decisionSchema), 'take-back': createForm(takeBackSchema) } as const;

/** The pairs that wait for a person, worked through one a page, and those that were decided. */
export function registerPairRoutes(
  register: RegisterService,
  work: RegisterWorkService,
  deciding: RegisterDecidingService,
): Routes {
  async function pairsIn(actor: Actor, state: PairState) {
    const { pairs, uncompared } = await register.standing(actor);
    return { found: pairs.filter((pair) => isInState(pair, state)), uncompared };
  }

  /** The one that waits next after a pair, in their order; the first where it waits no more itself. */
  async function nextAfter(actor: Actor, pair?: WholePair): Promise<string | undefined> {
    const { found } = await pairsIn(actor, 'waiting');
    const at = found.findIndex(
      ({ left, right }) => left.version === pair?.left.version && right.version === pair.right.version,
    );
    const next = found[at + 1];
    return next && addressOfPair(next);
  }

  async function show(reply: FastifyReply, actor: Actor, pair: WholePair, rest: object = {}) {
    const here = addressOfPair(pair);
    return reply.page('act/sanctions/register/pages/pair.njk', {
      ...{ pair, here, listWords, kindWords, verdicts: decidedVerdicts, verdictWords, alignedWords },
      isDecided: isDecided(pair.decision),
      sides: [sideOf(pair.sides.left), sideOf(pair.sides.right)],
      others: [...pair.others.left, ...pair.others.right].filter((each, at, all) => all.indexOf(each) === at),
      version: versionOf(decidedOn(pair)),
      next: await nextAfter(actor, pair),
      mayDecide: deciding.mayDecide(actor),
      ...{ typed: {}, problems: [] },
      ...rest,
    });
  }

  return async (app) => {
    app.get(list, { schema: { querystring: pairQuery } }, async ({ actor, query }, reply) => {
      deciding.requireReader(actor);
      const state = query.state ?? 'waiting';
      const { found, uncompared } = await pairsIn(actor, state);
      if (uncompared > 0) void work.work().catch(() => {});
      const { offset, limit } = stretchOf(query.page);
      return reply.page('act/sanctions/register/pages/pairs.njk', {
        ...{ state, pairStates, pairStateWords, verdictWords, listWords, uncompared },
        pairs: found.slice(offset, offset + limit).map((pair) => ({ ...pair, href: addressOfPair(pair) })),
        first: state === 'waiting' ? found.slice(0, 1).map(addressOfPair)[0] : undefined,
        pager: pagerOf(list, query, found.length),
      });
    });

    app.get(address, { schema: { params } }, async ({ actor, params: { one, other } }, reply) =>
      show(reply, actor, await deciding.pair(actor, one, other)),
    );

    for (const step of ['decide', 'take-back'] as const) {
      app.post(`${address}/${step}`, { schema: { params } }, async (request, reply) => {
        const { actor, body } = request;
        const { one, other } = request.params;
        const back = `${list}/${encodeURIComponent(one)}/${encodeURIComponent(other)}`;
        request.sentForm = { back };
        const form = forms[step](body);
        const again = async (status: number, typed: object, problems: readonly FieldProblem[]) =>
          show(reply.code(status), actor, await deciding.pair(actor, one, other), {
            typed,
            problems,
            isTakingBack: step === 'take-back',
          });
        if ('problems' in form) return again(422, form.typed, form.problems);
        const version = body !== null && typeof body === 'object' && 'version' in body ? String(body.version) : '';
        const said = 'why' in form.values ? ({ verdict: 'taken-back', reason: form.values.why } as const) : form.values;
        // Which one comes next is asked before this one leaves the row.
        const next = step === 'decide' ? await nextAfter(actor, await deciding.pair(actor, one, other)) : back;
        try {
          await deciding.decide(actor, one, other, said, [version]);
        } catch (error) {
          const { status, problems } = besideFields(error);
          return again(status, form.values, problems);
        }
        return reply.redirect(next ?? list, 303);
      });
    }
  };
}

const addressOfPair = ({ left, right }: { readonly left: RecordKey; readonly right: RecordKey }): string =>
  `${list}/${encodeURIComponent(textOfKey(left))}/${encodeURIComponent(textOfKey(right))}`;

/** What a record says, as it is shown beside another. */
function sideOf({ source, reference, name, kind, regime, listedOn, ...record }: ListedVersion) {
  return {
    ...{ source, reference, name, kind, regime, listedOn },
    names: record.names.map(({ text }) => text),
    birthDates: record.birthDates.map(partialDateWords),
    nationalities: record.nationalities,
    identifiers: record.identifiers.map(({ type, number }) => `${type} ${number}`),
  };
}
