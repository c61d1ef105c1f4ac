import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { Refusal } from '../platform/refusal.ts';
import { markings } from './marking.ts';
import { isRole, type Role } from './person.ts';

/** Which claim, and what its values are called here; without `values` the issuer's values are ours as they stand. */
const valuesSchema = Type.Object(
  { claim: Type.String({ minLength: 1 }), values: Type.Optional(Type.Record(Type.String(), Type.String())) },
  { additionalProperties: false },
);

const claimMappingSchema = Type.Object(
  {
    note: Type.Optional(Type.String()),
    scope: Type.Optional(Type.String({ pattern: '(^| )openid( |$)' })),
    person: Type.Optional(Type.String({ minLength: 1 })),
    name: Type.Optional(Type.String({ minLength: 1 })),
    email: Type.Optional(Type.String({ minLength: 1 })),
    /** A claim that says so of each address, or `true` where the issuer itself gives out the addresses. */
    emailIsVerified: Type.Optional(Type.Union([Type.Literal(true), Type.String({ minLength: 1 })])),
    organisation: Type.Optional(Type.Union([valuesSchema, Type.Null()])),
    roles: Type.Optional(Type.Union([valuesSchema, Type.Null()])),
    clearance: Type.Optional(Type.Union([valuesSchema, Type.Null()])),
    caveats: Type.Optional(Type.Union([valuesSchema, Type.Null()])),
  },
  { additionalProperties: false },
);
export type ClaimMapping = Required<Omit<Readonly<Static<typeof claimMappingSchema>>, 'note'>>;
type Values = Static<typeof valuesSchema>;

const compiled = Compile(claimMappingSchema);

export const defaultClaimMapping: ClaimMapping = {
  scope: 'openid profile email',
  person: 'sub',
  name: 'name',
  email: 'email',
  emailIsVerified: 'email_verified',
  organisation: { claim: 'organisation' },
  roles: { claim: 'roles' },
  clearance: { claim: 'clearance' },
  caveats: { claim: 'caveats' },
};

/**
 * A mapping from a JSON file's text, on top of the default: see docs/sign-in.md for the form.
 * @throws Refusal naming the file, the entry and what is wrong with it
 */
export function readClaimMapping(fileName: string, text: string): ClaimMapping {
  const refuse = (sentence: string) => new Refusal('claims.file', 422, `${fileName}: ${sentence}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(`this is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  if (!compiled.Check(value)) {
    const [first] = compiled.Errors(value);
    const fault = first?.keyword === 'boolean' ? 'is not one of docs/sign-in.md' : (first?.message ?? 'does not fit');
    throw refuse(`at ${first?.instancePath || 'the top'}, the entry ${fault}.`);
  }
  const { note: _, ...given } = value;
  const mapping = { ...defaultClaimMapping, ...given };
  for (const role of Object.values(mapping.roles?.values ?? {})) {
    if (!isRole(role)) throw refuse(`under /roles/values, there is no role “${role}”.`);
  }
  for (const marking of Object.values(mapping.clearance?.values ?? {})) {
    if (!markings.some((known) => known === marking)) {
      throw refuse(`under /clearance/values, “${marking}” is neither of ${markings.join(', ')}.`);
    }
  }
  return mapping;
}

/** What the issuer says of somebody, in our words. Undefined: it says nothing of it, and the directory's own stands. */
export type ClaimedPerson = {
  /** The id in the directory, if the issuer uses the same. */
  readonly person: string | undefined;
  readonly name: string | undefined;
  /** Only an address that is known to be this person's. */
  readonly email: string | undefined;
  /** Null: it names one or more, and none is of ours. */
  readonly organisation: string | null | undefined;
  /** Empty: it names none that is of ours. */
  readonly roles: readonly Role[] | undefined;
  readonly sensitive: boolean | undefined;
  readonly caveats: readonly string[] | undefined;
};

type Claims = Readonly<Record<string, unknown>>;

/** Pure: no claim that a file does not name has any effect. */
export function mapClaims(mapping: ClaimMapping, claims: Claims): ClaimedPerson {
  const organisations = mapped(mapping.organisation, claims);
  return {
    person: textOf(claims, mapping.person),
    name: textOf(claims, mapping.name),
    email: isVerified(mapping, claims) ? textOf(claims, mapping.email) : undefined,
    organisation: organisations && (organisations[0] ?? null),
    roles: mapped(mapping.roles, claims)?.filter(isRole),
    sensitive: mapped(mapping.clearance, claims)?.includes('OFFICIAL-SENSITIVE'),
    caveats: mapped(mapping.caveats, claims)?.filter((caveat) => /^[A-Z0-9 -]+$/.test(caveat)),
  };
}

function isVerified({ emailIsVerified }: ClaimMapping, claims: Claims): boolean {
  // Some issuers write the word instead of the truth value.
  return emailIsVerified === true || [true, 'true'].some((yes) => claimOf(claims, emailIsVerified) === yes);
}

/** A claim by its name, or by the path to it: “realm_access.roles”. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Object.entries(value).find(([key]) => key === part)?.[1];
  }
  return value;
}

function textOf(claims: Claims, name: string): string | undefined {
  const value = claimOf(claims, name);
  if (typeof value !== 'string') return undefined;
  // Control characters have no place in a name that pages, logs and the ledger show.
  return (
    value
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 200) || undefined
  );
}

/**
 * What a claim's values are called here, each once, in the order of the file's list (or the claim's own where the file
 * has none): of several organisations the first of the file's counts.
 */
function mapped(values: Values | null, claims: Claims): readonly string[] | undefined {
  const claim = values === null ? undefined : claimOf(claims, values.claim);
  if (values === null || claim === undefined || claim === null) return undefined;
  const stated = (Array.isArray(claim) ? claim : [claim]).filter((value) => typeof value === 'string');
  if (values.values === undefined) return [...new Set(stated)];
  const ours = Object.entries(values.values).filter(([theirs]) => stated.includes(theirs));
  return [...new Set(ours.map(([, word]) => word))];
}
