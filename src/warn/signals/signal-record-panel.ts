import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { ClusterRule } from './cluster-rule.ts';
import { originWords } from './signal.ts';
import type { SignalRecordService } from './signal-record-service.ts';

/** On the page of rules: what became of the signals of each origin, those of rules among them. */
export function signalRecordPanel(service: SignalRecordService, rule: ClusterRule, view: View): Panel<undefined> {
  return async (actor) => {
    const { records, release } = await service.read(actor);
    return view('warn/signals/pages/signal-record-panel.njk', {
      release,
      rule: rule.riseRecord,
      records: records.map((record) => ({ ...record, name: originWords[record.origin] })),
    });
  };
}
