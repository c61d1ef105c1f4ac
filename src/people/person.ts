import Type, { type Static } from 'typebox';
import { message } from '../platform/language/message.ts';

/** What a person does here; a role says what may be done, an organisation what may be seen. */
export const roles = {
  'watch-analyst': { name: message('Watch analyst'), duty: message('Watches what changes and opens warnings') },
  'desk-officer': {
    name: message('Desk officer'),
    duty: message('Acknowledges warnings, decides what can be decided at the desk, begins actions'),
  },
  'post-reporter': {
    name: message('Post reporter'),
    duty: message('Reports from an embassy or mission, carries out actions there'),
  },
  'joint-analyst': { name: message('Joint analyst'), duty: message('Writes joint analysis with other departments') },
  'strategy-owner': { name: message('Strategy owner'), duty: message('Keeps a strategy and its objectives') },
  'instrument-owner-diplomacy': { name: message('Diplomat'), duty: message('Begins and completes diplomatic actions') },
  'instrument-owner-sanctions': { name: message('Sanctions officer'), duty: message('Begins and completes sanctions') },
  'instrument-owner-programme': {
    name: message('Programme manager'),
    duty: message('Begins and completes programmes'),
  },
  'instrument-owner-defence': {
    name: message('Defence planner'),
    duty: message('Begins and completes defence actions'),
  },
  'focal-point': {
    name: message('Focal Point for the Responsibility to Protect'),
    duty: message('Answers for warnings that the desk left too long; decides, begins actions'),
  },
  minister: { name: message('Minister of State'), duty: message('Sees first what stands unanswered; decides') },
  'partner-reporter': {
    name: message('Partner reporter'),
    duty: message('Sends warnings and recommendations from outside government'),
  },
  administrator: { name: message('Administrator'), duty: message('Keeps organisations, people and settings') },
  auditor: { name: message('Auditor'), duty: message('Sees the ledger, not the content') },
} as const;

export type Role = keyof typeof roles;

/** Those who own an instrument, whichever it is. */
export const instrumentOwners = [
  'instrument-owner-diplomacy',
  'instrument-owner-sanctions',
  'instrument-owner-programme',
  'instrument-owner-defence',
] as const satisfies readonly Role[];

/** A guard for what comes from a file, a claim or the database. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

export const personSchema = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9._@-]+$', maxLength: 100 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  email: Type.Optional(Type.String({ format: 'email' })),
  /** Id of the organisation. */
  organisation: Type.String(),
  roles: Type.Array(Type.Enum(Object.keys(roles)), { minItems: 1 }),
  /** Whether the person may see OFFICIAL-SENSITIVE. */
  sensitive: Type.Optional(Type.Boolean()),
  caveats: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z0-9 -]+$' }))),
  /** Somebody of the demonstration, who signs in without proof on the machine itself. */
  demonstration: Type.Optional(Type.Boolean()),
});
export type Person = Readonly<Static<typeof personSchema>>;
