import type { ActionService } from '../../act/actions/action-service.ts';
import type { InstrumentCatalogue } from '../../act/instruments/instrument.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dateWords, durationWords, monthWords } from '../../platform/words.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { levels, levelWords } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { medianWait, survivalCurve } from '../latency/kaplan-meier.ts';
import { latencyKinds, stretches } from '../latency/latency.ts';
import { waitsOf } from '../latency/waits.ts';
import { counted, officialOnly, type Proposal } from './proposal.ts';
import type { PublicationService } from './publication-service.ts';

export type ProposalService = ReturnType<typeof createProposalService>;

/** What proposals are counted from. */
type Counted = {
  readonly publications: Pick<PublicationService, 'mayMake'>;
  readonly warnings: WarningService;
  readonly actions: ActionService;
  readonly instruments: InstrumentCatalogue;
  readonly forecasts: ForecastService;
  readonly clock: Clock;
};

const mapTarget = { target: 'one-sided', deaths: 25 } as const;

/** Items of the annual report as today's own figures would say them. */
export function createProposalService(from: Counted) {
  return {
    /**
     * Counted from what the asker may see of marking OFFICIAL.
     * @throws Refusal (403) for somebody who may not add an item
     */
    ofYear(actor: Actor, year: number): Promise<readonly Proposal[]> {
      if (!from.publications.mayMake(actor)) {
        throw new Refusal('record.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
      }
      return inLanguage(english, () => proposalsOf(from, officialOnly(actor), year));
    },
  };
}

/** In English, as all that is kept is written. */
async function proposalsOf(from: Counted, actor: Actor, year: number): Promise<readonly Proposal[]> {
  const [allWarnings, begun, run] = await Promise.all([
    from.warnings.onSteps(actor, latencyKinds),
    from.actions.instrumentsBegun(actor, year),
    from.forecasts.latestRun(actor),
  ]);
  const opened = allWarnings.filter(
    ({ steps }) => new Date(steps['warning.opened'] ?? Number.NaN).getUTCFullYear() === year,
  );
  const ledger = 'Forestall’s ledger';
  return [
    {
      section: 'figures',
      title: 'From warning to action: how long it takes',
      body: `Times between the steps of warnings opened in ${year}, as the ledger has them. “Half within” counts those still waiting too (Kaplan–Meier).`,
      table: {
        columns: ['Stretch', 'Half within', 'Warnings that began it', 'Came to its end'],
        rows: stretches.map(({ id, words }) => {
          const waits = waitsOf(opened, id, from.clock(), 'year');
          const half = medianWait(survivalCurve(waits));
          const ended = waits.filter((wait) => wait.ended).length;
          return [words, half === undefined ? 'not reached' : durationWords(half), String(waits.length), String(ended)];
        }),
      },
      source: ledger,
      page: '/account/outcomes',
    },
    {
      section: 'figures',
      title: `Warnings opened in ${year}, by level`,
      body: `Warnings opened in ${year}, by how serious the risk was held to be, and how many of them have been decided.`,
      table: {
        columns: ['Level', 'Opened', 'Of these decided'],
        rows: levels.map((level) => {
          const ofLevel = opened.filter((warning) => warning.level === level);
          const decided = ofLevel.filter(({ steps }) => typeof steps['warning.decided'] === 'number');
          return [levelWords[level], String(ofLevel.length), String(decided.length)];
        }),
      },
      source: ledger,
      page: '/warn/warnings?show=all',
    },
    ...(begun.length === 0
      ? []
      : [
          {
            section: 'table' as const,
            title: `Actions begun in ${year}, by instrument`,
            body: `What was done on warnings in ${year}: actions by the instrument that they used.`,
            table: {
              columns: ['Instrument', 'Actions'],
              rows: counted(begun.map((instrument) => from.instruments.find(instrument)?.name ?? instrument)),
            },
            source: ledger,
            page: '/act/actions',
          },
        ]),
    ...(run === undefined ? [] : [await mapProposal(from, actor)]),
  ];
}

async function mapProposal({ forecasts }: Counted, actor: Actor): Promise<Proposal> {
  const { run, risks } = await forecasts.risks(actor, { target: mapTarget.target });
  const shown = risks
    .filter(({ thresholdDeaths }) => thresholdDeaths === mapTarget.deaths)
    .toSorted((left, right) => right.probability - left.probability);
  return {
    section: 'map',
    title: 'Where mass violence against civilians is likely',
    body: `The chance that 25 or more civilians are killed deliberately, ${monthWords(run.windowFirstMonth)} to ${monthWords(run.windowLastMonth)}, by country. A chance is no prediction: of ten countries at 30 %, about three will see it.`,
    table: {
      columns: ['Country', 'Chance'],
      rows: shown.map(({ country, probability }) => [country, `${(probability * 100).toFixed(1)} %`]),
    },
    source: `Forecast of ${dateWords(run.madeAt)} by ${run.modelName} ${run.modelVersion}, on figures of the Uppsala Conflict Data Program (CC BY 4.0)`,
    page: '/warn',
  };
}
