import { recordsOf, type Services } from '../../src/main.ts';
import type { AnyRecordService } from '../../src/platform/records/record-service.ts';

/** For an address of the site: the operations of the API that give or do the same, or why there is none. */
export type Counterpart = { readonly operations: readonly string[] } | { readonly none: string };

const by = (...operations: readonly string[]): Counterpart => ({ operations });
const none = (why: string): Counterpart => ({ none: why });

const form = none('a form: what it sends is an operation, and the document says its fields');
const file = none('the same in print: a program takes the fields themselves');
const standard = none('a file of a standard of its own, read by programs as it is');
const inPerson = none('sign-in and its means: a program is given a token by a person');
const sealed = none('who reporters are is opened by a person, on a page, with a reason: never by a program');
const withoutAccount = none('for people who have no account and no program: a page in their language');
const practice = none('practice is for people, who learn by it; it says nothing of the world');
const secret = none('its secret is shown once, to a person, and kept nowhere');

/** Every address that no kind of record makes. Whoever adds a page adds it here. */
export const ownPages: Readonly<Record<string, Counterpart>> = {
  'GET /': by('listWarnings', 'listActions', 'listRisks', 'listLedgerEntries'),
  'GET /*': none('files of the pages themselves: styles, pictures, scripts'),
  'GET /assets/:stylesheet': none('files of the pages themselves'),
  'GET /api': by('getOpenApi'),
  'GET /api-parts/:part': by('getOpenApi'),
  'GET /search': by('search'),
  'GET /sign-in': inPerson,
  'POST /sign-in': inPerson,
  'POST /sign-out': inPerson,
  'POST /sign-out/back-channel': inPerson,

  'GET /places': by('listPlaces'),
  'GET /places/:code': by(
    'getPlace',
    'listPlaceTimeline',
    'listRisks',
    'listAnnualDeaths',
    'listEvents',
    'listEventMonths',
    'listHotSpots',
    'listWarnings',
    'getPlan',
    'getForecastExplanation',
  ),

  'GET /regions': by('listRegions'),
  'GET /regions/:id': by('getRegion', 'listEventMonths', 'listHotSpots', 'listWarnings'),

  'GET /warn': by('listRisks', 'getLatestForecastRun'),
  'GET /warn/released': by('listReleasedMessages'),
  'GET /warn/released/:id': by('listReleasedMessages'),
  'GET /warn/released/:id.cap.xml': standard,
  'GET /warn/watch': by('listWatch', 'listDismissalOutcomes'),
  'GET /warn/watch.csv': by('listWatch'),
  'GET /warn/rules': none('what the rules are, in words: their numbers are files under data/'),
  'GET /warn/risk.csv': by('listRisks'),
  'GET /warn/warnings': by('listWarnings'),
  'GET /warn/warnings.csv': by('listWarnings'),
  'GET /warn/warnings/new': form,
  'POST /warn/warnings': by('openWarning'),
  'GET /warn/warnings/:id': by('getWarning', 'listWarningSteps'),
  'GET /warn/warnings/:id.cap.xml': standard,
  'POST /warn/warnings/:id/acknowledge': by('acknowledgeWarning'),
  'GET /warn/warnings/:id/close': form,
  'POST /warn/warnings/:id/close': by('closeWarning'),
  'GET /warn/signals/:id/open-warning': form,
  'POST /warn/signals/:id/open-warning': by('openWarningFromSignal'),
  'GET /warn/reports/:id/attachments/new': form,
  'POST /warn/reports/:id/attachments': none('a file is sent as a form sends it, by a person who has looked at it'),
  'GET /warn/reports/:id/attachments/:attachment': none('the file itself, as it came'),
  'GET /warn/evidence/:id/bag': by('listEvidenceBags'),
  'POST /warn/evidence/:id/bag': none('the bag itself, made for whoever carries it away'),
  'GET /warn/reports/:id/bag': by('listEvidenceBags'),
  'POST /warn/reports/:id/bag': none('the bag itself, made for whoever carries it away'),
  'GET /warn/evidence/:id/files/new': form,
  'POST /warn/evidence/:id/files': none('a file is sent as a form sends it, by a person who has looked at it'),
  'GET /warn/evidence/:id/files/:file': none('the file itself, as it came'),
  'GET /warn/evidence/:id/copies/new': form,
  'POST /warn/evidence/:id/copies': none('a file is sent as a form sends it, by a person who has looked at it'),
  'GET /warn/reports/import': form,
  'POST /warn/reports/import': by('makeReport'),
  'GET /warn/reports/invitations': secret,
  'POST /warn/reports/invitations': secret,
  'POST /warn/reports/invitations/:id/revoke': secret,
  'GET /warn/reports/invited/:token': withoutAccount,
  'POST /warn/reports/invited/:token': withoutAccount,
  'GET /warn/reports/receipt': withoutAccount,
  'POST /warn/reports/receipt': withoutAccount,
  'POST /warn/reports/receipt/answers': withoutAccount,
  'GET /warn/forecasts': by('listForecastWork', 'getLatestForecastRun'),
  'POST /warn/forecasts/cancel': none('it stops what runs here at this moment: the page, or forestall forecast cancel'),
  'GET /warn/articles': by('listArticles'),
  'GET /warn/articles.csv': by('listArticles'),
  'GET /warn/events': by('listEvents'),
  'GET /warn/events.csv': by('listEvents'),
  'GET /warn/sources': by('listFigureReleases', 'listEventReleases'),
  'GET /warn/sources/connectors': by('listConnectors'),
  'GET /warn/sources/connectors/:id': by('getConnector'),
  'GET /warn/sources/connectors/:id/switch-on': form,
  'POST /warn/sources/connectors/:id/switch-on': by('switchConnectorOn'),
  'POST /warn/sources/connectors/:id/switch-off': by('switchConnectorOff'),
  'POST /warn/sources/connectors/:id/pull': by('pullConnector'),
  'GET /warn/mass-killing': by('listMassKillingChances'),
  'GET /methods': by('getLatestForecastRun', 'listFigureReleases'),
  'GET /methods/skill': by('listSkill'),

  'GET /analyse/guides/:code': by('listAssessments', 'listReports', 'listAnnualDeaths', 'listCalendarDays'),
  'GET /analyse/guides/:code.pdf': file,
  'GET /analyse': by('listAssessments', 'listJudgementQuestions'),
  'GET /analyse/assessments/:id/bring-in': form,
  'POST /analyse/assessments/:id/bring-in': none('a file is sent as a form sends it, by a person who then looks at it'),
  'POST /analyse/assessments/:id/bring-in/take': by('editAssessmentSection', 'makeAssessmentSection'),
  'POST /analyse/assessments/:id/fill-in': by('makePreparedLine'),
  'GET /analyse/assessments/:id/versions/:number/one-side.pdf': file,
  'GET /analyse/assessment-sections/:id/write': form,
  'POST /analyse/assessment-sections/:id/write': by('editAssessmentSection'),
  'POST /analyse/assessment-sections/:id/working-copy': none('what a person types before it is saved: theirs alone'),
  'POST /analyse/assessment-sections/:id/working-copy/drop': none(
    'what a person types before it is saved: theirs alone',
  ),
  'POST /analyse/section-comments/:id/put-in-place': by('putSuggestionInPlace'),
  'GET /analyse/judgements/track-record': by('listTrackRecords'),
  'GET /analyse/judgements/practice': practice,
  'POST /analyse/judgements/practice': practice,
  'GET /analyse/judgements/practice/:number': practice,
  'POST /analyse/judgements/:id/settle': by('settleJudgementQuestion'),

  'GET /decide': by('listWarnings', 'listDecisions', 'listStrategys', 'listEnvelopeBalances'),
  'GET /decide/decisions': by('listDecisions'),
  'GET /decide/decisions.csv': by('listDecisions'),
  'GET /decide/decisions/new': form,
  'POST /decide/decisions': by('makeDecision'),
  'GET /decide/decisions/:id': by('getDecision'),
  'GET /decide/options/compare': by('compareWarningOptions', 'compareStrategyOptions'),
  'GET /decide/options/submission.pdf': file,
  'GET /decide/options/submission.docx': file,
  'GET /decide/resources': by('listRiskAgainstEffort', 'listEnvelopeBalances'),
  'GET /decide/priority-areas': by('listPriorityAreas'),

  'GET /act': by('listPlans', 'listCalendarDays'),
  'GET /act/actions': by('listActions'),
  'GET /act/actions.csv': by('listActions'),
  'GET /act/actions/new': form,
  'POST /act/actions': by('beginAction', 'planAction'),
  'GET /act/actions/:id': by('getAction'),
  'GET /act/actions/:id/edit': form,
  'POST /act/actions/:id/edit': by('changeAction'),
  'GET /act/actions/:id/abandon': form,
  'POST /act/actions/:id/abandon': by('abandonAction'),
  'POST /act/actions/:id/complete': by('completeAction'),
  'POST /act/actions/:id/steps/:step': by('takeActionStep'),
  'GET /act/instruments': by('listInstruments'),
  'GET /act/instruments/:id': by('getInstrument'),
  'GET /act/plans': by('listPlans'),
  'GET /act/plans/:code': by('getPlan', 'listPlanFindings'),
  'GET /act/diplomacy/calendar': by('listCalendarDays'),
  'GET /act/sanctions': by('listMeasuresInForce', 'listOpenCases'),
  'GET /act/sanctions/cases/:id/file/whole.pdf': by('getLitigationFile'),
  'GET /act/sanctions/cases/:id/file/whole.docx': by('getLitigationFile'),
  'GET /act/sanctions/cases/:id/file/released.pdf': by('getReleasedLitigationFile'),
  'GET /act/sanctions/cases/:id/file/released.docx': by('getReleasedLitigationFile'),
  'GET /act/sanctions/cases/:id/un-request.csv': by('listUnRequestFields'),
  'GET /act/sanctions/lists': by('listSanctionsLists'),
  'GET /act/sanctions/lists/:id/delta': by('listSanctionsListChanges'),
  'GET /act/sanctions/lists/:id/delta.csv': by('listSanctionsListChanges'),
  'GET /act/sanctions/lists/:id/original': file,
  'GET /act/sanctions/lists/:source.atom': by('listSanctionsListChanges'),
  'GET /act/sanctions/register': by('listPartnerGaps', 'listReferenceFaults'),
  'GET /act/sanctions/register/subjects/:record': by('listSubjectRecords', 'listSubjectChanges'),
  'GET /act/sanctions/register/subjects/:record/records.csv': by('listSubjectRecords'),
  'GET /act/sanctions/register/subjects/:record/history.csv': by('listSubjectChanges'),
  'GET /act/sanctions/register/pairs': by('listRegisterPairs'),
  'GET /act/sanctions/register/pairs/:one/:other': by('getRegisterPair'),
  'POST /act/sanctions/register/pairs/:one/:other/decide': by('decideOnPair'),
  'POST /act/sanctions/register/pairs/:one/:other/take-back': by('takeBackDecision'),
  'GET /act/sanctions/register.csv': by('listPartnerGaps'),
  'GET /act/sanctions/reference-faults.csv': by('listReferenceFaults'),
  'GET /act/sanctions/screening': by('listPossibleMatches', 'listScreenings'),
  'GET /act/sanctions/screening/new': form,
  'POST /act/sanctions/screening/new': by('screen'),
  'GET /act/sanctions/screening/files/new': form,
  'POST /act/sanctions/screening/files': by('screenFile'),
  'GET /act/sanctions/screening/runs/:id': by('getScreening', 'listScreeningMatches'),
  'GET /act/sanctions/screening/runs/:id.csv': by('listScreeningMatches'),
  'POST /act/sanctions/screening/runs/:id/stop': by('stopScreening'),
  'GET /act/sanctions/screening/matches': by('listPossibleMatches'),
  'GET /act/sanctions/screening/matches.csv': by('listPossibleMatches'),
  'GET /act/sanctions/screening/matches/:id': by('getPossibleMatch'),
  'POST /act/sanctions/screening/matches/:id/find': by('findOnMatch'),
  'POST /act/sanctions/screening/matches/:id/check': by('checkFinding'),
  'GET /act/programmes/money': by('listProgrammeMoney'),
  'GET /act/programmes/money.csv': by('listProgrammeMoney'),
  'GET /act/programmes.xml': standard,
  'GET /act/programmes/:id/activity.xml': standard,
  'GET /act/programmes/import': form,
  'POST /act/programmes/import': none(
    'a file of IATI is brought in whole: forestall iati import, or pasted on the page',
  ),

  'GET /account': by('listLatencies', 'listWarningOutcomes', 'listLedgerEntries'),
  'GET /account/latency': by('listLatencies'),
  'GET /account/outcomes': by(
    ...['listWarningOutcomes', 'listForecastOutcomes', 'getJudgementOutcome', 'listWaits', 'listWaitingCurve'],
  ),
  'GET /account/on': by('listStoodOnDay'),
  'GET /account/on/:day': by('listStoodOnDay', 'listStepsUntilDay'),
  'GET /account/timeline/:code': by('listPlaceTimeline'),
  'GET /account/ledger': by('listLedgerEntries', 'listLedgerIndex'),
  'GET /account/ledger.csv': by('listLedgerEntries', 'listLedgerIndex'),
  'GET /account/publications/proposals': by('listReportProposals'),
  'GET /account/publications/reports/:year': by('listReportItems'),
  'GET /account/publications/reports/:year.pdf': file,
  'GET /account/correspondence/:id/reply.pdf': file,
  'GET /account/correspondence/:id/reply.docx': file,
  'GET /account/subscriptions': by('listSubscriptions'),
  'POST /account/subscriptions': secret,
  'POST /account/subscriptions/:id/end': none('it goes with making one, which only a person does, on the same page'),
  'GET /feeds/:secret.atom': standard,
  'GET /feeds/:secret/calendar.ics': standard,
  'GET /feeds/:secret/:id.cap.xml': standard,
  'GET /feeds/:secret/released/:id.cap.xml': standard,
  'GET /account/example': form,
  'POST /account/example': none('the demonstration’s own example: forestall example load, or the button'),

  'GET /people': by('listOrganisations', 'listPeople', 'listGovernmentPosts'),
  'GET /people/directory': by('listOrganisations', 'listPeople'),
  'POST /people/directory/retire': none(
    'who is at work is the directory’s to say: forestall people import, or an administrator',
  ),
  'GET /people/tokens': inPerson,
  'POST /people/tokens': secret,
  'POST /people/tokens/:id/revoke': inPerson,
  'GET /people/hand-overs/:id/note.pdf': file,
  'GET /people/hand-overs/:id/note.docx': file,
  'GET /people/identities': sealed,
  'GET /people/identities.csv': sealed,
  'GET /people/identities/new': sealed,
  'POST /people/identities': sealed,
  'GET /people/identities/keys': sealed,
  'POST /people/identities/keys': sealed,
  'POST /people/identities/keys/lost': sealed,
  'GET /people/identities/:id': sealed,
};

const pascal = (name: string) => name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
const camel = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What a kind of record makes: its pages from one mechanism, and its operations from another. */
function pagesOfKind({
  definition: { kind, address, lifecycle },
}: AnyRecordService): Readonly<Record<string, Counterpart>> {
  const name = pascal(kind);
  const steps = Object.keys(lifecycle.steps).map((step) => `${camel(step)}${name}`);
  const isPublished = Object.values(lifecycle.steps).some(({ publishes }) => publishes);
  return {
    [`GET ${address}`]: by(`list${name}s`),
    [`GET ${address}.csv`]: by(`list${name}s`),
    [`GET ${address}/new`]: form,
    [`POST ${address}`]: by(`make${name}`),
    [`GET ${address}/:id`]: by(`get${name}`),
    [`GET ${address}/:id/document.pdf`]: file,
    [`GET ${address}/:id/document.docx`]: file,
    [`GET ${address}/:id/versions/:number`]: isPublished
      ? by(`list${name}Versions`)
      : none('of this kind no version is published: there is nothing there'),
    [`GET ${address}/:id/versions/:number/document.pdf`]: file,
    [`GET ${address}/:id/versions/:number/document.docx`]: file,
    [`GET ${address}/:id/edit`]: form,
    [`POST ${address}/:id/edit`]:
      lifecycle.edits.length > 0 ? by(`edit${name}`) : none('what is written of this kind stays: it is refused'),
    [`GET ${address}/:id/steps/:step`]: form,
    [`POST ${address}/:id/steps/:step`]: steps.length > 0 ? by(...steps) : none('this kind takes no steps'),
  };
}

/** Every address of the site, by method and path. */
export function pageOperations(services: Services): Readonly<Record<string, Counterpart>> {
  return Object.assign({}, ...recordsOf(services).map(pagesOfKind), ownPages);
}
