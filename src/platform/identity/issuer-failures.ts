import * as client from 'openid-client';
import { StartRefused } from '../database/start-refused.ts';
import { Refusal } from '../refusal.ts';

/** All messages and codes of an error and of what caused it, the outermost first. */
function reasonsOf(error: unknown): readonly { readonly code: string | undefined; readonly message: string }[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return [{ code, message: error.message }, ...reasonsOf(error.cause)];
}

/** A name of the network's or of TLS: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_SIGNED_CERT … */
function networkReason(error: unknown): string | undefined {
  const reasons = reasonsOf(error);
  const code = reasons.find((reason) => /^(E[A-Z]{3,}|UND_|CERT_|.*_CERT|UNABLE_TO_)/.test(reason.code ?? ''))?.code;
  if (code !== undefined) return code;
  return reasons.some(({ code: name }) => name === 'OAUTH_TIMEOUT') ? 'no answer in time' : undefined;
}

/** Why the issuer's description could not be had, for the person who starts the app. */
export function explainDiscovery(issuer: URL, error: unknown): StartRefused {
  const network = networkReason(error);
  if (network !== undefined) {
    return new StartRefused(
      'start.issuer-unreachable',
      `The identity provider at ${issuer.href} cannot be reached (${network}). Check FORESTALL_ISSUER and the network, then start again.`,
    );
  }
  const reasons = reasonsOf(error);
  if (reasons.some(({ message }) => message.includes('does not match the expected issuer'))) {
    return new StartRefused(
      'start.issuer',
      `What is at ${issuer.href} calls itself another issuer. Set FORESTALL_ISSUER to the issuer's own name, letter by letter.`,
    );
  }
  return new StartRefused(
    'start.issuer',
    `There is no OpenID Connect issuer at ${issuer.href} (${reasons[0]?.message ?? String(error)}). Check FORESTALL_ISSUER: its description is looked for at /.well-known/openid-configuration beneath it.`,
  );
}

/** Why a sign-in did not work, for the person who signs in; the log has the library's own word for it. */
export function explainSignIn(error: unknown): Refusal {
  if (error instanceof client.AuthorizationResponseError) {
    return new Refusal(
      'sign-in.denied',
      403,
      'Your identity provider did not sign you in. Sign in again; if that does not help, ask those who keep it.',
    );
  }
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant') {
    return new Refusal('sign-in.code', 400, 'This sign-in has been used already or is too old. Sign in again.');
  }
  // Codes and names only: an error may hold a token.
  const [first] = reasonsOf(error);
  const network = networkReason(error);
  const said = error instanceof client.ResponseBodyError ? error.error : first?.message;
  process.stderr.write(`A sign-in failed: ${network ?? first?.code ?? 'error'} (${onOneLine(said ?? '')})\n`);
  if (network !== undefined) {
    return new Refusal('sign-in.unreachable', 503, 'Your identity provider does not answer. Try again in a minute.');
  }
  return new Refusal(
    'sign-in.untrusted',
    400,
    'What came back from your identity provider is not what was asked for, so nobody is signed in. Sign in again; if this happens twice, tell an administrator.',
  );
}

function onOneLine(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 200);
}
