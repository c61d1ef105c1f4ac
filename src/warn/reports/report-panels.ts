import { countryByCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf } from '../../places/region.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { FormCopyService } from '../../platform/records/form-copy-service.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf, type RecordOf } from '../../platform/records/record.ts';
import { takesParts } from '../../platform/records/record-whole.ts';
import { versionOf } from '../../platform/version.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { formatBound } from '../../platform/words.ts';
import type { AttachmentService } from './attachment-service.ts';
import { mayInvite } from './invitation.ts';
import type { PartnerReportService } from './partner-report-service.ts';
import { isReporter, report } from './report.ts';
import { reportCode, tagWords } from './report-code.ts';
import { reportQuestion } from './report-question.ts';
import type { ReportServices } from './report-service.ts';

type FiledReport = RecordOf<typeof report>;

const mostCodes = 200;
const shown = 10;
const mostOwn = 200;

/** A report's own page: by which invitation it came, and each code with the words that led to it, to accept or refuse. */
export function reportPages(
  { reportCodes }: Pick<ReportServices, 'reportCodes'>,
  partners: PartnerReportService,
  attachments: AttachmentService,
  copies: FormCopyService,
): OwnPages {
  return {
    list: 'warn/reports/pages/reports.njk',
    form: 'warn/reports/pages/new-report.njk',
    copies,
    record: {
      template: 'warn/reports/pages/report.njk',
      async show(actor: Actor, record: AnyRecord) {
        const filter = { values: { report: record.id } };
        const { records } = await reportCodes.list(actor, filter, { limit: mostCodes, offset: 0 });
        const isOpen = takesParts(report, record.state);
        const codes = records.toReversed().map((code) => ({
          href: addressOf(reportCode, code.id),
          name: tagWords[code.values.tag] ?? code.values.tag,
          words: code.values.words ?? [],
          terms: code.values.terms ?? [],
          state: code.state,
          stateName: reportCode.lifecycle.states[code.state].name,
          by: code.changedByName,
          version: versionOf(code),
        }));
        return {
          files: (await attachments.list(actor, record.id)).map((file) => ({
            ...file,
            kilobytes: formatBound(Math.ceil(file.sizeBytes / 1_000)),
          })),
          attach: attachments.mayAdd(actor, record.state)
            ? `${addressOf(report, record.id)}/attachments/new`
            : undefined,
          origin: await partners.originOf(actor, record.id),
          coding: {
            proposed: codes.filter(({ state }) => state === 'proposed'),
            answered: codes.filter(({ state }) => state !== 'proposed'),
            may: isOpen && reportCodes.mayTake(actor, 'accept'),
            add: isOpen && reportCodes.mayMake(actor) ? `${reportCode.address}/new?report=${record.id}` : undefined,
          },
        };
      },
    },
  };
}

function reportLine({ id, values: { title, country, happenedOn, reliability, credibility } }: FiledReport) {
  const countryName = countryByCode(country)?.name ?? country;
  return {
    href: addressOf(report, id),
    title,
    country,
    countryName,
    happenedOn,
    grade: `${reliability}${credibility}`,
  };
}

/** On a region's page: the newest reports from its countries, of those that the reader may see. */
export function regionReportsPanel({ reports }: Pick<ReportServices, 'reports'>, view: View): Panel<CrossBorderRegion> {
  return async (actor, region) => {
    const sent = { places: countriesOf(region), states: ['filed', 'coded', 'closed'] };
    const records = await reports.page(actor, sent, { after: undefined, limit: shown });
    return view('warn/reports/pages/region-reports-panel.njk', {
      entries: records.map(reportLine),
      new: reports.mayMake(actor) ? `${report.address}/new?country=${countriesOf(region)[0]}` : undefined,
    });
  };
}

/** On the watch's page: what was filed and nobody has coded yet, and the ways to report. */
export function filedReportsPanel({ reports }: Pick<ReportServices, 'reports'>, view: View): Panel<undefined> {
  return async (actor) => {
    const { records, count } = await reports.list(actor, { state: 'filed' }, { limit: shown, offset: 0 });
    return view('warn/reports/pages/filed-reports-panel.njk', {
      entries: records.map(reportLine),
      count,
      mayReport: reports.mayMake(actor),
      mayInvite: mayInvite(actor),
    });
  };
}

/** On the front page of a post or a partner: what they are asked about their reports, and how these stand. */
export function ownReportsPanel(
  { reports, reportQuestions }: Pick<ReportServices, 'reports' | 'reportQuestions'>,
  view: View,
): Panel<undefined> {
  return async (actor) => {
    if (!isReporter(actor)) return '';
    const touched = await reports.list(actor, { touchedBy: actor.personId }, { limit: mostOwn, offset: 0 });
    const own = touched.records.filter(({ createdBy }) => createdBy === actor.personId);
    const asked = await reportQuestions.list(actor, { state: 'asked' }, { limit: mostOwn, offset: 0 });
    const ofOwn = asked.records.filter(({ values }) => own.some(({ id }) => id === values.report));
    return view('warn/reports/pages/own-reports-panel.njk', {
      questions: ofOwn.toReversed().map(({ id, values }) => ({
        href: `${addressOf(reportQuestion, id)}/steps/answer`,
        question: values.question,
      })),
      entries: own.slice(0, shown).map(({ id, state, values }) => ({
        href: addressOf(report, id),
        title: values.title,
        stateName: report.lifecycle.states[state].name,
      })),
    });
  };
}
