import type { EvidenceReadingService } from '../../../analyse/assessments/evidence-service.ts';
import { addYears } from '../../../platform/calendar/add-years.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { message } from '../../../platform/language/message.ts';
import { say } from '../../../platform/language/say.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import {
  createRecordService,
  type OtherWhole,
  type RecordParts,
  type RecordService,
} from '../../../platform/records/record-service.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { EvidenceItems } from '../../../warn/evidence/evidence-item-service.ts';
import type { sanctionsRegime } from '../sanctions-regime.ts';
import { criterionAnswer } from './criterion-answer.ts';
import { type Lack, lackOf, meetsOne, type TestedCriterion, testedCriteria } from './criterion-test.ts';
import { type DesignationCase, designationCase, takesAnswers } from './designation-case.ts';
import { designationEvidence } from './designation-evidence.ts';
import { requireOneKind, requirePieceStands } from './designation-evidence-service.ts';
import { listingCriterion } from './listing-criterion.ts';

export type DesignationServices = ReturnType<typeof createDesignationServices>;

type Before = {
  readonly regimes: RecordService<typeof sanctionsRegime>;
  readonly evidenceReading: EvidenceReadingService;
  readonly evidenceItems: EvidenceItems;
};

/** Cases, the criteria of regimes, how each case answers them, and the evidence for it. */
export function createDesignationServices(parts: RecordParts, { regimes, ...reading }: Before) {
  const designationCases = createRecordService(designationCase, parts, {
    async check(queries, actor, { step, before, after }) {
      if (step === 'make' && after.values.measures.length === 0) {
        throw new Refusal('designation-case.measures', 422, 'Choose at least one measure', 'measures');
      }
      if (step === 'review' && before?.changedBy === actor.personId) {
        const words = 'Somebody else records the legal test than whoever said why it is appropriate.';
        throw new Refusal('designation-case.reviewer', 409, words);
      }
      if (step === 'submit') await requireTested(queries, after);
      requireDays(after);
    },
  });
  const listingCriteria = createRecordService(listingCriterion, parts, {}, regimes);
  regimes.addPart(listingCriteria);

  const wholeCase: OtherWhole = {
    kind: designationCase.kind,
    address: designationCase.address,
    name: designationCase.names.one,
    async findIn(queries, id, lock) {
      const caseId = id as RecordId; // Whether there is one, the service says.
      const found = await (lock ? designationCases.lockIn(queries, caseId) : designationCases.findIn(queries, caseId));
      if (found === undefined) return undefined;
      const stateName = designationCase.lifecycle.states[found.state].name;
      return { ...found, endedAs: takesAnswers(found.state) ? undefined : stateName };
    },
  };
  const criterionAnswers = createRecordService(
    criterionAnswer,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        if (step === 'make') await requireOfRegime(queries, values);
        if (step !== 'make' && step !== 'restore') return;
        const same = { state: 'standing', values: { designation: values.designation, criterion: values.criterion } };
        if ((await criterionAnswers.listIn(queries, same, 1)).length === 0) return;
        const words = 'This criterion is answered already in this case: change that answer.';
        throw new Refusal('criterion-answer.twice', 409, words, 'criterion');
      },
    },
    wholeCase,
  );
  const designationEvidences = createRecordService(
    designationEvidence,
    parts,
    {
      async check(queries, _actor, { step, before, after }) {
        if (step !== 'make' && step !== 'edit') return;
        if (before?.values.criterion !== after.values.criterion) await requireOfRegime(queries, after.values);
        requireOneKind(after.values);
        if (before?.values.pointsAt !== after.values.pointsAt) await requirePieceStands(reading, queries, after);
      },
    },
    wholeCase,
  );
  for (const part of [criterionAnswers, designationEvidences]) designationCases.addPart(part);

  /** @throws Refusal where the criterion is of another regime than the case's, or taken back */
  async function requireOfRegime(
    queries: Queries,
    { designation, criterion: id }: { readonly designation: string; readonly criterion: string },
  ): Promise<void> {
    const found = await designationCases.findIn(queries, designation as RecordId); // Of references that were found.
    const criterion = await listingCriteria.findIn(queries, id as RecordId);
    if (criterion?.state === 'standing' && criterion.values.regime === found?.values.regime) return;
    const words = message('Choose a criterion of the regime of this case');
    throw new Refusal('listing-criterion.regime', 422, words, 'criterion');
  }

  /** Each criterion of the regime of a case, with its answer and its evidence, in the caller's transaction. */
  async function testedIn(queries: Queries, found: DesignationCase): Promise<readonly TestedCriterion[]> {
    const ofCase = { values: { designation: found.id } };
    const criteria = await listingCriteria.listIn(queries, { values: { regime: found.values.regime } });
    const answers = await criterionAnswers.listIn(queries, ofCase);
    const evidence = await designationEvidences.listIn(queries, ofCase);
    // The one made last comes first.
    return testedCriteria(criteria.toReversed(), answers, evidence.toReversed());
  }

  /** @throws Refusal saying of each criterion what it lacks */
  async function requireTested(queries: Queries, found: DesignationCase): Promise<void> {
    const tested = await testedIn(queries, found);
    const missing = tested.flatMap((each) => {
      const lack = lackOf(each);
      return lack === undefined ? [] : [say(lackWords[lack], { criterion: each.criterion.values.name })];
    });
    if (tested.length === 0) missing.push(say('The regime has no listing criteria here yet: add them on its page.'));
    else if (missing.length === 0 && !meetsOne(tested)) missing.push(say('No criterion is met: nobody is listed so.'));
    if (!isReasoned(found)) missing.push(say('The legal test or the reasons are missing: send it back.'));
    if (missing.length === 0) return;
    throw new Refusal('designation-case.untested', 409, 'It may not be submitted yet. {missing}', undefined, {
      missing: missing.join(' '),
    });
  }

  return { designationCases, listingCriteria, criterionAnswers, designationEvidences, testedIn };
}

const lackWords: Readonly<Record<Lack, string>> = {
  unanswered: message('“{criterion}” is not answered.'),
  undecided: message('“{criterion}” is not decided.'),
  'no-evidence': message('“{criterion}” is met without evidence: add what it stands on.'),
};

/** A case that stood before the legal test came before the reasons may lack one of them. */
function isReasoned({ values }: DesignationCase): boolean {
  const { legalView, statementOfReasons } = values as Readonly<Record<string, unknown>>;
  return typeof legalView === 'string' && typeof statementOfReasons === 'string';
}

/** @throws Refusal beside the day that is before one that it follows, or later than a review may be */
function requireDays({ values, changedAt }: DesignationCase): void {
  const { listedOn, notifiedOn, delistedOn, reviewDueOn } = values as Readonly<Record<string, string | null>>;
  if (listedOn && notifiedOn && notifiedOn < listedOn) {
    throw new Refusal(
      'designation-case.notified',
      422,
      'It was notified on or after the day of the listing',
      'notifiedOn',
    );
  }
  if (listedOn && delistedOn && delistedOn < listedOn) {
    throw new Refusal(
      'designation-case.delisted',
      422,
      'It was taken off on or after the day of the listing',
      'delistedOn',
    );
  }
  const today = changedAt.toISOString().slice(0, 10);
  if (reviewDueOn && (reviewDueOn < today || reviewDueOn > addYears(today, 1))) {
    throw new Refusal('designation-case.review-due', 422, 'Enter a day within a year from today', 'reviewDueOn');
  }
}
