import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { SubscriptionId } from '../src/account/subscriptions/subscription.ts';
import type { Services } from '../src/main.ts';
import type { ClaimedPerson } from '../src/people/claim-mapping.ts';
import { newKeyPair, publicKeyPem, rewrapEnvelope } from '../src/people/sealed-identities/identity-crypto.ts';
import type { Fingerprint, SealedIdentityId } from '../src/people/sealed-identities/sealed-identity.ts';
import { type Actor, systemActor } from '../src/platform/database/actor.ts';
import type { Queries } from '../src/platform/database/database.ts';
import { inBlocks } from '../src/platform/files/byte-blocks.ts';
import { unrestricted } from '../src/platform/ledger/ledger-entry.ts';
import type { RecordId } from '../src/platform/records/record.ts';
import type { EvidenceItemId } from '../src/warn/evidence/evidence-keeping-service.ts';
import type { ForecastRunId } from '../src/warn/forecasts/forecast.ts';
import type { MailedReportId } from '../src/warn/reports/mailed-report.ts';
import { readEvents } from '../src/warn/sources/ucdp-events/ucdp-events.ts';
import type { WarningId } from '../src/warn/warnings/warning.ts';
import { countryCode, inRole, textFile } from './fresh-services.ts';
import { madeUpArticle } from './made-up-articles.ts';
import { eventFile, eventRecord, madeUpEvents, risenEvents } from './made-up-events.ts';
import { madeUpEwpTable } from './made-up-ewp-table.ts';
import { readMadeUpVDem } from './made-up-indicators.ts';
import { madeUpUkList, madeUpUnList } from './made-up-lists.ts';
import { madeUpWorld } from './made-up-world.ts';

/** What the walk works on: the services on a database of its own, a clock that moves, and a caller's own transaction. */
export type Walked = {
  readonly services: Services;
  readonly forward: (hours: number) => void;
  /** Address of a webhook's receiver that takes what is sent. */
  readonly receiver: string;
  readonly within: <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>;
};

export type Operation = readonly [name: string, take: () => unknown];

/** Files of services, and under which name each stands in the composition root. Whoever adds a service adds it here. */
export const serviceNames: Readonly<Record<string, keyof Services>> = {
  'src/account/latency/latency-service.ts': 'latencies',
  'src/account/example/example-service.ts': 'example',
  'src/account/outcomes/outcome-service.ts': 'outcomes',
  'src/account/publications/proposal-service.ts': 'proposals',
  'src/account/publications/report-service.ts': 'reports',
  'src/account/subscriptions/sending-service.ts': 'sending',
  'src/account/subscriptions/subscription-service.ts': 'subscriptions',
  'src/account/timeline/timeline-service.ts': 'timelines',
  'src/act/actions/action-service.ts': 'actions',
  'src/act/plans/plan-service.ts': 'plans',
  'src/act/sanctions/sanctions-service.ts': 'sanctions',
  'src/act/sanctions/subjects/subject-service.ts': 'listedSubjects',
  'src/act/sanctions/around/around-designation-service.ts': 'aroundDesignations',
  'src/act/sanctions/designations/designation-reading-service.ts': 'designationReading',
  'src/act/sanctions/list-snapshot-service.ts': 'sanctionsLists',
  'src/act/sanctions/listed-names-service.ts': 'listedNames',
  'src/act/sanctions/list-signal-service.ts': 'listSignals',
  'src/act/sanctions/retention/retention-service.ts': 'retention',
  'src/act/sanctions/register/register-service.ts': 'register',
  'src/act/sanctions/register/register-work-service.ts': 'registerWork',
  'src/act/sanctions/register/register-deciding-service.ts': 'registerDeciding',
  'src/act/sanctions/screening/party-screening-service.ts': 'parties',
  'src/act/sanctions/screening/screening-finding-service.ts': 'screeningFindings',
  'src/act/sanctions/screening/screening-service.ts': 'screening',
  'src/act/sanctions/screening/screening-work-service.ts': 'screeningWork',
  'src/act/diplomacy/agreement-watch-service.ts': 'agreementWatch',
  'src/act/diplomacy/calendar-service.ts': 'calendar',
  'src/act/diplomacy/member-service.ts': 'members',
  'src/analyse/assessments/evidence-service.ts': 'evidenceReading',
  'src/analyse/assessments/section-writing-service.ts': 'sectionWriting',
  'src/analyse/assessments/working-copy-service.ts': 'workingCopies',
  'src/platform/records/form-copy-service.ts': 'formCopies',
  'src/analyse/assessments/earlier-document-service.ts': 'earlierDocuments',
  'src/analyse/assessments/prepared-draft-service.ts': 'preparedDrafts',
  'src/analyse/assessments/indicator-watch-service.ts': 'indicatorWatch',
  'src/analyse/assessments/staleness-service.ts': 'staleness',
  'src/analyse/assessments/refresh-watch-service.ts': 'refreshWatch',
  'src/analyse/judgements/judgement-reading-service.ts': 'judgementReading',
  'src/analyse/judgements/practice-service.ts': 'practice',
  'src/act/diplomacy/forum-loading-service.ts': 'fora',
  'src/act/programmes/iati-exchange-service.ts': 'iatiExchange',
  'src/act/programmes/programme-money-service.ts': 'programmeMoney',
  'src/decide/decisions/decision-service.ts': 'decisions',
  'src/decide/envelopes/resource-service.ts': 'resources',
  'src/decide/options/comparison-service.ts': 'comparisons',
  'src/decide/strategies/strategy-reading-service.ts': 'strategyReading',
  'src/people/api-token-service.ts': 'tokens',
  'src/people/people-service.ts': 'people',
  'src/people/sealed-identities/identity-key-service.ts': 'identityKeys',
  'src/people/sealed-identities/sealed-identity-service.ts': 'sealedIdentities',
  'src/people/session-service.ts': 'sessions',
  'src/people/sign-in-service.ts': 'signIns',
  'src/people/visit-service.ts': 'visits',
  'src/platform/connectors/connector-pull-service.ts': 'connectorPulls',
  'src/platform/connectors/connector-service.ts': 'connectors',
  'src/platform/ledger/ledger-service.ts': 'ledger',
  'src/platform/search/search-service.ts': 'search',
  'src/platform/web/api/idempotency-service.ts': 'idempotency',
  'src/warn/articles/added-feed-service.ts': 'addedFeeds',
  'src/warn/articles/article-service.ts': 'articles',
  'src/warn/country-indicators/country-indicator-service.ts': 'countryIndicators',
  'src/warn/events/event-service.ts': 'events',
  'src/warn/events/figure-service.ts': 'figures',
  'src/warn/events/unit-service.ts': 'units',
  'src/warn/forecasts/unit-forecast-service.ts': 'unitForecasts',
  'src/warn/own-tables/own-source-service.ts': 'ownSources',
  'src/warn/forecasts/explanation-service.ts': 'explanations',
  'src/warn/forecasts/forecast-service.ts': 'forecasts',
  'src/warn/forecasts/mass-killing-service.ts': 'massKillings',
  'src/warn/forecasts/work-service.ts': 'work',
  'src/warn/evidence/evidence-bag-service.ts': 'evidenceBags',
  'src/warn/evidence/evidence-keeping-service.ts': 'evidenceKeeping',
  'src/warn/evidence/evidence-verifying-service.ts': 'evidenceVerifying',
  'src/warn/reports/attachment-service.ts': 'attachments',
  'src/warn/reports/invitation-service.ts': 'invitations',
  'src/warn/reports/mail-intake-service.ts': 'mailIntake',
  'src/warn/reports/mailed-report-service.ts': 'mailedReports',
  'src/warn/reports/report-import-service.ts': 'reportImports',
  'src/warn/reports/partner-report-service.ts': 'partnerReports',
  'src/warn/signals/report-cluster-service.ts': 'reportClusters',
  'src/warn/signals/rise-signal-service.ts': 'riseSignals',
  'src/warn/signals/signal-record-service.ts': 'signalRecords',
  'src/warn/warnings/signal-warning-service.ts': 'signalWarnings',
  'src/warn/warnings/warning-service.ts': 'warnings',
  'src/warn/warnings/watch-service.ts': 'watch',
  'src/warn/watch/watch-list-service.ts': 'watchList',
  'src/analyse/guides/guide-service.ts': 'guides',
  'src/warn/releases/released-message-service.ts': 'releasedMessages',
};

const recordKind = 'makes a kind of record: test/records walks every step of every kind';

/** Files of services that stand in no composition root, each with its reason. */
export const partsOfServices: Readonly<Record<string, string>> = {
  'src/decide/envelopes/envelope-service.ts': recordKind,
  'src/decide/options/option-service.ts': recordKind,
  'src/decide/strategies/strategy-service.ts': recordKind,
  'src/analyse/assessments/assessment-service.ts': recordKind,
  'src/analyse/assessments/content-service.ts': recordKind,
  'src/analyse/assessments/refresh-request-service.ts': recordKind,
  'src/analyse/assessments/assessment-content-service.ts':
    'reads the parts of one assessment, for its page and the API',
  'src/analyse/assessments/evidence-checking-service.ts': 'reads within the transactions of evidence and its rules',
  'src/analyse/judgements/judgement-service.ts': recordKind,
  'src/act/sanctions/list-connector-service.ts': 'what is own to the lists as sources; connectorPulls walks it',
  'src/act/sanctions/list-file-service.ts': 'reads files for the import and the command line; sanctionsLists walks it',
  'src/act/sanctions/screening/partner-file-service.ts': 'reads a file of partners; screening walks it',
  'src/act/sanctions/screening/party-roster-service.ts': 'who stands as a party; screeningWork walks it',
  'src/act/sanctions/screening/screening-keeping-service.ts': 'keeps runs and pairs; screening and parties walk it',
  'src/act/diplomacy/engagement-gate-service.ts': 'a gate of actions, which only reads; actions walks it',
  'src/account/example/example-thread-service.ts':
    'the steps that loading the example takes by the services themselves',
  'src/account/publications/publication-service.ts': recordKind,
  'src/account/correspondence/letter-service.ts': recordKind,
  'src/account/recommendations/recommendation-service.ts': recordKind,
  'src/act/actions/ask-service.ts': recordKind,
  'src/act/defence/defence-service.ts': recordKind,
  'src/act/programmes/programme-import-service.ts': 'writes within the transaction of iatiExchange.bringIn',
  'src/act/programmes/programme-plan-service.ts': 'reads within the transactions of iatiExchange and programmeMoney',
  'src/act/programmes/programme-service.ts': recordKind,
  'src/account/subscriptions/news-reading-service.ts': 'reads within the transactions of subscriptions and sending',
  'src/act/diplomacy/agreement-service.ts': recordKind,
  'src/act/diplomacy/forum-service.ts': recordKind,
  'src/act/diplomacy/upr-service.ts': recordKind,
  'src/act/sanctions/designations/designation-case-service.ts': recordKind,
  'src/act/sanctions/retention/retention-hold-service.ts': recordKind,
  'src/act/sanctions/designations/designation-evidence-service.ts':
    'holds evidence to its rules, within the transactions of records',
  'src/people/governance/governance-service.ts': recordKind,
  'src/people/governance/open-work-service.ts': 'takes the step of a hand-over: test/records walks it',
  'src/platform/connectors/connector-outcome-service.ts': 'keeps what became of a pull; connectorPulls walks it',
  'src/platform/records/record-reading-service.ts': 'reads names for pages; test/records reads every page with it',
  'src/platform/records/record-service.ts': recordKind,
  'src/warn/evidence/bag-packing-service.ts': 'reads what goes into a bag; evidenceBags walks it',
  'src/warn/evidence/bag-subject-service.ts': 'reads what a bag is of; evidenceBags walks it',
  'src/warn/warnings/evidence-chain-service.ts': 'reads what leads to evidence; evidenceBags walks it',
  'src/warn/evidence/evidence-door-service.ts': 'looks at a file before any of it is kept',
  'src/warn/evidence/evidence-file-service.ts': 'works within the transactions of attachments and evidenceKeeping',
  'src/warn/evidence/evidence-item-service.ts': recordKind,
  'src/act/sanctions/listed-service.ts': 'puts the services of lists together: each is walked by itself',
  'src/warn/evidence/evidence-service.ts': 'puts the services of evidence together: each is walked by itself',
  'src/warn/reports/report-service.ts': recordKind,
  'src/warn/signals/signal-service.ts': recordKind,
  'src/warn/watch/watch-record-service.ts': recordKind,
  'src/warn/check-ins/check-in-service.ts': recordKind,
  'src/warn/releases/warning-release-service.ts': recordKind,
  'src/act/actions/action-mandate-service.ts': 'reads within the transactions of actions',
  'src/act/actions/action-reading-service.ts': 'its functions are those of actions',
  'src/warn/warnings/warning-keeping-service.ts': 'keeps each step within the transactions of warnings',
  'src/warn/warnings/warning-reading-service.ts': 'its functions are those of warnings',
};

/** Functions on tables that are let off for something else, which must speak all the same. */
export const mustSpeak: ReadonlySet<string> = new Set([
  'tokens.make',
  'tokens.revoke',
  'connectors.switchOn',
  'connectors.switchOff',
  'connectors.pullSoon',
  'connectorPulls.pull',
  'subscriptions.make',
  'subscriptions.end',
  'watch.runIfDue',
  'work.cancel',
  'screening.screenOne',
  'screening.screenFile',
  'screening.stopStanding',
  'screeningWork.work',
  'evidenceVerifying.verify',
  'retention.erase',
]);

/** Tables that change without an entry of the ledger, each with its reason. */
export const outsideTheLedger: Readonly<Record<string, string>> = {
  session: 'who is signed in where: a means of the web server, and no step in the world',
  visit: 'when a person last looked: a bookmark of one’s own, and no step in the world',
  practice_answer: 'what somebody practises is their own, and no step in the world',
  working_copy: 'what somebody types before they save it: theirs alone, and no state of any record',
  idempotency_claim: 'the means of one request; a trigger ties it to the entry of what it did',
  api_token: 'when a token was last used; making and revoking one must speak, see mustSpeak',
  released_mail: 'to whom a message has gone by mail; the message itself must speak',
  register_kept_for: 'from what the kept subjects were worked out; who stands together must speak itself',
  connector_pull: 'how pulls of a source stand; switching it, what landed and what failed must speak, see mustSpeak',
  connector_page: 'pages of a pull under way; what they land must speak, see mustSpeak',
  subscription: 'how far of the ledger has been sent, and faults; making and ending one must speak, see mustSpeak',
  forecast_work: 'how far a making of forecasts is; what it made and who cancelled it must speak, see mustSpeak',
  screening_progress: 'how far a screening is; what it found and that it ended must speak, see mustSpeak',
  evidence_reading:
    'when a content was last read again; each whole reading, and what is not what came, must speak, see mustSpeak',
  ledger_pending: 'the ledger itself: what waits for the sealer',
  ledger_leaf: 'the ledger itself: the tree over its entries',
  ledger_node: 'the ledger itself: the tree over its entries',
  ledger_seal: 'the ledger itself: its seals',
};

/** Functions that another one calls, and does nothing else: walked with it, since each makes a whole forecast. */
export const calledWithin: Readonly<Record<string, string>> = {
  'watch.run': 'watch.runIfDue',
  'forecasts.compute': 'watch.runIfDue',
  'work.run': 'watch.runIfDue',
};

const [analyst, desk, focal, minister] = ['watch-analyst', 'desk-officer', 'focal-point', 'minister'].map(inRole);
const owner = inRole('instrument-owner-programme');
const administrator = inRole('administrator');
const peopleFile = fileURLToPath(new URL('../data/people.json', import.meta.url));
const iatiFile = `<iati-activities version="2.03"><iati-activity default-currency="GBP">
  <iati-identifier>GB-GOV-52-1</iati-identifier>
  <reporting-org ref="GB-GOV-52" type="10"><narrative>The Fund</narrative></reporting-org>
  <title><narrative>Mobile courts</narrative></title>
  <description><narrative>Judges who travel</narrative></description>
  <participating-org role="4" type="40"><narrative>UNDP</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2024-04-01"/>
  <recipient-country code="SS"/>
</iati-activity></iati-activities>`;
const evidenceValues = {
  ...{ title: 'A film', country: 'SDN', report: null, origin: 'web-page', sourceAddress: null, author: null },
  ...{ shows: null, claimedOn: null, claimedPlace: null, collectedOn: '2026-11-20', collectedTime: null },
  ...{ collector: null, method: 'download', tool: null, grounds: 'Public', sensitivities: [] },
};
const sentText = async (text: string) => ({ name: 'seen.txt', content: await inBlocks([Buffer.from(text)], 1_000) });
const decision = { choice: 'act', reasons: 'The road is cut', optionsNotTaken: '' } as const;

const signalOn = (country: string) => ({
  ...{ title: 'A fight', country, observedOn: '2026-11-20', origin: 'report', source: `/places/${country}` },
  ...{ detail: null, asksFor: 'high' },
});

const strategyOn = (country: string) => ({
  ...{ name: 'Zimbabwe', country, region: null, assessment: null, assessmentVersion: null, themes: [] },
  ...{ aim: 'Elections without blood', theoryOfChange: 'Soldiers who are paid stay in barracks' },
  ...{ ownerOrganisation: 'southern-africa-desk', responsible: null, reviewOn: '2027-06-30' },
});

/** Every function that changes something, in an order in which each finds what it needs; several calls where it takes them. */
export function writingOperations({ services, forward, within, receiver }: Walked): readonly Operation[] {
  if (analyst === undefined || desk === undefined || focal === undefined || minister === undefined) {
    throw new Error('The demonstration has these roles');
  }
  const {
    people,
    figures,
    forecasts,
    watch,
    warnings,
    signalWarnings,
    records,
    fora,
    agreementWatch,
    decisions,
    actions,
    identityKeys,
    sealedIdentities,
    invitations,
    partnerReports,
    reportImports,
    attachments,
    evidenceKeeping,
    evidenceVerifying,
    evidenceBags,
  } = services;
  const { sessions, ledger, signIns, tokens, visits, idempotency, subscriptions, sending } = services;
  const made: { token?: string; webhook?: SubscriptionId; ada?: Actor } & Partial<
    Record<'invitation' | 'receipt' | 'question' | 'report' | 'attachment' | 'original', string>
  > & { item?: EvidenceItemId; mail?: MailedReportId; otherMail?: MailedReportId } = {};
  const partnerReport = {
    title: 'Shots at the market',
    country: 'SDN',
    location: null,
    happenedOn: '2026-11-20',
    happenedUntil: null,
    dating: 'day',
    acts: ['killing'],
    actors: null,
    targets: null,
    groups: [],
    account: null,
    source: null,
    reliability: 'F',
    credibility: '6',
  } as const;
  const vouched: ClaimedPerson = {
    person: undefined,
    name: 'Ada',
    email: 'ada@example.org',
    organisation: 'watch',
    roles: ['watch-analyst'],
    sensitive: undefined,
    caveats: undefined,
  };
  const atIssuer = { issuer: 'https://id.example', subject: 'ada' };
  // The part of a session that a store is given: the web server's own class cannot be made outside it.
  const issuerSession = { ...({} as Session), personId: 'demo-minister', atIssuer: { subject: 'ada' } } as Session;
  const stands: { run?: ForecastRunId; warning?: WarningId; second?: WarningId; identity?: SealedIdentityId } = {};
  const keys = Array.from({ length: 3 }, newKeyPair);
  const registered: Fingerprint[] = [];
  const given = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('An earlier operation makes this');
    return value;
  };
  const done = (take: (report: (error?: unknown) => void) => void) =>
    new Promise<void>((resolve, reject) => take((error) => (error ? reject(error) : resolve())));
  // The part of a session that a store is given: the web server's own class cannot be made outside it.
  const session = {
    personId: 'demo-minister',
    cookie: { expires: new Date('2026-11-25T00:00:00Z') },
  } as unknown as Session;

  return [
    ['people.loadShipped', () => people.loadShipped(systemActor)],
    ['people.importFile', () => people.importFile(systemActor, peopleFile)],
    ['people.retire', () => people.retire(inRole('administrator'), 'demo-auditor', 'Left the office')],
    ['figures.loadShipped', () => figures.loadShipped(systemActor)],
    ['figures.ingest', () => figures.ingest(systemActor, madeUpWorld(), { evenIfLess: true })],
    [
      'sanctionsLists.importList',
      () =>
        services.sanctionsLists.importList(
          systemActor,
          madeUpUnList('2026-11-20', [{ reference: 'X1', name: 'Muhammad Taher Anwari', born: '1961-03-02' }]),
        ),
    ],
    ...screeningOperations(services, within),
    ...registerOperations(services),
    [
      'addedFeeds.add',
      () =>
        services.addedFeeds.add(inRole('watch-analyst'), {
          ...{ name: 'A feed', publisher: 'A house', address: 'https://8.8.8.8/feed', licence: 'Titles' },
        }),
    ],
    [
      'articles.land',
      () => services.articles.land(systemActor, { id: 'feed-crisis-group', name: 'A feed' }, [madeUpArticle('1')]),
    ],
    [
      'countryIndicators.land',
      () => services.countryIndicators.land(systemActor, 'V-Dem-CY-Core-v15.csv', (sink) => readMadeUpVDem(sink)),
    ],
    ['events.land', () => services.events.land(systemActor, madeUpEvents())],
    [
      'ownSources.bringIn',
      () =>
        services.ownSources.bringIn(
          systemActor,
          {
            ...{ name: 'Attacks', publisher: 'A network', licence: 'With its leave', dateForm: 'ymd' },
            ...{ country: 'ZWE', violence: 'oneSided', columns: { dayFrom: 'day', deathsBest: 'killed' } },
          },
          { name: 'attacks.csv', text: 'day,killed\n2024-03-01,12' },
          { isTried: false, evenIfLess: false },
        ),
    ],
    [
      'events.landRead',
      () =>
        services.events.landRead(
          systemActor,
          'ucdp-events',
          'GED.csv',
          (sink) => readEvents(eventFile([eventRecord({ id: '1' })]), sink),
          {
            evenIfLess: true,
          },
        ),
    ],
    ['watch.runIfDue', () => watch.runIfDue(systemActor)],
    [
      'forecasts.keep',
      async () => {
        // The run just made, once more under another identity: a second forecast takes half a minute.
        const made = await forecasts.risks(systemActor);
        const run = { ...made.run, id: uuidv7() as ForecastRunId }; // A fresh UUID is the identity of a new run.
        await within((queries) => forecasts.keep(queries, systemActor, { run, risks: made.risks, months: [] }));
        stands.run = run.id;
      },
    ],
    ['forecasts.backtest', () => forecasts.backtest(systemActor)],
    [
      'massKillings.loadTable',
      () => services.massKillings.loadTable(systemActor, textFile('ewp.csv', madeUpEwpTable())),
    ],
    ['massKillings.run', () => services.massKillings.run(systemActor)],
    [
      'work.cancel',
      async () => {
        let ended = false;
        const running = forecasts
          .backtest(systemActor)
          .catch(() => undefined)
          .finally(() => {
            ended = true;
          });
        const isUnderWay = async () => (await services.work.standing(systemActor)).some((each) => each.isRunning);
        while (!ended && !(await isUnderWay())) await new Promise((resolve) => setTimeout(resolve, 20));
        await services.work.cancel(analyst);
        await running;
      },
    ],
    ['iatiExchange.bringIn', () => services.iatiExchange.bringIn(owner, iatiFile)],
    [
      'warnings.raise',
      () => {
        const proposal = { country: countryCode('ZMB'), level: 'high', reason: 'Risen' } as const;
        return within((queries) => warnings.raise(queries, [proposal], given(stands.run)));
      },
    ],
    [
      'warnings.openByHand',
      async () => {
        stands.warning = await warnings.openByHand(analyst, countryCode('ZWE'), 'high', 'Risen');
        stands.second = await warnings.openByHand(analyst, countryCode('ZAF'), 'high', 'Risen');
      },
    ],
    [
      'warnings.openByHandIn',
      () => within((all) => warnings.openByHandIn(all, analyst, countryCode('YEM'), 'high', 'Risen')),
    ],
    [
      'signalWarnings.openFrom',
      async () => {
        const signal = await records.signals.make(analyst, signalOn('SDN'));
        await signalWarnings.openFrom(analyst, signal, { level: 'high', reason: 'Risen' }, 'any');
      },
    ],
    [
      'signalWarnings.raiseFrom',
      async () => {
        const signal = await records.signals.make(analyst, signalOn('SSD'));
        await within((all) => signalWarnings.raiseFrom(all, signal, 'A fight'));
      },
    ],
    [
      'sectionWriting.save',
      async () => {
        await records.assessments.make(desk, {
          ...{ country: 'ZWE', question: 'What could set it off?', form: 'light', departments: [], themes: [] },
          ...{ decisionInformed: null, warning: null, asOf: '2026-11-20', refreshOn: '2027-02-28' },
          ...{ finding: null, confidence: null, confidenceReason: null },
        });
        const [section] = (await records.sections.list(analyst, {}, { offset: 0, limit: 1 })).records;
        await services.sectionWriting.save(analyst, given(section).id, { wording: 'Seen by two.', base: 0 });
      },
    ],
    [
      'workingCopies.keep',
      async () => {
        const [section] = (await records.sections.list(analyst, {}, { offset: 0, limit: 1 })).records;
        await services.workingCopies.keep(analyst, given(section).id, { wording: 'Seen by', base: 0, copy: 0 });
      },
    ],
    [
      'workingCopies.drop',
      async () => {
        const [section] = (await records.sections.list(analyst, {}, { offset: 0, limit: 1 })).records;
        await services.workingCopies.drop(analyst, given(section).id, 1);
      },
    ],
    [
      'formCopies.keep',
      async () => {
        await services.formCopies.keep(analyst, '/warn/reports', { answers: { title: 'Seen by' }, copy: 0 });
      },
    ],
    [
      'formCopies.drop',
      async () => {
        await services.formCopies.drop(analyst, '/warn/reports', 1);
      },
    ],
    [
      'sectionWriting.putInPlace',
      async () => {
        const [section] = (await records.sections.list(analyst, {}, { offset: 0, limit: 1 })).records;
        const { assessment, section: name } = given(section).values;
        const suggestion = await records.sectionComments.make(analyst, {
          ...{ assessment, section: name, remarkKind: 'suggestion', wording: 'Who saw it?', forPerson: null },
          ...{ dueOn: null, passage: 'Seen by two.', instead: 'Seen by two traders.' },
        });
        await services.sectionWriting.putInPlace(analyst, suggestion, 'any');
      },
    ],
    [
      'earlierDocuments.bringIn',
      async () => {
        const [section] = (await records.sections.list(analyst, {}, { offset: 0, limit: 1 })).records;
        const piece = { heading: 'Background', text: 'It began in 2013.', section: 'recurrence', place: 0 } as const;
        // A reference that the record was held to.
        await services.earlierDocuments.bringIn(analyst, given(section).values.assessment as RecordId, [piece]);
      },
    ],
    [
      'preparedDrafts.fill',
      async () => {
        const [draft] = (await records.assessments.list(analyst, {}, { offset: 0, limit: 1 })).records;
        await services.preparedDrafts.fill(analyst, given(draft).id);
      },
    ],
    ['fora.loadShipped', () => fora.loadShipped()],
    [
      'agreementWatch.watch',
      async () => {
        const agreement = await records.peaceAgreements.make(desk, {
          ...{ title: 'An agreement', country: 'COL', signedOn: '2026-01-01', parties: ['A', 'B'] },
          ...{ guarantors: null, webAddress: null },
        });
        const provision = { article: '1', provisionKind: 'economic', wording: 'Land', dueOn: '2026-02-01' };
        for (const _ of [1, 2, 3, 4]) await records.peaceProvisions.make(desk, { agreement, ...provision });
        await agreementWatch.watch();
      },
    ],
    [
      'warnings.climb',
      () => {
        forward(24 * 60);
        return warnings.climb();
      },
    ],
    [
      'warnings.acknowledge',
      async () => {
        await warnings.acknowledge(desk, given(stands.warning));
        await warnings.acknowledge(desk, given(stands.second));
      },
    ],
    ['decisions.decide', () => decisions.decide(desk, given(stands.warning), decision)],
    [
      'decisions.decideOnStrategy',
      async () => {
        const strategy = await records.strategies.make(focal, strategyOn('ZWE'));
        await decisions.decideOnStrategy(focal, strategy, decision);
      },
    ],
    [
      'warnings.assessed',
      () =>
        within((all) => warnings.assessed(all, desk, given(stands.second), { said: 'Why now?', by: 'an assessment' })),
    ],
    [
      'warnings.decided',
      () => within((all) => warnings.decided(all, desk, given(stands.second), 'act', 'The road is cut')),
    ],
    ['warnings.actionBegun', () => within((all) => warnings.actionBegun(all, desk, given(stands.second), 'Begun'))],
    [
      'actions.begin',
      () => {
        const instrument = services.instruments.all[0]?.id ?? '';
        const beginning = { instrument, purpose: 'An open road', lead: 'The embassy', dueOn: '2027-03-31' };
        return actions.begin(owner, given(stands.warning), beginning);
      },
    ],
    [
      'actions.plan',
      () => {
        const purpose = 'The road stays open';
        const planned = { instrument: 'demarche', purpose, lead: 'The embassy', dueOn: '2027-06-30' };
        return actions.plan(owner, given(stands.warning), planned);
      },
    ],
    [
      'actions.change',
      async () => {
        const [action] = await actions.list(systemActor, { warningId: given(stands.warning) });
        const { id, purpose, dueOn } = given(action);
        const rest = { objective: null, themes: [], partners: [], details: { addressee: 'The minister' } };
        await actions.change(owner, id, { purpose, dueOn, lead: 'Somebody else', ...rest });
      },
    ],
    [
      'actions.take',
      async () => {
        const [action] = await actions.list(systemActor, { warningId: given(stands.warning) });
        await actions.take(owner, given(action).id, 'abandon', { remark: 'The road was opened' });
      },
    ],
    [
      'actions.complete',
      async () => {
        const [action] = await actions.list(systemActor, { warningId: given(stands.warning), open: true });
        await actions.complete(owner, given(action).id, 'The road is open');
      },
    ],
    ['warnings.close', () => warnings.close(desk, given(stands.warning), 'The risk is past')],
    ['example.load', () => services.example.load(systemActor)],
    [
      'indicatorWatch.watch',
      async () => {
        const published = { state: 'published' };
        const { id } = given((await records.assessments.list(desk, published, { offset: 0, limit: 1 })).records[0]);
        const take = (step: string) => records.assessments.take(desk, id, step, {}, { expected: 'any' });
        await take('revise');
        await records.watchedIndicators.make(desk, {
          ...{ assessment: id, name: 'Killing again', measure: 'monthly-deaths', threshold: 1 },
          ...{ scenario: null, meaning: null },
        });
        await take('publish');
        await services.indicatorWatch.watch();
      },
    ],
    [
      'refreshWatch.watch',
      async () => {
        const published = { state: 'published' };
        const found = given((await records.assessments.list(desk, published, { offset: 0, limit: 1 })).records[0]);
        const take = (step: string) => records.assessments.take(desk, found.id, step, {}, { expected: 'any' });
        await take('revise');
        // The thread of its warning has ended, and of that nobody is asked.
        await records.assessments.edit(desk, found.id, { ...found.values, warning: null }, 'any');
        await take('publish');
        await services.refreshWatch.watch();
      },
    ],
    [
      'identityKeys.register',
      async () => {
        for (const [place, holder] of [desk, focal, minister].entries()) {
          registered.push(await identityKeys.register(holder, publicKeyPem(given(keys[place]).publicKey)));
        }
      },
    ],
    [
      'sealedIdentities.seal',
      async () => {
        const identity = { name: 'A name', contact: '', notes: '' };
        const holders = [desk.personId, focal.personId];
        stands.identity = (await sealedIdentities.seal(analyst, { identity, holders })).id;
      },
    ],
    ['sealedIdentities.open', () => sealedIdentities.open(desk, given(stands.identity), 'To warn')],
    [
      'sealedIdentities.rewrap',
      async () => {
        const id = given(stands.identity);
        const envelope = await sealedIdentities.open(desk, id, 'To wrap it anew');
        const holders = await identityKeys.possibleHolders(desk);
        const target = given(holders.find(({ personId }) => personId === minister.personId));
        const wrap = rewrapEnvelope(envelope, given(keys[0]).privateKey, { holder: target.personId, ...target.key });
        await sealedIdentities.rewrap(desk, id, wrap, 'The desk officer leaves');
      },
    ],
    [
      'invitations.make',
      async () => {
        const holders = [desk.personId, focal.personId];
        const inviting = { name: 'A network', country: 'SDN', holders, lastDay: '2027-06-30' };
        made.invitation = await invitations.make(analyst, inviting);
      },
    ],
    [
      'partnerReports.send',
      async () => {
        const identity = { name: 'A name', contact: '', notes: '' };
        const sent = { values: partnerReport, identity, once: uuidv7() as RecordId }; // A fresh UUID is the identity of a new record.
        made.receipt = await partnerReports.send(given(made.invitation), sent);
        const question = { report: sent.once, question: 'Who saw it?' };
        made.question = await records.reportQuestions.make(desk, question);
      },
    ],
    [
      'partnerReports.answer',
      () => partnerReports.answer(given(made.receipt), given(made.question) as RecordId, 'A neighbour'), // Made just above.
    ],
    [
      'reportImports.bringIn',
      () =>
        reportImports.bringIn(
          desk,
          'title,country,happened_on,dating,reliability,credibility\nShots,SDN,2026-11-20,day,B,3',
          false,
        ),
    ],
    [
      'reportClusters.watch',
      async () => {
        const today = services.clock().toISOString().slice(0, 10);
        const told = (title: string, source: string) => `${title},SDN,${today},day,B,3,${source}`;
        const rows = [
          told('Carts were burned at the well', 'A union'),
          told('A mosque was shelled at dusk', 'A network'),
        ];
        const table = ['title,country,happened_on,dating,reliability,credibility,source', ...rows].join('\n');
        await reportImports.bringIn(desk, table, false);
        const { made: signals } = await services.reportClusters.watch();
        if (signals === 0) throw new Error('Two organisations in one country are a cluster');
      },
    ],
    [
      'riseSignals.watch',
      async () => {
        const monthBefore = services.clock();
        monthBefore.setUTCDate(0);
        const risen = risenEvents(monthBefore.toISOString().slice(0, 7));
        await services.events.land(systemActor, risen, { evenIfLess: true });
        if ((await services.riseSignals.watch()) === 0) throw new Error('Nine in a month after two in each are a rise');
      },
    ],
    [
      'attachments.add',
      async () => {
        const [report] = (await records.reports.list(desk, {}, { limit: 1, offset: 0 })).records;
        made.report = given(report).id;
        made.attachment = await attachments.add(desk, made.report, await sentText('What was seen'));
      },
    ],
    ['attachments.open', () => attachments.open(desk, given(made.report), given(made.attachment))],
    [
      'evidenceKeeping.receive',
      async () => {
        const id = await records.evidenceItems.make(desk, evidenceValues);
        made.item = id as EvidenceItemId; // The service of the kind has made it.
        made.original = await evidenceKeeping.receive(desk, made.item, await sentText('What was collected'));
      },
    ],
    [
      'evidenceKeeping.receiveFromReport',
      async () => {
        const values = { ...evidenceValues, report: given(made.report) };
        const id = (await records.evidenceItems.make(desk, values)) as EvidenceItemId; // The service of the kind has made it.
        await evidenceKeeping.receiveFromReport(desk, id, given(made.attachment));
      },
    ],
    [
      'evidenceKeeping.keepCopy',
      async () => {
        const copy = { original: given(made.original), done: 'Translated' };
        await evidenceKeeping.keepCopy(desk, given(made.item), copy, await sentText('What was collected, in English'));
      },
    ],
    ['evidenceKeeping.open', () => evidenceKeeping.open(desk, given(made.item), given(made.original))],
    ['evidenceBags.make', () => evidenceBags.make(desk, { type: 'evidence-item', id: given(made.item) }, false)],
    ['evidenceVerifying.verify', () => evidenceVerifying.verify()],
    [
      'mailIntake.take',
      async () => {
        await people.importFile(systemActor, await peopleWithAddress(desk.personId, 'desk@example.org'));
        made.mail = await services.mailIntake.take(mailOf('One'), 'desk@example.org');
        made.otherMail = await services.mailIntake.take(mailOf('Another'), 'desk@example.org');
      },
    ],
    ['mailIntake.answer', () => services.mailIntake.answer()],
    [
      'mailedReports.open',
      async () => {
        const { mailed, files } = await services.mailedReports.find(desk, given(made.mail));
        await services.mailedReports.open(desk, mailed.id, given(files[0]).id);
      },
    ],
    ['mailedReports.confirm', () => services.mailedReports.confirm(desk, given(made.mail), partnerReport)],
    ['mailedReports.disown', () => services.mailedReports.disown(desk, given(made.otherMail))],
    [
      'invitations.revoke',
      async () => {
        await invitations.make(analyst, { name: 'Another', country: null, holders: [], lastDay: '2027-06-30' });
        await invitations.revoke(analyst, given((await invitations.list(analyst))[0]).id);
      },
    ],
    ['identityKeys.reportLost', () => identityKeys.reportLost(desk, given(registered[0]), 'The machine was taken')],
    ['ledger.seal', () => ledger.seal()],
    [
      'ledger.prove',
      async () => {
        // Seals what waits first, so that the proof reaches the entry: an entry must wait.
        await people.importFile(systemActor, peopleFile);
        const { entries } = await ledger.browse(systemActor, { limit: 1 });
        await ledger.prove(systemActor, given(entries[0]).id);
      },
    ],
    [
      'ledger.toldProof',
      async () => {
        await people.importFile(systemActor, peopleFile);
        const { entries } = await ledger.browse(systemActor, { limit: 1 });
        await ledger.toldProof(systemActor, given(entries[0]).id);
      },
    ],
    ['visits.visit', () => visits.visit(desk)],
    [
      'practice.answer',
      async () => services.practice.answer(desk, given(await services.practice.next(desk)).number, 0.4),
    ],
    [
      'signIns.signIn',
      async () => {
        made.ada = await signIns.signIn(atIssuer, vouched);
      },
    ],
    [
      'signIns.signOut',
      async () => {
        await done((report) => sessions.set('of the issuer', issuerSession, report));
        await signIns.signOut(minister, 'of the issuer');
      },
    ],
    [
      'signIns.signOutByIssuer',
      async () => {
        await done((report) => sessions.set('of the issuer too', issuerSession, report));
        await signIns.signOutByIssuer({ subject: 'ada', issuerSession: undefined });
      },
    ],
    [
      'tokens.make',
      async () => {
        made.token = await tokens.make(desk, { name: 'A script', scope: 'read', expiresOn: '2027-06-30' });
      },
    ],
    ['tokens.use', () => tokens.use(given(made.token))],
    ['tokens.revoke', async () => tokens.revoke(desk, given((await tokens.list(desk))[0]).id)],
    [
      'idempotency.once',
      () =>
        idempotency.once({
          actor: analyst,
          key: 'one',
          requestSha256: createHash('sha256').update('a request').digest(),
          carryOut: (actor) => warnings.openByHand(actor, countryCode('UGA'), 'high', 'Risen'),
          show: async (_actor, id) => ({ status: 201, headers: {}, body: id }),
        }),
    ],
    [
      'idempotency.forget',
      () => {
        forward(25);
        return idempotency.forget();
      },
    ],
    [
      'subscriptions.make',
      async () => {
        const everything = { kind: 'everything' } as const;
        await subscriptions.make(desk, everything, 'feed', '');
        made.webhook = (await subscriptions.make(desk, everything, 'webhook', receiver)).id;
        await subscriptions.make(given(made.ada), everything, 'mail', '');
      },
    ],
    ['connectors.switchOn', () => services.connectors.switchOn(administrator, 'sanctions-uk', { address: receiver })],
    ['connectorPulls.pull', () => services.connectorPulls.pull('sanctions-uk')],
    ['connectors.pullSoon', () => services.connectors.pullSoon(administrator, 'sanctions-uk')],
    ['connectorPulls.pullIfDue', () => services.connectorPulls.pullIfDue('sanctions-uk')],
    ['connectors.switchOff', () => services.connectors.switchOff(administrator, 'sanctions-uk')],
    ['sending.sendWebhook', () => sending.sendWebhook(given(made.webhook))],
    ['sending.sendDigests', () => sending.sendDigests()],
    ['subscriptions.end', () => subscriptions.end(desk, given(made.webhook))],
    ['sessions.set', () => done((report) => sessions.set('one', session, report))],
    ['sessions.destroy', () => done((report) => sessions.destroy('one', report))],
    [
      'sessions.deleteExpired',
      async () => {
        await done((report) => sessions.set('two', session, report));
        forward(24 * 365);
        await sessions.deleteExpired();
      },
    ],
    [
      'retention.erase',
      async () => {
        forward(24 * 365);
        await services.retention.erase();
      },
    ],
  ];
}

/** A record of another list is compared, and somebody says that the two are one subject, and takes it back. */
function registerOperations({
  sanctionsLists,
  listSignals,
  registerWork,
  registerDeciding,
}: Services): readonly Operation[] {
  const say = (verdict: 'same' | 'taken-back') =>
    registerDeciding.decide(inRole('desk-officer'), 'un:X1', 'uk:Y1', { verdict, reason: 'One passport' }, 'any');
  return [
    [
      'registerWork.work',
      async () => {
        const listed = { reference: 'Y1', name: 'Mohammad Taher Anwari', born: '1961-03-02' };
        await sanctionsLists.importList(systemActor, madeUpUkList('2026-11-20', [listed]));
        await registerWork.work();
      },
    ],
    [
      'listSignals.watch',
      async () => {
        const listed = { reference: 'Y2', name: 'Abdel Rahman Juma', regime: 'Sudan' };
        await sanctionsLists.importList(systemActor, madeUpUkList('2026-11-21', [listed]));
        await listSignals.watch();
        const before = { reference: 'Y1', name: 'Mohammad Taher Anwari', born: '1961-03-02' };
        await sanctionsLists.importList(systemActor, madeUpUkList('2026-11-22', [before, listed]));
        await registerWork.work();
      },
    ],
    [
      'registerDeciding.decide',
      async () => {
        await say('same');
        await say('taken-back');
      },
    ],
  ];
}

/** One is screened alone, others in files, and what was found is judged by one and checked by another. */
function screeningOperations(services: Services, within: Walked['within']): readonly Operation[] {
  const { screening, screeningWork, screeningFindings, parties } = services;
  const [one, other] = [inRole('desk-officer'), inRole('focal-point')];
  const nothing = {
    birthDates: [{ year: 1961, month: 3, day: 2 }],
    nationalities: [],
    identifiers: [],
    purpose: null,
    reference: null,
  };
  const matches = async () => (await screening.matches(one, {}, { offset: 0, limit: 10 })).matches;
  const different = { verdict: 'different', reason: 'Another face' } as const;
  const standing = async () =>
    (await screening.runs(one, { offset: 0, limit: 10 })).runs.find((run) => run.standing > 0)?.id ?? '';
  const file = () => textFile('partners.csv', ['name', 'Muhammad Taher Anwari', 'Water for All', '🙂']);
  return [
    [
      'screening.screenOne',
      () =>
        screening.screenOne(
          one,
          { kind: 'person', names: ['Muhammad Taher Anwari'], ...nothing },
          { isStanding: true },
        ),
    ],
    [
      'screeningFindings.find',
      async () => screeningFindings.find(one, (await matches())[0]?.id ?? '', different, 'any'),
    ],
    [
      'screeningFindings.check',
      async () => {
        const [match] = await matches();
        await screeningFindings.check(other, match?.id ?? '', different, 'any');
      },
    ],
    ['screening.screenFile', () => screening.screenFile(one, file(), { isStanding: true })],
    ['screeningWork.work', () => screeningWork.work()],
    [
      'screeningWork.workOn',
      async () => screeningWork.workOn(await screening.screenFile(one, file(), { isStanding: false })),
    ],
    ['screening.stopStanding', async () => screening.stopStanding(one, await standing())],
    [
      'parties.screenIn',
      () => {
        const party = {
          name: 'Muhammad Taher Anwari',
          kind: 'unknown',
          reference: 'project 1',
          purpose: 'A well',
        } as const;
        return within((queries) => parties.screenIn(queries, systemActor, party, unrestricted));
      },
    ],
  ];
}

/** The shipped people, one of whom mail reaches. */
async function peopleWithAddress(id: string, email: string): Promise<string> {
  const all = JSON.parse(await readFile(peopleFile, 'utf8')) as { readonly people: readonly { readonly id: string }[] }; // The shipped file.
  const people = all.people.map((person) => (person.id === id ? { ...person, email } : person));
  const path = join(await mkdtemp(join(tmpdir(), 'forestall-people-')), 'people.json');
  await writeFile(path, JSON.stringify({ ...all, people }));
  return path;
}

const mailOf = (subject: string) =>
  Buffer.from(`From: desk@example.org\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.org>\r\n\r\nShots`);
