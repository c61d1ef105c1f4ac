import { latencyKinds } from '../src/account/latency/latency.ts';
import type { Services } from '../src/main.ts';
import { systemActor } from '../src/platform/database/actor.ts';
import { inBlocks } from '../src/platform/files/byte-blocks.ts';
import { unrestricted } from '../src/platform/ledger/ledger-entry.ts';
import type { RecordId } from '../src/platform/records/record.ts';
import type { Month } from '../src/warn/events/figures.ts';
import type { EvidenceFile } from '../src/warn/evidence/evidence-file.ts';
import type { ReleasedMessageId } from '../src/warn/releases/released-message.ts';
import type { MailedReportId } from '../src/warn/reports/mailed-report.ts';
import { countryCode, inRole, textFile } from './fresh-services.ts';
import type { Operation, Walked } from './ledger-walk-operations.ts';

/** Every function that only reads, on what the writing ones left. Whoever adds one adds it here, and it is held to that. */
export function readingOperations({ services, within }: Walked): readonly Operation[] {
  const { people, figures, forecasts, warnings, decisions, actions, identityKeys, sealedIdentities } = services;
  const { signalWarnings, records, calendar, agreementWatch, comparisons, resources } = services;
  const { sessions, ledger, search, timelines, latencies, tokens, subscriptions, sending } = services;
  const stretch = { offset: 0, limit: 10 };
  const page = { after: undefined, ...stretch };
  // The secret of a feed is shown once, to the one who made it; a made-up one is looked up as a true one is.
  const unknownFeed = (look: (secret: string) => Promise<unknown>) => look('none').catch(() => undefined);
  const zimbabwe = countryCode('ZWE');
  const desk = inRole('desk-officer');
  const given = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('An operation that writes has made this');
    return value;
  };
  const warning = async () => given((await warnings.list(systemActor, { country: zimbabwe }))[0]).warning;
  const identity = async () => given((await sealedIdentities.list(desk))[0]).identity;
  const key = async () => given((await identityKeys.ofPerson(inRole('minister')))[0]);

  const programme = async () =>
    given((await records.programmes.list(systemActor, {}, { limit: 1, offset: 0 })).records[0]).id;

  const sectionOfDraft = async () => {
    const draft = given((await records.assessments.list(desk, { state: 'draft' }, stretch)).records[0]);
    return given((await records.sections.list(desk, { values: { assessment: draft.id } }, stretch)).records[0]);
  };

  const strategy = async () =>
    given((await records.strategies.list(systemActor, {}, { limit: 1, offset: 0 })).records[0]);

  const listId = async () => given((await services.sanctionsLists.snapshots(systemActor))[0]).id;

  const unknownQuestion = '01900000-0000-7000-8000-000000000000' as RecordId; // No record has it.
  const noMail = '01900000-0000-7000-8000-000000000000' as MailedReportId; // No mail has it.
  const unknownMessage = '01900000-0000-7000-8000-000000000000' as ReleasedMessageId; // No message has it.
  const askedOfFigures = {
    ...({
      country: 'ZWE',
      question: 'Will it?',
      source: 'Figures',
      deathsCounted: 'all',
      thresholdDeaths: 25,
    } as const),
    ...{ fromDay: '2026-06-01', lastDay: '2027-05-31', closesOn: '2026-12-31', themes: [], assessment: null },
  };

  return [
    // Only tells it what to call from now on: the composition root does that once, before anything is decided.
    ['decisions.followWith', () => decisions.followWith(async () => {})],
    ['decisions.comingBack', () => decisions.comingBack(systemActor, 40)],
    [
      'decisions.findIn',
      async () => {
        const decision = given((await decisions.list(systemActor))[0]);
        return within((queries) => decisions.findIn(queries, decision.id));
      },
    ],
    ['comparisons.subjectOf', async () => comparisons.subjectOf(desk, { warning: (await warning()).id })],
    ['comparisons.compare', async () => comparisons.compare(desk, { strategy: (await strategy()).id })],
    ['resources.allocated', () => resources.allocated(systemActor)],
    ['resources.balances', () => resources.balances(systemActor)],
    ['resources.effort', () => resources.effort(systemActor)],
    ['resources.standings', () => resources.standings(systemActor)],
    ['resources.byPriorityArea', () => resources.byPriorityArea(systemActor)],
    ['strategyReading.ofStrategy', async () => services.strategyReading.ofStrategy(systemActor, await strategy())],
    ['programmeMoney.ofProgramme', async () => services.programmeMoney.ofProgramme(systemActor, await programme())],
    ['programmeMoney.ofAll', () => services.programmeMoney.ofAll(systemActor)],
    ['iatiExchange.check', async () => services.iatiExchange.check('<iati-activities version="2.03"/>')],
    ['iatiExchange.activityFile', async () => services.iatiExchange.activityFile(systemActor, await programme())],
    ['iatiExchange.publicFile', () => services.iatiExchange.publicFile()],
    ['people.findActor', () => people.findActor(desk.personId)],
    ['outcomes.ofWarnings', () => services.outcomes.ofWarnings(systemActor, 10)],
    ['outcomes.page', () => services.outcomes.page(systemActor, {}, page)],
    ['outcomes.ofWarning', async () => services.outcomes.ofWarning(systemActor, await warning())],
    ['outcomes.steps', () => services.outcomes.steps(systemActor)],
    ['outcomes.ofForecasts', () => services.outcomes.ofForecasts(systemActor)],
    ['releasedMessages.list', () => services.releasedMessages.list(desk)],
    ['releasedMessages.find', () => services.releasedMessages.find(desk, unknownMessage).catch(() => undefined)],
    ['releasedMessages.ofRelease', () => services.releasedMessages.ofRelease(desk, unknownMessage)],
    // Without a way to send mail nothing is sent: what is written where there is one says who has had a message.
    ['releasedMessages.sendMails', () => services.releasedMessages.sendMails()],
    ['people.organisationsIn', () => within((queries) => people.organisationsIn(queries))],
    ['people.isPartner', () => within((queries) => people.isPartner(queries, 'watch'))],
    ['guides.mayReport', () => services.guides.mayReport(desk)],
    ['guides.ofCountry', () => services.guides.ofCountry(desk, zimbabwe)],
    ['outcomes.ofDismissals', () => services.outcomes.ofDismissals(systemActor)],
    ['watchList.lines', () => services.watchList.lines(systemActor, 'harm', new Date('2026-11-01T00:00:00Z'))],
    ['outcomes.ofJudgements', () => services.outcomes.ofJudgements(systemActor)],
    ['forecasts.monthBefore', () => forecasts.monthBefore(desk, '2026-10' as Month)],
    ['forecasts.runs', () => forecasts.runs(systemActor)],
    [
      'forecasts.risksOfRun',
      async () => forecasts.risksOfRun(systemActor, given((await forecasts.runs(systemActor))[0]).id),
    ],
    ['example.isOffered', () => services.example.isOffered(desk)],
    ['proposals.ofYear', () => services.proposals.ofYear(desk, 2026)],
    ['reports.ofYear', () => services.reports.ofYear(2026)],
    ['people.demoVisitor', () => people.demoVisitor()],
    ['people.demoPeople', () => people.demoPeople()],
    ['people.directory', () => people.directory(systemActor)],
    ['people.emailOf', () => people.emailOf(desk.personId)],
    ['people.isOrganisation', () => within((queries) => people.isOrganisation(queries, 'watch'))],
    ['people.isPerson', () => within((queries) => people.isPerson(queries, desk.personId))],
    ['people.deskOf', () => within((queries) => people.deskOf(queries, zimbabwe))],
    ['people.markNew', () => within((queries) => people.markNew(queries, desk, { audience: [] }, unrestricted))],
    ['people.markBy', () => people.markBy(desk, { audience: [] }, unrestricted)],
    ['people.markingChoices', () => people.markingChoices(desk, (id) => ({ marking: 'OFFICIAL', audience: [id] }))],
    [
      'people.markTogether',
      () => within((queries) => people.markTogether(queries, [unrestricted, unrestricted], zimbabwe)),
    ],
    ['people.markGathered', () => within((queries) => people.markGathered(queries, desk, [unrestricted]))],
    ['people.isSeenByAllOf', () => within((queries) => people.isSeenByAllOf(queries, unrestricted, unrestricted))],
    ['people.deskNameOf', () => people.deskNameOf(zimbabwe)],
    ['figures.current', () => figures.current(systemActor)],
    ['figures.releases', () => figures.releases(systemActor)],
    ['figures.history', () => figures.history(systemActor)],
    ['figures.annualOf', async () => figures.annualOf(systemActor, given((await figures.releases(systemActor))[0]).id)],
    ['figures.ofCountry', () => figures.ofCountry(systemActor, zimbabwe)],
    ['figures.monthlyOf', () => figures.monthlyOf(systemActor, [zimbabwe])],
    ['countryIndicators.releases', () => services.countryIndicators.releases(systemActor)],
    ['countryIndicators.newestReleases', () => services.countryIndicators.newestReleases(systemActor)],
    ['countryIndicators.ofCountry', () => services.countryIndicators.ofCountry(systemActor, zimbabwe)],
    [
      'countryIndicators.page',
      () => services.countryIndicators.page(systemActor, { country: zimbabwe }, { after: undefined, limit: 10 }),
    ],
    ['addedFeeds.all', () => services.addedFeeds.all()],
    ['ownSources.sources', () => services.ownSources.sources(systemActor)],
    [
      'ownSources.open',
      () => services.ownSources.open(systemActor, textFile('a.csv', ['day,killed', '2024-03-01,12'])),
    ],
    ['articles.page', () => services.articles.page(systemActor, {}, { after: undefined, limit: 10 })],
    ['articles.listAndCount', () => services.articles.listAndCount(systemActor, {}, { offset: 0, limit: 10 })],
    ['events.latest', () => services.events.latest(systemActor, 'ucdp-events')],
    ['events.releases', () => services.events.releases(systemActor)],
    ['events.newestReleases', () => services.events.newestReleases(systemActor)],
    ['events.monthsOf', () => services.events.monthsOf(systemActor, zimbabwe)],
    ['events.list', () => services.events.list(systemActor, { country: zimbabwe }, { limit: 10 })],
    ['events.listAndCount', () => services.events.listAndCount(systemActor, { country: zimbabwe }, { limit: 10 })],
    ['unitForecasts.ofCountry', () => services.unitForecasts.ofCountry(systemActor, zimbabwe)],
    ['units.release', () => services.units.release(systemActor)],
    ['units.unitsOf', () => services.units.unitsOf(systemActor, zimbabwe)],
    ['units.cellsOf', () => services.units.cellsOf(systemActor, zimbabwe)],
    ['units.monthsOf', () => services.units.monthsOf(systemActor, zimbabwe)],
    ['events.hotSpotsOf', () => services.events.hotSpotsOf(systemActor, zimbabwe)],
    ['connectors.list', () => services.connectors.list(systemActor)],
    ['connectors.find', () => services.connectors.find(systemActor, 'ucdp-events')],
    ['connectorPulls.due', () => services.connectorPulls.due()],
    ['sanctionsLists.snapshots', () => services.sanctionsLists.snapshots(systemActor)],
    ['sanctionsLists.health', () => services.sanctionsLists.health(systemActor)],
    ['sanctionsLists.delta', async () => services.sanctionsLists.delta(systemActor, await listId(), await listId())],
    ['sanctionsLists.original', async () => services.sanctionsLists.original(systemActor, await listId())],
    ['listedSubjects.records', () => unknownFeed(() => services.listedSubjects.records(systemActor, 'un:X1'))],
    ['listedSubjects.openMatches', () => services.listedSubjects.openMatches(systemActor, 'un:X1')],
    ['listedSubjects.cases', () => services.listedSubjects.cases(systemActor, [])],
    ['register.keyIn', () => within((queries) => services.register.keyIn(queries))],
    ['register.standing', () => services.register.standing(systemActor)],
    ['register.standingIn', () => within((queries) => services.register.standingIn(queries))],
    ['register.resolvedIn', () => within((queries) => services.register.resolvedIn(queries, []))],
    ['registerDeciding.mayDecide', () => services.registerDeciding.mayDecide(systemActor)],
    ['registerDeciding.requireReader', () => services.registerDeciding.requireReader(systemActor)],
    ['registerDeciding.pair', () => services.registerDeciding.pair(systemActor, 'un:X1', 'uk:Y1')],
    ['registerWork.stop', () => services.registerWork.stop()],
    ['listedNames.standing', () => services.listedNames.standing(systemActor)],
    ['listedNames.standingIn', () => within((queries) => services.listedNames.standingIn(queries))],
    ['listedNames.versionsIn', () => within((queries) => services.listedNames.versionsIn(queries, [1]))],
    ['listedNames.currentIn', () => within((queries) => services.listedNames.currentIn(queries))],
    [
      'sanctionsLists.regimesListedBetween',
      () => services.sanctionsLists.regimesListedBetween(systemActor, '2020-01-01', '2026-12-31'),
    ],
    ['retention.mayRead', () => services.retention.mayRead(inRole('desk-officer'))],
    ['retention.standing', () => services.retention.standing(inRole('desk-officer'))],
    ...screeningReadings(services, within),
    ['forecasts.due', () => forecasts.due(systemActor)],
    ['work.standing', () => services.work.standing(systemActor)],
    ['massKillings.isDue', () => services.massKillings.isDue(systemActor)],
    ['massKillings.latest', () => services.massKillings.latest(systemActor)],
    [
      'explanations.ofCountry',
      () => services.explanations.ofCountry(systemActor, zimbabwe, { target: 'one-sided', thresholdDeaths: 25 }),
    ],
    [
      'explanations.chancesOf',
      () => services.explanations.chancesOf(systemActor, [zimbabwe], { target: 'one-sided', thresholdDeaths: 25 }),
    ],
    ['forecasts.latestRun', () => forecasts.latestRun(systemActor)],
    ['forecasts.risks', () => forecasts.risks(systemActor)],
    ['signalRecords.read', () => services.signalRecords.read(desk)],
    ['events.lastMonthIn', () => within((queries) => services.events.lastMonthIn(queries))],
    [
      'events.countryMonthCountsIn',
      () => within((queries) => services.events.countryMonthCountsIn(queries, [zimbabwe], 37)),
    ],
    [
      'events.monthCountsIn',
      () => within((queries) => services.events.monthCountsIn(queries, [zimbabwe], 37, () => true)),
    ],
    ['forecasts.latestRisks', () => forecasts.latestRisks(systemActor)],
    ['forecasts.ofCountry', () => forecasts.ofCountry(systemActor, zimbabwe)],
    [
      'forecasts.fitting',
      async () => {
        const { run, risks } = await forecasts.risks(systemActor);
        const { windowFirstMonth, windowLastMonth, madeAt } = run;
        return forecasts.fitting(systemActor, {
          ...given(risks[0]),
          windowFirstMonth,
          windowLastMonth,
          madeUpTo: madeAt,
        });
      },
    ],
    ['forecasts.isBacktestDue', () => forecasts.isBacktestDue(systemActor)],
    ['forecasts.latestBacktest', () => forecasts.latestBacktest(systemActor)],
    ['warnings.markingChoices', () => warnings.markingChoices(desk)],
    ['warnings.find', async () => warnings.find(systemActor, (await warning()).id)],
    ['warnings.page', () => warnings.page(systemActor, {}, page)],
    ['warnings.browse', () => warnings.browse(systemActor, { show: 'all' }, stretch)],
    ['warnings.list', () => warnings.list(systemActor)],
    ['warnings.onClocks', () => warnings.onClocks(systemActor)],
    ['warnings.onSteps', () => warnings.onSteps(systemActor, latencyKinds)],
    ['warnings.newest', () => warnings.newest(systemActor, 3)],
    [
      'signalWarnings.find',
      async () =>
        signalWarnings.find(systemActor, given((await records.signals.list(systemActor, {}, page)).records[0]).id),
    ],
    ['judgementReading.ofQuestion', () => services.judgementReading.ofQuestion(systemActor, unknownQuestion)],
    [
      'judgementReading.ofQuestions',
      async () =>
        services.judgementReading.ofQuestions(
          systemActor,
          (await records.questions.list(systemActor, {}, { limit: 5, offset: 0 })).records,
        ),
    ],
    ['practice.next', () => services.practice.next(desk)],
    ['practice.record', () => services.practice.record(desk)],
    ['judgementReading.trackRecord', () => services.judgementReading.trackRecord(systemActor)],
    ['judgementReading.modelFor', () => services.judgementReading.modelFor(systemActor, { values: askedOfFigures })],
    ['members.ofMember', () => services.members.ofMember(systemActor, 'ZWE')],
    [
      'staleness.reasons',
      async () => {
        const published = given((await records.assessments.list(desk, { state: 'published' }, stretch)).records[0]);
        return services.staleness.reasons(desk, [published.id]);
      },
    ],
    [
      'earlierDocuments.requireOpen',
      async () =>
        services.earlierDocuments.requireOpen(desk, given((await sectionOfDraft()).values.assessment) as RecordId),
    ],
    [
      'earlierDocuments.read',
      async () =>
        services.earlierDocuments
          .read({ content: await inBlocks([Buffer.from('x')], 10) })
          .catch((error: Error) => error.message),
    ],
    ['refreshWatch.waitingFor', () => services.refreshWatch.waitingFor(desk)],
    [
      'indicatorWatch.standing',
      async () => {
        const published = given((await records.assessments.list(desk, { state: 'published' }, stretch)).records[0]);
        const { records: indicators } = await records.watchedIndicators.list(desk, {}, stretch);
        return services.indicatorWatch.standing(desk, published, indicators);
      },
    ],
    ['formCopies.open', () => services.formCopies.open(desk, '/warn/reports')],
    ['sectionWriting.open', async () => services.sectionWriting.open(desk, (await sectionOfDraft()).id)],
    [
      'sectionWriting.placing',
      async () => {
        const [comment] = (await services.records.sectionComments.list(systemActor, {}, { offset: 0, limit: 1 }))
          .records;
        if (comment !== undefined) await services.sectionWriting.placing(desk, comment);
      },
    ],
    ['sectionWriting.requireOpen', async () => services.sectionWriting.requireOpen(desk, (await sectionOfDraft()).id)],
    ['evidenceReading.offered', () => services.evidenceReading.offered(desk, 'ZWE', undefined)],
    [
      'evidenceReading.bases',
      async () => services.evidenceReading.bases(desk, [{ kind: 'warning', id: (await warning()).id }]),
    ],
    [
      'evidenceReading.standingIn',
      async () => {
        const reference = { kind: 'warning', id: (await warning()).id } as const;
        return within((queries) => services.evidenceReading.standingIn(queries, [reference]));
      },
    ],
    [
      'forecasts.ofRunIn',
      async () => {
        const run = given(await forecasts.latestRun(systemActor));
        return within((queries) => forecasts.ofRunIn(queries, run.id, zimbabwe));
      },
    ],
    [
      'figures.ofReleaseIn',
      async () => {
        const release = given((await figures.releases(systemActor))[0]);
        return within((queries) => figures.ofReleaseIn(queries, release.id, zimbabwe));
      },
    ],
    [
      'search.namedAlike',
      () => search.namedAlike(desk, ['Third Brigade'], ['unit-vetting'], { kind: 'warning', id: '' }),
    ],
    ['calendar.coming', () => calendar.coming(systemActor, '2026-11-24')],
    [
      'agreementWatch.findings',
      async () =>
        agreementWatch.findings(
          systemActor,
          given((await records.peaceAgreements.list(systemActor, {}, page)).records[0]).id,
        ),
    ],
    ['subscriptions.reading', () => unknownFeed(subscriptions.reading)],
    ['signalWarnings.ofWarning', async () => signalWarnings.ofWarning(systemActor, (await warning()).id)],
    ['decisions.find', async () => decisions.find(systemActor, given((await decisions.list(systemActor))[0]).id)],
    [
      'decisions.latestIn',
      async () => {
        const { id } = await warning();
        return within((queries) => decisions.latestIn(queries, id));
      },
    ],
    ['decisions.page', () => decisions.page(systemActor, {}, page)],
    ['decisions.browse', () => decisions.browse(systemActor, {}, stretch)],
    ['decisions.list', () => decisions.list(systemActor)],
    ['actions.find', async () => actions.find(systemActor, given((await actions.list(systemActor))[0]).id)],
    ['actions.page', () => actions.page(systemActor, {}, page)],
    ['actions.browse', () => actions.browse(systemActor, {}, stretch)],
    ['actions.due', () => actions.due(desk, 10)],
    ['actions.list', () => actions.list(systemActor)],
    ['actions.instrumentsBegun', () => actions.instrumentsBegun(systemActor, 2026)],
    ['actions.listIn', () => within((queries) => actions.listIn(queries, {}))],
    ['actions.tally', () => actions.tally(systemActor)],
    [
      'actions.placesOf',
      async () => {
        const all = await actions.list(systemActor);
        return actions.placesOf(
          systemActor,
          all.map(({ id }) => id),
        );
      },
    ],
    ['actions.obstacles', async () => actions.obstacles(systemActor, await actions.list(systemActor))],
    ['plans.ofPlace', () => services.plans.ofPlace(systemActor, countryCode('ZMB'))],
    ['plans.underWay', () => services.plans.underWay(systemActor)],
    ['aroundDesignations.ofCase', () => services.aroundDesignations.ofCase(desk, unknownQuestion)],
    ['aroundDesignations.ofMeasure', () => services.aroundDesignations.ofMeasure(desk, unknownQuestion)],
    ['designationReading.mayReadWhole', () => services.designationReading.mayReadWhole(desk)],
    ['designationReading.file', () => unknownFeed(() => services.designationReading.file(desk, unknownQuestion))],
    [
      'designationReading.fileOf',
      () => unknownFeed(() => services.designationReading.fileOf(desk, unknownQuestion, 'whole')),
    ],
    ['designationReading.offered', () => services.designationReading.offered(desk, undefined, undefined)],
    ['sanctions.inForce', () => services.sanctions.inForce(systemActor)],
    ['sanctions.openCases', () => services.sanctions.openCases(systemActor)],
    [
      'sanctions.clockOf',
      async () => {
        const [found] = await services.sanctions.openCases(systemActor);
        return found === undefined ? [] : services.sanctions.clockOf(systemActor, found.case);
      },
    ],
    [
      'warnings.decidedToAct',
      // Whether it may still be acted on is the warning's to say: refused or not, it changes nothing.
      () => warning().then(({ id }) => within((all) => warnings.decidedToAct(all, id)).catch(() => undefined)),
    ],
    ['identityKeys.ofPerson', () => identityKeys.ofPerson(desk)],
    ['identityKeys.possibleHolders', () => identityKeys.possibleHolders(desk)],
    ['identityKeys.choose', async () => identityKeys.choose(desk, [inRole('focal-point').personId], await identity())],
    ['identityKeys.holderOf', async () => identityKeys.holderOf(systemActor, (await key()).fingerprint)],
    ['sealedIdentities.markingChoices', () => sealedIdentities.markingChoices(desk)],
    ['sealedIdentities.list', () => sealedIdentities.list(desk)],
    [
      'sealedIdentities.prepare',
      async () => {
        const holders = [inRole('focal-point').personId, inRole('minister').personId];
        await sealedIdentities.prepare(inRole('watch-analyst'), {
          identity: { name: 'A name', contact: '', notes: '' },
          holders,
        });
      },
    ],
    ['attachments.mayAdd', () => services.attachments.mayAdd(desk, 'filed')],
    ['attachments.list', () => services.attachments.list(desk, unknownQuestion)],
    [
      'attachments.subjectOf',
      () => services.attachments.subjectOf({ ...({} as EvidenceFile), report: unknownQuestion }),
    ],
    ['evidenceBags.authority', () => services.evidenceBags.authority()],
    [
      'evidenceBags.behind',
      () => unknownFeed(() => services.evidenceBags.behind(desk, { type: 'signal', id: unknownQuestion })),
    ],
    ['evidenceBags.given', () => services.evidenceBags.given(desk, unknownQuestion)],
    [
      'evidenceBags.titleOf',
      () => unknownFeed(() => services.evidenceBags.titleOf(desk, { type: 'report', id: unknownQuestion })),
    ],
    ['evidenceKeeping.mayAdd', () => services.evidenceKeeping.mayAdd(desk, 'collected')],
    ['evidenceKeeping.files', () => services.evidenceKeeping.files(desk, unknownQuestion)],
    [
      'evidenceKeeping.attachedToReport',
      async () => {
        const [item] = (await services.records.evidenceItems.list(desk, {}, { limit: 1, offset: 0 })).records;
        await services.evidenceKeeping.attachedToReport(desk, given(item));
      },
    ],
    ['evidenceKeeping.custody', () => services.evidenceKeeping.custody(desk, unknownQuestion)],
    ['reportImports.open', () => services.reportImports.open(desk, Buffer.from('title\nShots'), '')],
    ['mailIntake.isSender', () => services.mailIntake.isSender('nobody@example.org')],
    ['mailedReports.list', () => services.mailedReports.list(desk)],
    ['mailedReports.find', () => unknownFeed(() => services.mailedReports.find(desk, noMail))],
    ['mailedReports.subjectOf', () => services.mailedReports.subjectOf({ ...({} as EvidenceFile), mail: noMail })],
    ['invitations.list', () => services.invitations.list(desk)],
    ['invitations.openBy', () => unknownFeed(services.invitations.openBy)],
    ['invitations.possibleHolders', () => services.invitations.possibleHolders(desk)],
    ['invitations.markingChoices', () => services.invitations.markingChoices(desk)],
    ['partnerReports.follow', () => unknownFeed(services.partnerReports.follow)],
    ['partnerReports.originOf', () => services.partnerReports.originOf(desk, unknownQuestion)],
    ['sealedIdentities.find', async () => sealedIdentities.find(desk, (await identity()).id)],
    [
      'sessions.get',
      () =>
        new Promise((resolve, reject) =>
          sessions.get('none', (error, found) => (error ? reject(error) : resolve(found))),
        ),
    ],
    ['ledger.verify', () => ledger.verify()],
    ['ledger.page', () => ledger.page(systemActor, {}, page)],
    ['ledger.count', () => ledger.count()],
    ['ledger.stretches', () => ledger.stretches(systemActor, {}).next()],
    ['ledger.browse', () => ledger.browse(systemActor, { limit: 10 })],
    ['tokens.list', () => tokens.list(desk)],
    ['subscriptions.list', () => subscriptions.list(desk)],
    ['subscriptions.mailProblem', () => subscriptions.mailProblem(desk)],
    ['subscriptions.reader', () => unknownFeed(subscriptions.reader)],
    ['subscriptions.feed', () => unknownFeed(subscriptions.feed)],
    ['sending.webhooksBehind', () => sending.webhooksBehind()],
    ['search.find', () => search.find(systemActor, 'Zimbabwe')],
    ['timelines.page', () => timelines.page(systemActor, zimbabwe, page)],
    ['timelines.since', () => timelines.since(systemActor, new Date(0))],
    ['timelines.browse', () => timelines.browse(systemActor, zimbabwe, stretch)],
    ['timelines.ofCountry', () => timelines.ofCountry(systemActor, zimbabwe)],
    ['timelines.onDay', () => timelines.onDay(systemActor, '2026-11-24', zimbabwe)],
    ['latencies.ofWarnings', () => latencies.ofWarnings(systemActor)],
  ];
}

function screeningReadings(
  { screening, screeningFindings, screeningWork, parties }: Services,
  within: Walked['within'],
) {
  const desk = inRole('desk-officer');
  const stretch = { offset: 0, limit: 10 };
  const page = { after: undefined, limit: 10 };
  const first = async () => (await screening.runs(desk, stretch)).runs[0];
  const party = { name: 'Nobody there', kind: 'unknown', reference: 'project 2', purpose: 'A well' } as const;
  const readings: readonly Operation[] = [
    ['screening.mayScreen', () => screening.mayScreen(desk)],
    ['screening.mayRead', () => screening.mayRead(desk)],
    ['screening.waiting', () => screening.waiting(desk)],
    ['screening.front', () => screening.front(desk, 10)],
    ['screening.runs', () => screening.runs(desk, stretch)],
    ['screening.runsAfter', () => screening.runsAfter(desk, page)],
    ['screening.run', async () => screening.run(desk, (await first())?.id ?? '')],
    [
      'screening.rows',
      async () => {
        const run = await first();
        return run && screening.rows(desk, run.id, { after: 0, limit: 10 });
      },
    ],
    ['screening.matches', () => screening.matches(desk, {}, stretch)],
    ['screening.matchesAfter', () => screening.matchesAfter(desk, {}, page)],
    ['screeningFindings.mayJudge', () => screeningFindings.mayJudge(desk)],
    [
      'screeningFindings.match',
      async () => screeningFindings.match(desk, (await screening.matches(desk, {}, stretch)).matches[0]?.id ?? ''),
    ],
    ['parties.obstaclesIn', () => within((queries) => parties.obstaclesIn(queries, party))],
    ['parties.requireClearIn', () => within((queries) => parties.requireClearIn(queries, party, 'amount'))],
    ['parties.standing', () => parties.standing(desk, party)],
    ['screeningWork.lookIn', () => screeningWork.lookIn([])],
    ['screeningWork.stop', () => screeningWork.stop()],
  ];
  return readings;
}
