import type { Queries } from '../../platform/database/database.ts';
import { moneyWords } from '../../platform/records/money-value.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { balanceOf } from './allocated.ts';
import { allocation, envelope, recipients } from './envelope.ts';

export type Envelope = RecordOf<typeof envelope>;
export type Allocation = RecordOf<typeof allocation>;
export type EnvelopeServices = ReturnType<typeof createEnvelopeServices>;

/** Envelopes and what they give. The database holds the same sums, under any number who allocate at once. */
export function createEnvelopeServices(parts: RecordParts) {
  const envelopes: RecordService<typeof envelope> = createRecordService(envelope, parts, {
    async check(queries, _actor, { before, after }) {
      requireConsecutiveYears(after);
      if (before !== undefined) await requireHoldsAll(queries, after);
    },
  });

  const allocations: RecordService<typeof allocation> = createRecordService(
    allocation,
    parts,
    {
      async check(queries, _actor, { step, after }) {
        if (step === 'release') return;
        requireSomethingToOne(after);
        // The envelope is held by this transaction already, as the whole of its part.
        const from = await envelopes.findIn(queries, after.values.envelope as Envelope['id']); // Of a reference just found.
        if (from === undefined) throw new Refusal('allocation.envelope', 422, 'Choose an envelope.', 'envelope');
        await requireWithin(queries, from, after);
      },
    },
    envelopes,
  );
  envelopes.addPart(allocations);

  const givenBy = (queries: Queries, id: string) =>
    allocations.listIn(queries, { state: 'standing', values: { envelope: id } });

  /** @throws Refusal beside what is too much, with what is left */
  async function requireWithin(queries: Queries, { id, values: held }: Envelope, asked: Allocation): Promise<void> {
    const { amount, fullTimeEquivalents } = asked.values;
    const { currency } = held.budget;
    if (amount !== null && amount.currency !== currency) {
      throw new Refusal(
        'allocation.currency',
        422,
        `This envelope holds ${currency}. Enter the amount in ${currency}.`,
        'amount',
      );
    }
    const others = (await givenBy(queries, id)).filter((each) => each.id !== asked.id);
    const { leftMinor, leftPeople } = balanceOf(
      held,
      others.map(({ values }) => values),
    );
    if (amount !== null && amount.amountMinor > leftMinor) {
      const left = moneyWords({ amountMinor: leftMinor, currency });
      throw new Refusal(
        'allocation.money',
        409,
        `The envelope has ${left} left. Enter that or less, or give something back first.`,
        'amount',
      );
    }
    if (fullTimeEquivalents !== null && fullTimeEquivalents > leftPeople) {
      throw new Refusal(
        'allocation.people',
        409,
        `The envelope has ${leftPeople} full-time equivalents left. Enter that or fewer, or give something back first.`,
        'fullTimeEquivalents',
      );
    }
  }

  async function requireHoldsAll(queries: Queries, { id, values }: Envelope): Promise<void> {
    const given = (await givenBy(queries, id)).map((each) => each.values);
    const { currency } = values.budget;
    if (given.some(({ amount }) => amount !== null && amount.currency !== currency)) {
      throw new Refusal(
        'envelope.currency',
        409,
        'Money was allocated from it already: its currency stands.',
        'budget',
      );
    }
    const { givenMinor, leftMinor, givenPeople, leftPeople } = balanceOf(values, given);
    if (leftMinor < 0) {
      const words = `${moneyWords({ amountMinor: givenMinor, currency })} is allocated from it already. Enter that or more.`;
      throw new Refusal('envelope.money', 409, words, 'budget');
    }
    if (leftPeople < 0) {
      const words = `${givenPeople} full-time equivalents are allocated from it already. Enter that or more.`;
      throw new Refusal('envelope.people', 409, words, 'fullTimeEquivalents');
    }
  }

  return { envelopes, allocations };
}

/** `2026-27`: the second is the year after the first. */
function requireConsecutiveYears({ values: { financialYear } }: Envelope): void {
  const [first = 0, second = 0] = financialYear.split('-').map(Number);
  if ((first + 1) % 100 === second) return;
  throw new Refusal('envelope.year', 422, 'Enter a financial year, such as 2026-27.', 'financialYear');
}

function requireSomethingToOne({ values }: Allocation): void {
  if (values.amount === null && values.fullTimeEquivalents === null) {
    throw new Refusal('allocation.nothing', 422, 'Enter money, people or both.', 'amount');
  }
  const named = recipients.filter((recipient) => values[recipient] !== null);
  if (named.length === 1) return;
  const words = 'Choose what it is given to: one strategy, objective, action or programme.';
  throw new Refusal('allocation.recipient', 422, words, named[1] ?? 'strategy');
}
