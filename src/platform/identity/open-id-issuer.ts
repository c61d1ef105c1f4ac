import { createRemoteJWKSet } from 'jose';
import * as client from 'openid-client';
import type { IssuerConfig } from '../config.ts';
import { StartRefused } from '../database/start-refused.ts';
import { explainDiscovery, explainSignIn } from './issuer-failures.ts';
import { readLogoutToken } from './logout-token.ts';

/** A sign-in under way: kept in the browser's session on the server, and used once. */
export type PendingSignIn = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

/** Who the issuer says has signed in. */
export type SignedInAtIssuer = {
  readonly issuer: string;
  readonly subject: string;
  /** The session at the issuer, where it tells of one. */
  readonly issuerSession: string | undefined;
  /** Of the ID token, and of the userinfo endpoint where there is one. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Shown to the issuer again when signing out. */
  readonly idToken: string;
};

export type OpenIdIssuer = Awaited<ReturnType<typeof discoverIssuer>>;

const answerSeconds = 10;

/** Where the issuer sends a browser back to; both addresses are registered there. */
export const callbackPath = '/sign-in/callback';
export const signedOutPath = '/signed-out';

/**
 * Reads the issuer's own description (OpenID Connect Discovery 1.0) and answers what can be asked of it.
 * @throws StartRefused saying whether it cannot be reached, is another issuer, or lacks what sign-in needs
 */
export async function discoverIssuer(config: IssuerConfig) {
  const authenticate =
    config.clientAuthentication === 'client_secret_post' ? client.ClientSecretPost : client.ClientSecretBasic;
  const configuration = await client
    .discovery(config.issuer, config.clientId, undefined, authenticate(config.clientSecret), {
      timeout: answerSeconds,
      // An issuer on this machine itself may be plain HTTP, for a trial: config.ts lets no other through.
      execute: config.issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    })
    .catch((error: unknown) => {
      throw explainDiscovery(config.issuer, error);
    });
  const metadata = configuration.serverMetadata();
  const keys = requireUsable(config, metadata);
  // The ID token's signature is checked as well, although it comes straight from the issuer.
  client.enableNonRepudiationChecks(configuration);
  const redirectUri = `${config.publicUrl}${callbackPath}`;
  const jwks = createRemoteJWKSet(keys, { timeoutDuration: answerSeconds * 1_000 });

  return {
    issuer: metadata.issuer,

    /** Origins that a form of ours may lead to: signing out goes on to the issuer. */
    formOrigins: metadata.end_session_endpoint === undefined ? [] : [new URL(metadata.end_session_endpoint).origin],

    /** Begins a sign-in (authorisation code with PKCE, state and nonce): where the browser goes, and what to keep. */
    async begin(scope: string): Promise<{ readonly address: string; readonly pending: PendingSignIn }> {
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope,
        response_type: 'code',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, pending };
    },

    /**
     * Takes what the browser brought back from the issuer.
     * @param query of the callback's address, with its question mark
     * @throws Refusal in words for whoever signs in; nobody is signed in then
     */
    async complete(query: string, pending: PendingSignIn): Promise<SignedInAtIssuer> {
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri}${query}`), {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || tokens.id_token === undefined) throw new Error('The issuer gave no ID token');
        const more =
          metadata.userinfo_endpoint === undefined
            ? {}
            : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
        return {
          issuer: metadata.issuer,
          subject: claims.sub,
          issuerSession: typeof claims.sid === 'string' ? claims.sid : undefined,
          claims: { ...more, ...claims },
          idToken: tokens.id_token,
        };
      } catch (error) {
        throw explainSignIn(error);
      }
    },

    /** Where a browser signs out at the issuer too (RP-Initiated Logout 1.0); nowhere if the issuer has no such place. */
    signOutAddress(idToken: string): string | undefined {
      if (metadata.end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${config.publicUrl}${signedOutPath}`,
      }).href;
    },

    /** Reads a logout token that the issuer sent by itself. @throws Refusal where it proves nothing */
    readLogoutToken: (token: string) =>
      readLogoutToken(token, {
        keys: jwks,
        issuer: metadata.issuer,
        clientId: config.clientId,
        algorithms: metadata.id_token_signing_alg_values_supported ?? ['RS256'],
      }),
  };
}

/** @returns the address of the issuer's keys */
function requireUsable({ issuer }: IssuerConfig, metadata: client.ServerMetadata): URL {
  const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
  const missing = needed.filter((name) => metadata[name] === undefined);
  if (missing.length > 0 || metadata.jwks_uri === undefined) {
    throw new StartRefused(
      'start.issuer',
      `The issuer ${issuer.href} says nothing of its ${missing.join(', ')}: it cannot sign anybody in. Check FORESTALL_ISSUER.`,
    );
  }
  const challenges = metadata.code_challenge_methods_supported;
  if (challenges !== undefined && !challenges.includes('S256')) {
    throw new StartRefused(
      'start.issuer',
      `The issuer ${issuer.href} does not take PKCE with S256, which sign-in needs. Turn it on there.`,
    );
  }
  return new URL(metadata.jwks_uri);
}
