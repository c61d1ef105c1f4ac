import type { Connector } from '../../platform/connectors/connector.ts';
import type { IndicatorRelease, ReadValues } from '../country-indicators/country-indicator.ts';

/** As a file of indicators lands: `warn/country-indicators/country-indicator-service.ts`. */
export type LandIndicators = (
  actor: Parameters<Connector['land']>[0],
  name: string,
  read: ReadValues,
  options: { readonly evenIfLess: boolean },
) => Promise<{ readonly outcome: 'loaded' | 'unchanged'; readonly release: IndicatorRelease }>;
