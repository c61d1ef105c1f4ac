import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import { stepCurve } from '../../platform/web/pictures/step-curve.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { countryWords, durationWords } from '../../platform/words.ts';
import { targetWords } from '../../warn/forecasts/forecast.ts';
import { choiceWords } from '../../warn/warnings/warning.ts';
import { curveRows } from '../latency/curve-rows.ts';
import { medianWait, type SurvivalStep, survivalCurve, type Wait } from '../latency/kaplan-meier.ts';
import { stretches } from '../latency/latency.ts';
import { type GroupBy, groupings, type StretchId, waitSummaries, waitSummary, waitsOf } from '../latency/waits.ts';
import { horizonMonths } from './aftermath.ts';
import type { OutcomeService } from './outcome-service.ts';

const groupingWords: Readonly<Record<GroupBy, string>> = {
  place: message('By country'),
  owner: message('By department'),
  year: message('By year'),
};
const querystring = Type.Object({
  stretch: Type.Optional(Type.Enum(stretches.map(({ id }) => id))),
  by: Type.Optional(Type.Enum([...groupings])),
});
const warningsShown = 100;

/** What came of it: waits as curves, what happened after each warning, and how forecasts and judgements did. */
export function outcomeRoutes(outcomes: OutcomeService, clock: Clock): Routes {
  return async (app) => {
    app.get('/account/outcomes', { schema: { querystring } }, async (request, reply) => {
      const { actor } = request;
      const stretch: StretchId = request.query.stretch ?? 'whole';
      const by: GroupBy = request.query.by ?? 'place';
      const [steps, { outcomes: warnings, count }, runs, judgements] = await Promise.all([
        outcomes.steps(actor),
        outcomes.ofWarnings(actor, warningsShown),
        outcomes.ofForecasts(actor),
        outcomes.ofJudgements(actor),
      ]);
      const waits = waitsOf(steps, stretch, clock(), by);
      const curve = survivalCurve(waits);
      return reply.page('account/outcomes/pages/outcomes.njk', {
        stretch,
        by,
        stretches,
        groupings: groupingWords,
        stretchWords: stretches.find(({ id }) => id === stretch)?.words,
        picture: waits.length === 0 ? '' : pictureOf(curve, waits),
        rows: curveRows(curve),
        whole: waitSummary(waits),
        groups: waitSummaries(waits)
          .map(({ group, ...summary }) => ({ name: groupName(group, by), ...summary }))
          .toSorted((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1)),
        warnings,
        more: count - warnings.length,
        horizonMonths,
        choiceWords,
        runs,
        targetWords,
        judgements,
      });
    });
  };
}

function groupName(group: string, by: GroupBy): string {
  return by === 'place' ? countryWords(countryByCode(group)?.name ?? group, group) : group;
}

function pictureOf(curve: readonly SurvivalStep[], waits: readonly Wait[]): string {
  const median = medianWait(curve);
  return atTwoWidths('waits', ({ id, width }) =>
    stepCurve({
      id,
      width,
      title: say('Share of warnings still waiting, by time since the stretch began'),
      description:
        median === undefined
          ? say('Half of them have not come to its end yet. The table below says the same.')
          : say('Half of them came to its end within {time}. The table below says the same.', {
              time: durationWords(median),
            }),
      axis: say('Still waiting'),
      steps: curve.map(({ hours, waiting, low, high }) => ({ hours, share: waiting, low, high })),
      goingOn: waits.filter(({ ended }) => !ended).map(({ hours }) => hours),
    }),
  );
}
