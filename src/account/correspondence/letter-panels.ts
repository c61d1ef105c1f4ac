import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';

/** On a letter's page: its reply on paper. */
export function replyPanel(view: View): Panel<{ readonly id: string; readonly state: string }> {
  return async (_actor, { id, state }) =>
    state === 'received' ? '' : view('account/correspondence/pages/reply-panel.njk', { id });
}
