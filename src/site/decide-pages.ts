import { decisionActionsPanel, objectiveActionsPanel } from '../act/actions/action-panels.ts';
import { takesDecision } from '../decide/decisions/decision.ts';
import { comingBackPanel, strategyDecisionsPanel, undecidedPanel } from '../decide/decisions/decision-panels.ts';
import { type Deciding, decisionRoutes } from '../decide/decisions/decision-routes.ts';
import { envelopeBalancePanel, envelopesPanel } from '../decide/envelopes/envelope-panels.ts';
import { resourceRoutes } from '../decide/envelopes/resource-routes.ts';
import { optionRoutes } from '../decide/options/option-routes.ts';
import { priorityAreaRoutes } from '../decide/priority-areas/priority-area-routes.ts';
import { reviewsPanel, strategyCoursePanel } from '../decide/strategies/strategy-panels.ts';
import type { Services } from '../main.ts';
import { stageRoutes } from '../platform/records/stage-routes.ts';
import type { View } from '../platform/web/view.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';
import { decideStage } from './stages.ts';

export function decidePages({ services, view, maker, kinds }: SiteParts): PagesOfStage {
  const { clock, warnings, decisions, actions, instruments, resources, records } = services;
  return {
    routes: [
      decisionRoutes(decisions, clock, decidingOn(services), [
        decisionActionsPanel(actions, warnings, instruments, clock, view),
      ]),
      optionRoutes(services.comparisons, records.options.mayMake, warnings, maker),
      resourceRoutes(resources),
      priorityAreaRoutes(resources),
      stageRoutes({ ...decideStage, panels: stagePanels(services, view) }, kinds, services.recordReading),
    ],
    panels: {
      objective: [objectiveActionsPanel(actions, instruments, clock, view)],
      strategy: [
        strategyCoursePanel(services.strategyReading, view),
        strategyDecisionsPanel(decisions, records.options.mayMake, clock, view),
      ],
      envelope: [envelopeBalancePanel(resources, view)],
    },
  };
}

function stagePanels({ clock, warnings, decisions, resources, records }: Services, view: View) {
  return [
    undecidedPanel(warnings, clock, view),
    comingBackPanel(decisions, view),
    reviewsPanel(records.strategies, clock, view),
    envelopesPanel(resources, view),
  ];
}

/** What the form of a decision shows: the options belong to a slice after it. */
function decidingOn({ comparisons }: Services): Deciding {
  return async (actor, subject) => {
    const { subject: about, compared } = await comparisons.compare(actor, subject);
    const open = compared.filter(({ option }) => option.state === 'open');
    return {
      ...about,
      takesDecision: takesDecision(about),
      options: open.map(({ option: { id, name, effect } }) => ({ id, name, hint: effect })),
    };
  };
}
