import type { PeopleService } from '../../people/people-service.ts';
import { alpha2Of, countryByAlpha2 } from '../../places/country.ts';
import { type Actor, anonymousActor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { standardMarking } from '../../platform/records/standard-marking.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type IatiActivity, iatiActivity } from './iati/iati-activity.ts';
import { checkIati, faultWords } from './iati/iati-check.ts';
import type { Codelists } from './iati/iati-codes.ts';
import { iatiText, readIatiFile } from './iati/iati-file.ts';
import { readProgrammes } from './iati/iati-reading.ts';
import type { IatiFault, IatiSchema } from './iati/iati-schema.ts';
import { withSource } from './iati/iati-source.ts';
import { ownNamespace, writeProgramme } from './iati/iati-writing.ts';
import { IatiError, xmlOf } from './iati/xml-tree.ts';
import { keepSource, readSources } from './iati-source-store.ts';
import { type ImportOutcome, importPlan } from './programme-import-service.ts';
import type { ProgrammePlan } from './programme-plan.ts';
import { planOf } from './programme-plan-service.ts';
import type { ProgrammeServices } from './programme-service.ts';

export type IatiExchangeService = ReturnType<typeof createIatiExchangeService>;

type Parts = {
  readonly database: Database;
  readonly programmes: ProgrammeServices;
  readonly people: Pick<PeopleService, 'directory'>;
  /** Compiled when it is first needed. */
  readonly openSchema: () => IatiSchema;
  readonly codelists: Codelists;
};

const mostFaultsTold = 20;

/** Programmes as files of the International Aid Transparency Initiative, version 2.03, out and in. */
export function createIatiExchangeService({ database, programmes, people, openSchema, codelists }: Parts) {
  let schema: IatiSchema | undefined;
  const check = (text: string) => {
    schema ??= openSchema();
    return checkIati(text, schema, codelists);
  };

  /** Nothing of a partner who must not be named is given out, also not what an earlier file said of it. */
  async function activitiesOf(queries: Queries, plan: ProgrammePlan, names: ReadonlyMap<string, string>) {
    const written = writeProgramme(plan, { alpha2Of, organisationName: (id) => names.get(id) ?? id });
    const isOpen = plan.projects.every(({ atRisk }) => !atRisk);
    const open = isOpen ? written.map(({ identifier }) => identifier.text) : [];
    const sources = await readSources(queries, open);
    return written.map((activity) => {
      const source = sources.get(activity.identifier.text);
      return source === undefined ? activity : withSource(activity, sourceOf(source));
    });
  }

  const organisationNames = async () =>
    new Map((await people.directory(systemActor)).organisations.map(({ id, name }) => [id, name]));

  const fileOf = (activities: readonly IatiActivity[]) =>
    [...iatiText({ attributes: { [`xmlns:${ownNamespace.prefix}`]: ownNamespace.uri }, activities })].join('');

  return {
    /** All that the official schema and codelists find wrong in a file; none: it is valid. */
    check: (text: string): readonly IatiFault[] => check(text).faults,

    /** A programme with its projects, for whoever may see it. @throws Refusal (404) */
    async activityFile(actor: Actor, id: RecordId): Promise<string> {
      const names = await organisationNames();
      return database.snapshot(actor, async (queries) => {
        const found = await programmes.programmes.findIn(queries, id);
        if (found === undefined) throw new Refusal('programme.unknown', 404, 'There is no such programme.');
        return fileOf(await activitiesOf(queries, await planOf(queries, programmes, found), names));
      });
    },

    /** Every programme that is released to everyone. */
    async publicFile(): Promise<string> {
      const names = await organisationNames();
      return database.snapshot(anonymousActor, async (queries) => {
        const released = (await programmes.programmes.listIn(queries, {})).filter(
          ({ marking, caveats, audience }) =>
            marking === 'OFFICIAL' && caveats.length === 0 && audience.includes('everyone'),
        );
        const activities = [];
        for (const found of released) {
          activities.push(...(await activitiesOf(queries, await planOf(queries, programmes, found), names)));
        }
        return fileOf(activities);
      });
    },

    /**
     * Brings a file in: the whole of it, or at the first fault nothing. What stands here under the same identifiers stays,
     * and is given the money that it lacks.
     * @throws Refusal with line, element and what to do
     */
    async bringIn(actor: Actor, text: string): Promise<readonly ImportOutcome[]> {
      if (!programmes.programmes.mayMake(actor)) {
        throw new Refusal('record.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
      }
      const { head, activities, faults } = check(text);
      if (faults.length > 0) throw refusalOf(faults.map(faultWords));
      const namespaces = Object.fromEntries(
        Object.entries(head.attributes).filter(([name, uri]) => name.startsWith('xmlns') && uri !== ownNamespace.uri),
      );
      const plans = plansOf(() =>
        readProgrammes(activities, {
          countryOf: (alpha2) => countryByAlpha2(alpha2)?.code,
          department: actor.organisationId,
        }),
      );
      return database.transact(actor, async (queries) => {
        const outcomes = [];
        for (const plan of plans) outcomes.push(await importPlan(queries, actor, programmes, plan));
        const changed = outcomes.some(({ outcome }) => outcome !== 'unchanged');
        for (const { activity } of changed ? activities : []) {
          const kept = {
            attributes: { ...namespaces, ...activity.kept?.attributes },
            children: activity.kept?.children ?? [],
          };
          const source = xmlOf(iatiActivity.write({ ...activity, kept }));
          await keepSource(queries, activity.identifier.text.trim(), source, standardMarking(actor));
        }
        return outcomes;
      });
    },
  };
}

function sourceOf(text: string): IatiActivity {
  const [activity] = readIatiFile([`<iati-activities version="2.03">${text}</iati-activities>`]).activities;
  if (activity === undefined) throw new RangeError('A kept activity is an activity');
  return activity;
}

function plansOf(read: () => readonly ProgrammePlan[]): readonly ProgrammePlan[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof IatiError) throw refusalOf([error.message]);
    throw error;
  }
}

function refusalOf(sentences: readonly string[]): Refusal {
  const more = sentences.length - mostFaultsTold;
  const told = [...sentences.slice(0, mostFaultsTold), ...(more > 0 ? [`and ${more} more`] : [])];
  return new Refusal('iati.file', 422, `Nothing was brought in. ${told.join('\n')}`, 'file');
}
