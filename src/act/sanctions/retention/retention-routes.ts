import type { Routes } from '../../../platform/web/web-server.ts';
import { designationCase } from '../designations/designation-case.ts';
import { ruleWords } from './retention.ts';
import { retentionHold } from './retention-hold.ts';
import type { RetentionService } from './retention-service.ts';

/** What is kept of those who were screened or proposed, for how long and why, and what is due. */
export function retentionRoutes(retention: RetentionService): Routes {
  return async (app) => {
    app.get('/act/sanctions/retention', async ({ actor }, reply) => {
      const standing = await retention.standing(actor);
      return reply.page('act/sanctions/retention/pages/retention.njk', {
        ...standing,
        ...{ ruleWords, holdAddress: retentionHold.address, caseAddress: designationCase.address },
      });
    });
  };
}
