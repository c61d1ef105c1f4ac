import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import type { DecisionService } from './decide/decisions/decision-service.ts';
import { createEnvelopeServices } from './decide/envelopes/envelope-service.ts';
import type { InstrumentLine } from './decide/options/option.ts';
import { createOptionService } from './decide/options/option-service.ts';
import { createStrategyServices } from './decide/strategies/strategy-service.ts';
import type { RecordParts } from './platform/records/record-service.ts';

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(
  parts: RecordParts,
  { decisions, instruments }: { readonly decisions: DecisionService; readonly instruments: readonly InstrumentLine[] },
) {
  const strategies = createStrategyServices(parts);
  const options = createOptionService(parts, instruments, decisions);
  const envelopes = createEnvelopeServices(parts);
  const recommendations = createRecommendationService(parts);
  return { ...strategies, options, ...envelopes, recommendations };
}
