import Schema from 'typebox/schema';
import { v7 as uuidv7 } from 'uuid';
import type { ActionId } from '../../src/act/actions/action.ts';
import { insertAction } from '../../src/act/actions/action-store.ts';
import type { InstrumentId } from '../../src/act/instruments/instrument.ts';
import type { DecisionId } from '../../src/decide/decisions/decision.ts';
import { insertDecision } from '../../src/decide/decisions/decision-store.ts';
import { recordsOf } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { appendLedgerEntry } from '../../src/platform/ledger/ledger-store.ts';
import type { Field } from '../../src/platform/records/field.ts';
import type { RecordDefinition } from '../../src/platform/records/record.ts';
import type { FieldValues } from '../../src/platform/records/record-service.ts';
import { indexDocument } from '../../src/platform/search/search-store.ts';
import type { WarningId } from '../../src/warn/warnings/warning.ts';
import { insertWarning } from '../../src/warn/warnings/warning-store.ts';
import { countryCode, type FreshServices, inRole } from '../fresh-services.ts';
import { type Made, maker } from '../records/examples.ts';

/** In every text of a row that only the Ministry of Defence may see. */
export const canary = 'zugunruhe-5d1c7f';

/** Ids by the collection of the API that holds them: `warnings`, `peace-agreements`. */
export type IdsByCollection = ReadonlyMap<string, readonly string[]>;

const hiddenCountries = ['CAF', 'SDN', 'RWA', 'MLI', 'TCD', 'FRA'] as const;
const marked = { owner: 'ministry-of-defence', marking: 'OFFICIAL', caveats: [], audience: [] };

/** Rows of one department, released to nobody else: of the thread, of each kind of record, and in the ledger. */
export async function hideRows(fresh: FreshServices): Promise<IdsByCollection> {
  const thread = await hideThread(fresh);
  const [warning] = thread.get('warnings') ?? [];
  const [action] = thread.get('actions') ?? [];
  if (warning === undefined || action === undefined) throw new Error('The thread has no rows');
  const hiddenMaker = maker(fresh.services, {
    marked,
    warning,
    action,
    // Whatever the role, of the department that the rows are kept for.
    as: (role) => ({ ...inRole('instrument-owner-defence'), roles: [role] }),
    said: hiddenValues,
  });
  return new Map([...thread, ...(await oneOfEach(fresh.services, hiddenMaker))]);
}

/** One of each kind of record, by its example. */
export async function oneOfEach(services: FreshServices['services'], made: Made): Promise<IdsByCollection> {
  const ids = new Map<string, readonly string[]>();
  for (const { definition } of recordsOf(services)) {
    ids.set(collectionOf(definition), [await made(definition.kind)]);
  }
  return ids;
}

/** `/decide/strategies` is at `/api/v1/strategies`. */
export function collectionOf({ address }: Pick<RecordDefinition, 'address'>): string {
  return address.split('/').at(-1) ?? '';
}

/** The canary at the end of whatever is said in words of one's own, of the country that the hidden warning is on. */
function hiddenValues({ fields }: RecordDefinition, values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields[name];
      if (typeof value !== 'string' || field === undefined) return [name, value];
      if (field.control === 'country' && value === 'SSD') return [name, hiddenCountries[0]];
      const longer = `${value} ${canary}`;
      // A table keeps its shape.
      return [name, isInOwnWords(field) && !value.includes(' | ') && fits(field, longer) ? longer : value];
    }),
  );
}

const isInOwnWords = ({ control }: Field) => control === 'text' || control === 'line';
const fits = ({ schema }: Field, value: string) => Schema.Compile(schema).Check(value);

const stageOf = { warning: 'warn', decision: 'decide', action: 'act' } as const;

async function hideThread({ database, clock }: FreshServices): Promise<IdsByCollection> {
  const ids = { warnings: [] as string[], decisions: [] as string[], actions: [] as string[] };
  for (const text of hiddenCountries) {
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
        const href = `/${stageOf[subjectType]}/${subjectType}s/${subjectId}`;
        const found = { kind: subjectType, id: subjectId, title: canary, text: canary, href };
        await indexDocument(queries, { ...found, place: country, changedAt: at, marked });
      }
      ids.warnings.push(warningId);
      ids.decisions.push(decisionId);
      ids.actions.push(actionId);
    });
  }
  return new Map(Object.entries(ids));
}
