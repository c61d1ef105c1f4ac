import { v7 as uuidv7 } from 'uuid';
import type { ActionId } from '../../src/act/actions/action.ts';
import { insertAction } from '../../src/act/actions/action-store.ts';
import type { InstrumentId } from '../../src/act/instruments/instrument.ts';
import type { DecisionId } from '../../src/decide/decisions/decision.ts';
import { insertDecision } from '../../src/decide/decisions/decision-store.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { appendLedgerEntry } from '../../src/platform/ledger/ledger-store.ts';
import type { WarningId } from '../../src/warn/warnings/warning.ts';
import { insertWarning } from '../../src/warn/warnings/warning-store.ts';
import { countryCode, type FreshServices } from '../fresh-services.ts';

/** In every text of a row that only the Ministry of Defence may see. */
export const canary = 'zugunruhe-5d1c7f';

/** Rows of one department, released to nobody else: in each table and in the ledger. @returns their ids */
export async function hideRows({ database, clock }: FreshServices): Promise<readonly string[]> {
  const marked = { owner: 'ministry-of-defence', marking: 'OFFICIAL', caveats: [], audience: [] };
  const ids: string[] = [];
  for (const text of ['CAF', 'SDN', 'RWA', 'MLI', 'TCD', 'FRA']) {
    const country = countryCode(text);
    await database.transact(systemActor, async (queries) => {
      // Fresh UUIDs are by construction the identities of new rows.
      const warningId = uuidv7() as WarningId;
      const decisionId = uuidv7() as DecisionId;
      const actionId = uuidv7() as ActionId;
      const at = clock.now();
      const warning = {
        ...({ id: warningId, country, level: 'severe', state: 'opened', tier: 'desk', raisedBy: 'person' } as const),
        ...{ desk: canary, reason: `Because of ${canary}`, openedAt: at },
        ...marked,
      };
      await insertWarning(queries, warning, null);
      const decided = { decidedAt: at, decidedBy: canary, decidedByRole: 'minister', organisation: canary };
      await insertDecision(queries, {
        ...({ id: decisionId, warningId, country, choice: 'act', reasons: canary, optionsNotTaken: canary } as const),
        ...decided,
        ...marked,
      });
      await insertAction(queries, {
        ...{ id: actionId, warningId, decisionId, country, purpose: canary, lead: canary, dueOn: '2027-03-31' },
        // An instrument of the shipped catalogue.
        ...({
          instrument: 'demarche' as InstrumentId,
          phase: 'begun',
          state: 'begun',
          begunAt: at,
          serves: 'warning',
        } as const),
        ...{ objective: null, themes: [], partners: [], details: { lineToTake: canary }, plannedAt: at },
        ...marked,
      });
      for (const [subjectType, subjectId, kind] of [
        ['warning', warningId, 'warning.opened'],
        ['decision', decisionId, 'decision.made'],
        ['action', actionId, 'action.begun'],
      ] as const) {
        const states = { fromState: null, toState: 'begun' };
        const payload = { said: canary };
        await appendLedgerEntry(queries, systemActor, {
          at,
          kind,
          subjectType,
          subjectId,
          place: country,
          ...states,
          marked,
          payload,
        });
      }
      ids.push(warningId, decisionId, actionId);
    });
  }
  return ids;
}
