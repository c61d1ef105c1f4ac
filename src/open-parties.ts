import type { ActionService } from './act/actions/action-service.ts';
import { engagedParties, engagedPartners } from './act/diplomacy/engaged-parties.ts';
import type { ProgrammeServices } from './act/programmes/programme-service.ts';
import { partnerOf } from './act/programmes/project-partner.ts';
import type { OpenParty, PartySource } from './act/sanctions/screening/party-roster.ts';
import { chainOf, type Organisation } from './people/organisation.ts';
import type { PeopleService } from './people/people-service.ts';
import { systemActor } from './platform/database/actor.ts';
import { type Marked, markedAs } from './platform/ledger/ledger-entry.ts';

type Parts = {
  readonly people: PeopleService;
  readonly actions: ActionService;
  readonly programmes: Pick<ProgrammeServices, 'projects'>;
};

const openProjects = ['planned', 'running', 'finishing', 'suspended'];

/** Who is party to what is planned or under way, to be screened again whenever a list changes. */
export function openPartiesOf({ people, actions, programmes }: Parts): readonly PartySource[] {
  async function organisations(): Promise<ReadonlyMap<string, Organisation>> {
    const { organisations: all } = await people.directory(systemActor);
    return new Map(all.map((each) => [each.id, each]));
  }

  /** For the owner’s whole government and nobody else, whoever may read of the action or the project. */
  const ownOf = (known: ReadonlyMap<string, Organisation>, row: Marked): Marked => {
    const top = chainOf(known, row.owner).at(-1);
    return { ...markedAs(row), audience: top === undefined ? [] : [top] };
  };

  return [
    async () => {
      const known = await organisations();
      return (await actions.list(systemActor, { open: true })).flatMap((action) => {
        const marked = ownOf(known, action);
        const named = engagedParties(action).map(({ field: _, ...party }) => party);
        return [...named, ...engagedPartners(action, known)].map((party) => ({ party, marked }));
      });
    },
    async () => {
      const known = await organisations();
      const open: OpenParty[] = [];
      for (let after: string | undefined; ; ) {
        const page = await programmes.projects.page(systemActor, { states: openProjects }, { after, limit: 1_000 });
        for (const project of page) {
          const party = partnerOf(project);
          if (party !== undefined) open.push({ party, marked: ownOf(known, project) });
        }
        after = page.at(-1)?.id;
        if (after === undefined) return open;
      }
    },
  ];
}
