import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** What the issuer says of somebody, by the claims’ names. */
export type AccountClaims = Readonly<Record<string, unknown>>;

export type TestIssuer = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who sits before the browser that comes next; the issuer asks for no password. */
  readonly atTheKeyboard: (subject: string, claims: AccountClaims) => void;
  /** Signs whatever is given with the issuer's own key, as a logout token. */
  readonly sign: (claims: Readonly<Record<string, unknown>>, header?: { readonly typ?: string }) => Promise<string>;
  readonly close: () => Promise<void>;
};

const clientId = 'forestall';
const clientSecret = 'a secret that only the two of them know';

/** A real OpenID Connect issuer on this machine, at which people sign in without a password and consent to everything. */
export async function startTestIssuer(publicUrl: string): Promise<TestIssuer> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'test-key', use: 'sig', alg: 'RS256' };
  const accounts = new Map<string, AccountClaims>();
  let present = '';
  const answers: { handle: (request: IncomingMessage, response: ServerResponse) => void } = { handle: () => {} };
  const server = createServer((request, response) => answers.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on an address has one.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, configuration(publicUrl, key, accounts));
  const answer = provider.callback();
  answers.handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      answer(request, response);
      return;
    }
    provider.interactionFinished(request, response, { login: { accountId: present } }).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
  return {
    url,
    clientId,
    clientSecret,
    atTheKeyboard: (subject, claims) => {
      present = subject;
      accounts.set(subject, claims);
    },
    sign: (claims, { typ = 'logout+jwt' } = {}) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'test-key', typ }).sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Key = Awaited<ReturnType<typeof exportJWK>>;

function configuration(publicUrl: string, key: Key, accounts: ReadonlyMap<string, AccountClaims>): Configuration {
  return {
    jwks: { keys: [key] },
    cookies: { keys: ['a key for the test’s cookies'] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/signed-out`],
        backchannel_logout_uri: `${publicUrl}/sign-out/back-channel`,
        backchannel_logout_session_required: true,
      },
    ],
    scopes: ['openid', 'profile', 'email'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'organisation', 'roles', 'clearance', 'caveats', 'employee', 'realm_access'],
      email: ['email', 'email_verified'],
    },
    findAccount: async (_context, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject, ...accounts.get(subject) }),
    }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    // The issuer speaks to no address of this machine unless told; here the site stands on one.
    fetch: (url, options = {}) => {
      Reflect.deleteProperty(options, 'dispatcher');
      return fetch(url, options);
    },
    ttl: { Session: 3_600, Interaction: 600, Grant: 3_600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.body = `<p>Sign out here as well?</p>${form}`;
        },
        postLogoutSuccessSource: async (context) => {
          context.body = '<p>Signed out</p>';
        },
      },
    },
  };
}
