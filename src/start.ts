import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { failuresUntilDisabled, type SubscriptionId } from './account/subscriptions/subscription.ts';
import { settleDue } from './analyse/judgements/judgement-service.ts';
import { type OpenForestall, openForestall } from './main.ts';
import type { OnProgress } from './platform/command-line/progress.ts';
import type { Config } from './platform/config.ts';
import { systemActor } from './platform/database/actor.ts';
import { keepConnection } from './platform/database/kept-connection.ts';
import { StartRefused } from './platform/database/start-refused.ts';
import { type AskedJob, type ScheduledJob, startJobQueue } from './platform/jobs/job-queue.ts';
import { startSealer } from './platform/ledger/sealer.ts';
import { openMailListener } from './platform/mail/mail-listener.ts';
import { createSite, openSignIn } from './site/site.ts';
import { largestMailBytes } from './warn/reports/mailed-report.ts';

export type Running = { readonly address: string; readonly stop: () => Promise<void> };

const sealEveryMs = 2_000;

/**
 * Starts the whole app: database, figures, forecasts, pages, the climbing clock and the sealer.
 * @param asked to stop before it is ready, it puts away what it has started and throws
 * @throws StartRefused with one sentence: port taken, identity provider out of reach, folder in use, disk full, files damaged
 */
export async function start(config: Config, onProgress: OnProgress, asked?: AbortSignal): Promise<Running> {
  await requireFreePort(config);
  const signIn = await openSignIn(config);
  onProgress(0.02, 'Opening the database');
  const forestall = await openForestall(config);
  const { services } = forestall;
  const stops: (() => Promise<unknown>)[] = [forestall.close];
  const stop = async () => {
    for (const stopPart of stops.toReversed()) await stopPart();
  };
  try {
    stops.push(await holdAlone(forestall, config));
    onProgress(0.08, 'Loading the shipped figures');
    await services.people.loadShipped(systemActor);
    await services.figures.loadShipped(systemActor);
    await services.fora.loadShipped(systemActor);
    await unlessStopped(
      makeForecasts(forestall, (share, label) => onProgress(0.1 + share * 0.85, label)),
      asked,
    );
    await services.warnings.climb();
    onProgress(0.97, 'Opening the pages');
    const site = await createSite(services, config, signIn);
    stops.push(() => site.close());
    const queue = await startJobQueue(
      forestall.databaseUrl,
      jobsOf(forestall),
      reportFault('A scheduled job'),
      askedJobsOf(forestall),
    );
    stops.push(queue.stop);
    stops.push(services.screeningWork.stop);
    stops.push(services.registerWork.stop);
    const sealer = startSealer(services.ledger, sealEveryMs, reportFault('Sealing the ledger'));
    stops.push(sealer.stop);
    await site.listen({ port: config.port, host: config.host });
    const intake = await openIntake(forestall, config);
    if (intake !== undefined) stops.push(intake.close);
    onProgress(1, 'Ready');
    return { address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where reports come in by e-mail, where that is switched on. @throws StartRefused with one sentence */
async function openIntake({ services }: OpenForestall, { intake }: Config) {
  if (intake === undefined) return undefined;
  const { host, port, address, tls } = intake;
  try {
    const files = tls && {
      cert: readFileSync(tls.certificateFile, 'utf8'),
      key: readFileSync(tls.keyFile, 'utf8'),
    };
    const listening = { host, port, address, tls: files, mostBytes: largestMailBytes };
    return await openMailListener(listening, services.mailIntake, reportFault('Taking an e-mail'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartRefused('start.intake', `Forestall cannot take e-mail on ${host}, port ${port}: ${why}.`);
  }
}

/** Forecasts take long, and a person who asks to stop does not wait for them: what they had done so far is not kept. */
async function unlessStopped(work: Promise<void>, asked: AbortSignal | undefined): Promise<void> {
  const stopped = new StartRefused('start.stopped', 'Stopped before it was ready. Start again whenever you like.');
  if (asked?.aborted) throw stopped;
  const asking = new Promise<never>((_, reject) => asked?.addEventListener('abort', () => reject(stopped)));
  await Promise.race([work, asking]);
}

/**
 * What is due, each model in a thread of its own, and beside them how the model would have done. A model that fails
 * keeps nobody out: what it made last stands, and only without any forecast at all is there nothing to start with.
 */
async function makeForecasts({ services }: OpenForestall, onProgress: OnProgress): Promise<void> {
  const { forecasts, massKillings, watch } = services;
  const shares = { forecasts: 0, backtest: 0 };
  const tell = (part: keyof typeof shares) => (share: number, label: string) => {
    shares[part] = share;
    onProgress((shares.forecasts + shares.backtest) / 2, label);
  };
  const report = (what: string) => (error: Error) => process.stderr.write(`${what} failed: ${error.message}\n`);
  const backtest = async () => {
    if (await forecasts.isBacktestDue(systemActor)) await forecasts.backtest(systemActor, tell('backtest'));
  };
  const watched = async () => {
    const made = await watch.runIfDue(systemActor, tell('forecasts'));
    for (const { model, error } of made?.failures ?? []) report(`The model of ${model}`)(error);
  };
  const onsets = async () => {
    if (await massKillings.isDue(systemActor)) await massKillings.run(systemActor);
  };
  await Promise.all([
    watched().catch(async (error: Error) => {
      if ((await forecasts.latestRun(systemActor)) === undefined) throw error;
      report('The forecasts')(error);
    }),
    backtest().catch(report('The backtest')),
    onsets().catch(report('The model of mass killing')),
  ]);
}

/** What the system does by itself, and when. */
export function jobsOf({ services }: Pick<OpenForestall, 'services'>): readonly ScheduledJob[] {
  return [
    { name: 'warnings.climb', cron: '* * * * *', work: () => services.warnings.climb() },
    { name: 'indicators.watch', cron: '37 * * * *', work: () => services.indicatorWatch.watch() },
    { name: 'assessments.refresh', cron: '51 * * * *', work: () => services.refreshWatch.watch() },
    { name: 'reports.cluster', cron: '7 * * * *', work: () => services.reportClusters.watch() },
    { name: 'rises.watch', cron: '17 * * * *', work: () => services.riseSignals.watch() },
    { name: 'lists.watch', cron: '*/5 * * * *', work: () => services.listSignals.watch() },
    { name: 'register.work', cron: '* * * * *', work: () => services.registerWork.work() },
    { name: 'screening.work', cron: '* * * * *', work: () => services.screeningWork.work() },
    { name: 'retention.erase', cron: '41 3 * * *', work: () => services.retention.erase() },
    { name: 'evidence.verify', cron: '23 2 * * *', work: () => services.evidenceVerifying.verify() },
    { name: 'agreements.watch', cron: '11 5 * * *', work: () => services.agreementWatch.watch() },
    {
      name: 'judgements.settle',
      cron: '23 * * * *',
      work: () => settleDue({ questions: services.records.questions, figures: services.figures }, services.clock),
    },
    { name: 'idempotency.forget', cron: '47 * * * *', work: () => services.idempotency.forget() },
    {
      // Asks nothing of the network: of sources that are on, and whose time has come, each is pulled in a job of its own.
      name: 'connectors.due',
      cron: '* * * * *',
      async work(ask) {
        for (const id of await services.connectorPulls.due()) await ask(connectorJob, id);
      },
    },
    { name: 'sessions.delete-expired', cron: '17 * * * *', work: () => services.sessions.deleteExpired() },
    { name: 'reports.answer-mail', cron: '* * * * *', work: () => services.mailIntake.answer() },
    { name: 'releases.mail', cron: '* * * * *', work: () => services.releasedMessages.sendMails() },
    { name: 'subscriptions.digest', cron: '0 7 * * *', work: () => services.sending.sendDigests() },
    {
      name: 'subscriptions.webhooks',
      cron: '* * * * *',
      async work(ask) {
        for (const id of await services.sending.webhooksBehind()) await ask(webhookJob, id);
      },
    },
  ];
}

const webhookJob = 'subscriptions.webhook';
const connectorJob = 'connectors.pull';

/** What it does on one subject, when one of the others asks. */
export function askedJobsOf({ services }: Pick<OpenForestall, 'services'>): readonly AskedJob[] {
  return [
    {
      name: webhookJob,
      retries: failuresUntilDisabled,
      firstRetrySeconds: 60,
      // The queue holds what was asked with, an identifier of a subscription.
      work: (id) => services.sending.sendWebhook(id as SubscriptionId),
    },
    // When a source that failed is asked again is said with the source, and not by the queue.
    { name: connectorJob, retries: 0, firstRetrySeconds: 60, work: (id) => services.connectorPulls.pullIfDue(id) },
  ];
}

function reportFault(what: string): (error: Error) => void {
  return (error) => process.stderr.write(`${what} failed, and will be tried again: ${error.message}\n`);
}

/** Before any work: the port must be free, or a person waits for nothing. */
function requireFreePort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program. Stop it, or set FORESTALL_PORT to another port.`
          : `Forestall cannot listen on ${host}, port ${port}: ${error.message}.`;
      reject(new StartRefused('start.port', sentence));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/**
 * One running app for one data folder: held by a lock in its database, which the operating system lets go of however
 * the app ends. A server of one's own may serve several apps at once.
 */
async function holdAlone({ databaseUrl }: OpenForestall, config: Config): Promise<() => Promise<void>> {
  if (config.databaseUrl !== undefined) return async () => {};
  const kept = await keepConnection(async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => {});
    await client.connect();
    if (await takeStartLock(client)) return client;
    await client.end();
    throw new StartRefused(
      'start.in-use',
      `Another Forestall is running on the folder ${config.home}. Stop it, or set FORESTALL_HOME to another folder.`,
    );
  });
  return () => kept.end();
}

async function takeStartLock(client: pg.Client): Promise<boolean> {
  // A killed app's connection may take a moment to be noticed.
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await client.query(`select pg_try_advisory_lock(hashtext('forestall.start')) as held`);
    if (rows[0]?.held === true) return true;
    await wait(200);
  }
  return false;
}
