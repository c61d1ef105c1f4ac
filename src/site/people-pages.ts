import { apiTokenRoutes } from '../people/api-token-routes.ts';
import { directoryRoutes } from '../people/directory-routes.ts';
import { handOverRoutes, openThingsPanel } from '../people/governance/hand-over-routes.ts';
import { issuerSignInRoutes, type SignIn } from '../people/issuer-sign-in-routes.ts';
import { sealedIdentityRoutes } from '../people/sealed-identities/sealed-identity-routes.ts';
import { demoSignInRoutes } from '../people/sign-in-routes.ts';
import { stageRoutes } from '../platform/records/stage-routes.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';
import { peoplePage } from './stages.ts';

/** Who signs in and how, what they are, and what they hand over. @param signIn undefined in a demonstration */
export function peoplePages(
  { services, view, maker, kinds, origin }: SiteParts,
  signIn: SignIn | undefined,
): PagesOfStage {
  const { clock, people, tokens, governance } = services;
  return {
    routes: [
      signIn === undefined ? demoSignInRoutes(people) : issuerSignInRoutes(signIn, services.signIns, clock),
      apiTokenRoutes(tokens, clock),
      directoryRoutes(people),
      sealedIdentityRoutes(services.sealedIdentities, services.identityKeys),
      stageRoutes({ ...peoplePage, panels: [] }, kinds, services.recordReading),
      handOverRoutes(governance, people, { clock, maker, publicUrl: origin }),
    ],
    panels: { 'hand-over': [openThingsPanel(governance, view)] },
  };
}
