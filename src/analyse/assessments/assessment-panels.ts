import { allCountries } from '../../places/country.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import { addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import { assessment } from './assessment.ts';
import { staleWords } from './assessment-reading-panels.ts';
import type { AssessmentService } from './assessment-service.ts';
import { refreshRequest } from './refresh-request.ts';
import type { RefreshWatchService } from './refresh-watch-service.ts';
import type { StalenessService } from './staleness-service.ts';

const shown = 20;

/** On a warning's page: the way to an assessment, for those who may begin one. */
export function assessStep(assessments: AssessmentService, view: View): Panel<Warning> {
  return async (actor, warning) =>
    assessments.mayMake(actor) && warning.state !== 'closed'
      ? view('analyse/assessments/pages/assess-step.njk', { warning })
      : '';
}

/** On a warning's page: what analyses it. */
export function warningAssessmentsPanel(assessments: AssessmentService, view: View): Panel<Warning> {
  return async (actor, warning) => {
    const { records } = await assessments.list(actor, { values: { warning: warning.id } }, { limit: shown, offset: 0 });
    return records.length === 0
      ? ''
      : view('analyse/assessments/pages/warning-assessments-panel.njk', { entries: records.map(entryOf) });
  };
}

/** On the first page of the stage: what is being written, what stands, and where the world has moved since. */
export function assessmentsPanel(
  assessments: AssessmentService,
  staleness: StalenessService,
  view: View,
): Panel<undefined> {
  return async (actor) => {
    const of = (state: string) => assessments.list(actor, { state }, { limit: shown, offset: 0 });
    const [drafts, published] = await Promise.all([of('draft'), of('published')]);
    const reasons = await staleness.reasons(
      actor,
      published.records.map(({ id }) => id),
    );
    const entries = published.records.map((record) => ({
      ...entryOf(record),
      reasons: (reasons.get(record.id) ?? []).map(staleWords),
    }));
    const due = entries.filter((entry) => entry.reasons.length > 0);
    return view('analyse/assessments/pages/assessments-panel.njk', {
      drafts: { entries: drafts.records.map(entryOf), count: drafts.count },
      due,
      standing: {
        entries: entries.filter((entry) => entry.reasons.length === 0),
        count: published.count - due.length,
      },
      mayMake: assessments.mayMake(actor),
    });
  };
}

/** On the front page of somebody who is asked whether an assessment still stands. */
export function askedAgainPanel(refreshWatch: RefreshWatchService, view: View): Panel<undefined> {
  return async (actor) => {
    const waiting = isSignedIn(actor) ? await refreshWatch.waitingFor(actor) : [];
    if (waiting.length === 0) return '';
    const entries = waiting.map(({ id, values: { asks, answerBy } }) => ({
      ...{ href: addressOf(refreshRequest, id), asks, answerBy },
    }));
    return view('analyse/assessments/pages/asked-again-panel.njk', { entries });
  };
}

const countryNames = new Map<string, string>(allCountries().map(({ code, name }) => [code, name]));

function entryOf({
  id,
  values,
  state,
  organisation,
  changedAt,
}: Awaited<ReturnType<AssessmentService['list']>>['records'][number]) {
  const { question, country, refreshOn } = values;
  return {
    href: addressOf(assessment, id),
    question,
    country: countryNames.get(country) ?? country,
    refreshOn,
    organisation,
    changedAt,
    stateName: assessment.lifecycle.states[state].name,
  };
}
