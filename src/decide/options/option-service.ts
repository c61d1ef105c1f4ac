import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Decision, DecisionId } from '../decisions/decision.ts';
import type { DecisionService } from '../decisions/decision-service.ts';
import { defineOption, type InstrumentLine } from './option.ts';

type OptionDefinition = ReturnType<typeof defineOption>;
export type Option = RecordOf<OptionDefinition>;
export type OptionService = RecordService<OptionDefinition>;

/** Options; each decision chooses some and refuses the others that were open. */
export function createOptionService(
  parts: RecordParts,
  instruments: readonly InstrumentLine[],
  decisions: DecisionService,
): OptionService {
  const options: OptionService = createRecordService(defineOption(instruments), parts, {
    async check(queries, _actor, { step, after }) {
      requireOneSubject(after);
      if (step === 'make' || step === 'edit') await requireOnlyRecommended(queries, after);
      if (after.state === 'chosen' || after.state === 'refused') {
        // Of a reference just found to be a decision.
        const decision = await decisions.findIn(queries, after.values.decision as DecisionId);
        if (decision !== undefined && isOf(after, decision)) return;
        throw new Refusal('option.decision', 422, 'Choose a decision on the same warning or strategy.', 'decision');
      }
    },
  });

  async function requireOnlyRecommended(queries: Queries, option: Option): Promise<void> {
    if (option.values.recommendedBecause === null) return;
    const beside = await openBeside(queries, option.values);
    const other = beside.find((each) => each.id !== option.id && each.values.recommendedBecause !== null);
    if (other === undefined) return;
    const words = `“${other.values.name}” is recommended already. Change it first: one option is recommended.`;
    throw new Refusal('option.recommended', 409, words, 'recommendedBecause');
  }

  function openBeside(queries: Queries, { warning, strategy }: Pick<Option['values'], 'warning' | 'strategy'>) {
    const subject = warning === null ? { strategy: strategy ?? '' } : { warning };
    return options.listIn(queries, { state: 'open', values: subject });
  }

  /** @throws Refusal where one chosen is not open, or nobody says why the others are refused */
  async function settle(
    queries: Queries,
    actor: Actor,
    decision: Decision,
    chosen: readonly string[] | undefined,
  ): Promise<void> {
    if (chosen === undefined) return;
    const { warningId, strategyId, optionsNotTaken, choice, id } = decision;
    const open = await openBeside(queries, { warning: warningId ?? null, strategy: strategyId ?? null });
    if (chosen.some((each) => !open.some((option) => option.id === each))) {
      const words = 'Choose of the options that are open now: one of these was changed in the meantime.';
      throw new Refusal('decision.options', 409, words, 'options');
    }
    if (choice !== 'act' && chosen.length > 0) {
      throw new Refusal(
        'decision.options',
        422,
        'To choose an option is to act: decide to act, or choose none.',
        'options',
      );
    }
    const refused = open.filter((option) => !chosen.includes(option.id));
    if (refused.length > 0 && optionsNotTaken === '') {
      throw new Refusal('decision.not-taken', 422, 'Enter why the other options are not taken.', 'optionsNotTaken');
    }
    for (const option of open) {
      const step = chosen.includes(option.id) ? 'choose' : 'refuse';
      const values = step === 'choose' ? { decision: id } : { decision: id, refusedBecause: optionsNotTaken };
      await options.takeIn(queries, actor, option.id, step, values, { expected: 'any' });
    }
  }
  decisions.followWith(settle);
  return options;
}

function requireOneSubject({ values: { warning, strategy, instruments } }: Option): void {
  if (warning === null && strategy === null) {
    throw new Refusal(
      'option.subject',
      422,
      'Choose the warning that it answers, or the strategy that it serves.',
      'warning',
    );
  }
  if (warning !== null && strategy !== null) {
    throw new Refusal('option.subject', 422, 'Choose a warning or a strategy, not both.', 'strategy');
  }
  if (instruments.length === 0) {
    throw new Refusal('option.instruments', 422, 'Choose one instrument at least.', 'instruments');
  }
}

function isOf({ values }: Option, { warningId, strategyId }: Decision): boolean {
  return values.warning === null ? values.strategy === strategyId : values.warning === warningId;
}
