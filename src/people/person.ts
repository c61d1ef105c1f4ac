import type { Actor } from '../platform/database/actor.ts';

/** What a person does here. Later roles join this list; a role says what may be done, an organisation what may be seen. */
export const roles = {
  'watch-analyst': 'Watch analyst',
  'desk-officer': 'Desk officer',
  'focal-point': 'Focal Point for the Responsibility to Protect',
  minister: 'Minister of State',
  'instrument-owner': 'Instrument owner',
} as const;

export type Role = keyof typeof roles;

export type Person = Actor & { readonly role: Role };

const foreignOffice = 'Foreign & Commonwealth Office';

/**
 * People of the demonstration, one for each role. They sign in without proof, and so on loopback only.
 * The departments are those of the letter MIN/33171/2018.
 */
export const demoPeople: readonly Person[] = [
  { personId: 'demo-watch-analyst', name: 'Watch analyst', role: 'watch-analyst', organisation: foreignOffice },
  { personId: 'demo-desk-officer', name: 'Desk officer', role: 'desk-officer', organisation: foreignOffice },
  { personId: 'demo-focal-point', name: 'Focal Point', role: 'focal-point', organisation: foreignOffice },
  { personId: 'demo-minister', name: 'Minister', role: 'minister', organisation: foreignOffice },
  {
    personId: 'demo-programme-manager',
    name: 'Programme manager',
    role: 'instrument-owner',
    organisation: 'Department for International Development',
  },
];

export const roleDuties: Readonly<Record<Role, string>> = {
  'watch-analyst': 'Watches what changes and opens warnings',
  'desk-officer': 'Acknowledges warnings, decides what can be decided at the desk, begins actions',
  'focal-point': 'Answers for warnings that the desk left too long; decides, begins actions',
  minister: 'Sees first what stands unanswered; decides',
  'instrument-owner': 'Begins and completes actions with an instrument',
};

export function findDemoPerson(personId: string): Person | undefined {
  return demoPeople.find((person) => person.personId === personId);
}

/** 127.0.0.0/8, ::1 and the same mapped into IPv6: a request from this machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}
