import Type from 'typebox';
import { isSignedIn } from '../../database/actor.ts';
import { oneOperation } from './entity-operations.ts';
import type { ApiOperation } from './operation.ts';
import { noParams, nullable } from './schemas.ts';

const sessionSchema = Type.Object(
  {
    signedIn: Type.Boolean(),
    person: nullable(Type.Object({ id: Type.String(), name: Type.String(), organisation: Type.String() })),
    roles: Type.Array(Type.String()),
    csrfToken: nullable(Type.String({ description: 'For the header X-CSRF-Token of writes by the session’s cookie' })),
  },
  { title: 'Session' },
);

/** Who asks, and the token that writes by a session's cookie must carry. */
export const sessionOperation: ApiOperation = oneOperation({
  id: 'getSession',
  path: '/session',
  tag: 'Session',
  summary: 'Who asks, and the token for writes by a session’s cookie',
  params: noParams,
  entity: sessionSchema,
  show: async (actor, _params, asking) => ({
    entity: isSignedIn(actor)
      ? {
          signedIn: true,
          person: { id: actor.personId, name: actor.name, organisation: actor.organisation },
          roles: [...actor.roles],
          csrfToken: asking.csrfToken(),
        }
      : { signedIn: false, person: null, roles: [], csrfToken: null },
  }),
});
