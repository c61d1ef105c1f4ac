import type { Services } from '../../src/main.ts';
import { recordsOf } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { FieldValues } from '../../src/platform/records/record-service.ts';
import type { WarningId } from '../../src/warn/warnings/warning.ts';
import { countryCode, inRole } from '../fresh-services.ts';
import { actExamples } from './act-examples.ts';

/** Makes one of a kind, or of the thread before it, by its own example, and gives its id. */
export type Made = (kind: string) => Promise<string>;

/** A whole life of one record: how it is made, and each step that it takes, with who takes it. */
export type RecordExample = {
  readonly by: string;
  readonly values: (made: Made) => Promise<FieldValues>;
  readonly steps: readonly {
    readonly step: string;
    readonly by: string;
    readonly values?: FieldValues;
    readonly remark?: string;
  }[];
};

/** One for each kind: the test of all kinds fails for a kind without. */
export const examples: Readonly<Record<string, RecordExample>> = {
  recommendation: {
    by: 'watch-analyst',
    values: async (made) => ({
      source: 'parliament',
      sourceTitle: 'Third Report of Session 2022–23, From Srebrenica to a safer tomorrow',
      madeOn: '2022-10-24',
      sourceAddress: 'https://publications.example/report',
      wording: 'Train and support posts to recognise and act on warning signs.',
      themes: ['children-armed-conflict', 'sexual-violence'],
      warning: await made('warning'),
    }),
    steps: [
      {
        step: 'answer',
        by: 'desk-officer',
        values: {
          response: 'accepted',
          reasons: 'Posts asked for it too',
          answeringOrganisation: 'east-and-central-africa-desk',
          dueOn: '2027-03-31',
        },
      },
      {
        step: 'carry-out',
        by: 'desk-officer',
        values: { doneWords: 'Forty posts trained', evidence: 'Course register' },
      },
      { step: 'send-back', by: 'minister', remark: 'The register names thirty' },
      {
        step: 'carry-out',
        by: 'desk-officer',
        values: { doneWords: 'Forty posts trained', evidence: 'Both registers' },
      },
      { step: 'review', by: 'focal-point', values: { finding: 'done', findingWords: 'Both registers agree' } },
    ],
  },
  ...actExamples,
};

/** Makes things by their examples, each of what it needs first. */
export function maker(services: Services): Made {
  const made: Made = async (kind) => {
    if (kind === 'warning') {
      const country = countryCode('SSD');
      const [standing] = await services.warnings.list(systemActor, { country });
      return standing?.warning.id ?? services.warnings.openByHand(inRole('watch-analyst'), country, 'high', 'Risen');
    }
    if (kind === 'action') return beginAction(services, await made('warning'));
    const service = recordsOf(services).find(({ definition }) => definition.kind === kind);
    const example = examples[kind];
    if (service === undefined || example === undefined) throw new Error(`There is no example of ${kind}`);
    return service.make(inRole(example.by), await example.values(made));
  };
  return made;
}

/** One on this warning, which is decided to be acted on first. */
async function beginAction({ warnings, decisions, actions }: Services, warning: string): Promise<string> {
  // A warning's id, from the maker of one.
  const id = warning as WarningId;
  const desk = inRole('desk-officer');
  const standing = await warnings.find(systemActor, id);
  if (standing?.warning.state === 'opened') await warnings.acknowledge(desk, id);
  if (standing?.warning.state === 'opened' || standing?.warning.state === 'acknowledged') {
    await decisions.decide(desk, id, { choice: 'act', reasons: 'Lives are at risk', optionsNotTaken: '' });
  }
  return actions.begin(desk, id, {
    instrument: 'demarche',
    purpose: 'Observers are let in',
    lead: 'The embassy',
    dueOn: '2027-03-31',
  });
}
