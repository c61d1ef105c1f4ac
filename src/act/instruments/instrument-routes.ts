import Type from 'typebox';
import { say, sayIfKnown } from '../../platform/language/say.ts';
import type { Field } from '../../platform/records/field.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import { wayDiagram } from '../../platform/web/pictures/way-diagram.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { ActionLifecycle } from './action-lifecycle.ts';
import { groupWords, type InstrumentCatalogue, leadWords } from './instrument.ts';

export function instrumentRoutes(instruments: InstrumentCatalogue): Routes {
  return async (app) => {
    app.get('/act/instruments', (_request, reply) => {
      const groups = Object.entries(groupWords)
        .map(([id, name]) => ({ name, instruments: instruments.all.filter((instrument) => instrument.group === id) }))
        .filter((group) => group.instruments.length > 0);
      return reply.page('act/instruments/pages/instruments.njk', { groups, count: instruments.all.length, leadWords });
    });

    app.get(
      '/act/instruments/:id',
      { schema: { params: Type.Object({ id: Type.String({ pattern: '^[a-z0-9-]+$' }) }) } },
      (request, reply) => {
        const instrument = instruments.find(request.params.id);
        if (instrument === undefined) throw new Refusal('instrument.unknown', 404, 'There is no such instrument.');
        const lifecycle = instruments.lifecycleOf(instrument.id);
        const groupName = groupWords[instrument.group] ?? instrument.group;
        return reply.page('act/instruments/pages/instrument.njk', {
          instrument,
          groupName,
          leadName: leadWords[instrument.lead] ?? instrument.lead,
          fields: Object.values(instruments.fieldsOf(instrument.id)).map((field) => ({
            ...field,
            formName: formWords(field),
          })),
          tensions: instruments.tensions.filter(({ one, other }) =>
            [...one.instruments, ...other.instruments].includes(instrument.id),
          ),
          moves: movesOf(lifecycle).map((move) => ({
            ...move,
            fromName: lifecycle.states[move.from]?.name,
            toName: lifecycle.states[move.to]?.name,
          })),
          diagram: diagramOf(lifecycle, groupName),
        });
      },
    );
  };
}

/** Every move of a way, from the same table that its steps are taken by. */
function movesOf({ steps }: ActionLifecycle) {
  return Object.values(steps).flatMap(({ from, to, label }) => from.map((state) => ({ from: state, to, label })));
}

function diagramOf(lifecycle: ActionLifecycle, groupName: string): string {
  return atTwoWidths('way', ({ id, width }) =>
    wayDiagram({
      ...{ id, width },
      title: say('The way of actions of the group “{group}”', { group: sayIfKnown(groupName) }),
      description: say('The table below says the same.'),
      states: Object.entries(lifecycle.states).map(([state, { name, ended = false }]) => ({
        id: state,
        name: sayIfKnown(name),
        ended,
      })),
      moves: movesOf(lifecycle).map((move) => ({ ...move, label: sayIfKnown(move.label) })),
    }),
  );
}

/** In which form an answer comes. */
function formWords({ control, words }: Field): string {
  switch (control) {
    case 'choice':
    case 'choices':
      return Object.values(words).map(sayIfKnown).join(', ');
    case 'day':
      return say('a date');
    case 'number':
      return say('a whole number');
    case 'percent':
      return say('a share in per cent');
    case 'money':
      return say('an amount of money');
    case 'lines':
      return say('a list, one on each line');
    case 'organisation':
      return say('an organisation');
    case 'organisations':
      return say('organisations');
    case 'reference':
      return say('another thing that stands here');
    default:
      return say('words');
  }
}
