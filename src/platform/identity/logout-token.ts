import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Refusal } from '../refusal.ts';

/** Whom the issuer has signed out: everybody's sessions of that subject, or the one session it names. */
export type SignedOutAtIssuer = { readonly subject: string | undefined; readonly issuerSession: string | undefined };

type Checks = {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly clientId: string;
  readonly algorithms: readonly string[];
};

const event = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * Checks a logout token by OpenID Connect Back-Channel Logout 1.0, section 2.6, and says whose sessions end. A token
 * shown twice ends what is ended already, so none is remembered; an old one is refused by its age.
 * @throws Refusal for a token that proves nothing
 */
export async function readLogoutToken(token: string, checks: Checks): Promise<SignedOutAtIssuer> {
  const refuse = (reason: string) => new Refusal('sign-out.token', 400, `The logout token proves nothing: ${reason}.`);
  // Signed with the issuer's own key, never with a secret that two parties hold and never not at all.
  const algorithms = checks.algorithms.filter((name) => /^(RS|PS|ES|Ed)/.test(name));
  const { payload, protectedHeader } = await jwtVerify(token, checks.keys, {
    issuer: checks.issuer,
    audience: checks.clientId,
    algorithms,
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    clockTolerance: 30,
    maxTokenAge: '5 minutes',
  }).catch((error: unknown) => {
    throw refuse(error instanceof Error ? error.message : 'it cannot be read');
  });
  const { events, nonce, sub, sid } = payload;
  if (protectedHeader.typ !== undefined && !/^(application\/)?(logout\+)?jwt$/i.test(protectedHeader.typ)) {
    throw refuse('it is a token of another kind');
  }
  if (nonce !== undefined) throw refuse('it has a nonce, as ID tokens have');
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, event)) {
    throw refuse('it is not about signing out');
  }
  const subject = typeof sub === 'string' ? sub : undefined;
  const issuerSession = typeof sid === 'string' ? sid : undefined;
  if (subject === undefined && issuerSession === undefined) throw refuse('it names neither a subject nor a session');
  return { subject, issuerSession };
}
