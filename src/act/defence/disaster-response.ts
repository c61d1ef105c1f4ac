import type { Role } from '../../people/person.ts';
import {
  country,
  day,
  line,
  lines,
  optional,
  organisation,
  pastDay,
  text,
  yesNo,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const responding = ['instrument-owner-defence', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];

const assessed = {
  noCivilMeans: yesNo({
    label: 'Is there no civil means that would do it in time?',
    hint: 'Military means are a last resort: Oslo Guidelines',
  }),
  assessment: text({ label: 'What can be done, and what might it harm?' }),
};
const tasked = {
  ...assessed,
  taskedOrganisation: organisation({ label: 'Who is tasked?' }),
  tasks: lines({ label: 'Which tasks?', hint: 'One on each line' }),
  assets: lines({ label: 'With which assets?', hint: 'One on each line' }),
  startsOn: day({ label: 'From when?' }),
  endsOn: day({ label: 'Until when?' }),
};

/** A request for military help after a disaster, from the request to the task and its end. */
export const disasterResponse = defineRecord({
  kind: 'disaster-response',
  address: '/act/defence/disaster-responses',
  names: { one: 'Disaster response', many: 'Disaster responses' },
  about:
    'Requests for military lift, engineering and medical help: who asks, whether civil means would do, who is tasked with what, and when it ends.',
  empty: 'No request stands here. Record one when a government or the United Nations asks for military help.',
  fields: {
    country: country({ label: 'Where?' }),
    need: line({ label: 'What is needed?' }),
    requestedBy: line({ label: 'Who asks for it?' }),
    requestedOn: pastDay({ label: 'When was it asked for?' }),
    request: text({ label: 'What does the request say?' }),
    reference: optional(line({ label: 'Under which reference of the Ministry of Defence?' })),
  },
  lifecycle: {
    initial: 'requested',
    states: {
      requested: { name: 'Requested' },
      assessed: { name: 'Assessed', has: assessed },
      tasked: { name: 'Tasked', has: tasked },
      ended: {
        name: 'Ended',
        has: { ...tasked, handedOver: text({ label: 'What was done, and to whom was it handed over?' }) },
        ended: true,
      },
      declined: { name: 'Declined', ended: true },
    },
    steps: {
      assess: {
        from: ['requested'],
        to: 'assessed',
        label: 'Record the assessment',
        past: 'assessed',
        roles: responding,
      },
      task: { from: ['assessed'], to: 'tasked', label: 'Task it', past: 'tasked', roles: responding },
      end: { from: ['tasked'], to: 'ended', label: 'Record its end', past: 'ended', roles: responding },
      decline: {
        from: ['requested', 'assessed'],
        to: 'declined',
        label: 'Decline the request',
        past: 'declined',
        roles: responding,
        remark: 'Why is it declined, and who can help instead?',
      },
    },
    edits: ['requested'],
  },
  titled: ['need'],
  columns: ['requestedBy', 'requestedOn', 'endsOn'],
  filters: [],
  roles: responding,
  due: 'endsOn',
});
