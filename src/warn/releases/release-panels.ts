import { isSignedIn } from '../../platform/database/actor.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { Warning } from '../warnings/warning.ts';
import { typeWords } from './released-message.ts';
import type { ReleasedMessageService } from './released-message-service.ts';
import { shortLength } from './short-text.ts';
import { languageWords, textsOf, warningRelease } from './warning-release.ts';
import type { WarningReleaseService } from './warning-release-service.ts';

const shown = 20;

/** On a warning's page: what was prepared for partners, and the way to a new message. */
export function warningReleasesPanel(releases: WarningReleaseService, view: View): Panel<Warning> {
  return async (actor, { id, country, state }) => {
    const { records } = await releases.list(actor, { values: { warning: id } }, { limit: shown, offset: 0 });
    const mayPrepare = state !== 'closed' && releases.mayMake(actor);
    if (records.length === 0 && !mayPrepare) return '';
    return view('warn/releases/pages/warning-releases-panel.njk', {
      entries: records.map((each) => ({
        href: addressOf(warningRelease, each.id),
        area: each.values.area,
        stateName: warningRelease.lifecycle.states[each.state].name,
      })),
      prepare: mayPrepare ? `${warningRelease.address}/new?country=${country}&warning=${id}` : undefined,
    });
  };
}

/** On a release's page: how long each short text is, and what has gone out. */
export function releasedMessagesPanel(messages: ReleasedMessageService, view: View): Panel<AnyRecord> {
  return async (actor, { id, values }) => {
    const lengths = textsOf(values).flatMap(({ language, short }) =>
      short === null ? [] : [{ languageName: languageWords[language], ...shortLength(short) }],
    );
    const sent = (await messages.ofRelease(actor, id)).map((each) => ({
      ...{ href: `/warn/released/${each.id}`, at: each.at, typeName: typeWords[each.type] },
    }));
    return view('warn/releases/pages/released-messages-panel.njk', { lengths, sent });
  };
}

/** On the front page of somebody of a partner: the messages that were sent there last. */
export function ownMessagesPanel(messages: ReleasedMessageService, view: View): Panel<undefined> {
  return async (actor) => {
    if (!isSignedIn(actor) || !actor.roles.includes('partner-reporter')) return '';
    const entries = (await messages.list(actor)).slice(0, 5).map((each) => ({
      ...{ href: `/warn/released/${each.id}`, at: each.at, area: each.area, typeName: typeWords[each.type] },
    }));
    return entries.length === 0 ? '' : view('warn/releases/pages/own-messages-panel.njk', { entries });
  };
}
