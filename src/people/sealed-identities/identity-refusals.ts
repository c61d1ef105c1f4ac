import { Refusal } from '../../platform/refusal.ts';

/** What a person can be refused here, each with its code, its status and its sentence. */
export const refusals = {
  signIn: () => new Refusal('identity.sign-in', 403, 'Sign in to see which identities are sealed.'),
  role: () => new Refusal('identity.role', 403, 'Your role does not seal identities.'),
  pseudonym: () =>
    new Refusal(
      'identity.pseudonym',
      422,
      'A code has the form R-7K3Q-9M2T. Leave it empty for a fresh one.',
      'pseudonym',
    ),
  codeTaken: () =>
    new Refusal(
      'identity.code-taken',
      409,
      'This code stands for somebody already. Leave it empty for a fresh one.',
      'pseudonym',
    ),
  fewHolders: () =>
    new Refusal(
      'identity.holders',
      422,
      'Choose at least two holders: were there one, the loss of one key would lose who this is for ever.',
      'holders',
    ),
  tooLong: (field: string, limit: number) =>
    new Refusal('identity.too-long', 422, 'Enter the {field} in at most {limit} characters.', field, { field, limit }),
  nameless: () => new Refusal('identity.name', 422, 'Enter who the reporter is.', 'name'),
  holderWithoutKey: (id: string) =>
    new Refusal(
      'identity.holder',
      422,
      '“{id}” has no key to seal to. Each holder registers one, on the page “Your keys”.',
      'holders',
      { id },
    ),
  holderReach: (name: string) =>
    new Refusal(
      'identity.holder-reach',
      422,
      '{name} may not see rows of this marking and owner, and so cannot hold this identity.',
      'holders',
      { name },
    ),
  unknown: () => new Refusal('identity.unknown', 404, 'There is no such sealed identity.'),
  notHolder: () =>
    new Refusal('identity.not-holder', 403, 'Only those to whom an identity is sealed open it. You are not one.'),
  reason: () =>
    new Refusal(
      'identity.reason',
      422,
      'No identity is opened without a reason. Say why, and do not name the person.',
      'reason',
    ),
  oldKey: () =>
    new Refusal('identity.old-key', 409, 'An identity is wrapped to the newest key of a holder, and this is another.'),
  wrapped: () => new Refusal('identity.wrapped', 409, 'It is wrapped to this key already.'),
  otherFingerprint: (name: string) =>
    new Refusal(
      'identity.fingerprint',
      409,
      'The key registered for {name} has another fingerprint than the one read to you. Do not wrap to it, and tell the administrator.',
      undefined,
      { name },
    ),
  wrongKey: () =>
    new Refusal('identity.key', 403, 'This key does not open this identity: it is not wrapped to this key.'),
  damaged: () =>
    new Refusal(
      'identity.damaged',
      409,
      'What is kept of this identity is not what was sealed, or not for this key. It was not opened.',
    ),
  notSignedIn: () => new Refusal('identity-key.role', 403, 'Sign in to register a key of your own.'),
  keyKnown: () => new Refusal('identity-key.known', 409, 'This key is registered already.', 'publicKey'),
  keyUnknown: () =>
    new Refusal('identity-key.unknown', 404, 'You have no such key, or it is told as lost already.', 'reason'),
  lossReason: () => new Refusal('identity-key.reason', 422, 'Say what became of the key.', 'reason'),
  nobodysKey: () =>
    new Refusal(
      'identity-key.nobody',
      403,
      'This key is registered for nobody at work. Register its public key first, on the page “Your keys”.',
    ),
  privateKey: () =>
    new Refusal(
      'identity-key.private',
      422,
      'This is the private key, and it must never leave your machine: make a new pair and destroy this one. Paste the text that begins “BEGIN PUBLIC KEY”.',
      'publicKey',
    ),
  noPublicKey: () =>
    new Refusal(
      'identity-key.form',
      422,
      'Paste the public key that “forestall identity keygen” wrote, from “-----BEGIN PUBLIC KEY-----” on.',
      'publicKey',
    ),
} as const;
