import { namedAction } from './act/actions/action-names.ts';
import type { ActionService } from './act/actions/action-service.ts';
import type { InstrumentCatalogue } from './act/instruments/instrument.ts';
import type { OpenThings } from './people/governance/hand-over.ts';
import type { Clock } from './platform/clock.ts';
import type { Actor } from './platform/database/actor.ts';
import { message } from './platform/language/message.ts';
import { addressOf } from './platform/records/record.ts';
import type { KindList, RecordReadingService } from './platform/records/record-reading-service.ts';
import type { AnyRecordService } from './platform/records/record-service.ts';
import { shownTitleOf } from './platform/records/record-words.ts';
import { placeWords } from './warn/warnings/warning-place.ts';
import type { WarningService } from './warn/warnings/warning-service.ts';
import { withStanding } from './warn/warnings/warning-standing.ts';
import { waitingFor } from './warn/warnings/warning-waiting.ts';

type Parts = {
  readonly warnings: WarningService;
  readonly actions: ActionService;
  readonly instruments: InstrumentCatalogue;
  readonly kinds: readonly AnyRecordService[];
  readonly reading: RecordReadingService;
  readonly clock: Clock;
};

/** What may be open with somebody who leaves a post, stage by stage. */
export function openThingsOf({ warnings, actions, instruments, kinds, reading, clock }: Parts): readonly OpenThings[] {
  const today = () => clock().toISOString().slice(0, 10);
  const dated = kinds.filter(({ definition }) => definition.due !== undefined && definition.kind !== 'hand-over');

  async function waiting(asker: Actor, leaving: Actor) {
    const open = (await warnings.list(asker, { open: true })).map((entry) => withStanding(entry, clock()));
    const first = waitingFor(leaving, open)?.first ?? [];
    const thingsOwing = (answer: 'acknowledged' | 'decided') =>
      first.flatMap(({ warning, deadline }) => {
        if (deadline?.answer !== answer) return [];
        const due = deadline.due.toISOString().slice(0, 10);
        return [
          {
            title: `${placeWords(warning)}, ${warning.level}`,
            href: `/warn/warnings/${warning.id}`,
            due,
            marked: warning,
          },
        ];
      });
    return [
      { name: message('Warnings to acknowledge'), things: thingsOwing('acknowledged') },
      { name: message('Decisions due'), things: thingsOwing('decided') },
    ];
  }

  async function underWay(asker: Actor, leaving: Actor) {
    const begun = (await actions.list(asker, { open: true })).filter(
      ({ phase, owner }) => phase === 'begun' && owner === leaving.organisationId,
    );
    const things = begun.map((action) => {
      const { countryName, instrumentName } = namedAction(instruments, action, today());
      const title = `${countryName}: ${instrumentName}`;
      return { title, href: `/act/actions/${action.id}`, due: action.dueOn, marked: action };
    });
    return [{ name: message('Actions under way'), things }];
  }

  return [
    { of: waiting },
    { of: underWay },
    { of: async (asker, leaving) => (await reading.openOf(asker, dated, leaving.personId)).map(toList) },
  ];
}

function toList({ service: { definition }, records }: KindList) {
  return {
    name: definition.names.many,
    things: records.map((record) => {
      const day = definition.due === undefined ? undefined : record.values[definition.due];
      return {
        title: shownTitleOf(definition, record),
        href: addressOf(definition, record.id),
        due: typeof day === 'string' ? day : undefined,
        marked: record,
      };
    }),
  };
}
