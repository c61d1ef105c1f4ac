import type { Panel } from '../../platform/web/panel.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { credibilityWords, reliabilityWords } from '../reports/grade.ts';
import type { ClusterRule } from '../signals/cluster-rule.ts';
import { warningRule } from './warning-rule.ts';

/** By which rules signals and warnings come, with every number. @param panels how they did in the past */
export function ruleRoutes(clusterRule: ClusterRule, panels: readonly Panel<undefined>[]): Routes {
  return async (app) => {
    app.get('/warn/rules', async (request, reply) =>
      reply.page('warn/warnings/pages/rules.njk', {
        ...{ clusterRule, warningRule },
        panels: await Promise.all(panels.map((panel) => panel(request.actor, undefined))),
        reliability: lettersOf(clusterRule.reliability, reliabilityWords),
        credibility: lettersOf(clusterRule.credibility, credibilityWords),
      }),
    );
  };
}

/** The grades in their own order, as `A, B, C`. */
function lettersOf(grades: readonly string[], words: Readonly<Record<string, string>>): string {
  return Object.keys(words)
    .filter((grade) => grades.includes(grade))
    .join(', ');
}
