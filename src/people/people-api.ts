import Type from 'typebox';
import { countryCodeSchema } from '../places/country.ts';
import { pageInMemory } from '../platform/web/api/cursor.ts';
import { listOperation } from '../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../platform/web/api/operation.ts';
import { noParams, nullable } from '../platform/web/api/schemas.ts';
import { organisationKinds, organisationSchema } from './organisation.ts';
import type { PeopleService } from './people-service.ts';
import { personSchema, roles } from './person.ts';

const { id: organisationId, name: organisationName } = organisationSchema.properties;
const shownOrganisation = Type.Object(
  {
    id: organisationId,
    name: organisationName,
    kind: Type.Enum([...organisationKinds]),
    parent: nullable(organisationId),
    covers: Type.Array(Type.String({ pattern: '^[A-Z]{3}$' })),
    inFund: Type.Boolean({ description: 'One of the departments of the cross-government Fund' }),
  },
  { title: 'Organisation' },
);

const { id: personId, name: personName, roles: personRoles } = personSchema.properties;
// Who is cleared for what, and addresses, are not for everybody in the directory.
const shownPerson = Type.Object(
  { id: personId, name: personName, organisation: organisationId, roles: personRoles },
  { title: 'Person' },
);

const tag = 'People';

export function peopleApi(people: PeopleService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listOrganisations',
      path: '/organisations',
      tag,
      summary: 'Departments, teams, missions and partners, by id',
      example: { query: { kind: 'mission' } },
      signedIn: true,
      params: noParams,
      query: Type.Object({
        kind: Type.Optional(Type.Enum([...organisationKinds])),
        covers: Type.Optional(countryCodeSchema),
      }),
      item: shownOrganisation,
      key: ({ id }) => id,
      keySchema: organisationId,
      async list({ actor, query: { kind, covers }, page }) {
        const found = (await people.directory(actor)).organisations
          .map(({ id, name, parent, inFund = false, covers: countries = [], ...rest }) => ({
            ...{ id, name, kind: rest.kind, parent: parent ?? null, covers: [...countries], inFund },
          }))
          .filter((each) => kind === undefined || each.kind === kind)
          .filter((each) => covers === undefined || each.covers.includes(covers));
        return pageInMemory(found, ({ id }) => id, page);
      },
    }),
    listOperation({
      id: 'listPeople',
      path: '/people',
      tag,
      summary: 'Who works where in which role, by id',
      example: { query: { role: 'desk-officer' } },
      signedIn: true,
      params: noParams,
      query: Type.Object({
        organisation: Type.Optional(organisationId),
        role: Type.Optional(Type.Enum(Object.keys(roles))),
      }),
      item: shownPerson,
      key: ({ id }) => id,
      keySchema: personId,
      async list({ actor, query: { organisation, role }, page }) {
        const found = (await people.directory(actor)).people
          .map(({ id, name, organisation: works, roles: held }) => ({
            id,
            name,
            organisation: works,
            roles: [...held],
          }))
          .filter((each) => organisation === undefined || each.organisation === organisation)
          .filter((each) => role === undefined || each.roles.includes(role));
        return pageInMemory(found, ({ id }) => id, page);
      },
    }),
  ];
}
