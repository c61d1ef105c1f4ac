import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { SignalService } from '../../warn/signals/signal-service.ts';
import { createListSignalService } from './list-signal-service.ts';
import { createListSnapshotService } from './list-snapshot-service.ts';
import { createListedNamesService } from './listed-names-service.ts';
import type { RegimePlaces } from './regime-place.ts';
import { createRegisterDecidingService } from './register/register-deciding-service.ts';
import { createRegisterService } from './register/register-service.ts';
import { createRegisterWorkService } from './register/register-work-service.ts';
import { createPartyScreeningService } from './screening/party-screening-service.ts';
import { createScreeningFindingService } from './screening/screening-finding-service.ts';
import { createScreeningService } from './screening/screening-service.ts';
import { createScreeningWorkService } from './screening/screening-work-service.ts';

/**
 * All that is done with who is listed: the lists themselves, what their changes tell the watch, the register of all of
 * them, and screening against them.
 */
export function createListedServices({
  database,
  clock,
  people,
  signals,
  regimePlaces,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly signals: SignalService;
  readonly regimePlaces: RegimePlaces;
}) {
  const listedNames = createListedNamesService({ database, clock });
  const sanctionsLists = createListSnapshotService({ database, clock });
  const register = createRegisterService({ database, listedNames });
  const parts = { database, clock, listedNames, register };
  return {
    listedNames,
    sanctionsLists,
    regimePlaces,
    listSignals: createListSignalService({
      ...{ database, clock, people, signals, lists: sanctionsLists, placesOf: regimePlaces },
    }),
    register,
    registerWork: createRegisterWorkService(parts),
    registerDeciding: createRegisterDecidingService(parts),
    parties: createPartyScreeningService(parts),
    screening: createScreeningService(parts),
    screeningWork: createScreeningWorkService(parts),
    screeningFindings: createScreeningFindingService(parts),
  };
}
