import type { Actor } from '../../platform/database/actor.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import { addressOf, type RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { SignalService } from '../../warn/signals/signal-service.ts';
import type { SignalWarningService } from '../../warn/warnings/signal-warning-service.ts';
import { peaceAgreement, peaceProvision, peaceViolation, type provisionKindWords } from './peace-agreement.ts';
import { recordId } from './record-id.ts';
import { type Finding, findingWords, isHigher, judgeRecurrence, type RecurrenceRule } from './recurrence-rule.ts';

export type AgreementServices = ReturnType<typeof createAgreementServices>;

type Agreement = RecordOf<typeof peaceAgreement>;
type Provision = RecordOf<typeof peaceProvision>;
type Violation = RecordOf<typeof peaceViolation>;
type ViolationService = RecordService<typeof peaceViolation>;

const dayMs = 86_400_000;

/** Agreements by provision; a violation comes back to the watch as a signal, in the same transaction. */
export function createAgreementServices(
  parts: RecordParts,
  {
    signals,
    signalWarnings,
    rule,
  }: { readonly signals: SignalService; readonly signalWarnings: SignalWarningService; readonly rule: RecurrenceRule },
) {
  const today = () => parts.clock().toISOString().slice(0, 10);
  const peaceAgreements = createRecordService(peaceAgreement, parts);
  const peaceProvisions = createRecordService(
    peaceProvision,
    parts,
    {
      async check(queries, _actor, { step, after: { state, values } }) {
        if (step !== 'carry-out' || state !== 'carried-out') return;
        const agreement = await peaceAgreements.findIn(queries, recordId(values.agreement));
        if (agreement !== undefined && values.carriedOutOn < agreement.values.signedOn) {
          const words = 'The agreement was signed after this day';
          throw new Refusal('peace-provision.carried-out', 422, words, 'carriedOutOn');
        }
      },
    },
    peaceAgreements,
  );
  const peaceViolations: ViolationService = createRecordService(
    peaceViolation,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        if (step !== 'make') return;
        const { agreement, provision } = await wholeOf(queries, values);
        if (provision === undefined || provision.values.agreement !== values.agreement) {
          throw new Refusal('peace-violation.provision', 422, 'Choose a provision of this agreement', 'provision');
        }
        if (agreement !== undefined && values.observedOn < agreement.values.signedOn) {
          throw new Refusal('peace-violation.before', 422, 'The agreement was signed after this day', 'observedOn');
        }
      },
      async follow(queries, actor, { step, after, remark }) {
        if (step === 'make') await tellOf(queries, actor, after);
        if (step === 'refute') await takeBack(queries, after, remark ?? '');
      },
    },
    peaceAgreements,
  );
  peaceAgreements.addPart(peaceProvisions);
  peaceAgreements.addPart(peaceViolations);

  async function wholeOf(queries: Queries, values: Violation['values']) {
    return {
      agreement: await peaceAgreements.findIn(queries, recordId(values.agreement)),
      provision: await peaceProvisions.findIn(queries, recordId(values.provision)),
    };
  }

  async function findingsOf(queries: Queries, agreement: string): Promise<readonly Finding[]> {
    const provisions = await peaceProvisions.listIn(queries, { values: { agreement } });
    const standing = { states: ['reported', 'confirmed'], values: { agreement } };
    const kindOf = new Map(provisions.map(({ id, values }) => [String(id), values.provisionKind]));
    const violations = (await peaceViolations.listIn(queries, standing)).flatMap(({ values }) => {
      const kind = kindOf.get(values.provision);
      return kind === undefined ? [] : [{ kind, observedOn: values.observedOn }];
    });
    const owed = provisions.map(({ state, values }) => ({
      kind: values.provisionKind,
      dueOn: values.dueOn,
      isCarriedOut: state === 'carried-out',
    }));
    return judgeRecurrence(rule, { provisions: owed, violations }, today());
  }

  /** The provision stands as violated, the watch has a signal, and of a security provision the place has a warning. */
  async function tellOf(queries: Queries, actor: Actor, violation: Violation): Promise<void> {
    const { agreement, provision } = await wholeOf(queries, violation.values);
    if (agreement === undefined || provision === undefined) throw new Error('Both were checked in this transaction');
    const { what, observedOn } = violation.values;
    if (provision.state !== 'violated') {
      await peaceProvisions.takeIn(
        queries,
        systemActor,
        provision.id,
        'violate',
        {},
        { remark: what, expected: 'any' },
      );
    }
    const findings = await findingsOf(queries, agreement.id);
    const isSecurity = provision.values.provisionKind === 'security';
    const detail = `${describe(provision)} of the ${agreement.values.title}. ${allWords(findings)}`;
    const signal = await signals.makeIn(
      queries,
      actor,
      {
        title: what,
        country: agreement.values.country,
        region: null,
        observedOn,
        origin: 'agreement-violation',
        source: addressOf(peaceViolation, violation.id),
        detail: detail.slice(0, 4_000),
        asksFor: findings[0]?.level ?? (isSecurity ? 'elevated' : null),
      },
      markedAs(violation),
    );
    if (isSecurity)
      await signalWarnings.raiseFrom(queries, signal, `${what} (${observedOn}). ${detail}`.slice(0, 4_000));
  }

  const allWords = (findings: readonly Finding[]) => findings.map((finding) => findingWords(finding, rule)).join(' ');

  /** What did not happen violates nothing: its provision is owed again, and a signal that nobody judged is set aside. */
  async function takeBack(queries: Queries, violation: Violation, remark: string): Promise<void> {
    const standing = { states: ['reported', 'confirmed'], values: { provision: violation.values.provision } };
    const { provision } = await wholeOf(queries, violation.values);
    if (provision?.state === 'violated' && (await peaceViolations.listIn(queries, standing, 1)).length === 0) {
      await peaceProvisions.takeIn(queries, systemActor, provision.id, 'restore', {}, { remark, expected: 'any' });
    }
    const source = addressOf(peaceViolation, violation.id);
    for (const { id } of await signals.listIn(queries, { states: ['noticed'], values: { source } })) {
      const reason = `The violation did not happen: ${remark}`;
      await signals.takeIn(queries, systemActor, id, 'set-aside', { reason }, { expected: 'any' });
    }
  }

  /** A signal of overdue provisions, unless one that asks for as much was made within the days of the rule. */
  async function tellOfOverdue(queries: Queries, agreement: Agreement): Promise<boolean> {
    const found = (await findingsOf(queries, agreement.id)).find(({ ground }) => ground === 'overdue-provisions');
    if (found === undefined) return false;
    const source = addressOf(peaceAgreement, agreement.id);
    const earlier = await signals.listIn(queries, { values: { source, origin: 'agreement-overdue' } });
    const since = new Date(parts.clock().getTime() - rule.withinDays * dayMs);
    const stands = earlier.some(
      ({ createdAt, values }) =>
        createdAt >= since && values.asksFor !== null && !isHigher(found.level, values.asksFor),
    );
    if (stands) return false;
    await signals.makeIn(
      queries,
      systemActor,
      {
        title: `${agreement.values.title}: ${findingWords(found, rule)}`.slice(0, 200),
        country: agreement.values.country,
        region: null,
        observedOn: today(),
        origin: 'agreement-overdue',
        source,
        detail: null,
        asksFor: found.level,
      },
      markedAs(agreement),
    );
    return true;
  }

  return { peaceAgreements, peaceProvisions, peaceViolations, findingsOf, tellOfOverdue };
}

const describe = ({ values }: Provision) =>
  `${values.article} (${values.provisionKind satisfies keyof typeof provisionKindWords})`;
