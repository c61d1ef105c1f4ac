import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import {
  createRecordService,
  type FieldValues,
  type RecordParts,
  type RecordService,
} from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { suggestCodes, type TermList } from './coding-terms.ts';
import { changeableWhenFiled, report, wordsToCode } from './report.ts';
import { reportCode } from './report-code.ts';
import { reportQuestion } from './report-question.ts';

export type ReportServices = ReturnType<typeof createReportServices>;

/**
 * Reports, what was asked about them, and their codes. When one is filed, the term list proposes codes in the same
 * transaction, as the system and not in anybody's name; coding is done when a person has answered every proposal.
 */
export function createReportServices(parts: RecordParts, terms: TermList) {
  async function proposeCodes(queries: Queries, values: Parameters<typeof wordsToCode>[0], id: string): Promise<void> {
    const standing = new Set(
      (await reportCodes.listIn(queries, { values: { report: id } })).map(({ values: { tag } }) => tag),
    );
    for (const { tag, words, terms: matched } of suggestCodes(terms, wordsToCode(values))) {
      if (standing.has(tag)) continue;
      const termList = `data/coding-terms.json, version ${terms.version}`;
      await reportCodes.makeIn(queries, systemActor, { report: id, tag, words, terms: matched, termList });
    }
  }

  const reports: RecordService<typeof report> = createRecordService(report, parts, {
    async check(queries, _actor, { step, before, after }) {
      const { happenedOn, happenedUntil } = after.values;
      if (happenedUntil !== null && happenedUntil < happenedOn) {
        const words = message('Enter a last day that is not before the first');
        throw new Refusal('report.until', 422, words, 'happenedUntil');
      }
      if (step === 'edit' && before?.state === 'filed') requireReportedAsIs(before.values, after.values);
      if (step === 'code') await requireAnswered(queries, after.id);
    },
    async follow(queries, _actor, { step, after }) {
      if (step === 'file') await proposeCodes(queries, after.values, after.id);
    },
  });

  /** @throws Refusal (409) while nobody has answered a proposal */
  async function requireAnswered(queries: Queries, id: string): Promise<void> {
    const count = await reportCodes.countIn(queries, { state: 'proposed', values: { report: id } });
    if (count === 0) return;
    throw new Refusal(
      'report.proposals',
      409,
      '{count, plural, one {# proposed code waits} other {# proposed codes wait}}: accept or refuse each first.',
      undefined,
      { count },
    );
  }

  const reportQuestions = createRecordService(reportQuestion, parts, {}, reports);
  reports.addPart(reportQuestions);

  const reportCodes = createRecordService(
    reportCode,
    parts,
    {
      async check(_queries, actor, { step, after }) {
        // What the list found is the list's to say.
        const claims = after.values.terms !== null || after.values.termList !== null;
        if (step === 'make' && claims && !isSystem(actor)) {
          throw new Refusal('report-code.terms', 422, 'Leave this empty: the term list itself says it', 'terms');
        }
      },
    },
    reports,
  );
  reports.addPart(reportCodes);

  return { reports, reportQuestions, reportCodes };
}

function isSystem(actor: Actor): boolean {
  return actor.personId === systemActor.personId;
}

/** @throws Refusal beside the first answer that was reported and would be changed */
function requireReportedAsIs(before: FieldValues, after: FieldValues): void {
  const changed = Object.keys(report.fields).find(
    (name) => !changeableWhenFiled.includes(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (changed === undefined) return;
  const words = message('What was filed stands as it was reported: ask the reporter, or withdraw it and file it anew');
  throw new Refusal('report.filed', 422, words, changed);
}
