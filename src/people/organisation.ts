import Type, { type Static } from 'typebox';

/** A part of a government, or a partner of one: it owns rows, and rows are released to it. */
export const organisationKinds = [
  'government',
  'department',
  'team',
  'mission',
  'international-partner',
  'civil-society',
] as const;

/** Those outside government. */
export const partnerKinds: readonly string[] = [
  'international-partner',
  'civil-society',
] satisfies (typeof organisationKinds)[number][];

export const organisationSchema = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  kind: Type.Enum([...organisationKinds]),
  /** The organisation above it, if any. */
  parent: Type.Optional(Type.String()),
  /** ISO 3166-1 alpha-3 codes of the countries that a team or mission works on. */
  covers: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }))),
  /** Whether it is one of the departments of the cross-government Fund. */
  inFund: Type.Optional(Type.Boolean()),
});
export type Organisation = Readonly<Static<typeof organisationSchema>>;

/** An organisation and all those above it, the lowest first. An organisation that is not known stands alone. */
export function chainOf(organisations: ReadonlyMap<string, Organisation>, id: string): readonly string[] {
  const chain: string[] = [];
  for (let next: string | undefined = id; next !== undefined && !chain.includes(next); ) {
    chain.push(next);
    next = organisations.get(next)?.parent;
  }
  return chain;
}

/** Those at the top of a government: what is released to them is released to all who work under them, and to no partner. */
export function houseOf(organisations: readonly Organisation[]): readonly string[] {
  return organisations
    .filter(({ parent, kind }) => parent === undefined && !partnerKinds.includes(kind))
    .map(({ id }) => id);
}

/** The department that an organisation is part of; one outside any department is its own. */
export function departmentOf(organisations: ReadonlyMap<string, Organisation>, id: string): string {
  return chainOf(organisations, id).find((each) => organisations.get(each)?.kind === 'department') ?? id;
}

/** What is wrong with a set of organisations taken together, one sentence each. */
export function faultsOf(organisations: readonly Organisation[]): readonly string[] {
  const known = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const seen = new Set<string>();
  return organisations.flatMap(({ id, parent }) => {
    const faults: string[] = [];
    if (seen.has(id)) faults.push(`The organisation “${id}” stands there twice.`);
    seen.add(id);
    if (parent !== undefined && !known.has(parent)) {
      faults.push(`The organisation “${id}” is under “${parent}”, which is not in the file.`);
    }
    const top = chainOf(known, id).at(-1) ?? id;
    if (known.get(top)?.parent !== undefined && known.has(known.get(top)?.parent ?? '')) {
      faults.push(`The organisation “${id}” stands, by way of others, under itself.`);
    }
    return faults;
  });
}
